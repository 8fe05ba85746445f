// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/user_mirror.h"

#include "domain/email_address.h"
#include "store/add_or_change.h"
#include "store/change_log.h"
#include "store/json_text.h"
#include "store/link_repository.h"
#include "store/mirror_scan.h"
#include "store/transaction.h"
#include "store/user_changes.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

AppUserId readId(const Statement &row) { return {row.text(0)}; }

std::optional<ContactId> contactAt(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(ContactId{row.number(column)});
}

AppUser readUser(const Statement &row)
{
    return {.id = {row.text(0)},
            .email = row.text(1),
            .emailVerified = row.isNull(2) ? std::nullopt : std::optional(row.flag(2)),
            .firstName = row.text(3),
            .lastName = row.text(4),
            .createdAt = row.optionalMoment(5),
            .updatedAt = row.optionalMoment(6),
            .locale = row.text(7),
            .timeZone = row.text(8),
            .phone = row.text(9),
            .company = row.text(10),
            .source = row.text(11),
            .accountTier = row.text(12),
            .registrationMethod = row.text(13),
            .authProvider = row.text(14),
            .trackedContact = contactAt(row, 15),
            .storedContact = contactAt(row, 16),
            .optedOut = row.flag(17),
            .banned = row.flag(18),
            .deleted = row.flag(19)};
}

/// `before` is nothing where the user was not there.
QStringList movedAddresses(const AppUser *before, const AppUser &after)
{
    if (before == nullptr)
        return {emailKey(after.email)};
    const QStringList both{emailKey(before->email), emailKey(after.email)};
    const bool countsAsBefore = before->banned == after.banned && before->deleted == after.deleted;
    return countsAsBefore && both.first() == both.last() ? QStringList() : both;
}

void bindUser(Statement &statement, const AppUser &user)
{
    statement.bind(u":id"_s, user.id.value)
        .bind(u":email"_s, user.email)
        .bind(u":email_key"_s, emailKey(user.email))
        .bind(u":email_verified"_s, user.emailVerified)
        .bind(u":first_name"_s, user.firstName)
        .bind(u":last_name"_s, user.lastName)
        .bind(u":created_at"_s, user.createdAt)
        .bind(u":updated_at"_s, user.updatedAt)
        .bind(u":locale"_s, user.locale)
        .bind(u":time_zone"_s, user.timeZone)
        .bind(u":phone"_s, user.phone)
        .bind(u":company"_s, user.company)
        .bind(u":source"_s, user.source)
        .bind(u":account_tier"_s, user.accountTier)
        .bind(u":registration_method"_s, user.registrationMethod)
        .bind(u":auth_provider"_s, user.authProvider)
        .bind(u":tracked_contact"_s, user.trackedContact)
        .bind(u":stored_contact"_s, user.storedContact)
        .bind(u":opted_out"_s, user.optedOut)
        .bind(u":banned"_s, user.banned)
        .bind(u":deleted"_s, user.deleted);
}

QList<AppUserId> idsOf(const QList<AppUser> &users)
{
    QList<AppUserId> ids;
    ids.reserve(users.size());
    for (const AppUser &user : users)
        ids.append(user.id);
    return ids;
}

QHash<AppUserId, AppUser> byId(const QList<AppUser> &users)
{
    QHash<AppUserId, AppUser> found;
    found.reserve(users.size());
    for (const AppUser &user : users)
        found.insert(user.id, user);
    return found;
}

Result<QList<AppUser>> usersListed(Database &database, const QString &name, const QList<AppUserId> &ids)
{
    auto statement = database.statement(name);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(ids)).rows<AppUser>(readUser);
}

Result<int> write(Database &database, const QList<AppUser> &users, const QHash<AppUserId, AppUser> &present)
{
    auto add = database.statement(u"user_add"_s);
    auto change = database.statement(u"user_change"_s);
    if (!add || !change)
        return tl::unexpected(!add ? add.error() : change.error());
    for (const AppUser &user : users) {
        const auto bindTo = [&](Statement &statement) { bindUser(statement, user); };
        const bool isPresent = present.contains(user.id);
        if (auto done = isPresent ? writeRow(*change, *add, bindTo) : writeRow(*add, *change, bindTo); !done)
            return tl::unexpected(done.error());
    }
    return int(users.size());
}

