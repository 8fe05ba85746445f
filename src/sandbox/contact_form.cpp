// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/contact_form.h"

#include "sandbox/contact_values.h"
#include "sandbox/php_text.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// What is written to one contact, and what the audit log will say of it.
class FormSubmission
{
public:
    FormSubmission(MauticState &state, const FormItem &item)
        : m_state(state)
        , m_item(item)
        , m_contact(item.contact)
        , m_overwriteWithBlank(item.body.value("overwriteWithBlank"_L1).toBool())
    {
    }

    FormOutcome run();

private:
    [[nodiscard]] bool clearsMissing() const;
    void findExisting();
    [[nodiscard]] std::optional<EntityError> refusal() const;
    [[nodiscard]] bool isTaken(const SandboxField &field) const;
    void create();
    void setFields();
    void setField(const SandboxField &field);
    void clearLastActive();
    void setOthers();
    void setTags();
    void setTag(const QString &tag);
    void setDoNotContact();
    void finish();
    void change(const QString &alias, const QString &after);

    MauticState &m_state;
    const FormItem &m_item;
    SandboxContact *m_contact;
    bool m_overwriteWithBlank;
    bool m_created = false;
    BlankArtefacts m_artefacts;
    PhpArray m_changes;
    PhpArray m_fieldChanges;
    PhpArray m_tagsAdded;
    PhpArray m_tagsRemoved;
};

bool FormSubmission::clearsMissing() const
{
    return m_item.mode == FormMode::Replace
        || (m_item.mode == FormMode::Upsert && m_overwriteWithBlank && !m_item.inBatch);
}

/// Contacts that hold a value of a unique field, ascending.
QList<qint64> holdersOf(const MauticState &state, const SandboxField &field, const QString &value)
{
    if (field.alias == "email"_L1) {
        return state.withEmail(value);
    }
    QList<qint64> ids;
    for (const SandboxContact &contact : state.contacts()) {
        if (!value.isEmpty() && contact.values.value(field.alias).compare(value, Qt::CaseInsensitive) == 0) {
            ids.append(contact.id);
        }
    }
    return ids;
}

/// By every unique field, any of which is enough; of several the one added last (mautic-api.md 3.4).
void FormSubmission::findExisting()
{
    for (const SandboxField &field : m_state.fields.all()) {
        if (!field.isUniqueIdentifier) {
            continue;
        }
        const QList<qint64> ids = holdersOf(m_state, field, formValue(field, m_item.body.value(field.alias)));
        if (!ids.isEmpty()) {
            m_contact = m_state.contact(ids.last());
        }
    }
}

/// The form takes the stored value where none was submitted, so that two contacts that share an address are both
/// refused whatever is written (mautic-api.md 3.5, unique check).
bool FormSubmission::isTaken(const SandboxField &field) const
{
    const QString submitted = formValue(field, m_item.body.value(field.alias));
    const bool blanked = m_item.body.contains(field.alias) && submitted.isEmpty() && m_overwriteWithBlank;
    const QString stored = m_contact && !blanked && !clearsMissing() ? m_contact->values.value(field.alias) : QString();
    const QString effective = submitted.isEmpty() ? stored : submitted;
    const qint64 own = m_contact ? m_contact->id : 0;
    return std::ranges::any_of(holdersOf(m_state, field, effective), [own](qint64 id) { return id != own; });
}

std::optional<EntityError> FormSubmission::refusal() const
{
    for (const SandboxField &field : m_state.fields.all()) {
        const QString value = formValue(field, m_item.body.value(field.alias));
        const QString reason = refusedBecause(field, value);
        if (!reason.isEmpty()) {
            return fieldError(400, field.alias, reason);
        }
    }
    for (const SandboxField &field : m_state.fields.all()) {
        if (field.isUniqueIdentifier && isTaken(field)) {
            return fieldError(422, field.alias, u"This field must be unique."_s);
        }
    }
    return std::nullopt;
}

void FormSubmission::create()
{
    m_contact = &m_state.addContact();
    m_created = true;
    m_contact->stamps.createdByUser = m_state.actor;
    for (const SandboxField &field : m_state.fields.all()) {
        if (!field.defaultValue.isEmpty() && field.alias != "points"_L1 && !m_item.body.contains(field.alias)) {
            m_state.setValue(*m_contact, field.alias, field.defaultValue);
        }
    }
}

