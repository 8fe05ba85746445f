// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/case_desk.h"

#include "runtime/address_concerns.h"
#include "runtime/case_file_reader.h"
#include "runtime/decision_keeper.h"
#include "runtime/open_workspace.h"
#include "runtime/system_clock.h"
#include "store/transaction.h"
#include "sync/rule_simulation.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Where only a change of a side ends it.
constexpr Moment forGood{std::numeric_limits<qint64>::max()};

/// Whose facts are in memory together.
constexpr qsizetype casesAtOnce = 500;

/// What one answer would do for many.
class AlikePreviewer
{
public:
    AlikePreviewer(OpenWorkspace &workspace, const CaseDecision &decision)
        : m_store(workspace.store())
        , m_facts(m_store, *workspace.settings())
        , m_decision(decision)
    {
    }

    Result<AlikePreview> preview(const std::stop_token &stop)
    {
        const auto alike = casesAlike();
        if (!alike)
            return fail(alike.error());
        const auto rows = CaseRowReader(m_store).rowsOf(*alike);
        if (!rows)
            return fail(rows.error());
        if (auto prepared = m_facts.prepare(); !prepared)
            return fail(prepared.error());
        AlikePreview preview;
        QList<PlanRow> written;
        for (qsizetype first = 0; first < rows->size(); first += casesAtOnce) {
            const QList<CaseRow> page = rows->mid(first, casesAtOnce);
            QList<AppUserId> users;
            for (const CaseRow &row : page)
                users.append(row.open.content.user);
            const auto facts = m_facts.of(users, stop);
            if (!facts)
                return fail(facts.error());
            for (const CaseRow &row : page) {
                preview.cases.append(previewOf(row, *facts));
                written += preview.cases.last().rows;
            }
        }
        preview.requests = costOf(written, {}).writes;
        return preview;
    }

private:
    Result<QList<OpenCase>> casesAlike()
    {
        const auto given = m_store.cases.openWithIds({m_decision.caseId});
        if (!given)
            return fail(given.error());
        if (given->isEmpty())
            return fail(ErrorKind::NotFound, u"the case is not open any more"_s);
        return m_store.cases.alike(given->first().content);
    }

    AlikeCase previewOf(const CaseRow &row, const QHash<AppUserId, PersonFacts> &facts) const
    {
        AlikeCase alike{.row = row, .obstacle = OfferObstacle::NothingThere};
        const Case &content = row.open.content;
        const auto known = facts.constFind(content.user);
        const auto same = sameFor(row.open, m_decision);
        if (known == facts.constEnd() || !same)
            return alike;
        alike.decision = *same;
        Resolution resolution = resolutionFor(content, same->answer, same->contact, *known, m_facts.settings());
        resolution.value = same->value;
        const CaseOffer offer = offerOf(resolution, *known, m_facts.settings(), {});
        alike.obstacle = offer.obstacle;
        alike.rows = offer.rows;
        return alike;
    }

    Repositories &m_store;
    DeskFacts m_facts;
    const CaseDecision &m_decision;
};

} // namespace

Result<QList<QueuedCase>> CaseDesk::queue() const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    const auto queue = (*workspace)->store().cases.queue();
    return queue ? queuedCases((*workspace)->store(), *queue) : fail(queue.error());
}

Result<CaseFile> CaseDesk::file(qint64 caseId) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    return workspace ? CaseFileReader(**workspace).read(caseId) : fail(workspace.error());
}

Result<AlikePreview> CaseDesk::previewAlike(const CaseDecision &decision, const std::stop_token &stop) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    return workspace ? AlikePreviewer(**workspace, decision).preview(stop) : fail(workspace.error());
}

Result<QList<DecisionReceipt>> CaseDesk::decide(const QList<CaseDecision> &decisions, const RunOperator &by) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    return workspace ? DecisionKeeper(**workspace, by).decide(decisions) : fail(workspace.error());
}

Result<HandPreview> CaseDesk::previewByHand(const HandDecision &decision) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    return workspace ? DecisionKeeper(**workspace, {}).previewByHand(decision) : fail(workspace.error());
}

Result<QList<DecisionReceipt>> CaseDesk::decideByHand(const QList<HandDecision> &decisions, const RunOperator &by) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    return workspace ? DecisionKeeper(**workspace, by).decideByHand(decisions) : fail(workspace.error());
}