Result<QHash<QString, QList<AppUserId>>> usersByKey(Statement &statement)
{
    using Row = std::pair<QString, AppUserId>;
    const auto rows = statement.rows<Row>([](const Statement &row) { return Row{row.text(0), {row.text(1)}}; });
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<QString, QList<AppUserId>> byKey;
    for (const auto &[key, user] : *rows)
        byKey[key].append(user);
    return byKey;
}

} // namespace

Result<void> UserMirror::beginScan() { return MirrorScan(m_database, u"user"_s).begin(); }

Result<int> UserMirror::upsert(const QList<AppUser> &users)
{
    const auto changed = different(users);
    if (!changed)
        return tl::unexpected(changed.error());
    if (changed->users.isEmpty())
        return 0;
    return inTransaction(m_database, [&] { return write(m_database, changed->users, changed->before); });
}

/// Also marks all of them as seen by a scan that is under way.
Result<UserMirror::Different> UserMirror::different(const QList<AppUser> &users)
{
    const QList<AppUserId> ids = idsOf(users);
    const auto present = withIds(ids);
    if (!present)
        return tl::unexpected(present.error());
    Different changed{.before = byId(*present)};
    for (const AppUser &user : users) {
        const auto known = changed.before.constFind(user.id);
        if (known == changed.before.constEnd() || *known != user)
            changed.users.append(user);
    }
    if (auto marked = MirrorScan(m_database, u"user"_s).markSeen(jsonList(ids)); !marked)
        return tl::unexpected(marked.error());
    return changed;
}

Result<QList<AppUserId>> UserMirror::observe(const QList<AppUser> &users, const Observation &observation)
{
    return see(users, observation).map([](const SeenUsers &seen) { return seen.changed; });
}

Result<SeenUsers> UserMirror::see(const QList<AppUser> &users, const Observation &observation)
{
    const auto changed = different(users);
    if (!changed)
        return tl::unexpected(changed.error());
    if (changed->users.isEmpty())
        return SeenUsers();
    return inTransaction(m_database, [&]() -> Result<SeenUsers> {
        auto noted = noteChanges(*changed, observation);
        if (!noted)
            return noted;
        if (const auto written = write(m_database, changed->users, changed->before); !written)
            return tl::unexpected(written.error());
        return noted;
    });
}

Result<void> UserMirror::noteStored(const QList<StoredLink> &stored)
{
    auto statement = m_database.statement(u"user_note_stored"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(stored)).exec();
}

Result<SeenUsers> UserMirror::noteChanges(const Different &changed, const Observation &observation)
{
    const QList<AppUserId> ids = idsOf(changed.users);
    const auto kept = keptWithIds(ids);
    const auto links = LinkRepository(m_database).ofUsers(ids);
    if (!kept || !links)
        return tl::unexpected(!kept ? kept.error() : links.error());
    const QHash<AppUserId, AppUser> before = byId(*kept);
    QHash<AppUserId, ContactId> linked;
    for (const Link &link : *links)
        linked.insert(link.user, link.contact);
    SeenUsers seen;
    QList<ObservedChange> noticed;
    for (const AppUser &user : changed.users) {
        const auto known = before.constFind(user.id);
        const bool isPresent = changed.before.contains(user.id);
        QList<ObservedChange> own;
        if (known != before.constEnd()) {
            const auto link = linked.constFind(user.id);
            own = changesOf(*known, user, observation, link == linked.constEnd() ? std::nullopt : std::optional(*link));
            if (!isPresent)
                own.append(presenceOf(user.id, true, observation));
        }
        if (known == before.constEnd() || !own.isEmpty())
            seen.changed.append(user.id);
        seen.addresses += movedAddresses(isPresent ? &*known : nullptr, user);
        noticed += own;
    }
    if (auto logged = ChangeLog(m_database).append(noticed); !logged)
        return tl::unexpected(logged.error());
    return seen;
}

