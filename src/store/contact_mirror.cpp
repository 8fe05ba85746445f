// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/contact_mirror.h"

#include "domain/email_address.h"
#include "domain/field_mapping.h"
#include "store/add_or_change.h"
#include "store/change_log.h"
#include "store/json_text.h"
#include "store/mirror_scan.h"

#include <functional>
#include <limits>
#include <string_view>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

Result<QList<Contact>> readContacts(Statement &statement, const QStringList &aliases)
{
    StoredJsonReader reader(aliases);
    return statement.rows<Contact>([&](const Statement &row) {
        return Contact{.id = {row.number(0)}, .fields = reader.fields(row.bytes(2)), .addedAt = row.optionalMoment(1)};
    });
}

size_t hashOf(const QString &text)
{
    const std::u16string_view view(reinterpret_cast<const char16_t *>(text.utf16()), size_t(text.size()));
    return std::hash<std::u16string_view>()(view);
}

/// Tells apart what a contact holds, in whatever order its fields come. Where another compiler's library hashes
/// differently the rows are written once more, nothing else.
qint64 contentHash(const Contact &contact)
{
    constexpr quint64 odd = 0x9e3779b97f4a7c15;
    quint64 sum = quint64(contact.fields.size()) + odd * quint64(contact.addedAt.value_or(Moment{-1}).microseconds);
    for (auto field = contact.fields.constBegin(); field != contact.fields.constEnd(); ++field) {
        quint64 both = hashOf(field.key()) * odd + hashOf(field.value());
        both = (both ^ (both >> 32)) * odd;
        sum += both ^ (both >> 29);
    }
    return qint64(sum);
}

QList<ContactId> idsOf(const QList<Contact> &contacts)
{
    QList<ContactId> ids;
    ids.reserve(contacts.size());
    for (const Contact &contact : contacts)
        ids.append(contact.id);
    return ids;
}

Contact over(const Contact &known, const Contact &answered)
{
    Contact contact = known;
    contact.fields.insert(answered.fields);
    if (answered.addedAt)
        contact.addedAt = answered.addedAt;
    return contact;
}

Result<QHash<ContactId, qint64>> contentHashes(Database &database, const QString &ids)
{
    auto statement = database.statement(u"contact_content_hashes"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using Row = std::pair<ContactId, qint64>;
    const auto rows = statement->bind(u":list"_s, ids).rows<Row>([](const Statement &row) {
        return Row{{row.number(0)}, row.number(1)};
    });
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<ContactId, qint64> hashes;
    hashes.reserve(rows->size());
    for (const auto &[contact, hash] : *rows)
        hashes.insert(contact, hash);
    return hashes;
}

/// A contact that is not here as it is given, with the hash of what is given.
struct Differing {
    const Contact *contact;
    qint64 hash;
    bool isKnown;
};

/// Points into `contacts`. Also marks all of them as seen by a scan that is under way.
Result<QList<Differing>> differingAmong(Database &database, const QList<Contact> &contacts)
{
    const QString ids = jsonList(idsOf(contacts));
    const auto before = contentHashes(database, ids);
    if (!before)
        return tl::unexpected(before.error());
    QList<Differing> differing;
    for (const Contact &contact : contacts) {
        const auto known = before->constFind(contact.id);
        const bool isKnown = known != before->constEnd();
        const qint64 hash = contentHash(contact);
        if (!isKnown || *known != hash)
            differing.append({.contact = &contact, .hash = hash, .isKnown = isKnown});
    }
    if (auto marked = MirrorScan(database, u"contact"_s).markSeen(ids); !marked)
        return tl::unexpected(marked.error());
    return differing;
}

Result<int> store(Database &database, const QList<Differing> &contacts)
{
    auto add = database.statement(u"contact_add"_s);
    auto change = database.statement(u"contact_change"_s);
    if (!add || !change)
        return tl::unexpected(!add ? add.error() : change.error());
    for (const Differing &each : contacts) {
        const QByteArray fields = fieldsJson(each.contact->fields);
        const auto bindTo = [&](Statement &statement) {
            statement.bind(u":id"_s, each.contact->id.value)
                .bind(u":email_key"_s, emailKey(each.contact->email()))
                .bind(u":app_user_id"_s, each.contact->fields.value(appUserIdAlias))
                .bind(u":added_at"_s, each.contact->addedAt)
                .bind(u":content_hash"_s, each.hash)
                .bind(u":fields"_s, fields);
        };
        if (auto done = each.isKnown ? writeRow(*change, *add, bindTo) : writeRow(*add, *change, bindTo); !done)
            return tl::unexpected(done.error());
    }
    return int(contacts.size());
}

/// Only of fields that were answered both times: one that was not is unknown, not empty.
QList<ObservedChange> differences(const Contact &before, const Contact &after, const Observation &observation)
{
    const QString subject = QString::number(after.id.value);
    const ToldChange told = observation.told.value(subject);
    QList<ObservedChange> changes;
    for (const auto &[alias, value] : after.fields.asKeyValueRange()) {
        const auto former = before.fields.constFind(alias);
        if (former == before.fields.constEnd() || *former == value)
            continue;
        changes.append({.at = observation.at,
                        .side = ChangeSide::Mautic,
                        .subject = subject,
                        .field = alias,
                        .before = *former,
                        .after = value,
                        .how = observation.how,
                        .madeAt = told.at,
                        .who = told.by});
    }
    return changes;
}

Result<void> runMerge(Database &database, const QString &name, ContactId merged, std::optional<ContactId> survivor)
{
    auto statement = database.statement(name);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(u":merged_id"_s, merged.value);
    if (survivor)
        statement->bind(u":survivor_id"_s, survivor->value);
    return statement->exec();
}

} // namespace

