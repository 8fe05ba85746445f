// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/case_figures.h"

#include "domain/field_decision.h"
#include "runtime/case_desk.h"
#include "runtime/system_clock.h"
#include "runtime/workspace_settings_file.h"
#include "sync/desk_facts.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <ctime>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

WorkspaceSettings settings()
{
    WorkspaceSettings settings{.rules = defaultFieldRules()};
    settings.users.table = u"user"_s;
    for (const UserAttribute attribute :
         {UserAttribute::Id, UserAttribute::Email, UserAttribute::FirstName, UserAttribute::LastName})
        settings.users.columns.insert(attribute, {.column = nameOf(attribute)});
    return settings;
}

/// Users and contacts that have both moved away from what was agreed, linked to each other.
Result<QList<AppUserId>> fill(Repositories &store, int cases)
{
    QList<AppUser> users;
    QList<Contact> contacts;
    QList<Link> links;
    QList<AppUserId> ids;
    for (int i = 1; i <= cases; ++i) {
        const AppUserId id{u"u%1"_s.arg(i, 7, 10, QChar(u'0'))};
        const QString email = u"person%1@example.com"_s.arg(i);
        users.append({.id = id, .email = email, .firstName = u"Given"_s, .lastName = u"Family%1"_s.arg(i)});
        contacts.append({.id = {i},
                         .fields = {{appUserIdAlias, id.value},
                                    {emailAlias, email},
                                    {u"firstname"_s, u"Given"_s},
                                    {u"lastname"_s, u"Other%1"_s.arg(i)}}});
        BaseValues base;
        for (const auto &[alias, value] : contacts.last().fields.asKeyValueRange())
            base.insert(alias, {.sent = value, .answered = value});
        base.insert(u"lastname"_s, {.sent = u"Before"_s, .answered = u"Before"_s});
        links.append({.user = id, .contact = {i}, .createdAt = {}, .base = base});
        ids.append(id);
    }
    if (const auto saved = store.users.upsert(users); !saved)
        return fail(saved.error());
    if (const auto saved = store.contacts.upsert(contacts); !saved)
        return fail(saved.error());
    if (auto saved = store.links.save(links); !saved)
        return fail(saved.error());
    return ids;
}

Result<void> prepare(const QString &folder, int cases)
{
    if (auto saved = WorkspaceSettingsFile(folder + u'/' + settingsFileName).save(settings()); !saved)
        return saved;
    const auto database = Database::create(folder + u"/store.sqlite"_s);
    if (!database)
        return fail(database.error());
    Repositories store(**database);
    const Moment now = SystemClock().now();
    if (const auto made = store.workspace.create(u"https://mautic.example.com"_s, u"sqlite"_s, now); !made)
        return fail(made.error());
    const auto users = fill(store, cases);
    if (!users)
        return fail(users.error());
    const WorkspaceSettings workspace = settings();
    DeskFacts facts(store, workspace);
    if (auto prepared = facts.prepare(); !prepared)
        return prepared;
    return facts.decideAnew(*users, now, {});
}

/// Milliseconds a call takes; fails as it does.
template <class Call>
Result<double> timed(Call call)
{
    QElapsedTimer watch;
    watch.start();
    if (const auto done = call(); !done)
        return fail(done.error());
    return double(watch.nsecsElapsed()) / 1e6;
}

Result<QList<Figure>> measure(const CaseDesk &desk)
{
    const auto queue = desk.queue();
    if (!queue || queue->size() < 2)
        return fail(ErrorKind::Internal, u"no cases"_s);
    const CaseDecision first{.caseId = queue->at(0).row.open.id, .answer = Answer::TakeApp};
    const qint64 second = queue->at(1).row.open.id;
    const auto opened = timed([&] {
        const auto open = desk.queue();
        return open ? desk.file(first.caseId) : fail(open.error());
    });
    const auto previewed = timed([&] { return desk.previewAlike(first, {}); });
    const auto next = timed([&] {
        const auto kept = desk.decide({first}, {.account = u"bench"_s});
        return kept ? desk.file(second) : fail(kept.error());
    });
    for (const auto *result : {&opened, &previewed, &next}) {
        if (!*result)
            return fail(result->error());
    }
    const QString among = u" among %1 open cases"_s.arg(queue->size());
    return QList<Figure>{{u"queue and first case"_s + among, u"ms"_s, *opened, 200},
                         {u"answer kept and next case"_s + among, u"ms"_s, *next, 50},
                         {u"preview of the same for all"_s + among, u"ms"_s, *previewed, 500}};
}

QList<FieldSides> sidesOfPeople(int people)
{
    QList<FieldSides> sides;
    for (int i = 0; i < people; ++i) {
        for (int field = 0; field < defaultFieldRules().size(); ++field) {
            const QString value = u"value %1 of %2"_s.arg(field).arg(i);
            const bool differs = i % 100 == 0 && field == 3;
            sides.append({.base = BaseValue{.sent = value, .answered = value},
                          .app = differs ? QString(value + u'!') : value,
                          .mautic = differs ? QString(value + u'?') : value});
        }
    }
    return sides;
}

} // namespace

Result<QList<Figure>> figuresOfCases(int cases)
{
    const QTemporaryDir folder;
    if (auto prepared = prepare(folder.path(), cases); !prepared)
        return fail(prepared.error());
    return measure(CaseDesk(folder.path()));
}

Result<QList<Figure>> figuresOfDecisions()
{
    constexpr int atOnce = 1'000;
    const QList<FieldSides> sides = sidesOfPeople(atOnce);
    const std::clock_t before = std::clock();
    qint64 asked = 0;
    for (int round = 0; round < 1'000'000 / atOnce; ++round) {
        for (const FieldSides &each : sides)
            asked += std::holds_alternative<AskBecauseBothChanged>(decideField(each)) ? 1 : 0;
    }
    if (asked != 10'000)
        return fail(ErrorKind::Internal, u"another number of cases: "_s + QString::number(asked));
    return QList<Figure>{
        {u"three-way decision about 1,000,000 people, %1 fields each"_s.arg(defaultFieldRules().size()), u"s CPU"_s,
         double(std::clock() - before) / CLOCKS_PER_SEC, 2}};
}

} // namespace lockstep
