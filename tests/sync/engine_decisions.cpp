// SPDX-License-Identifier: GPL-3.0-or-later
// What people decide in the model, kept as the desk keeps it, and what must come of it.
#include "domain/case_offer.h"
#include "domain/email_address.h"
#include "engine_model.h"
#include "store/transaction.h"
#include "sync/desk_facts.h"

#include <rapidcheck.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString company = u"company"_s;

QString userName(int who) { return u"user%1"_s.arg(who); }

QString normal(const QString &alias, const QString &value) { return alias == emailAlias ? emailKey(value) : value; }

bool isOverAtOnce(const Resolution &resolution)
{
    return resolution.answer == Answer::NeverSyncField || resolution.answer == Answer::NotTheSame
        || resolution.answer == Answer::LeaveAlone || resolution.answer == Answer::TryAgain
        || resolution.answer == Answer::PlanMerge;
}

template <class Value>
Value must(Result<Value> result)
{
    if (!result)
        RC_FAIL(result.error().detail.toStdString());
    return *std::move(result);
}

void mustBeDone(const Result<void> &result)
{
    if (!result)
        RC_FAIL(result.error().detail.toStdString());
}

} // namespace

void EngineModel::atTheDesk(Command command, int who, int value)
{
    DeskFacts desk(m_world.store(), m_world.settings());
    mustBeDone(desk.prepare());
    const auto facts = must(desk.of({{userName(who)}}, {}));
    if (facts.isEmpty())
        return;
    if (command == Command::AnswerACase)
        answerACase(desk, *facts.cbegin(), value);
    else if (command == Command::EditByHand)
        editByHand(desk, *facts.cbegin(), value);
    else
        takeBack(desk, *facts.cbegin());
}

void EngineModel::answerACase(DeskFacts &desk, const PersonFacts &facts, int value)
{
    QList<OpenCase> cases = must(m_world.store().cases.open());
    cases.removeIf([&](const OpenCase &each) { return each.content.user != facts.user.id; });
    if (cases.isEmpty())
        return;
    const OpenCase open = cases[value % cases.size()];
    QList<CaseOffer> offers = offersFor(open.content, facts, desk.settings(), {});
    offers.removeIf([](const CaseOffer &offer) { return offer.obstacle != OfferObstacle::None; });
    if (offers.isEmpty())
        return;
    const CaseOffer offer = offers[++m_count % offers.size()];
    Resolution resolution = resolutionFor(open.content, offer.answer, offer.contact, facts, desk.settings());
    resolution.answeredCase = open.id;
    decide(desk, facts, std::move(resolution), open.content.otherUsers);
}

void EngineModel::editByHand(DeskFacts &desk, const PersonFacts &facts, int value)
{
    const QList<Answer> answers{Answer::OtherValue, Answer::OtherValue, Answer::NeverSyncField,
                                Answer::LeaveAlone, Answer::Unlink,     Answer::LinkContact};
    const Answer answer = answers[value % answers.size()];
    PersonFacts known = facts;
    QList<AppUserId> others;
    std::optional<ContactId> contact;
    if (answer == Answer::Unlink && !facts.link)
        return;
    if (answer == Answer::LinkContact) {
        const int other = (whoIs(facts.user.id) + 1) % people;
        contact = contactOf(other);
        const auto contacts = must(m_world.store().contacts.withIds({*contact}));
        if (contacts.isEmpty())
            return;
        known.chosen = contacts.first();
        known.owners.insert(*contact, {userName(other)});
        others.append({userName(other)});
    }
    const Case asIf{.kind = CaseKind::BothChanged, .user = facts.user.id, .field = company};
    decide(desk, known, resolutionFor(asIf, answer, contact, known, desk.settings()), others);
}

void EngineModel::decide(DeskFacts &desk, const PersonFacts &facts, Resolution resolution, QList<AppUserId> concerned)
{
    Repositories &store = m_world.store();
    const Moment now = m_world.clock().at;
    if (resolution.answer == Answer::OtherValue)
        resolution.value =
            (resolution.field == emailAlias ? u"decided%1@example.com"_s : u"Decided%1"_s).arg(++m_count);
    if (offerOf(resolution, facts, desk.settings(), {}).obstacle != OfferObstacle::None)
        return;
    resolution.batch = QString::number(++m_count);
    resolution.at = now;
    if (resolution.state == ResolutionState::Done)
        resolution.settledAt = now;
    concerned.append(facts.user.id);
    mustBeDone(inTransaction(store.database, [&]() -> Result<void> {
        const auto kept = store.resolutions.add({resolution});
        if (!kept)
            return fail(kept.error());
        resolution = kept->first();
        if (resolution.answer == Answer::PlanMerge && resolution.answeredCase) {
            const Moment never{std::numeric_limits<qint64>::max()};
            if (auto slept = store.cases.snooze({*resolution.answeredCase}, never, true); !slept)
                return slept;
        }
        return callFor(desk, concerned);
    }));
    seeDecision(whoIs(facts.user.id), resolution);
}

