// SPDX-License-Identifier: GPL-3.0-or-later
#include "little_world.h"

#include "domain/email_address.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

ContactFieldType typeOf(const DecisionSettings &settings, const QString &alias)
{
    for (const UsableRule &rule : settings.rules) {
        if (rule.rule.alias == alias)
            return rule.field.type;
    }
    return ContactFieldType::Text;
}

} // namespace

QString asMauticStores(const QString &value, ContactFieldType type)
{
    static const QRegularExpression tags(u"<[^>]*>"_s);
    static const QRegularExpression illegal(u"[^A-Za-z0-9!#$%&'*+/=?^_`{|}~@.\\[\\]-]"_s);
    QString stored = value;
    if (type == ContactFieldType::Email)
        return stored.remove(illegal);
    if (type == ContactFieldType::DateTime)
        return value.left(19).replace(u'T', u' ');
    return stored.remove(tags);
}

const Contact *LittleWorld::answerFor(std::optional<ContactId> id) const
{
    if (!id)
        return nullptr;
    const auto winner = merged.find(id->value);
    const auto found = contacts.find(winner == merged.end() ? id->value : winner->second);
    return found == contacts.end() ? nullptr : &found->second;
}

PersonFacts LittleWorld::factsOf(const AppUser &user) const
{
    PersonFacts facts{.user = user};
    const auto link = links.find(user.id.value);
    if (link != links.end())
        facts.link = link->second;
    const auto copyOf = [](const Contact *contact) {
        return contact ? std::optional<Contact>(*contact) : std::nullopt;
    };
    facts.linkedContact = copyOf(answerFor(facts.link ? std::optional(facts.link->contact) : user.storedContact));
    if (!facts.link)
        facts.tracked = copyOf(answerFor(user.trackedContact));
    const QString key = emailKey(user.email);
    QSet<QString> keys = {key};
    if (facts.linkedContact)
        keys.insert(emailKey(facts.linkedContact->email()));
    for (const auto &[id, contact] : contacts) {
        if (contact.fields.value(appUserIdAlias) != user.id.value)
            continue;
        facts.byAppUserId.append(contact);
        keys.insert(emailKey(contact.email()));
    }
    for (const auto &[id, contact] : contacts) {
        if (!contact.email().isEmpty() && keys.contains(emailKey(contact.email())))
            facts.byEmail.append(contact);
    }
    for (const auto &[id, other] : links)
        facts.owners.insert(other.contact, other.user);
    for (const AppUser &other : users) {
        facts.existingUsers.insert(other.id);
        const bool counts = other.id != user.id && !other.banned && !other.deleted && !key.isEmpty();
        if (counts && emailKey(other.email) == key)
            facts.sharingAddress.append(other.id);
    }
    facts.doNotContact = doNotContact;
    facts.memberships = members;
    return facts;
}

Decisions LittleWorld::decide() const
{
    Planner planner({}, settings);
    for (const AppUser &user : users)
        planner.addPerson(factsOf(user));
    return planner.finish({});
}

bool LittleWorld::isHeldByAnother(const QString &address, qint64 except) const
{
    const QString key = emailKey(address);
    return !key.isEmpty() && std::any_of(contacts.begin(), contacts.end(), [&](const auto &each) {
        return each.first != except && emailKey(each.second.email()) == key;
    });
}

AppUser &LittleWorld::userWith(const AppUserId &id)
{
    return *std::find_if(users.begin(), users.end(), [&](const AppUser &user) { return user.id == id; });
}

std::optional<ContactId> LittleWorld::targetOf(const PlanRow &row) const
{
    if (row.contact)
        return row.contact;
    const auto link = links.find(row.user.value);
    return link == links.end() ? std::nullopt : std::optional(link->second.contact);
}

QString LittleWorld::store(const PlanRow &row, Contact &contact) const
{
    for (const FieldChange &change : row.changes)
        contact.fields[change.alias] = asMauticStores(change.after, typeOf(settings, change.alias));
    if (isHeldByAnother(contact.email(), contact.id.value))
        return u"422 "_s + contact.email();
    return {};
}