ContactMirror::ContactMirror(Database &database, QStringList aliases)
    : m_database(database)
    , m_aliases(std::move(aliases))
{
}

Result<void> ContactMirror::beginScan() { return MirrorScan(m_database, u"contact"_s).begin(); }

Result<int> ContactMirror::upsert(const QList<Contact> &contacts) { return write(contacts); }

Result<int> ContactMirror::upsertAnswered(const QList<Contact> &contacts)
{
    const auto present = ContactMirror(m_database).withIds(idsOf(contacts));
    if (!present)
        return tl::unexpected(present.error());
    QHash<ContactId, Contact> known;
    for (const Contact &contact : *present)
        known.insert(contact.id, contact);
    QList<Contact> wanted;
    for (const Contact &contact : contacts)
        wanted.append(known.contains(contact.id) ? over(known.value(contact.id), contact) : contact);
    return write(wanted);
}

Result<QList<Contact>> ContactMirror::different(const QList<Contact> &contacts)
{
    return differingAmong(m_database, contacts).map([](const QList<Differing> &differing) {
        QList<Contact> changed;
        changed.reserve(differing.size());
        for (const Differing &each : differing)
            changed.append(*each.contact);
        return changed;
    });
}

Result<int> ContactMirror::write(const QList<Contact> &contacts)
{
    const auto changed = differingAmong(m_database, contacts);
    if (!changed)
        return tl::unexpected(changed.error());
    if (changed->isEmpty())
        return 0;
    return inTransaction(m_database, [&] { return store(m_database, *changed); });
}

Result<QList<ContactId>> ContactMirror::observe(const QList<Contact> &contacts, const Observation &observation)
{
    const auto changed = differingAmong(m_database, contacts);
    if (!changed)
        return tl::unexpected(changed.error());
    if (changed->isEmpty())
        return QList<ContactId>();
    QList<ContactId> ids;
    QList<Contact> known;
    for (const Differing &each : *changed) {
        ids.append(each.contact->id);
        if (each.isKnown)
            known.append(*each.contact);
    }
    return inTransaction(m_database, [&]() -> Result<QList<ContactId>> {
        if (auto noted = noteChanges(known, observation); !noted)
            return tl::unexpected(noted.error());
        if (const auto stored = store(m_database, *changed); !stored)
            return tl::unexpected(stored.error());
        return ids;
    });
}

Result<void> ContactMirror::noteChanges(const QList<Contact> &contacts, const Observation &observation)
{
    if (contacts.isEmpty())
        return {};
    const auto known = ContactMirror(m_database).withIds(idsOf(contacts));
    if (!known)
        return tl::unexpected(known.error());
    QHash<ContactId, Contact> before;
    for (const Contact &contact : *known)
        before.insert(contact.id, contact);
    QList<ObservedChange> changes;
    for (const Contact &contact : contacts) {
        const auto former = before.constFind(contact.id);
        if (former != before.constEnd())
            changes += differences(*former, contact, observation);
    }
    return ChangeLog(m_database).append(changes);
}

