// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/workspace_world.h"

#include "users/users_catalogue.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace lockstep::testing
{

namespace
{

constexpr auto usersTable = R"(CREATE TABLE "user" (id TEXT PRIMARY KEY, email TEXT, emailVerified INTEGER, name TEXT,
createdAt TEXT, updatedAt TEXT, locale TEXT, timezone TEXT, company TEXT, mtcId TEXT, marketingOptOut INTEGER,
banned INTEGER, mauticId INTEGER))";

UsersDatabaseAddress addressOf(const QString &file) { return {.kind = DatabaseKind::SQLite, .file = file}; }

} // namespace

WorkspaceWorld::WorkspaceWorld(ContactApi &mautic, RequestGate &gate)
    : m_mautic(mautic)
    , m_gate(gate)
    , m_connection(QUuid::createUuid().toString())
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(usersFile());
    if (!database.open())
        qFatal("no application database");
    execute(QString::fromLatin1(usersTable), {});
    auto store = Database::create(m_folder.filePath(u"store.sqlite"_s));
    if (!store)
        qFatal("no store");
    m_database = std::move(*store);
    m_store = std::make_unique<Repositories>(*m_database);
    if (!m_store->workspace.create(u"https://mautic.example.com"_s, u"sqlite"_s, m_clock.now()))
        qFatal("no workspace");
    const auto catalogue = UsersCatalogue::open(addressOf(usersFile()));
    const auto table = (*catalogue)->mappingFor({});
    m_settings.users = table->mapping;
    m_settings.rules = defaultFieldRules();
    m_settings.newUsersSince = m_clock.now();
}

WorkspaceWorld::~WorkspaceWorld()
{
    QSqlDatabase::database(m_connection).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void WorkspaceWorld::execute(const QString &sql, const QVariantMap &values)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(sql);
    for (const auto &[name, value] : values.asKeyValueRange())
        query.bindValue(u':' + name, value);
    if (!query.exec())
        qFatal("%s", qPrintable(query.lastError().text()));
}

void WorkspaceWorld::signUp(const QString &id, const QVariantMap &columns)
{
    QVariantMap values{{u"id"_s, id},
                       {u"email"_s, QString(id + u"@example.com"_s)},
                       {u"emailVerified"_s, 1},
                       {u"name"_s, u"Some One"_s},
                       {u"createdAt"_s, yesterday()},
                       {u"updatedAt"_s, yesterday()}};
    for (const auto &[name, value] : columns.asKeyValueRange())
        values.insert(name, value);
    const QStringList names = values.keys();
    execute(u"INSERT INTO \"user\" ("_s + names.join(u',') + u") VALUES (:"_s + names.join(u", :"_s) + u')', values);
}

void WorkspaceWorld::changeUser(const QString &id, const QVariantMap &columns)
{
    QStringList assignments;
    for (const QString &name : columns.keys())
        assignments.append(name + u" = :"_s + name);
    QVariantMap values = columns;
    values.insert(u"userId"_s, id);
    execute(u"UPDATE \"user\" SET "_s + assignments.join(u", "_s) + u" WHERE id = :userId"_s, values);
}

void WorkspaceWorld::removeUser(const QString &id)
{
    execute(u"DELETE FROM \"user\" WHERE id = :id"_s, {{u"id"_s, id}});
}

QVariant WorkspaceWorld::userValue(const QString &id, const QString &column)
{
    QSqlQuery query(QSqlDatabase::database(m_connection));
    query.prepare(u"SELECT "_s + column + u" FROM \"user\" WHERE id = :id"_s);
    query.bindValue(u":id"_s, id);
    return query.exec() && query.next() ? query.value(0) : QVariant();
}

template <class Run>
Result<SyncReport> WorkspaceWorld::withEngine(Run run)
{
    auto directory = SqlUserDirectory::open(addressOf(usersFile()), m_settings.users, m_settings.writableAttributes);
    if (!directory)
        return fail(directory.error());
    SyncEngine engine({.mautic = m_mautic,
                       .directory = **directory,
                       .store = *m_store,
                       .gate = m_gate,
                       .clock = m_clock,
                       .settings = m_settings,
                       .mauticAddress = u"https://mautic.example.com"_s,
                       .reportProgress = [](const Progress &) {}});
    return run(engine);
}

Result<SyncReport> WorkspaceWorld::sync(const SyncOptions &options)
{
    return withEngine([&](SyncEngine &engine) { return engine.sync(options, m_stop.get_token()); });
}

Result<SyncReport> WorkspaceWorld::syncOnly(const QStringList &users)
{
    SyncOptions options;
    for (const QString &user : users)
        options.only.append(AppUserId{user});
    return sync(options);
}

Result<SyncReport> WorkspaceWorld::plan(const SyncOptions &options)
{
    return withEngine([&](SyncEngine &engine) { return engine.plan(options, m_stop.get_token()); });
}

Result<SyncReport> WorkspaceWorld::apply(const Plan &plan, const SyncOptions &options)
{
    return withEngine([&](SyncEngine &engine) { return engine.apply(plan, options, m_stop.get_token()); });
}

ContactId WorkspaceWorld::contactOf(const QString &user)
{
    const auto links = m_store->links.ofUsers({{user}});
    return links && links->size() == 1 ? links->first().contact : ContactId{};
}

QList<Case> WorkspaceWorld::openCases()
{
    QList<Case> cases;
    const auto open = m_store->cases.open();
    for (const OpenCase &each : *open)
        cases.append(each.content);
    return cases;
}

} // namespace lockstep::testing
