// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/contact_writer.h"

#include "domain/email_address.h"
#include "domain/failpoint.h"
#include "domain/log.h"
#include "domain/mutant.h"
#include "domain/redacted.h"
#include "store/transaction.h"
#include "sync/work_notes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

bool isAnswered(ItemOutcome outcome)
{
    return outcome == ItemOutcome::Created || outcome == ItemOutcome::Existed || outcome == ItemOutcome::Updated;
}

/// Without these a contact would not be this person.
bool isIdentity(const QString &alias) { return alias == emailAlias || alias == appUserIdAlias; }

/// A person waits for this very value to be written.
bool isAwaited(const FieldChange &change)
{
    return change.reason == ChangeReason::Decided || change.reason == ChangeReason::TakenBack;
}

QStringList awaitedAliases(const QList<FieldChange> &changes)
{
    QStringList aliases;
    for (const FieldChange &change : changes) {
        if (isAwaited(change))
            aliases.append(change.alias);
    }
    return aliases;
}

bool canGoWithout(const ItemResult &result)
{
    return result.outcome == ItemOutcome::Rejected && !result.refusedFields.isEmpty()
        && std::none_of(result.refusedFields.cbegin(), result.refusedFields.cend(), isIdentity);
}

} // namespace

ContactWriter::ContactWriter(ApplyContext &context)
    : m_context(context)
{
}

Result<void> ContactWriter::create(const QList<PositionedRow> &rows)
{
    QList<Item> items;
    for (const PositionedRow &row : rows)
        items.append({.positioned = row});
    return writeAll(Verb::Create, items);
}

Result<void> ContactWriter::edit(const QList<PositionedRow> &rows)
{
    QList<Item> items;
    for (const PositionedRow &row : rows)
        items.append({.positioned = row});
    return writeAll(Verb::Edit, items);
}

Result<void> ContactWriter::writeAll(Verb verb, QList<Item> items)
{
    while (!items.isEmpty()) {
        if (m_context.stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const qsizetype size = std::min<qsizetype>(items.size(), m_context.batchLimit);
        const auto again = writeBatch(verb, items.first(size));
        if (!again)
            return fail(again.error());
        items = items.sliced(size) + *again;
        m_context.progress(size - again->size());
    }
    return {};
}

Result<QList<ContactWriter::Item>> ContactWriter::writeBatch(Verb verb, const QList<Item> &items)
{
    QList<PositionedRow> rows;
    for (const Item &item : items)
        rows.append(item.positioned);
    if (auto kept = m_context.keepIntents(rows); !kept)
        return fail(kept.error());
    passBy("contacts.before");
    const auto results = send(verb, items);
    passBy("contacts.answered");
    if (!results) {
        if (auto kept = m_context.keepFailure(rows, results.error()); !kept)
            return fail(kept.error());
        return fail(results.error());
    }
    auto settlement = settle(items, *results);
    if (!settlement)
        return fail(settlement.error());
    if (auto kept = keep(*settlement); !kept)
        return fail(kept.error());
    passBy("contacts.kept");
    if (auto stored = m_context.storeInApplication(settlement->links); !stored)
        return fail(stored.error());
    return settlement->again;
}

Result<QList<ItemResult>> ContactWriter::send(Verb verb, const QList<Item> &items)
{
    if (verb == Verb::Create) {
        QList<ContactDraft> drafts;
        for (const Item &item : items)
            drafts.append({.fields = valuesOf(item)});
        return m_context.mautic.createContacts(drafts, m_context.stop);
    }
    QList<ContactEdit> edits;
    for (const Item &item : items)
        edits.append({.id = isMutant("editsTheFirstContact") ? *items.first().positioned.row.contact
                                                             : *item.positioned.row.contact,
                      .fields = valuesOf(item)});
    return m_context.mautic.editContacts(edits, m_context.stop);
}

QHash<QString, QString> ContactWriter::valuesOf(const Item &item) const
{
    QHash<QString, QString> values;
    for (const FieldChange &change : item.positioned.row.changes) {
        if (isMutant("dropsOneField") && change.alias == u"company"_s)
            continue;
        if (!item.refused.contains(change.alias) && !m_context.missingAliases.contains(change.alias))
            values.insert(change.alias, change.after);
    }
    return values;
}

QStringList ContactWriter::awaitedInVain(const Item &item)
{
    QStringList aliases = awaitedAliases(item.positioned.row.changes);
    aliases.removeIf([&](const QString &alias) { return !item.refused.contains(alias); });
    return aliases;
}

Result<ContactWriter::Settlement> ContactWriter::settle(const QList<Item> &items, const QList<ItemResult> &results)
{
    if (results.size() != items.size())
        return fail(ErrorKind::BadReply, u"a batch answered with another number of items"_s);
    QList<AppUserId> users;
    for (const Item &item : items)
        users.append(item.positioned.row.user);
    const auto links = m_context.linksOf(users);
    if (!links)
        return fail(links.error());
    const auto owners = otherOwners(results);
    if (!owners)
        return fail(owners.error());
    m_owners = *owners;
    Settlement settlement;
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (isAnswered(results[i].outcome) && results[i].contact)
            settleAnswered(items[i], results[i], *links, settlement);
        else
            settleRefused(items[i], results[i], settlement);
    }
    return settlement;
}

