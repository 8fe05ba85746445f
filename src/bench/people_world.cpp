// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/people_world.h"

#include "bench/sqlite_file.h"
#include "runtime/open_workspace.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString numbers = u"WITH RECURSIVE n (i) AS (SELECT :first UNION ALL SELECT i + 1 FROM n WHERE i < :last) "_s;
const QString given =
    u"('[\"Anna\",\"Björn\",\"Chloé\",\"Dmitri\",\"Elif\",\"Farah\",\"Georg\",\"Hanna\",\"Ivan\",\"Jürgen\",\"Klara\","
    "\"Léa\",\"Mária\",\"Noor\",\"Oskar\",\"Paula\",\"Renée\"]' ->> (i * 7 % 17))"_s;
const QString family =
    u"('[\"Müller\",\"García\",\"Novák\",\"Ünal\",\"Ødegård\",\"Smith\",\"Kowalska\",\"Rossi\",\"Nguyễn\",\"Dubois\","
    "\"Иванова\",\"Petrov\",\"Haddad\"]' ->> (i * 5 % 13)) || '-' || (i * 7919 % 100003)"_s;

QString usersSql()
{
    return numbers
        + u"INSERT INTO app_user SELECT printf('u%07d', i), 'person' || (i * 7919 % 1000003) || '@example.com', "
          "'person' || (i * 7919 % 1000003) || '@example.com', 1, "_s
        + given + u", "_s + family
        + u", 1790000000000000 + i, 1790000000000000 + i * 7919 % 1000003 * 1000000, "
          "'en', 'Europe/Berlin', '', 'Example ' || i % 999, '', 'free', 'email', 'credential', NULL, NULL, 0, 0, 0, "
          "NULL FROM n"_s;
}

QString contactsSql()
{
    return numbers
        + u"INSERT INTO contact SELECT i, 'person' || (i * 7919 % 1000003) || '@example.com', '', "
          "1790000000000000 + i, i, json_object('email', 'person' || (i * 7919 % 1000003) || '@example.com', "
          "'firstname', "_s
        + given + u", 'lastname', "_s + family + u", 'company', 'Example ' || i % 999, 'city', 'Berlin') FROM n"_s;
}

QString linksSql()
{
    return numbers
        + u"INSERT INTO link SELECT printf('u%07d', i), i, 'email', 1790000000000000, "
          "1790000000000000 + i * 104729 % 1000003 * 1000000, '[]', '{}', '[]' FROM n"_s;
}

QString statesSql()
{
    return numbers
        + u"INSERT INTO person_state SELECT printf('u%07d', i), 'absent', "
          "'[\"notLinked\",\"notLinked\",\"waiting\",\"ambiguous\",\"conflict\",\"failing\"]' ->> (i % 6), NULL "
          "FROM n"_s;
}

Result<void> fill(const QString &store, int people)
{
    const int users = people / 10 * 8;
    const int linked = people / 10 * 6;
    const QList<std::pair<QString, QVariantList>> steps{
        {usersSql(), {1, users}},
        {contactsSql(), {1, linked + people - users}},
        {linksSql(), {1, linked}},
        {statesSql(), {linked + 1, users}},
        {u"INSERT INTO segment VALUES (1, 'New Signups'), (2, 'Newsletter')"_s, {}},
        {u"INSERT INTO segment_member SELECT 1 + id % 2, id, 0 FROM contact WHERE id % 3 = 0"_s, {}},
        {u"INSERT INTO do_not_contact SELECT id, id, 'email', 1 + id % 3, '', NULL FROM contact WHERE id % 20 = 0"_s,
         {}},
        {u"INSERT INTO run VALUES (1, 'sync', 'done', 'bench', 'Bench', 1790000000000000, 1790000060000000, '{}', '')"_s,
         {}},
    };
    SqliteFile file(store);
    for (const auto &[sql, values] : steps) {
        if (auto done = file.runForAll(sql, {values}); !done)
            return done;
    }
    return {};
}

} // namespace

Result<std::unique_ptr<PeopleWorld>> PeopleWorld::make(int people)
{
    std::unique_ptr<PeopleWorld> world(new PeopleWorld);
    QString store;
    {
        const auto opened = OpenWorkspace::openOrCreate(world->workspace());
        if (!opened)
            return fail(opened.error());
        store = (*opened)->database().path();
    }
    if (auto filled = fill(store, people); !filled)
        return fail(filled.error());
    return world;
}

} // namespace lockstep
