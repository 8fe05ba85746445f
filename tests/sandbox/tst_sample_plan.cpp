// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_names.h"
#include "mautic/mautic_client.h"
#include "sandbox/sample_folder.h"
#include "support/http_world.h"
#include "sync/sync_engine.h"
#include "users/sql_user_directory.h"
#include "users/users_catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

/// By user: the kinds of rows and of cases, sorted; what the manifest and a plan both say of a person.
using Findings = QMap<QString, QStringList>;

void sortEach(Findings &findings)
{
    for (QStringList &each : findings)
        each.sort();
}

Findings findingsOf(const QJsonDocument &manifest)
{
    Findings findings;
    for (const QJsonValue person : manifest["people"_L1].toArray()) {
        QStringList &each = findings[person["user"_L1].toString()];
        for (const QJsonValue row : person["rows"_L1].toArray())
            each.append(row.toString());
        if (person["case"_L1].isString())
            each.append(u"case "_s + person["case"_L1].toString());
    }
    sortEach(findings);
    return findings;
}

Findings findingsOf(const Decisions &decisions, const QStringList &users)
{
    Findings findings;
    for (const QString &user : users)
        findings.insert(user, {});
    for (const PlanRow &row : decisions.plan.rows) {
        if (!row.user.value.isEmpty())
            findings[row.user.value].append(nameOf(row.kind));
    }
    for (const Case &personCase : decisions.cases)
        findings[personCase.user.value].append(u"case "_s + nameOf(personCase.kind));
    sortEach(findings);
    return findings;
}

QMap<QString, int> situationsOf(const QJsonDocument &manifest)
{
    QMap<QString, int> situations;
    const QJsonObject counts = manifest["situations"_L1].toObject();
    for (const QString &name : counts.keys())
        situations.insert(name, counts.value(name).toInt());
    return situations;
}

QMap<QString, int> situationsOf(const Decisions &decisions)
{
    QMap<QString, int> situations;
    for (const auto &[situation, count] : decisions.situations)
        situations.insert(nameOf(situation), count);
    return situations;
}

QStringList mappedAliases()
{
    QStringList aliases;
    for (const FieldRule &rule : defaultFieldRules())
        aliases.append(rule.alias);
    return aliases;
}

/// The sample, and everything of Lockstep that a sync needs, all real.
class World
{
public:
    World()
    {
        if (!m_mautic.start())
            qFatal("no sandbox");
        const auto sample = writeSampleFolder(m_folder.path(), m_mautic, {.users = 2'000, .contacts = 1'500});
        QFile file(sample->manifest());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no manifest");
        m_manifest = QJsonDocument::fromJson(file.readAll());
        m_users = sample->database();
        m_store = *Database::create(m_folder.filePath(u"store.sqlite"_s));
        m_repositories = std::make_unique<Repositories>(*m_store);
        if (!m_repositories->workspace.create(m_mautic.address().toString(), u"sqlite"_s, m_clock.now()))
            qFatal("no workspace");
        m_settings.users = (*(*UsersCatalogue::open(address()))->mappingFor({})).mapping;
        m_settings.rules = defaultFieldRules();
        m_settings.newUsersSince = parseMoment(m_manifest["newUsersSince"_L1].toString());
    }

    [[nodiscard]] Result<SyncReport> plan()
    {
        return withEngine([&](SyncEngine &engine) { return engine.plan(consent(), {}); });
    }
    [[nodiscard]] Result<SyncReport> sync()
    {
        return withEngine([&](SyncEngine &engine) { return engine.sync(consent(), {}); });
    }

    SandboxMautic &mautic() { return m_mautic; }
    [[nodiscard]] const QJsonDocument &manifest() const { return m_manifest; }

private:
    [[nodiscard]] UsersDatabaseAddress address() const { return {.kind = DatabaseKind::SQLite, .file = m_users}; }
    [[nodiscard]] static SyncOptions consent() { return {.consent = {.fields = true, .segments = true}}; }

    template <class Run>
    Result<SyncReport> withEngine(Run run)
    {
        auto directory = SqlUserDirectory::open(address(), m_settings.users);
        if (!directory)
            return fail(directory.error());
        HttpTransport transport({}, m_gate, m_clock);
        MauticClient client({.address = m_mautic.address(),
                             .credentials = ClientCredentials{.clientId = QString::fromLatin1(m_mautic.clientId()),
                                                              .clientSecret = Secret(m_mautic.clientSecret())}},
                            {.wantedAliases = mappedAliases()}, transport, m_clock);
        SyncEngine engine({.mautic = client,
                           .directory = **directory,
                           .store = *m_repositories,
                           .gate = m_gate,
                           .clock = m_clock,
                           .settings = m_settings,
                           .mauticAddress = m_mautic.address().toString(),
                           .reportProgress = [](const Progress &) {}});
        return run(engine);
    }

    QTemporaryDir m_folder;
    SandboxMautic m_mautic;
    QJsonDocument m_manifest;
    QString m_users;
    testing::WallClock m_clock;
    testing::CountingGate m_gate;
    WorkspaceSettings m_settings;
    std::unique_ptr<Database> m_store;
    std::unique_ptr<Repositories> m_repositories;
};

/// The first person the two sides do not agree upon.
QString disagreement(const Findings &expected, const Findings &found)
{
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        if (found.value(it.key()) != it.value())
            return u"%1: expected %2, planned %3"_s.arg(it.key(), it->join(u", "_s),
                                                        found.value(it.key()).join(u", "_s));
    }
    return {};
}

} // namespace

class TestSamplePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstPlan_saysOfEverybodyWhatTheManifestSays();
    void secondSync_writesNothing();
};

void TestSamplePlan::firstPlan_saysOfEverybodyWhatTheManifestSays()
{
    World world;
    const auto report = world.plan();
    QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
    const Findings expected = findingsOf(world.manifest());
    const Findings found = findingsOf(report->decisions, expected.keys());
    QVERIFY2(disagreement(expected, found).isEmpty(), qPrintable(disagreement(expected, found)));
    QCOMPARE(found.size(), expected.size());
    QCOMPARE(situationsOf(report->decisions), situationsOf(world.manifest()));
    QCOMPARE(world.mautic().writingRequests(), 0);
}

void TestSamplePlan::secondSync_writesNothing()
{
    World world;
    const auto first = world.sync();
    QVERIFY2(first, qPrintable(first ? QString() : first.error().detail));
    QVERIFY(!first->applied->stoppedBy);
    QVERIFY(world.mautic().writingRequests() > 0);
    world.mautic().forgetRequests();
    const auto second = world.sync();
    QVERIFY2(second, qPrintable(second ? QString() : second.error().detail));
    QCOMPARE(second->decisions.plan.rows, QList<PlanRow>());
    QCOMPARE(world.mautic().writingRequests(), 0);
}

QTEST_GUILESS_MAIN(TestSamplePlan)
#include "tst_sample_plan.moc"
