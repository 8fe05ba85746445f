// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/case_file_reader.h"

#include "domain/field_changes.h"
#include "domain/value_rules.h"
#include "runtime/address_concerns.h"
#include "runtime/person_reader.h"
#include "runtime/system_clock.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

bool stopsMail(const DoNotContact &row)
{
    return row.channel == "email"_L1
        && (row.reason == DoNotContactReason::Unsubscribed || row.reason == DoNotContactReason::Manual);
}

bool isAboutAddress(const Case &content)
{
    switch (content.kind) {
    case CaseKind::AddressTaken:
    case CaseKind::AddressChangedInMautic:
    case CaseKind::AddressesSwapped:
    case CaseKind::AddressSharedByUsers:
    case CaseKind::UnusableAddress:
        return true;
    default:
        return content.field == emailAlias;
    }
}

} // namespace

Result<QList<QueuedCase>> queuedCases(Repositories &store, const QList<DeskCase> &cases)
{
    QList<OpenCase> open;
    open.reserve(cases.size());
    for (const DeskCase &each : cases)
        open.append(each.opened);
    auto rows = CaseRowReader(store).rowsOf(open);
    if (!rows)
        return fail(rows.error());
    const Moment now = SystemClock().now();
    QList<QueuedCase> queue;
    queue.reserve(cases.size());
    for (qsizetype i = 0; i < cases.size(); ++i) {
        const DeskCase &each = cases[i];
        const bool sleeps = each.snoozedUntil && *each.snoozedUntil > now;
        queue.append({.row = std::move((*rows)[i]),
                      .assignedTo = each.assignedTo,
                      .snoozedUntil = sleeps ? each.snoozedUntil : std::nullopt,
                      .isChangedSinceAnswered = each.isChangedSinceAnswered});
    }
    return queue;
}

/// Of both sides' address, and of the holder's, where the case turns on one.
Result<void> CaseFileReader::addConcerns(CaseFile &file)
{
    const auto &fields = file.person.fields;
    const auto email = std::find_if(fields.cbegin(), fields.cend(),
                                    [](const PersonField &field) { return field.alias == emailAlias; });
    if (email == fields.cend() || !isAboutAddress(file.queued.row.open.content))
        return {};
    auto concerns =
        concernsOf(m_store, {email->app.value_or(QString()).trimmed(), email->mautic.value_or(QString()).trimmed()});
    if (!concerns)
        return fail(concerns.error());
    file.concerns = *std::move(concerns);
    return {};
}

Result<CaseFile> CaseFileReader::read(qint64 caseId)
{
    const auto open = m_store.cases.queue(caseId);
    if (!open)
        return fail(open.error());
    if (open->isEmpty())
        return fail(ErrorKind::NotFound, u"the case is not open any more"_s);
    const auto queued = queuedCases(m_store, *open);
    if (!queued)
        return fail(queued.error());
    CaseFile file{.queued = queued->first()};
    if (auto done = addFacts(file); !done)
        return fail(done.error());
    if (auto done = addPerson(file); !done)
        return fail(done.error());
    if (auto done = addAlike(file); !done)
        return fail(done.error());
    if (auto done = addConcerns(file); !done)
        return fail(done.error());
    auto earlier = m_store.resolutions.ofUser(file.queued.row.open.content.user);
    if (!earlier)
        return fail(earlier.error());
    file.earlier = *std::move(earlier);
    return file;
}

Result<void> CaseFileReader::addFacts(CaseFile &file)
{
    if (auto prepared = m_facts.prepare(); !prepared)
        return prepared;
    const Case &content = file.queued.row.open.content;
    const auto facts = m_facts.of({content.user}, {});
    if (!facts)
        return fail(facts.error());
    const auto known = facts->constFind(content.user);
    const PersonFacts *person = known == facts->constEnd() ? nullptr : &*known;
    if (person)
        file.offers = offersFor(content, *person, m_facts.settings(), {});
    return addCandidates(file, person);
}

/// The list of everybody may not have this person yet: then the values alone.
Result<void> CaseFileReader::addPerson(CaseFile &file)
{
    const AppUserId &user = file.queued.row.open.content.user;
    auto details = PersonReader(m_workspace.database(), &*m_workspace.settings()).read({.user = user});
    if (details) {
        file.person = *std::move(details);
        return {};
    }
    if (details.error().kind != ErrorKind::NotFound)
        return fail(details.error());
    const auto facts = m_facts.of({user}, {});
    if (!facts)
        return fail(facts.error());
    file.person.row.who.user = user;
    if (const auto known = facts->constFind(user); known != facts->constEnd()) {
        file.person.row.email = known->user.email;
        file.person.link = known->link;
        file.person.fields = personFields({.user = known->user, .contact = known->linkedContact, .link = known->link},
                                          m_facts.settings().rules);
    }
    return {};
}

Result<void> CaseFileReader::addCandidates(CaseFile &file, const PersonFacts *facts)
{
    const QList<ContactId> &ids = file.queued.row.open.content.contacts;
    const auto contacts = m_store.contacts.withIds(ids);
    if (!contacts)
        return fail(contacts.error());
    const auto links = m_store.links.ofContacts(ids);
    if (!links)
        return fail(links.error());
    const auto optOuts = m_store.doNotContact.ofContacts(ids);
    if (!optOuts)
        return fail(optOuts.error());
    for (const Contact &contact : *contacts) {
        CaseCandidate candidate = candidateOf(contact, facts);
        for (const Link &link : *links) {
            if (link.contact == contact.id)
                candidate.linkedTo = link.user;
        }
        candidate.isOptedOut = std::any_of(optOuts->cbegin(), optOuts->cend(), [&](const DoNotContact &row) {
            return row.contact == contact.id && stopsMail(row);
        });
        const auto shown = std::find_if(file.queued.row.contacts.cbegin(), file.queued.row.contacts.cend(),
                                        [&](const CaseContact &each) { return each.id == contact.id; });
        if (shown != file.queued.row.contacts.cend())
            candidate.address = shown->address;
        file.candidates.append(candidate);
    }
    return {};
}

CaseCandidate CaseFileReader::candidateOf(const Contact &contact, const PersonFacts *facts) const
{
    CaseCandidate candidate{.contact = contact.id, .addedAt = contact.addedAt};
    for (const UsableRule &rule : m_facts.settings().rules) {
        const QString &alias = rule.rule.alias;
        const QString held = contact.fields.value(alias);
        candidate.fields.insert(alias, held);
        if (!facts || held.isEmpty())
            continue;
        const QString app = sideInApp(rule, facts->user);
        if (app.isEmpty())
            continue;
        (sameValue(app, held, rule.field.type) ? candidate.agreeing : candidate.differing).append(alias);
    }
    return candidate;
}

Result<void> CaseFileReader::addAlike(CaseFile &file)
{
    const auto alike = m_store.cases.countAlike(file.queued.row.open.content);
    if (!alike)
        return fail(alike.error());
    file.alike = *alike - 1;
    return {};
}

} // namespace lockstep
