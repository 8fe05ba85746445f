// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_form.h"
#include "sandbox/routes.h"

#include <QJsonDocument>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// What a batch answers, item by item; PHP arrays, so a list without gaps becomes a JSON array (mautic-api.md 2.3).
class BatchReply
{
public:
    void add(qsizetype index, int status, const QByteArray &contact, const std::optional<EntityError> &error)
    {
        m_statusCodes.append(status);
        if (!contact.isEmpty()) {
            m_contacts.emplaceBack(index, contact);
        }
        if (error) {
            m_errors.insert(QString::number(index), toBatchJson(*error));
        }
    }

    [[nodiscard]] SandboxReply reply(int status) const
    {
        QByteArray body = "{\"contacts\":" + contactsText()
            + ",\"statusCodes\":" + QJsonDocument(m_statusCodes).toJson(QJsonDocument::Compact);
        if (!m_errors.isEmpty()) {
            body.append(",\"errors\":").append(errorsText());
        }
        return textReply(body.append('}'), status);
    }

private:
    [[nodiscard]] QByteArray contactsText() const
    {
        const bool gapless = m_contacts.isEmpty() || m_contacts.last().first == m_contacts.size() - 1;
        QByteArray text(1, gapless ? '[' : '{');
        for (const auto &[index, contact] : m_contacts) {
            text.append(text.size() > 1 ? "," : "");
            text.append(gapless ? QByteArray() : '"' + QByteArray::number(index) + "\":").append(contact);
        }
        return text.append(gapless ? ']' : '}');
    }

    [[nodiscard]] QByteArray errorsText() const
    {
        if (m_errors.size() < m_statusCodes.size()) {
            return toText(m_errors);
        }
        QJsonArray list;
        for (qsizetype i = 0; i < m_statusCodes.size(); ++i) {
            list.append(m_errors.value(QString::number(i)));
        }
        return QJsonDocument(list).toJson(QJsonDocument::Compact);
    }

    QList<std::pair<qsizetype, QByteArray>> m_contacts;
    QJsonArray m_statusCodes;
    QJsonObject m_errors;
};

std::optional<SandboxReply> tooMany(const SandboxCall &call)
{
    if (call.body.toArray().size() <= call.batchLimit) {
        return std::nullopt;
    }
    return errorReply({.code = 500,
                       .message = u"A max of %1 entities are supported at a time."_s.arg(call.batchLimit),
                       .details = QJsonArray()});
}

void addOutcome(BatchReply &batch, const SandboxCall &call, qsizetype index, const FormOutcome &outcome)
{
    const bool shown = outcome.contact && (!outcome.error || outcome.contact->id > 0);
    batch.add(index, outcome.status,
              shown ? contactText(call.state, *outcome.contact, outcome.shape(), outcome.artefacts) : QByteArray(),
              outcome.error);
}

SandboxReply batchNew(const SandboxCall &call)
{
    if (const auto refused = tooMany(call)) {
        return *refused;
    }
    BatchReply batch;
    const QJsonArray items = call.body.toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        addOutcome(batch, call, i,
                   submitContact(call.state,
                                 {.body = items.at(i).toObject(),
                                  .mode = FormMode::Upsert,
                                  .inBatch = true,
                                  .fromRobot = call.fromRobot}));
    }
    return batch.reply(201);
}

/// Which contact each item goes to. Where one item has no id Mautic goes by position among the ids there are, so that
/// data lands on other contacts (mautic-api.md 3.10).
QList<SandboxContact *> targets(const SandboxCall &call, const QJsonArray &items)
{
    QList<SandboxContact *> byItem;
    QList<SandboxContact *> byPosition;
    bool allHaveIds = true;
    for (const QJsonValue item : items) {
        const QJsonValue id = item["id"_L1];
        SandboxContact *contact = call.state.contact(id.toVariant().toLongLong());
        allHaveIds = allHaveIds && !id.isUndefined();
        byItem.append(contact);
        if (contact) {
            byPosition.append(contact);
        }
    }
    byPosition.resize(items.size());
    return allHaveIds ? byItem : byPosition;
}

SandboxReply batchEdit(const SandboxCall &call, FormMode mode)
{
    if (const auto refused = tooMany(call)) {
        return *refused;
    }
    BatchReply batch;
    const QJsonArray items = call.body.toArray();
    const QList<SandboxContact *> contacts = targets(call, items);
    for (qsizetype i = 0; i < items.size(); ++i) {
        const bool hasId = items.at(i).toObject().contains("id"_L1);
        if (!contacts.at(i) && mode == FormMode::Patch) {
            batch.add(i, 404, {}, missingItem());
            continue;
        }
        FormOutcome outcome = submitContact(call.state,
                                            {.body = items.at(i).toObject(),
                                             .contact = contacts.at(i),
                                             .mode = mode,
                                             .inBatch = true,
                                             .fromRobot = call.fromRobot});
        if (hasId || outcome.error) {
            addOutcome(batch, call, i, outcome);
        } else {
            batch.add(i, 400, contactText(call.state, *outcome.contact, ContactShape::Loaded),
                      EntityError{.code = 400, .message = u"mautic.api.call.id_missing"_s, .type = u"api"_s});
        }
    }
    return batch.reply(200);
}

SandboxReply batchPatch(const SandboxCall &call) { return batchEdit(call, FormMode::Patch); }

SandboxReply batchPut(const SandboxCall &call) { return batchEdit(call, FormMode::Replace); }

SandboxReply batchDelete(const SandboxCall &call)
{
    QByteArray list;
    for (const QString &id : call.query.value(u"ids"_s).split(u',', Qt::SkipEmptyParts)) {
        const SandboxContact *contact = call.state.contact(id.toLongLong());
        if (!contact) {
            continue;
        }
        list.append(list.isEmpty() ? "" : ",").append(contactText(call.state, *contact, ContactShape::Loaded));
        call.state.audit({.objectId = contact->id, .action = u"delete"_s});
        call.state.removeContact(contact->id);
    }
    return textReply("{\"contacts\":[" + list + "]}");
}

} // namespace

QList<SandboxRouteEntry> batchRoutes()
{
    return {{u"POST"_s, u"/api/contacts/batch/new"_s, batchNew},
            {u"PATCH"_s, u"/api/contacts/batch/edit"_s, batchPatch},
            {u"PUT"_s, u"/api/contacts/batch/edit"_s, batchPut},
            {u"DELETE"_s, u"/api/contacts/batch/delete"_s, batchDelete}};
}

} // namespace lockstep