/// To whom the answered contacts are linked already: a create may have met the contact of another user.
Result<QHash<ContactId, AppUserId>> ContactWriter::otherOwners(const QList<ItemResult> &results)
{
    QList<ContactId> ids;
    for (const ItemResult &result : results) {
        if (result.contact)
            ids.append(result.contact->id);
    }
    const auto links = m_context.store.links.ofContacts(ids);
    if (!links)
        return fail(links.error());
    QHash<ContactId, AppUserId> owners;
    for (const Link &link : *links)
        owners.insert(link.contact, link.user);
    return owners;
}

void ContactWriter::settleAnswered(const Item &item, const ItemResult &result, const QHash<AppUserId, Link> &links,
                                   Settlement &settlement)
{
    const PlanRow &row = item.positioned.row;
    settlement.contacts.append(*result.contact);
    settlement.written.append({.contact = result.contact->id,
                               .isCreate = result.outcome == ItemOutcome::Created,
                               .at = m_context.clock.now()});
    const auto owner = m_owners.constFind(result.contact->id);
    if (owner != m_owners.constEnd() && *owner != row.user) {
        settleTaken(item, result, *owner, settlement);
        return;
    }
    const auto known = links.constFind(row.user);
    const Link link = linkAfter(item, result, known == links.constEnd() ? nullptr : &*known);
    m_owners.insert(link.contact, link.user);
    settlement.links.append(link);
    if (known != links.constEnd() && known->contact != link.contact)
        settlement.freed.append(known->contact);
    for (const FieldChange &change : row.changes) {
        if (change.alias == emailAlias)
            settlement.addresses[row.user] << emailKey(change.before) << emailKey(result.contact->email());
    }
    AppliedRow outcome = appliedRow(item.positioned, AppliedOutcome::Done);
    if (result.outcome == ItemOutcome::Existed)
        outcome.outcome = AppliedOutcome::FoundInstead;
    outcome.contact = link.contact;
    const QStringList inVain = awaitedInVain(item);
    if (!inVain.isEmpty()) {
        m_context.refusedAliases.insert(row.user, inVain);
        settlement.inVain.append(appliedRow(item.positioned, AppliedOutcome::Refused));
        outcome.resolutions.clear();
    }
    settlement.outcomes.append(outcome);
    countAnswered(item, result);
}

void ContactWriter::settleTaken(const Item &item, const ItemResult &result, const AppUserId &owner,
                                Settlement &settlement)
{
    const AppUserId &user = item.positioned.row.user;
    m_context.leftOut.insert(user);
    ++m_context.report.refused;
    m_context.report.cases.append({.kind = CaseKind::ContactBelongsToOtherUser,
                                   .user = user,
                                   .contacts = {result.contact->id},
                                   .otherUsers = {owner}});
    settlement.outcomes.append(appliedRow(item.positioned, AppliedOutcome::Refused, u"linked to another user"_s));
}

Link ContactWriter::linkAfter(const Item &item, const ItemResult &result, const Link *known)
{
    const PlanRow &row = item.positioned.row;
    const Moment now = m_context.clock.now();
    Link link{.user = row.user, .contact = result.contact->id, .matchedBy = row.matchedBy, .createdAt = now};
    if (known)
        link = relinked(*known, row.contact.value_or(result.contact->id), row.matchedBy);
    if (result.outcome == ItemOutcome::Existed)
        link.matchedBy = MatchedBy::Email;
    if (link.contact != result.contact->id) {
        link = relinked(link, result.contact->id, MatchedBy::StoredLink);
        m_context.report.notices.append({.kind = NoticeKind::ContactMerged, .user = row.user});
    }
    link.verifiedAt = now;
    addAdopted(row, *result.contact, link);
    for (const FieldChange &change : row.changes) {
        if (item.refused.contains(change.alias)) {
            if (!isAwaited(change))
                link.base.insert(change.alias, {.sent = change.after, .answered = change.before});
            m_context.report.notices.append({NoticeKind::ValueRefusedByMautic, row.user, change.alias});
            continue;
        }
        const auto answered = result.contact->fields.constFind(change.alias);
        if (answered != result.contact->fields.constEnd())
            link.base.insert(change.alias, agreedAfter(change, *answered));
    }
    return link;
}

