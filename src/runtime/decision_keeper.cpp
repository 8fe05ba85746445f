// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/decision_keeper.h"

#include "domain/email_address.h"
#include "domain/failpoint.h"
#include "domain/value_rules.h"
#include "runtime/system_clock.h"
#include "store/transaction.h"

#include <QUuid>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lockstep
{

bool isAsSeen(const std::optional<SeenSides> &seen, const SeenSides &now)
{
    if (!seen)
        return true;
    return (!seen->app || seen->app == now.app) && (!seen->mautic || seen->mautic == now.mautic);
}

DecisionKeeper::DecisionKeeper(OpenWorkspace &workspace, RunOperator by)
    : m_store(workspace.store())
    , m_by(std::move(by))
    , m_facts(m_store, *workspace.settings())
    , m_now(SystemClock().now())
    , m_batch(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Result<QList<DecisionReceipt>> DecisionKeeper::decide(const QList<CaseDecision> &decisions)
{
    return inTransaction(m_store.database, [&]() -> Result<QList<DecisionReceipt>> {
        if (auto prepared = m_facts.prepare(); !prepared)
            return fail(prepared.error());
        const auto cases = casesOf(decisions);
        if (!cases)
            return fail(cases.error());
        QList<AppUserId> users;
        for (const Case &each : *cases)
            users.append(each.user);
        const auto facts = m_facts.of(users, {});
        if (!facts)
            return fail(facts.error());
        QList<DecisionReceipt> receipts;
        for (const CaseDecision &decision : decisions) {
            const auto open = cases->constFind(decision.caseId);
            if (open == cases->constEnd()) {
                const auto refused = refusalOf(decision);
                if (!refused)
                    return fail(refused.error());
                receipts.append(*refused);
                continue;
            }
            const auto known = facts->constFind(open->user);
            receipts.append(known == facts->constEnd()
                                ? DecisionReceipt{.caseId = decision.caseId, .outcome = DecisionOutcome::PersonGone}
                                : judge(decision, *open, *known));
        }
        return keep().map([&] { return receipts; });
    });
}

Result<DecisionKeeper::CasesById> DecisionKeeper::casesOf(const QList<CaseDecision> &decisions)
{
    QList<qint64> ids;
    for (const CaseDecision &decision : decisions)
        ids.append(decision.caseId);
    const auto open = m_store.cases.openWithIds(ids);
    if (!open)
        return fail(open.error());
    CasesById cases;
    for (const OpenCase &each : *open)
        cases.insert(each.id, each.content);
    return cases;
}

/// Why a case that is not open is not: somebody was first, it settled itself, or its person is gone.
Result<DecisionReceipt> DecisionKeeper::refusalOf(const CaseDecision &decision)
{
    DecisionReceipt receipt{.caseId = decision.caseId, .outcome = DecisionOutcome::NotOpen};
    const auto answered = m_store.resolutions.ofCase(decision.caseId);
    if (!answered)
        return fail(answered.error());
    if (*answered) {
        receipt.by = nameOf((*answered)->by);
        receipt.answer = (*answered)->answer;
        return receipt;
    }
    const auto closed = m_store.cases.find(decision.caseId);
    if (!closed)
        return fail(closed.error());
    if (*closed) {
        const auto exists = m_store.users.exists((*closed)->opened.content.user);
        if (!exists)
            return fail(exists.error());
        if (!*exists)
            receipt.outcome = DecisionOutcome::PersonGone;
    }
    return receipt;
}

DecisionReceipt DecisionKeeper::judge(const CaseDecision &decision, const Case &personCase, const PersonFacts &facts)
{
    DecisionReceipt receipt{.caseId = decision.caseId, .answer = decision.answer};
    const auto offers = offersFor(personCase, facts, m_facts.settings(), {});
    const auto offered = std::find_if(offers.cbegin(), offers.cend(), [&](const CaseOffer &offer) {
        return offer.answer == decision.answer && (!decision.contact || offer.contact == decision.contact);
    });
    const bool needsContact = decision.answer == Answer::LinkContact || decision.answer == Answer::NotTheSame;
    if (offered == offers.cend() || (needsContact && !decision.contact)) {
        receipt.outcome = DecisionOutcome::NotOffered;
        receipt.obstacle = OfferObstacle::NothingThere;
        return receipt;
    }
    Resolution resolution = resolutionFor(personCase, decision.answer, decision.contact, facts, m_facts.settings());
    if (!isAsSeen(decision.seen, resolution.seen)) {
        receipt.outcome = DecisionOutcome::Changed;
        return receipt;
    }
    resolution.answeredCase = decision.caseId;
    resolution.note = decision.note;
    m_concerned += personCase.otherUsers;
    return accept(std::move(resolution), decision.value, facts);
}

DecisionReceipt DecisionKeeper::accept(Resolution resolution, const QString &value, const PersonFacts &facts)
{
    DecisionReceipt receipt{.caseId = resolution.answeredCase.value_or(0), .answer = resolution.answer};
    if (!takeValue(value, resolution).isUsable) {
        receipt.outcome = DecisionOutcome::BadValue;
        return receipt;
    }
    receipt.obstacle = offerOf(resolution, facts, m_facts.settings(), {}).obstacle;
    if (receipt.obstacle != OfferObstacle::None) {
        receipt.outcome = DecisionOutcome::NotOffered;
        return receipt;
    }
    addForKeeping(std::move(resolution), facts.user.id);
    receipt.batch = m_batch;
    return receipt;
}

void DecisionKeeper::addForKeeping(Resolution resolution, const AppUserId &user)
{
    resolution.batch = m_batch;
    resolution.by = m_by;
    resolution.at = m_now;
    if (resolution.state == ResolutionState::Done)
        resolution.settledAt = m_now;
    m_resolutions.append(std::move(resolution));
    m_concerned.append(user);
}

DecisionKeeper::TakenValue DecisionKeeper::takeValue(const QString &given, Resolution &resolution) const
{
    if (resolution.answer != Answer::OtherValue)
        return {.isUsable = true};
    // It says who somebody is: links are changed by LinkContact and Unlink.
    if (resolution.field == appUserIdAlias)
        return {};
    const QList<UsableRule> &rules = m_facts.settings().rules;
    const auto rule = std::find_if(rules.cbegin(), rules.cend(),
                                   [&](const UsableRule &each) { return each.rule.alias == resolution.field; });
    if (rule == rules.cend())
        return {};
    if (rule->rule.attribute == UserAttribute::Email) {
        const auto address = emailForMautic(given, rule->field.lengthLimit);
        resolution.value = address.value_or(QString());
        return {.isUsable = address.has_value()};
    }
    const PreparedValue value = prepareValue(given, rule->field);
    resolution.value = value.text;
    return {.isUsable = !value.problem, .problem = value.problem};
}

Result<void> DecisionKeeper::keep()
{
    auto kept = m_store.resolutions.add(m_resolutions);
    if (!kept)
        return fail(kept.error());
    for (const Resolution &resolution : *kept) {
        if (auto done = keepSideEffects(resolution); !done)
            return done;
    }
    if (failsAt("decisions.keep"))
        return fail(ErrorKind::StoreFailed, u"failpoint"_s);
    return call(m_concerned);
}

Result<void> DecisionKeeper::keepSideEffects(const Resolution &resolution)
{
    if (resolution.answer == Answer::TryAgain)
        return m_store.refusals.forget(resolution.user);
    if (resolution.answer == Answer::PlanMerge && resolution.answeredCase)
        return m_store.cases.snooze({*resolution.answeredCase}, Moment{std::numeric_limits<qint64>::max()}, true);
    return {};
}

/// Their turn is next, and the cases of now are shown at once.
Result<void> DecisionKeeper::call(const QList<AppUserId> &users)
{
    QList<AppUserId> distinct = users;
    std::sort(distinct.begin(), distinct.end(),
              [](const AppUserId &a, const AppUserId &b) { return a.value < b.value; });
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (distinct.isEmpty())
        return {};
    QList<WorkNote> notes;
    for (const AppUserId &user : std::as_const(distinct))
        notes.append({.user = user, .purpose = Purpose::Person, .changedAt = m_now});
    if (auto noted = m_store.queue.add(notes, m_now); !noted)
        return noted;
    return m_facts.decideAnew(distinct, m_now, {});
}

} // namespace lockstep