Result<void> EngineModel::callFor(DeskFacts &desk, const QList<AppUserId> &users)
{
    const Moment now = m_world.clock().at;
    QList<WorkNote> notes;
    for (const AppUserId &user : users)
        notes.append({.user = user, .purpose = Purpose::Person, .changedAt = now});
    if (auto noted = m_world.store().queue.add(notes, now); !noted)
        return noted;
    return desk.decideAnew(users, now, {});
}

void EngineModel::takeBack(DeskFacts &desk, const PersonFacts &facts)
{
    Repositories &store = m_world.store();
    const Moment now = m_world.clock().at;
    const QList<Resolution> decided = must(store.resolutions.ofUser(facts.user.id));
    const auto last = std::find_if(decided.cbegin(), decided.cend(), [](const Resolution &each) {
        return each.state == ResolutionState::Waiting || each.state == ResolutionState::Done;
    });
    if (last == decided.cend())
        return;
    const Resolution resolution = *last;
    mustBeDone(inTransaction(store.database, [&]() -> Result<void> {
        const auto state = isOverAtOnce(resolution) ? ResolutionState::Undone : ResolutionState::Undoing;
        if (auto done = store.resolutions.undo(resolution.id, state, u"eve"_s, now); !done)
            return done;
        const bool madeAContact = resolution.answer == Answer::CreateNew && resolution.contactBefore && facts.link
            && facts.link->contact != *resolution.contactBefore;
        if (madeAContact) {
            const auto kept = store.resolutions.add({{.batch = resolution.batch,
                                                      .user = facts.user.id,
                                                      .answer = Answer::NotTheSame,
                                                      .contact = facts.link->contact,
                                                      .at = now,
                                                      .state = ResolutionState::Done,
                                                      .settledAt = now}});
            if (!kept)
                return fail(kept.error());
        }
        return callFor(desk, {facts.user.id});
    }));
    seeTakenBack(whoIs(facts.user.id), resolution);
}

/// What may be written from now on, and what must not.
void EngineModel::seeDecision(int who, const Resolution &resolution)
{
    Person &person = m_people[size_t(who)];
    const QString &alias = resolution.field;
    forgetDecisions(who, alias);
    if (isAboutField(resolution.answer) || resolution.answer == Answer::MakeRoom) {
        person.allow(alias, resolution);
        person.fields[alias].isDecided = true;
        person.fields[alias].givenUp.insert(normal(alias, resolution.seen.mautic.value_or(QString())));
        person.isSilenced.remove(alias);
        if (resolution.answer == Answer::NeverSyncField) {
            person.neverSynced.insert(alias);
            person.isSilenced.insert(alias);
        }
        if (alias == company && resolution.answer != Answer::NeverSyncField
            && resolution.seen.app == appValue(who, alias)
            && resolution.seen.mautic == mauticValue(contactOf(who), alias))
            m_decisions.append({.who = who, .contact = contactOf(who), .resolution = resolution});
        return;
    }
    person.isLeftAlone = person.isLeftAlone || resolution.answer == Answer::LeaveAlone;
    if (resolution.answer == Answer::LeaveAlone || resolution.answer == Answer::PlanMerge)
        return;
    person.isLeftAlone = person.isLeftAlone || resolution.answer == Answer::Unlink;
    person.mayHaveAnother = true;
    if (resolution.answer == Answer::LinkContact) {
        for (int other = 0; other < people; ++other) {
            if (other != who && contactOf(other) == *resolution.contact)
                becomeSomebodyElse(other);
        }
        m_owners.insert(*resolution.contact, who);
    }
    becomeSomebodyElse(who);
}