Result<QList<ContactId>> ContactMirror::unseen()
{
    auto statement = m_database.statement(u"contact_unseen"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->rows<ContactId>([](const Statement &row) { return ContactId{row.number(0)}; });
}

Result<int> ContactMirror::finishScan()
{
    return MirrorScan(m_database, u"contact"_s).finish([&]() -> Result<int> {
        auto statement = m_database.statement(u"contact_remove_unseen"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        return statement->execChanging();
    });
}

Result<int> ContactMirror::remove(const QList<ContactId> &ids)
{
    auto statement = m_database.statement(u"contact_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(ids)).execChanging();
}

Result<QList<Contact>> ContactMirror::listed(const QString &statement, const QString &list)
{
    auto prepared = m_database.statement(statement);
    if (!prepared)
        return tl::unexpected(prepared.error());
    return readContacts(prepared->bind(u":list"_s, list), m_aliases);
}

Result<QList<Contact>> ContactMirror::withIds(const QList<ContactId> &ids)
{
    return listed(u"contact_with_ids"_s, jsonList(ids));
}

Result<QList<ContactName>> ContactMirror::namesOf(const QList<ContactId> &ids)
{
    auto statement = m_database.statement(u"contact_names"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":list"_s, jsonList(ids)).rows<ContactName>([](const Statement &row) {
        return ContactName{.contact = {row.number(0)}, .name = row.text(1), .email = row.text(2)};
    });
}

Result<QList<Contact>> ContactMirror::withEmailKeys(const QStringList &keys)
{
    return listed(u"contact_with_email_keys"_s, jsonList(keys));
}

Result<QList<Contact>> ContactMirror::withAppUserIds(const QStringList &ids)
{
    return listed(u"contact_with_app_user_ids"_s, jsonList(ids));
}

Result<QList<Contact>> ContactMirror::page(const std::optional<ContactId> &after, int limit)
{
    auto statement = m_database.statement(u"contact_page"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const qint64 last = after ? after->value : std::numeric_limits<qint64>::min();
    return readContacts(statement->bind(u":after"_s, last).bind(u":limit"_s, limit), m_aliases);
}

Result<QList<ContactId>> ContactMirror::idsBetween(ContactId after, ContactId through)
{
    auto statement = m_database.statement(u"contact_ids_between"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":after"_s, after).bind(u":through"_s, through).rows<ContactId>([](const Statement &row) {
        return ContactId{row.number(0)};
    });
}

Result<int> ContactMirror::count()
{
    auto statement = m_database.statement(u"contact_count"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 number) { return int(number); });
}

Result<QSet<QString>> ContactMirror::sharedAmong(const QStringList &emailKeys)
{
    auto statement = m_database.statement(u"contact_shared_among"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    statement->bind(u":list"_s, jsonList(emailKeys));
    const auto keys = statement->rows<QString>([](const Statement &row) { return row.text(0); });
    if (!keys)
        return tl::unexpected(keys.error());
    return QSet<QString>(keys->cbegin(), keys->cend());
}

Result<void> ContactMirror::rememberMerge(ContactId merged, ContactId survivor)
{
    if (merged == survivor)
        return fail(ErrorKind::BadInput, u"a contact merged into itself"_s);
    return inTransaction(m_database, [&]() -> Result<void> {
        // The survivor exists, whatever was known of it; and what was merged before has now moved on.
        if (auto done = runMerge(m_database, u"merge_forget"_s, survivor, {}); !done)
            return done;
        if (auto done = runMerge(m_database, u"merge_follow"_s, merged, survivor); !done)
            return done;
        return runMerge(m_database, u"merge_remember"_s, merged, survivor);
    });
}

Result<QHash<ContactId, ContactId>> ContactMirror::mergedInto(const QList<ContactId> &ids)
{
    auto statement = m_database.statement(u"merge_survivors"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    using Row = std::pair<ContactId, ContactId>;
    const auto rows = statement->bind(u":list"_s, jsonList(ids)).rows<Row>([](const Statement &row) {
        return Row{{row.number(0)}, {row.number(1)}};
    });
    if (!rows)
        return tl::unexpected(rows.error());
    QHash<ContactId, ContactId> survivors;
    for (const auto &[merged, survivor] : *rows)
        survivors.insert(merged, survivor);
    return survivors;
}

} // namespace lockstep