Result<QList<AppUserId>> UserMirror::observeGone(const QList<AppUserId> &ids, const Observation &observation)
{
    return inTransaction(m_database, [&]() -> Result<QList<AppUserId>> {
        const auto present = withIds(ids);
        if (!present)
            return tl::unexpected(present.error());
        const QList<AppUserId> gone = idsOf(*present);
        QList<ObservedChange> noticed;
        for (const AppUserId &id : gone)
            noticed.append(presenceOf(id, false, observation));
        auto statement = m_database.statement(u"user_mark_listed_gone"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        statement->bind(u":gone_at"_s, observation.at).bind(u":list"_s, jsonList(gone));
        if (auto marked = statement->exec(); !marked)
            return tl::unexpected(marked.error());
        if (auto logged = ChangeLog(m_database).append(noticed); !logged)
            return tl::unexpected(logged.error());
        return gone;
    });
}

Result<int> UserMirror::finishScan(Moment now)
{
    return MirrorScan(m_database, u"user"_s).finish([&]() -> Result<int> {
        auto note = m_database.statement(u"user_note_gone"_s);
        if (!note)
            return tl::unexpected(note.error());
        if (auto noted = note->bind(u":at"_s, now).exec(); !noted)
            return tl::unexpected(noted.error());
        auto statement = m_database.statement(u"user_mark_gone"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        return statement->bind(u":gone_at"_s, now).execChanging();
    });
}

Result<QList<AppUserId>> UserMirror::goneAt(Moment moment)
{
    auto statement = m_database.statement(u"user_all_gone_at"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":gone_at"_s, moment).rows<AppUserId>(readId);
}

Result<QList<AppUser>> UserMirror::page(const std::optional<AppUserId> &after, int limit)
{
    auto statement = m_database.statement(after ? u"user_page"_s : u"user_first_page"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    if (after)
        statement->bind(u":after"_s, after->value);
    return statement->bind(u":limit"_s, limit).rows<AppUser>(readUser);
}

Result<QList<AppUser>> UserMirror::withIds(const QList<AppUserId> &ids)
{
    return usersListed(m_database, u"user_with_ids"_s, ids);
}

Result<QSet<AppUserId>> UserMirror::presentAmong(const QList<AppUserId> &ids)
{
    auto statement = m_database.statement(u"user_present_among"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(ids)).rows<AppUserId>(readId).map([](const QList<AppUserId> &present) {
        return QSet<AppUserId>(present.cbegin(), present.cend());
    });
}

Result<QList<AppUser>> UserMirror::keptWithIds(const QList<AppUserId> &ids)
{
    return usersListed(m_database, u"user_kept_with_ids"_s, ids);
}

Result<QList<PersonName>> UserMirror::namesOf(const QList<AppUserId> &ids)
{
    auto statement = m_database.statement(u"user_names"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(ids)).rows<PersonName>([](const Statement &row) {
        return PersonName{.user = {row.text(0)}, .name = row.text(1), .email = row.text(2)};
    });
}

Result<std::optional<Moment>> UserMirror::goneAt(const AppUserId &id)
{
    auto statement = m_database.statement(u"user_gone_at"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto row = statement->bind(u":id"_s, id.value).firstRow<std::optional<Moment>>([](const Statement &found) {
        return found.optionalMoment(0);
    });
    if (!row)
        return tl::unexpected(row.error());
    return row->value_or(std::nullopt);
}

Result<int> UserMirror::count()
{
    auto statement = m_database.statement(u"user_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 number) { return int(number); });
}

Result<bool> UserMirror::exists(const AppUserId &id)
{
    auto statement = m_database.statement(u"user_exists"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":id"_s, id.value).firstNumber().map([](qint64 number) { return number != 0; });
}

Result<QHash<ContactId, QList<AppUserId>>> UserMirror::storingContacts(const QList<ContactId> &contacts)
{
    auto statement = m_database.statement(u"user_storing_contacts"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using Row = std::pair<ContactId, AppUserId>;
    statement->bind(u":list"_s, jsonList(contacts));
    const auto rows = statement->rows<Row>([](const Statement &row) { return Row{{row.number(0)}, {row.text(1)}}; });
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<ContactId, QList<AppUserId>> storing;
    for (const auto &[contact, user] : *rows)
        storing[contact].append(user);
    return storing;
}

Result<QHash<QString, QList<AppUserId>>> UserMirror::withEmailKeys(const QStringList &keys)
{
    auto statement = m_database.statement(u"user_with_email_keys"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(u":list"_s, jsonList(keys));
    return usersByKey(*statement);
}

} // namespace lockstep