/// A contact that was just made may hold Mautic's defaults where the application has no value.
void ContactWriter::addAdopted(const PlanRow &row, const Contact &answered, Link &link)
{
    const BaseValues adopted = m_context.adopted.take(row.user);
    for (const auto &[alias, base] : adopted.asKeyValueRange()) {
        const QString held = row.kind == PlanRowKind::CreateContact ? answered.fields.value(alias) : base.answered;
        link.base.insert(alias, {.sent = base.sent, .answered = held});
    }
}

void ContactWriter::countAnswered(const Item &item, const ItemResult &result)
{
    ApplyReport &report = m_context.report;
    if (result.outcome == ItemOutcome::Created)
        ++report.created;
    else if (result.outcome == ItemOutcome::Existed)
        ++report.foundInstead;
    else if (item.positioned.row.kind == PlanRowKind::TakeOverVisitor)
        ++report.takenOver;
    else
        ++report.updated;
}

void ContactWriter::settleRefused(const Item &item, const ItemResult &result, Settlement &settlement)
{
    if (item.refused.isEmpty() && canGoWithout(result)) {
        settlement.again.append({.positioned = item.positioned, .refused = result.refusedFields});
        return;
    }
    const PlanRow &row = item.positioned.row;
    AppliedOutcome outcome = AppliedOutcome::Refused;
    Case asked{.kind = CaseKind::RefusedByMautic, .user = row.user, .detail = result.message};
    if (row.contact)
        asked.contacts = {*row.contact};
    if (result.outcome == ItemOutcome::NotFound) {
        outcome = AppliedOutcome::Stale;
        settlement.gone += asked.contacts;
        ++m_context.report.stale;
    } else if (result.outcome == ItemOutcome::Failed) {
        outcome = AppliedOutcome::Failed;
        ++m_context.report.failed;
    } else {
        if (result.outcome == ItemOutcome::AddressTaken)
            asked = {.kind = CaseKind::AddressTaken, .user = row.user, .contacts = asked.contacts, .field = emailAlias};
        else
            settlement.refusals.append({row.user, fingerprintOf(row.changes), result.message});
        m_context.report.cases.append(asked);
        ++m_context.report.refused;
    }
    m_context.leftOut.insert(row.user);
    if (outcome != AppliedOutcome::Failed)
        m_context.refusedAliases.insert(row.user, awaitedAliases(row.changes));
    qCInfo(logPeople, "Mautic did not take user %s", qUtf8Printable(redacted(row.user.value)));
    settlement.outcomes.append(appliedRow(item.positioned, outcome, result.message));
}

Result<void> ContactWriter::keepOutcomes(const Settlement &settlement)
{
    for (const AppliedRow &row : settlement.inVain) {
        if (auto refused = m_context.settleResolutions(row); !refused)
            return refused;
    }
    return m_context.keepOutcomes(settlement.outcomes);
}

Result<void> ContactWriter::keep(const Settlement &settlement)
{
    auto saving = Transaction::begin(m_context.store.database);
    if (!saving)
        return fail(saving.error());
    if (failsAt("contacts.keep"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    if (const auto saved = m_context.store.contacts.upsertAnswered(settlement.contacts); !saved)
        return fail(saved.error());
    if (const auto removed = m_context.store.contacts.remove(settlement.gone); !removed)
        return fail(removed.error());
    if (auto saved = m_context.store.ownWrites.add(settlement.written); !saved)
        return saved;
    if (auto saved = m_context.store.links.save(settlement.links); !saved)
        return saved;
    if (auto queued = queueMoves(settlement.addresses, m_context.clock.now(), m_context.store); !queued)
        return queued;
    if (auto queued = queueConcernedBy(settlement.freed, m_context.clock.now(), m_context.store); !queued)
        return queued;
    if (auto saved = m_context.store.refusals.save(settlement.refusals, m_context.clock.now()); !saved)
        return saved;
    if (auto saved = keepOutcomes(settlement); !saved)
        return saved;
    return saving->commit();
}

} // namespace lockstep