void EngineModel::seeTakenBack(int who, const Resolution &resolution)
{
    Person &person = m_people[size_t(who)];
    const QString &alias = resolution.field;
    forgetDecisions(who, alias);
    if (isAboutField(resolution.answer) || resolution.answer == Answer::MakeRoom) {
        person.isSilenced.remove(alias);
        person.fields[alias].isDecided = true;
        person.fields[alias].givenUp.insert(mauticValue(contactOf(who), alias));
        return;
    }
    if (resolution.answer == Answer::PlanMerge)
        return;
    if (resolution.answer == Answer::LeaveAlone || resolution.answer == Answer::Unlink) {
        const auto inForce = must(m_world.store().resolutions.inForce({{userName(who)}}));
        person.isLeftAlone = std::any_of(inForce.cbegin(), inForce.cend(), [](const Resolution &each) {
            return each.answer == Answer::LeaveAlone
                || (each.answer == Answer::Unlink && each.state == ResolutionState::Done);
        });
        // There is nothing left to link again.
        const bool wasUnlinked = resolution.answer == Answer::Unlink && contactOf(who) != resolution.contact;
        person.isLeftAlone = person.isLeftAlone || (wasUnlinked && !m_world.mautic().has(*resolution.contact));
    }
    becomeSomebodyElse(who);
}

void EngineModel::becomeSomebodyElse(int who)
{
    m_people[size_t(who)].mayHaveAnother = true;
    // The other contact may be a member by itself.
    m_people[size_t(who)].isSurelyGiven = false;
    forget(who);
}

void EngineModel::forgetDecisions(int who, const QString &alias)
{
    m_decisions.removeIf(
        [&](const Decided &each) { return each.who == who && (alias.isEmpty() || each.resolution.field == alias); });
}

void EngineModel::Person::allow(const QString &alias, const Resolution &resolution)
{
    had[alias].insert(normal(alias, resolution.value));
    had[alias].insert(normal(alias, resolution.seen.mautic.value_or(QString())));
    had[alias].insert(normal(alias, resolution.seen.app.value_or(QString())));
    if (resolution.seen.base) {
        had[alias].insert(normal(alias, resolution.seen.base->answered));
        had[alias].insert(normal(alias, resolution.seen.base->sent));
    }
}

/// What was decided, and nothing came between, is so.
void EngineModel::checkDecision(const Decided &decided)
{
    const int who = decided.who;
    // It was about the contact they had then.
    if (isExcluded(who) || isBlocked(who) || contactOf(who) != decided.contact)
        return;
    const Resolution &asked = decided.resolution;
    QString expectedInMautic = asked.seen.mautic.value_or(QString());
    QString expectedInApp = asked.seen.app.value_or(QString());
    if (asked.answer == Answer::TakeApp)
        expectedInMautic = expectedInApp;
    else if (asked.answer == Answer::TakeMautic)
        expectedInApp = expectedInMautic;
    else if (asked.answer == Answer::OtherValue)
        expectedInApp = expectedInMautic = asked.value;
    const QString inMautic = mauticValue(contactOf(who), asked.field);
    const QString inApp = appValue(who, asked.field);
    if (isExcused(who, asked.field) && asked.answer != Answer::TakeMautic)
        return;
    if (inMautic != expectedInMautic || inApp != expectedInApp)
        RC_FAIL(u"%1 of %2 was decided as %3 | %4 and is %5 | %6"_s
                    .arg(nameOf(asked.answer), userName(who), expectedInApp, expectedInMautic, inApp, inMautic)
                    .toStdString());
}

/// Whoever is acted upon has no decision that waits, and nobody shares a contact.
void EngineModel::checkDecisions()
{
    for (const Decided &each : std::as_const(m_decisions))
        checkDecision(each);
    QHash<ContactId, int> owners;
    for (int who = 0; who < people; ++who) {
        const ContactId contact = contactOf(who);
        if (contact.value == 0)
            continue;
        if (owners.contains(contact))
            RC_FAIL(u"%1 and %2 are one contact"_s.arg(userName(owners.value(contact)), userName(who)).toStdString());
        owners.insert(contact, who);
        if (!exists(who) || isExcluded(who) || isBlocked(who))
            continue;
        // Mautic refuses every edit of a contact that shares its address, which is a case of its own.
        if (hasCase(who, CaseKind::AddressTaken, {}))
            continue;
        for (const Resolution &each : must(m_world.store().resolutions.inForce({{userName(who)}}))) {
            if (each.state == ResolutionState::Waiting || each.state == ResolutionState::Undoing)
                RC_FAIL(
                    u"%1 of %2, field %3, waits"_s.arg(nameOf(each.answer), userName(who), each.field).toStdString());
        }
    }
}

} // namespace lockstep
