// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold in the model once the engine is at rest.
#include "domain/email_address.h"
#include "engine_model.h"
#include "store/failure_repository.h"

#include <rapidcheck.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

const QStringList tracked{emailAlias, u"lastname"_s, u"company"_s};

QString userName(int who) { return u"user%1"_s.arg(who); }

/// Which contact it speaks of may have been merged into another since, which the next compare puts right.
std::string told(const Case &each)
{
    return u"case %1 of %2 %3"_s.arg(int(each.kind)).arg(each.user.value, each.field).toStdString();
}

std::vector<std::string> told(const QList<Case> &cases)
{
    std::vector<std::string> all;
    for (const Case &each : cases)
        all.push_back(told(each));
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

void EngineModel::comeToRest(bool withARestart)
{
    m_world.mautic().failNothing();
    m_world.mautic().comeBack();
    m_answersMayGetLost = false;
    if (withARestart)
        m_world.restart();
    const int before = m_world.mautic().calls();
    for (int restart = 0; restart < 4; ++restart) {
        if (restart > 0)
            m_world.restart();
        run(m_perHour > 0 ? 2h : 3min);
        // Asleep until all there is to do is due, reading who vanished too.
        m_world.pass(10min);
        run(1min);
        if (m_world.status().queue.open() == 0 && !m_world.status().until)
            break;
    }
    if (isTraced())
        traceState();
    // I3: it drains without a person, and not by asking for ever.
    RC_ASSERT(m_world.status().queue.open() == 0);
    if (m_perHour == 0)
        RC_ASSERT(m_world.mautic().calls() - before < 400);
    // I9: nothing is the matter, and that is what it says.
    RC_ASSERT(!m_world.status().trouble.has_value());
}

void EngineModel::takeStock()
{
    m_cases = m_world.openCases();
    m_givenUp.clear();
    const auto failures = FailureRepository(m_world.store().database).all();
    RC_ASSERT(failures.has_value());
    for (const Failure &failure : *failures)
        m_givenUp.insert(failure.user.value);
    m_somethingIsHeld = m_world.status().queue.held > 0;
    for (const Case &each : std::as_const(m_cases)) {
        // Nothing here is unusable, nothing refused.
        if (each.kind == CaseKind::UnusableAddress || each.kind == CaseKind::RefusedByMautic)
            RC_FAIL(told(each));
        // Nothing is asked about somebody who is gone.
        if (m_world.userValue(each.user.value, u"id"_s).isNull())
            RC_FAIL(told(each));
    }
}

bool EngineModel::hasCase(int who, CaseKind kind, const QString &field) const
{
    return std::any_of(m_cases.cbegin(), m_cases.cend(), [&](const Case &each) {
        return each.kind == kind && each.user.value == userName(who) && (field.isEmpty() || each.field == field);
    });
}

/// The person as a whole waits for an operator, who sees it (I1).
bool EngineModel::isBlocked(int who)
{
    // Linked, or to be linked anew where the contact went.
    const bool isLinked = m_world.mautic().has(contactOf(who));
    const bool waits = hasCase(who, CaseKind::AmbiguousContacts, {}) || hasCase(who, CaseKind::ContactDeleted, {})
        || hasCase(who, CaseKind::ContactBelongsToOtherUser, {});
    const bool hasNoAddress = hasCase(who, CaseKind::AddressSharedByUsers, {})
        || hasCase(who, CaseKind::AddressTaken, {}) || column(who, u"emailVerified"_s) != u"1"_s;
    const bool givesNone = m_people[size_t(who)].neverSynced.contains(emailAlias);
    return waits || (!isLinked && (hasNoAddress || givesNone)) || m_givenUp.contains(userName(who))
        || m_somethingIsHeld;
}

bool EngineModel::isExcused(int who, const QString &alias)
{
    if (hasCase(who, CaseKind::BothChanged, alias))
        return true;
    const bool isTaken = hasCase(who, CaseKind::AddressTaken, {});
    const QString held = m_world.mautic().value(contactOf(who), emailAlias);
    // Mautic refuses every edit of a contact that shares its address.
    if (isTaken && m_world.mautic().idsWithEmail(held).size() > 1)
        return true;
    return alias == emailAlias
        && (isTaken || hasCase(who, CaseKind::AddressesSwapped, {})
            || hasCase(who, CaseKind::AddressChangedInMautic, {}) || hasCase(who, CaseKind::AddressSharedByUsers, {})
            || column(who, u"emailVerified"_s) != u"1"_s);
}

void EngineModel::checkConflict(int who, const QString &alias, const Field &field)
{
    if (mauticValue(contactOf(who), alias) != field.entered)
        RC_FAIL(u"%1 of %2 was %3 in Mautic and is %4"_s
                    .arg(alias, userName(who), field.entered, mauticValue(contactOf(who), alias))
                    .toStdString());
    // The rule for a change of both sides: nobody wins, a person is asked.
    if (field.appIsLast && !field.isDecided && appValue(who, alias) != field.entered && !isExcused(who, alias))
        RC_FAIL(u"both changed %1 of %2, and nobody is asked"_s.arg(alias, userName(who)).toStdString());
}

void EngineModel::checkField(int who, const QString &alias)
{
    const Field &field = m_people[size_t(who)].fields[alias];
    if (field.unsure || m_people[size_t(who)].neverSynced.contains(alias))
        return;
    if (field.isDecided && (!field.mautic || field.givenUp.contains(field.entered)))
        return;
    if (field.mautic) {
        checkConflict(who, alias, field);
        return;
    }
    const QString held = mauticValue(contactOf(who), alias);
    const QString wanted = field.app && !isExcused(who, alias) ? appValue(who, alias) : field.before.value_or(held);
    if (field.app && isExcused(who, alias))
        return;
    // A change of one side alone survives, and what nobody touched stays.
    if (held != wanted)
        RC_FAIL(u"%1 of %2 is %3, not %4"_s.arg(alias, userName(who), held, wanted).toStdString());
}

void EngineModel::checkSegment(int who, ContactId contact)
{
    const Person &person = m_people[size_t(who)];
    const bool isMember = m_world.mautic().isMember(m_world.settings().segmentName, contact);
    if (person.wasTakenOut && person.isSurelyGiven)
        RC_ASSERT(!isMember);
    else if (!person.wasTakenOut && !person.isRelinked)
        RC_ASSERT(isMember);
}

void EngineModel::checkPerson(int who)
{
    if (isExcluded(who) || isBlocked(who))
        return;
    const ContactId contact = contactOf(who);
    RC_ASSERT(contact.value != 0);
    RC_ASSERT(m_world.mautic().has(contact));
    // I5: who objected in the application is not written to.
    if (column(who, u"marketingOptOut"_s) == u"1"_s)
        RC_ASSERT(m_world.mautic().isOptedOut(contact));
    checkSegment(who, contact);
    for (const QString &alias : tracked)
        checkField(who, alias);
    if (!m_people[size_t(who)].isRelinked)
        RC_ASSERT(m_world.mautic().value(contact, u"firstname"_s).toStdString() == "Some");
}

void EngineModel::checkBystander(const Contact &now) const
{
    for (const auto &[alias, value] : m_bystander.fields.asKeyValueRange())
        RC_ASSERT(now.fields.value(alias).toStdString() == value.toStdString());
}

/// I2: no second contact for one address, unless a person made it.
void EngineModel::checkDuplicates()
{
    for (const Contact &each : m_world.mautic().all()) {
        if (!each.email().isEmpty() && !m_addedByHand.contains(emailKey(each.email())))
            RC_ASSERT(m_world.mautic().idsWithEmail(each.email()).size() == 1);
        if (each.id == m_bystander.id)
            checkBystander(each);
    }
}

/// Whatever happened to Mautic's contacts was noticed.
void EngineModel::checkMirror()
{
    const QList<Contact> all = m_world.mautic().all();
    const auto known = m_world.store().contacts.page(std::nullopt, 1000);
    RC_ASSERT(known.has_value());
    RC_ASSERT(known->size() == all.size());
    const auto segments = m_world.store().inventory.segmentNames();
    RC_ASSERT(segments.has_value());
    for (qsizetype i = 0; i < all.size(); ++i) {
        const ContactId id = all[i].id;
        for (const auto &[alias, value] : all[i].fields.asKeyValueRange()) {
            if ((*known)[i].fields.value(alias) != value)
                RC_FAIL(u"%1 of contact %2 is %3, not %4"_s.arg(alias)
                            .arg(id.value)
                            .arg(value, (*known)[i].fields.value(alias))
                            .toStdString());
        }
        const auto optOuts = m_world.store().doNotContact.ofContacts({id});
        RC_ASSERT(optOuts.has_value());
        RC_ASSERT(optOuts->size() == m_world.mautic().optOutsOf(id).size());
        for (const SegmentMember &member : m_world.mautic().membershipsOf(id)) {
            const auto members = m_world.store().members.membersAmong(member.segment, {id});
            RC_ASSERT(members.has_value());
            RC_ASSERT(members->contains(member));
        }
    }
}

void EngineModel::checkUsersMirror()
{
    for (int who = 0; who < people; ++who) {
        const auto known = m_world.store().users.withIds({{userName(who)}});
        RC_ASSERT(known.has_value());
        RC_ASSERT(known->isEmpty() == !exists(who));
        if (known->isEmpty())
            continue;
        const AppUser &user = known->constFirst();
        RC_ASSERT(user.email.toStdString() == column(who, u"email"_s).toStdString());
        RC_ASSERT(user.company.toStdString() == column(who, u"company"_s).toStdString());
        RC_ASSERT(user.lastName.toStdString() == appValue(who, u"lastname"_s).toStdString());
        const bool isOptedOut = column(who, u"marketingOptOut"_s) == u"1"_s;
        if (user.optedOut != isOptedOut || user.banned != (column(who, u"banned"_s) == u"1"_s))
            RC_FAIL(u"%1 objected in the mirror: %2, in the application since %3: %4"_s.arg(userName(who))
                        .arg(user.optedOut)
                        .arg(column(who, u"updatedAt"_s))
                        .arg(isOptedOut)
                        .toStdString());
    }
}

/// I4: all is done. A compare of everything finds nothing that was overlooked, and nothing open that is not.
void EngineModel::checkNothingLeft()
{
    const int writes = m_world.mautic().writes();
    m_world.pass(25h);
    run(2min);
    if (isTraced())
        traceState();
    RC_ASSERT(m_world.mautic().writes() == writes);
    RC_ASSERT(m_world.status().queue.open() == 0);
    RC_ASSERT(told(m_cases) == told(m_world.openCases()));
}

void EngineModel::checkPromises()
{
    takeStock();
    checkUsersMirror();
    checkMirror();
    for (int who = 0; who < people; ++who)
        checkPerson(who);
    checkDuplicates();
    checkDecisions();
    checkNothingLeft();
    // I8
    RC_ASSERT(m_world.store().database.checkSound().has_value());
    remember();
}

/// What is in step begins anew; what waits for a person goes on.
void EngineModel::remember()
{
    for (int who = 0; who < people; ++who) {
        const ContactId contact = contactOf(who);
        const bool isThere = exists(who) && contact.value != 0 && m_world.mautic().has(contact);
        for (const QString &alias : tracked) {
            Field &field = m_people[size_t(who)].fields[alias];
            const QString held = mauticValue(contact, alias);
            if (isThere && held == appValue(who, alias))
                field = {};
            field.before = isThere ? std::optional(held) : std::nullopt;
        }
    }
}

} // namespace lockstep
