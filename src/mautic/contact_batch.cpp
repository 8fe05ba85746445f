// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/contact_batch.h"

#include "domain/email_address.h"
#include "domain/field_mapping.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QByteArray text(const QJsonArray &items) { return QJsonDocument(items).toJson(QJsonDocument::Compact); }

// Mautic strips what it dislikes and then takes the rest for an address, which may be another person's.
bool isSafeAddress(const QString &address)
{
    constexpr int longest = 254;
    return emailForMautic(address, longest) == std::optional(address);
}

QJsonObject editItem(const ContactEdit &edit)
{
    QJsonObject item{{u"id"_s, edit.id.value}};
    for (auto field = edit.fields.cbegin(); field != edit.fields.cend(); ++field) {
        const bool isBlank = field.value().isEmpty();
        item.insert(field.key(), isBlank ? QJsonValue(QJsonValue::Null) : QJsonValue(field.value()));
        if (isBlank)
            item.insert(u"overwriteWithBlank"_s, true);
    }
    return item;
}

ItemOutcome failure(qint64 status)
{
    switch (status) {
    case 403:
        return ItemOutcome::Forbidden;
    case 404:
        return ItemOutcome::NotFound;
    case 422:
        return ItemOutcome::AddressTaken;
    default:
        return status >= 500 ? ItemOutcome::Failed : ItemOutcome::Rejected;
    }
}

ItemOutcome outcomeOf(qint64 status, BatchKind kind)
{
    if (status < 200 || status > 299)
        return failure(status);
    if (kind == BatchKind::Edit)
        return ItemOutcome::Updated;
    return status == 200 ? ItemOutcome::Existed : ItemOutcome::Created;
}

bool hasHappened(ItemOutcome outcome)
{
    return outcome == ItemOutcome::Created || outcome == ItemOutcome::Existed || outcome == ItemOutcome::Updated;
}

std::optional<QList<qint64>> statusesIn(JsonValue root, qsizetype count)
{
    QList<qint64> out(count, 0);
    qsizetype seen = 0;
    forEachEntry(member(root, "statusCodes"), [&](qint64 index, JsonValue value) {
        const auto status = wholeNumber(value);
        if (index < 0 || index >= count || !status)
            return;
        out[index] = *status;
        ++seen;
    });
    return seen == count ? std::optional(out) : std::nullopt;
}

} // namespace

Result<QByteArray> encodedDrafts(const QList<ContactDraft> &drafts)
{
    QJsonArray items;
    QSet<QString> addresses;
    for (const ContactDraft &draft : drafts) {
        const QString key = emailKey(draft.fields.value(emailAlias));
        if (!isSafeAddress(draft.fields.value(emailAlias)) || addresses.contains(key))
            return fail(ErrorKind::BadInput, u"a contact to be made needs an address of its own"_s);
        addresses.insert(key);
        QJsonObject item;
        for (auto field = draft.fields.cbegin(); field != draft.fields.cend(); ++field) {
            if (!field.value().isEmpty())
                item.insert(field.key(), field.value());
        }
        items.append(item);
    }
    return text(items);
}

Result<QByteArray> encodedEdits(const QList<ContactEdit> &edits)
{
    QJsonArray items;
    QSet<ContactId> ids;
    for (const ContactEdit &edit : edits) {
        if (edit.id.value <= 0 || ids.contains(edit.id))
            return fail(ErrorKind::BadInput, u"every edit needs a contact of its own"_s);
        if (const QString address = edit.fields.value(emailAlias); !address.isEmpty() && !isSafeAddress(address))
            return fail(ErrorKind::BadInput, u"an address Mautic would rewrite"_s);
        ids.insert(edit.id);
        items.append(editItem(edit));
    }
    return text(items);
}

Result<QList<ItemResult>> readBatch(JsonValue root, qsizetype count, BatchKind kind, const ContactReader &reader)
{
    const auto statuses = statusesIn(root, count);
    if (!statuses)
        return fail(ErrorKind::OutcomeUnknown, u"not one status for each item"_s);
    QList<ItemResult> out(count);
    for (qsizetype i = 0; i < count; ++i)
        out[i].outcome = outcomeOf(statuses->at(i), kind);
    forEachEntry(member(root, "contacts"), [&](qint64 index, JsonValue value) {
        if (index < 0 || index >= count || !hasHappened(out[index].outcome))
            return;
        if (auto contact = reader.contact(value))
            out[index].contact = *std::move(contact);
    });
    forEachEntry(member(root, "errors"), [&](qint64 index, JsonValue error) {
        if (index < 0 || index >= count)
            return;
        out[index].message = textOf(member(error, "message"));
        out[index].refusedFields = keysOf(member(error, "details"));
    });
    return out;
}

} // namespace lockstep
