// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/people_flow.h"
#include "models/people_model.h"
#include "runtime/open_workspace.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

/// A workspace whose store holds users, and a flow over it.
class FlowWorld
{
public:
    FlowWorld()
        : flow({.workspace = workspace(), .engine = m_engine, .read = m_read, .work = m_work}, model)
    {
    }

    [[nodiscard]] QString workspace() const { return m_folder.filePath(u"workspace"_s); }
    /// As a run over these users leaves the store.
    void run(const QStringList &names)
    {
        const auto opened = OpenWorkspace::openOrCreate(workspace());
        QVERIFY(opened);
        Repositories &store = (*opened)->store();
        QList<AppUser> users;
        for (const QString &name : names)
            users.append({.id = {name.toLower()}, .email = name + u"@example.com"_s, .firstName = name});
        const auto started = store.runs.start(RunKind::Plan, {}, {1});
        QVERIFY(started && store.users.beginScan() && store.users.upsert(users) && store.users.finishScan({1}));
        QVERIFY(store.runs.finish(*started, {.at = {2}}));
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row, int(PeopleColumn::Name)).data().toString());
        return all;
    }

private:
    QTemporaryDir m_folder;
    JobThread m_engine{"engine"};
    JobThread m_read{"read"};
    JobThread m_work{"work"};

public:
    PeopleModel model;
    PeopleFlow flow;
};

} // namespace

class PeopleFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAWorkspace_theListIsEmptyAndNothingFailed()
    {
        FlowWorld world;
        QSignalSpy failed(&world.flow, &PeopleFlow::failed);
        QSignalSpy listed(&world.flow, &PeopleFlow::countsChanged);
        world.flow.show({});
        world.flow.refresh();
        QTRY_COMPARE(listed.size(), 1);
        QCOMPARE(world.model.rowCount(), 0);
        QCOMPARE(failed.size(), 0);
    }

    void afterARun_everybodyIsListed()
    {
        FlowWorld world;
        world.run({u"Ben"_s, u"Ada"_s, u"Cy"_s});
        QSignalSpy everyone(&world.flow, &PeopleFlow::everyoneCounted);
        world.flow.show({});
        world.flow.refresh();

        QTRY_COMPARE(world.names(), (QStringList{u"Ada"_s, u"Ben"_s, u"Cy"_s}));
        QTRY_VERIFY(!everyone.isEmpty());
        QTRY_COMPARE(everyone.last().at(0).value<PeopleCounts>().of(PersonState::NotLinked), 3);
    }

    void aQuery_isAnsweredByTheNewestOnly()
    {
        FlowWorld world;
        world.run({u"Ben"_s, u"Ada"_s, u"Cy"_s});
        world.flow.refresh();
        QTRY_COMPARE(world.model.rowCount(), 3);
        QSignalSpy listed(&world.flow, &PeopleFlow::listed);

        world.flow.show({.search = u"a"_s});
        world.flow.show({.search = u"be"_s});

        QTRY_COMPARE(world.names(), QStringList{u"Ben"_s});
        QCOMPARE(listed.size(), 1);
    }

    void theOrderOfTheTable_isThatOfTheQuery()
    {
        FlowWorld world;
        world.run({u"Ben"_s, u"Ada"_s, u"Cy"_s});
        world.flow.refresh();
        QTRY_COMPARE(world.model.rowCount(), 3);

        world.model.sort(int(PeopleColumn::Email), Qt::DescendingOrder);

        QTRY_COMPARE(world.names(), (QStringList{u"Cy"_s, u"Ben"_s, u"Ada"_s}));
        QCOMPARE(world.flow.query().sortBy, PeopleColumn::Email);
    }

    void aLaterRun_changesRowsWhereTheyStand()
    {
        FlowWorld world;
        world.run({u"Ben"_s, u"Ada"_s});
        world.flow.refresh();
        QTRY_COMPARE(world.model.rowCount(), 2);
        const QPersistentModelIndex kept(world.model.index(1, 0));

        world.run({u"Ben"_s});
        world.flow.refresh();

        QTRY_COMPARE(world.model.rowAt(0).value_or(PersonRow{}).state, PersonState::Excluded);
        QVERIFY(kept.isValid());
    }

    void rowsFarAway_comeWhenTheyAreLookedAt()
    {
        FlowWorld world;
        QStringList names;
        for (int i = 0; i < 3 * PeopleModel::pageSize; ++i)
            names.append(u"P%1"_s.arg(i, 4, 10, QChar(u'0')));
        world.run(names);
        world.flow.refresh();
        QTRY_COMPARE(world.model.rowCount(), int(names.size()));

        QTRY_COMPARE(world.model.index(599, int(PeopleColumn::Name)).data().toString(), u"P0599"_s);
    }

    void somebody_isFoundAndLocatedAndReadAsSelected()
    {
        FlowWorld world;
        world.run({u"Ben"_s, u"Ada"_s, u"Cy"_s});
        world.flow.refresh();
        QTRY_COMPARE(world.model.rowCount(), 3);
        QSignalSpy found(&world.flow, &PeopleFlow::found);
        QSignalSpy located(&world.flow, &PeopleFlow::located);
        QSignalSpy people(&world.flow, &PeopleFlow::peopleRead);

        world.flow.find(u"cy"_s);
        world.flow.locate({.user = {u"cy"_s}});
        world.flow.readPeople({{0, 1}});

        QTRY_COMPARE(people.size(), 1);
        QCOMPARE(found.at(0).at(1).value<QList<PersonRow>>().first().name, u"Cy"_s);
        QCOMPARE(located.at(0).at(1).toInt(), 2);
        QCOMPARE(people.at(0).at(0).value<QList<PersonRef>>(),
                 (QList<PersonRef>{{.user = {u"ada"_s}}, {.user = {u"ben"_s}}}));
    }
};

QTEST_GUILESS_MAIN(PeopleFlowTest)
#include "tst_people_flow.moc"