void FormSubmission::change(const QString &alias, const QString &after)
{
    const QString before = m_contact->values.value(alias);
    if (before == after) {
        return;
    }
    const QByteArray text = phpChange(textOrNull(before), after.isEmpty() ? QJsonValue() : QJsonValue(after));
    m_changes.add(alias, text);
    m_fieldChanges.add(alias, text);
    m_state.setValue(*m_contact, alias, after);
}

void FormSubmission::setField(const SandboxField &field)
{
    const bool submitted = m_item.body.contains(field.alias);
    const QString value = formValue(field, m_item.body.value(field.alias));
    const bool blank = value.isEmpty() || isDroppedNumber(field, value);
    if (!blank) {
        return change(field.alias, value);
    }
    const bool clears = submitted ? m_overwriteWithBlank && value.isEmpty() : clearsMissing();
    if (clears && m_contact->values.contains(field.alias)) {
        m_artefacts.cleared.insert(field.alias);
        change(field.alias, {});
    }
}

void FormSubmission::setFields()
{
    for (const SandboxField &field : m_state.fields.all()) {
        if (field.alias == "last_active"_L1) {
            clearLastActive();
        } else if (field.alias != "points"_L1) {
            setField(field);
        }
    }
    const QString company = m_contact->values.value(u"company"_s);
    if (!company.isEmpty() && !m_state.companies.contains(company, Qt::CaseInsensitive)) {
        m_state.companies.append(company);
    }
}

void FormSubmission::clearLastActive()
{
    if (clearsMissing() && m_contact->lastActive.isValid()) {
        m_artefacts.cleared.insert(u"last_active"_s);
        m_artefacts.lastActiveBefore = std::exchange(m_contact->lastActive, QDateTime());
    }
}

void FormSubmission::setOthers()
{
    const QJsonObject &body = m_item.body;
    const QDateTime lastActive =
        QDateTime::fromString(body.value("lastActive"_L1).toString().left(19).replace(u' ', u'T'), Qt::ISODate);
    if (lastActive.isValid()) {
        m_contact->lastActive = QDateTime(lastActive.date(), lastActive.time(), Qt::UTC);
    }
    const int points = body.value("points"_L1).toInt();
    if (points > 0 && points != m_contact->points) {
        m_changes.add(u"points"_s, phpChange(m_contact->points, points));
        m_contact->points = points;
    }
    const QString ip = body.value("ipAddress"_L1).toString();
    if (!ip.isEmpty() && !m_item.fromRobot) {
        m_contact->ipAddresses.append({.id = m_state.nextIpAddressId(), .address = ip});
    }
    setTags();
    setDoNotContact();
}

void FormSubmission::setTags()
{
    const QJsonValue submitted = m_item.body.value("tags"_L1);
    QStringList names = submitted.toString().split(u',', Qt::SkipEmptyParts);
    for (const QJsonValue name : submitted.toArray()) {
        names.append(name.toString());
    }
    for (const QString &name : std::as_const(names)) {
        setTag(sanitizedText(name));
    }
    std::ranges::sort(m_contact->tags);
}

/// `-name` removes.
void FormSubmission::setTag(const QString &tag)
{
    const bool removes = tag.startsWith(u'-');
    const QString name = removes ? tag.mid(1) : tag;
    if (name.isEmpty()) {
        return;
    }
    const qint64 id = m_state.tagId(name);
    if (removes && m_contact->tags.removeOne(id)) {
        m_tagsRemoved.append(phpText(name));
    } else if (!removes && !m_contact->tags.contains(id)) {
        m_contact->tags.append(id);
        m_tagsAdded.append(phpText(name));
    }
}

void FormSubmission::setDoNotContact()
{
    for (const QJsonValue row : m_item.body.value("doNotContact"_L1).toArray()) {
        const QString channel = row["channel"_L1].toString(u"email"_s);
        const int reason = row["reason"_L1].toInt(3);
        if (reason == 0) {
            removeDoNotContact(m_state, *m_contact, channel);
        } else {
            addDoNotContact(m_state, *m_contact,
                            {.channel = channel, .reason = reason, .comments = row["comments"_L1].toString(u""_s)});
        }
    }
}