QString LittleWorld::writeContact(const PlanRow &row)
{
    const qint64 next = contacts.empty() ? 101 : std::max<qint64>(100, contacts.rbegin()->first) + 1;
    Contact contact{.id = row.contact.value_or(ContactId{next})};
    if (row.contact) {
        const auto held = contacts.find(row.contact->value);
        if (held == contacts.end())
            return u"404"_s;
        contact = held->second;
    } else {
        for (const UsableRule &rule : settings.rules)
            contact.fields.insert(rule.rule.alias, QString());
    }
    if (QString refusal = store(row, contact); !refusal.isEmpty())
        return refusal;
    if (!row.contact && contact.email().isEmpty())
        return u"somebody without address"_s;
    contacts[contact.id.value] = contact;
    if (row.kind != PlanRowKind::UpdateContact)
        keepLink(row, contact.id);
    // The link row of the same person follows; the base is kept from here on.
    Link &link = links[row.user.value];
    link.user = row.user;
    if (row.kind == PlanRowKind::UpdateContact)
        link.contact = contact.id;
    for (const FieldChange &change : row.changes)
        link.base.insert(change.alias, {.sent = change.after, .answered = contact.fields.value(change.alias)});
    return {};
}

void LittleWorld::keepLink(const PlanRow &row, ContactId contact)
{
    Link &link = links[row.user.value];
    link.user = row.user;
    link.contact = contact;
    if (settings.storesLinks)
        userWith(row.user).storedContact = contact;
}

QString LittleWorld::applyRow(const PlanRow &row)
{
    const auto target = targetOf(row);
    switch (row.kind) {
    case PlanRowKind::CreateContact:
    case PlanRowKind::TakeOverVisitor:
    case PlanRowKind::UpdateContact:
        return writeContact(row);
    case PlanRowKind::LinkContact:
        keepLink(row, *row.contact);
        return {};
    case PlanRowKind::OptOut:
        if (!target)
            return u"opt-out of nobody"_s;
        doNotContact.append({.contact = *target, .channel = u"email"_s, .reason = DoNotContactReason::Unsubscribed});
        return {};
    case PlanRowKind::AddToSegment:
        if (!target || !row.segment)
            return u"nobody into a segment"_s;
        members.append({.segment = *row.segment, .contact = *target});
        links[row.user.value].segmentsGiven.append(*row.segment);
        return {};
    case PlanRowKind::CreateField:
    case PlanRowKind::CreateSegment:
    case PlanRowKind::UpdateUser:
    case PlanRowKind::Unlink:
        break;
    }
    return u"not for this world"_s;
}

QStringList LittleWorld::apply(const Decisions &decisions)
{
    QStringList refusals;
    for (const PlanRow &row : decisions.plan.rows) {
        if (const QString refusal = applyRow(row); !refusal.isEmpty())
            refusals.append(row.user.value + u": "_s + refusal);
    }
    for (auto it = decisions.adopted.cbegin(); it != decisions.adopted.cend(); ++it) {
        const auto link = links.find(it.key().value);
        if (link != links.end())
            link->second.base.insert(*it);
    }
    return refusals;
}

QString LittleWorld::describe() const
{
    QString text;
    QDebug out(&text);
    out.nospace();
    for (const AppUser &user : users) {
        out << "user " << user.id.value << " <" << user.email << "> " << user.firstName << " verified "
            << user.emailVerified.value_or(false) << " opted out " << user.optedOut << " banned " << user.banned
            << " stored " << user.storedContact.value_or(ContactId{}).value << " tracked "
            << user.trackedContact.value_or(ContactId{}).value << " created "
            << user.createdAt.value_or(Moment{}).microseconds << '\n';
    }
    for (const auto &[id, contact] : contacts)
        out << "contact " << id << " " << contact.fields << '\n';
    for (const auto &[from, to] : merged)
        out << "merged " << from << " into " << to << '\n';
    for (const auto &[user, link] : links) {
        out << "link " << user << " to " << link.contact.value << '\n';
        for (auto it = link.base.cbegin(); it != link.base.cend(); ++it)
            out << "  " << it.key() << ": sent " << it->sent << ", answered " << it->answered << '\n';
    }
    return text;
}

} // namespace lockstep