Result<QList<ListedRun>> CaseDesk::runs(int limit) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    return workspace ? (*workspace)->store().runs.lastWithUndo(limit) : fail(workspace.error());
}

Result<RunUndo> CaseDesk::previewUndo(RunId run) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    const auto looking = Transaction::begin((*workspace)->database());
    if (!looking)
        return fail(looking.error());
    // Never committed: it is thought through and forgotten.
    auto undo = DecisionKeeper(**workspace, {}).undoRun(run);
    if (undo)
        undo->batch.clear();
    return undo;
}

Result<RunUndo> CaseDesk::undoRun(RunId run, const RunOperator &by) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    auto undo = DecisionKeeper(**workspace, by).undoRun(run);
    if (undo && undo->values == 0 && undo->links == 0)
        return fail(ErrorKind::NotFound, u"the run wrote nothing that can come back"_s);
    return undo;
}

Result<QList<Resolution>> CaseDesk::takeBack(const QString &batch, const RunOperator &by) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    return workspace ? DecisionKeeper(**workspace, by).takeBack(batch) : fail(workspace.error());
}

Result<RuleComparison> CaseDesk::compareRules(const WorkspaceSettings &draft, int atMost,
                                              const std::stop_token &stop) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    return workspace ? RuleSimulation((*workspace)->store(), *(*workspace)->settings()).compare(draft, atMost, stop)
                     : fail(workspace.error());
}

Result<RulePreview> CaseDesk::previewRule(const QString &field, Answer answer, int atMost,
                                          const std::stop_token &stop) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    const WorkspaceSettings &live = *(*workspace)->settings();
    const auto rule = ruleFrom(live, field, answer);
    const auto draft = rule ? withRule(live, *rule) : std::nullopt;
    if (!draft)
        return RulePreview();
    return RuleSimulation((*workspace)->store(), live)
        .compare(*draft, atMost, stop)
        .map([&](const RuleComparison &comparison) { return RulePreview{.rule = rule, .comparison = comparison}; });
}

Result<void> CaseDesk::saveRule(const RuleDraft &draft, const RunOperator &by) const
{
    const auto workspace = OpenWorkspace::openSetUp(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    const auto settings = withRule(*(*workspace)->settings(), draft);
    if (!settings)
        return fail(ErrorKind::BadInput, u"the field's rule is another by now"_s, draft.field);
    if (auto saved = (*workspace)->save(*settings); !saved)
        return saved;
    const auto open = (*workspace)->store().cases.open();
    if (!open)
        return fail(open.error());
    QList<AppUserId> users;
    for (const OpenCase &each : *open) {
        if (each.content.field == draft.field || draft.field == emailAlias)
            users.append(each.content.user);
    }
    return DecisionKeeper(**workspace, by).lookAgain(users);
}

Result<QList<ConcernedAddress>> CaseDesk::concernsOf(const QString &address) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    return workspace ? lockstep::concernsOf((*workspace)->store(), {address}) : fail(workspace.error());
}

Result<void> CaseDesk::assign(const QList<qint64> &cases, const QString &account) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    return workspace ? (*workspace)->store().cases.assign(cases, account) : fail(workspace.error());
}

Result<void> CaseDesk::snooze(const QList<qint64> &cases, std::optional<Moment> until) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    return (*workspace)->store().cases.snooze(cases, until.value_or(forGood), !until);
}

Result<void> CaseDesk::wake(const QList<qint64> &cases) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    return workspace ? (*workspace)->store().cases.snooze(cases, std::nullopt, false) : fail(workspace.error());
}

Result<std::optional<QString>> CaseDesk::batchOf(qint64 caseId) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    if (!workspace)
        return fail(workspace.error());
    const auto answered = (*workspace)->store().resolutions.ofCase(caseId);
    if (!answered)
        return fail(answered.error());
    return *answered ? std::optional((*answered)->batch) : std::nullopt;
}

Result<QList<Resolution>> CaseDesk::decided(std::optional<qint64> before, int limit) const
{
    const auto workspace = OpenWorkspace::openExisting(m_workspace);
    return workspace ? (*workspace)->store().resolutions.page(before, limit) : fail(workspace.error());
}

} // namespace lockstep