void FormSubmission::finish()
{
    ChangeStamps &stamps = m_contact->stamps;
    if (!stamps.modifiedAt.isValid()) {
        stamps.modifiedAt = m_created ? stamps.addedAt : sandboxNow();
    }
    stamps.modifiedByUser = m_state.actor;
    if (!m_fieldChanges.isEmpty()) {
        m_changes.add(u"fields"_s, m_fieldChanges.text());
    }
    PhpArray tags;
    if (!m_tagsAdded.isEmpty()) {
        tags.add(u"added"_s, m_tagsAdded.text());
    }
    if (!m_tagsRemoved.isEmpty()) {
        tags.add(u"removed"_s, m_tagsRemoved.text());
    }
    if (!tags.isEmpty()) {
        m_changes.add(u"tags"_s, tags.text());
    }
    if (m_created || !m_changes.isEmpty()) {
        m_state.audit(
            {.objectId = m_contact->id, .action = m_created ? u"create"_s : u"update"_s, .details = m_changes.text()});
    }
    identify(m_state, *m_contact, m_item.inBatch ? u"api-batch"_s : u"api-single"_s);
}

FormOutcome FormSubmission::run()
{
    if (m_item.mode == FormMode::Upsert && !m_contact) {
        findExisting();
    }
    if (const auto error = refusal()) {
        return {.status = error->code, .contact = m_contact, .error = error};
    }
    if (!m_contact) {
        create();
    }
    setFields();
    setOthers();
    finish();
    FormOutcome outcome{.status = m_created ? 201 : 200, .contact = m_contact};
    if (clearsMissing() || m_overwriteWithBlank) {
        outcome.artefacts = m_artefacts;
    }
    return outcome;
}

} // namespace

FormOutcome submitContact(MauticState &state, const FormItem &item) { return FormSubmission(state, item).run(); }

bool addDoNotContact(MauticState &state, SandboxContact &contact, const SandboxDoNotContact &row)
{
    const auto known = std::ranges::find(contact.doNotContact, row.channel, &SandboxDoNotContact::channel);
    constexpr int unsubscribed = 1;
    if (known != contact.doNotContact.end() && (known->reason == unsubscribed || known->reason == row.reason)) {
        return false;
    }
    if (known == contact.doNotContact.end()) {
        contact.doNotContact.append(row);
        contact.doNotContact.last().id = state.nextDoNotContactId();
        contact.doNotContact.last().addedAt = sandboxNow();
    } else {
        known->reason = row.reason;
        known->comments = row.comments;
        known->addedAt = sandboxNow();
    }
    PhpArray status;
    status.add(u"reason"_s, phpText(row.reason));
    status.add(u"comments"_s, phpText(row.comments));
    PhpArray channels;
    channels.add(row.channel, status.text());
    PhpArray details;
    details.add(u"dnc_channel_status"_s, channels.text());
    state.audit({.objectId = contact.id, .action = u"update"_s, .details = details.text()});
    return true;
}

bool removeDoNotContact(MauticState &state, SandboxContact &contact, const QString &channel)
{
    const auto removed =
        contact.doNotContact.removeIf([&channel](const SandboxDoNotContact &row) { return row.channel == channel; });
    if (removed > 0) {
        state.audit({.objectId = contact.id, .action = u"update"_s});
    }
    return removed > 0;
}

void identify(MauticState &state, SandboxContact &contact, const QString &source)
{
    static const QStringList telling{u"firstname"_s, u"lastname"_s, u"company"_s, u"email"_s};
    const bool known = std::ranges::any_of(state.fields.all(), [&contact](const SandboxField &field) {
        return (field.group == "social"_L1 || telling.contains(field.alias)) && contact.values.contains(field.alias);
    });
    if (!known || contact.identifiedAt.isValid()) {
        return;
    }
    contact.identifiedAt = sandboxNow();
    state.audit({.objectId = contact.id, .action = u"identified"_s});
    state.log(
        {.contactId = contact.id, .object = source, .action = u"identified_contact"_s, .description = state.actor});
}

} // namespace lockstep
