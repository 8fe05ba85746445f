// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_index.h"
#include "store/people_projection.h"
#include "store/person_state_repository.h"
#include "store/user_mirror.h"
#include "store_world.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace
{

/// Users by id and name; those named in `states` stand so.
class IndexWorld : public StoreWorld
{
public:
    void hold(const QList<std::pair<QString, QString>> &people, const QHash<QString, PersonState> &states = {})
    {
        QList<AppUser> users;
        QList<PersonOutcome> outcomes;
        for (const auto &[id, name] : people) {
            users.append({.id = {id}, .email = QString(id + u"@example.com"_s), .firstName = name});
            if (states.contains(id))
                outcomes.append({.user = {id}, .situation = Situation::Absent, .state = states.value(id)});
        }
        must(UserMirror(database()).upsert(users));
        must(PersonStateRepository(database()).replaceBetween(std::nullopt, std::nullopt, outcomes));
        must(PeopleProjection(database()).update({}));
    }

    FoundPeople list(const PeopleQuery &query) { return must(m_index.list(database(), request(query), {})); }
    ListRequest request(const PeopleQuery &query)
    {
        const quint64 shown = m_generation++;
        return {.query = query, .generation = m_generation, .shown = shown};
    }
    QStringList idsOf(const PeopleQuery &query) { return idsIn(list(query).firstPage); }
    static QStringList idsIn(const QList<PersonRow> &rows)
    {
        QStringList ids;
        for (const PersonRow &row : rows)
            ids.append(row.who.user.value);
        return ids;
    }
    PeopleIndex &index() { return m_index; }
    quint64 generation() const { return m_generation; }

private:
    PeopleIndex m_index;
    quint64 m_generation = 0;
};

const QList<std::pair<QString, QString>> fewPeople = {
    {u"a1"_s, u"Zoë"_s}, {u"b2"_s, u"Anna Müller"_s}, {u"c3"_s, u""_s}, {u"d4"_s, u"anna Smith"_s}};

} // namespace

class PeopleIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_areOrderedWithoutCaseAndThoseWithoutAreLast()
    {
        IndexWorld world;
        world.hold(fewPeople);
        QCOMPARE(world.idsOf({}), (QStringList{u"b2"_s, u"d4"_s, u"a1"_s, u"c3"_s}));
        QCOMPARE(world.idsOf({.isDescending = true}), (QStringList{u"c3"_s, u"a1"_s, u"d4"_s, u"b2"_s}));
    }

    void everyColumn_canBeOrderedBy()
    {
        IndexWorld world;
        world.hold(fewPeople);
        for (int column = 0; column < peopleColumnCount; ++column)
            QCOMPARE(world.idsOf({.sortBy = static_cast<PeopleColumn>(column)}).size(), 4);
        QCOMPARE(world.idsOf({.sortBy = PeopleColumn::User, .isDescending = true}).first(), u"d4"_s);
    }

    void words_areFoundAnywhereWithoutAccents()
    {
        IndexWorld world;
        world.hold(fewPeople);
        QCOMPARE(world.idsOf({.search = u"ANNA"_s}), (QStringList{u"b2"_s, u"d4"_s}));
        QCOMPARE(world.idsOf({.search = u"  ulle  na "_s}), QStringList{u"b2"_s});
        QCOMPARE(world.idsOf({.search = u"zoe"_s}), QStringList{u"a1"_s});
        QCOMPARE(world.idsOf({.search = u"c3@example"_s}), QStringList{u"c3"_s});
        QCOMPARE(world.idsOf({.search = u"muller smith"_s}), QStringList());
        QCOMPARE(world.idsOf({.search = u" "_s}).size(), 4);
    }

    void states_areFilteredAndCountedOverWhatIsSearched()
    {
        IndexWorld world;
        world.hold(fewPeople, {{u"b2"_s, PersonState::Conflict}, {u"c3"_s, PersonState::Failing}});
        const FoundPeople found =
            world.list({.search = u"anna"_s, .states = {PersonState::Conflict, PersonState::Failing}});

        QCOMPARE(IndexWorld::idsIn(found.firstPage), QStringList{u"b2"_s});
        QCOMPARE(found.counts.of(PersonState::Conflict), 1);
        QCOMPARE(found.counts.of(PersonState::NotLinked), 1);
        QCOMPARE(found.counts.all(), 2);
        QCOMPARE(world.index().everyone()->all(), 4);
    }

    void someUsersAlone_areListed_searchedAndCounted()
    {
        IndexWorld world;
        world.hold(fewPeople);
        const QList<AppUserId> only{{u"a1"_s}, {u"d4"_s}, {u"not there"_s}};

        QCOMPARE(world.idsOf({.only = only}), (QStringList{u"d4"_s, u"a1"_s}));
        QCOMPARE(world.idsOf({.search = u"anna"_s, .only = only}), QStringList{u"d4"_s});
        QCOMPARE(world.list({.only = only}).counts.all(), 2);
        QCOMPARE(world.idsOf({}).size(), 4);
    }

    void theBeginning_isThatOfTheWholeList()
    {
        IndexWorld world;
        QList<std::pair<QString, QString>> people;
        for (int i = 0; i < 3 * PeopleIndex::pageSize; ++i)
            people.append({u"u%1"_s.arg(i), u"Name %1"_s.arg((i * 7919) % 1000, 4)});
        world.hold(people);
        QVERIFY(world.index().isNew());

        const FoundPeople beginning = must(world.index().beginning(world.database(), world.request({})));
        const FoundPeople whole = world.list({});

        QCOMPARE(beginning.list.rowCount, 3 * PeopleIndex::pageSize);
        QVERIFY(!beginning.list.keepsPlaces);
        QCOMPARE(whole.firstPage, beginning.firstPage);
        QVERIFY(whole.list.keepsPlaces);
    }

    void rows_areThoseOfTheListAskedFor()
    {
        IndexWorld world;
        world.hold(fewPeople);
        world.list({.isDescending = true});

        QCOMPARE(IndexWorld::idsIn(must(world.index().rows(world.database(), world.generation(), {1, 2}))),
                 (QStringList{u"a1"_s, u"d4"_s}));
        QCOMPARE(must(world.index().rows(world.database(), world.generation() + 1, {1, 2})), QList<PersonRow>());
        const QList<PersonRef> people = must(world.index().people(world.database(), {{0, 0}, {3, 9}}));
        QCOMPARE(people, (QList<PersonRef>{{.user = {u"c3"_s}}, {.user = {u"b2"_s}}}));
    }

    void somebody_isLocatedInTheListShown()
    {
        IndexWorld world;
        world.hold(fewPeople);
        world.list({.isDescending = true});
        QCOMPARE(must(world.index().rowOf(world.database(), {.user = {u"d4"_s}})), 2);
        QCOMPARE(must(world.index().rowOf(world.database(), {.user = {u"nobody"_s}})), -1);
        world.list({.search = u"zoe"_s});
        QCOMPARE(must(world.index().rowOf(world.database(), {.user = {u"d4"_s}})), -1);
    }

    void whatChangedInTheStore_isListedAfterForgetting()
    {
        IndexWorld world;
        world.hold(fewPeople);
        world.list({});
        world.hold({{u"b2"_s, u"Anna Maier"_s}});
        world.index().forget();
        QVERIFY(world.list({}).list.keepsPlaces);
        QCOMPARE(world.idsOf({.search = u"maier"_s}), QStringList{u"b2"_s});

        world.list({});
        world.hold({{u"b2"_s, u"Zz"_s}});
        world.index().forget();

        QVERIFY(!world.list({}).list.keepsPlaces);
    }

    void theFinder_takesTheFirstByName()
    {
        IndexWorld world;
        world.hold(fewPeople);
        world.list({.sortBy = PeopleColumn::User});
        QCOMPARE(IndexWorld::idsIn(must(world.index().firstFound(world.database(), u"example"_s, 2, {}))),
                 (QStringList{u"b2"_s, u"d4"_s}));
        QCOMPARE(must(world.index().firstFound(world.database(), u""_s, 2, {})), QList<PersonRow>());
    }
};

QTEST_GUILESS_MAIN(PeopleIndexTest)
#include "tst_people_index.moc"
