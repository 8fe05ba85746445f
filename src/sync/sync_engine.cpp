// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sync_engine.h"

#include "sync/contact_resolver.h"
#include "sync/decide_pass.h"
#include "sync/observe_mautic_pass.h"
#include "sync/observe_people_pass.h"
#include "sync/observe_users_pass.h"
#include "sync/run_summary.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Whether these contacts were taken out of a segment by hand is not known; for a contact yet to be made it is.
void leaveUnknownMembersOut(QList<PlanRow> &rows)
{
    rows.removeIf([](const PlanRow &row) { return row.kind == PlanRowKind::AddToSegment && row.contact; });
}

} // namespace

SyncEngine::SyncEngine(SyncParts parts)
    : m_parts(std::move(parts))
{
}

Result<SyncReport> SyncEngine::plan(const SyncOptions &options, const std::stop_token &stop)
{
    return runAs(RunKind::Plan, options, nullptr, stop);
}

Result<SyncReport> SyncEngine::sync(const SyncOptions &options, const std::stop_token &stop)
{
    return runAs(RunKind::Sync, options, nullptr, stop);
}

Result<SyncReport> SyncEngine::apply(const Plan &plan, const SyncOptions &options, const std::stop_token &stop)
{
    if (auto fits = belongsHere(plan); !fits)
        return fail(fits.error());
    return runAs(RunKind::Apply, options, &plan, stop);
}

Result<SyncReport> SyncEngine::runAs(RunKind kind, const SyncOptions &options, const Plan *given,
                                     const std::stop_token &stop)
{
    if (const auto crashed = m_parts.store.runs.findCrashed(m_parts.clock.now()); !crashed)
        return fail(crashed.error());
    const auto run = m_parts.store.runs.start(kind, options.startedBy, m_parts.clock.now());
    if (!run)
        return fail(run.error());
    auto result = perform(kind, *run, options, given, stop);
    if (auto kept = finish(*run, result); !kept && result)
        return fail(kept.error());
    return result;
}

Result<SyncReport> SyncEngine::perform(RunKind kind, RunId run, const SyncOptions &options, const Plan *given,
                                       const std::stop_token &stop)
{
    auto report = look(options, stop);
    if (!report)
        return report;
    report->run = run;
    if (!options.only.isEmpty())
        leaveUnknownMembersOut(report->decisions.plan.rows);
    if (kind != RunKind::Plan)
        write(*report, given, stop);
    if (auto kept = keepFindings(*report, options); !kept)
        return fail(kept.error());
    return report;
}

Result<SyncReport> SyncEngine::look(const SyncOptions &options, const std::stop_token &stop)
{
    const auto leftBefore = m_parts.gate.left();
    if (!leftBefore)
        return fail(leftBefore.error());
    auto report = options.only.isEmpty() ? lookAtEverybody(options, stop) : lookAtSome(options, stop);
    if (!report)
        return report;
    auto decisions = decide(*report, options, leftBefore->value_or(0), stop);
    if (!decisions)
        return fail(decisions.error());
    report->decisions = std::move(*decisions);
    return report;
}

Result<SyncReport> SyncEngine::lookAtEverybody(const SyncOptions &options, const std::stop_token &stop)
{
    const auto users = ObserveUsersPass(m_parts.directory, m_parts.store, m_parts.clock)
                           .run(options.guard, m_parts.reportProgress, stop);
    if (!users)
        return fail(users.error());
    auto inventory = takeStock(options, stop);
    if (!inventory)
        return fail(inventory.error());
    const auto contacts = ObserveMauticPass(m_parts.mautic, m_parts.store)
                              .run(inventory->segments, options.guard, m_parts.reportProgress, stop);
    if (!contacts)
        return fail(contacts.error());
    if (const auto settled = m_parts.store.appliedRows.settleUnanswered(m_parts.clock.now()); !settled)
        return fail(settled.error());
    return SyncReport{.usersRead = *users, .contactsRead = *contacts, .inventory = std::move(*inventory)};
}

Result<SyncReport> SyncEngine::lookAtSome(const SyncOptions &options, const std::stop_token &stop)
{
    const auto users = ObservePeoplePass(m_parts.directory, m_parts.mautic, m_parts.store).run(options.only, stop);
    if (!users)
        return fail(users.error());
    auto inventory = takeStock(options, stop);
    if (!inventory)
        return fail(inventory.error());
    return SyncReport{.usersRead = static_cast<int>(users->size()), .inventory = std::move(*inventory)};
}

Result<MauticInventory> SyncEngine::takeStock(const SyncOptions &options, const std::stop_token &stop)
{
    auto inventory = takeInventory(m_parts.mautic, m_parts.settings, options.consent, stop);
    if (!inventory)
        return inventory;
    if (auto kept = keepInventory(*inventory); !kept)
        return fail(kept.error());
    return inventory;
}

Result<Decisions> SyncEngine::decide(const SyncReport &report, const SyncOptions &options, int leftBefore,
                                     const std::stop_token &stop)
{
    const MauticInventory &inventory = report.inventory;
    auto settings = decisionSettings(inventory);
    if (!settings)
        return fail(settings.error());
    auto basisOfPlan = basis();
    if (!basisOfPlan)
        return fail(basisOfPlan.error());
    Planner planner(std::move(*basisOfPlan), std::move(*settings));
    planner.addSetup(inventory.setup);
    for (const NewContactField &field : inventory.missingFields)
        planner.addNotice({.kind = NoticeKind::FieldMissingInMautic, .field = field.alias});
    ContactResolver resolver(m_parts.mautic, m_parts.store);
    DecidePass pass(m_parts.store, resolver);
    auto done = options.only.isEmpty() ? pass.run(planner, m_parts.reportProgress, stop)
                                       : pass.runFor(options.only, planner, stop);
    if (!done)
        return fail(done.error());
    const auto left = m_parts.gate.left();
    if (!left)
        return fail(left.error());
    return planner.finish({.batchLimit = m_parts.mautic.batchLimit(),
                           .leftThisHour = *left,
                           .requestsPerHour = m_parts.settings.requestsPerHour,
                           .reads = *left ? leftBefore - **left : 0});
}

Result<DecisionSettings> SyncEngine::decisionSettings(const MauticInventory &inventory) const
{
    const auto basisOfPlan = basis();
    if (!basisOfPlan)
        return fail(basisOfPlan.error());
    return DecisionSettings{.rules = inventory.rules,
                            .segments = inventory.segments,
                            .newUsersSince = basisOfPlan->newUsersSince,
                            .waitForVerification = m_parts.settings.waitForVerification,
                            .knowsVerification = m_parts.directory.knowsVerification(),
                            .knowsOptOuts = m_parts.settings.users.has(UserAttribute::OptedOut),
                            .storesLinks = m_parts.directory.storesLinks(),
                            .emailLengthLimit = inventory.emailLengthLimit};
}

Result<Plan> SyncEngine::basis() const
{
    const auto workspace = m_parts.store.workspace.find();
    if (!workspace)
        return fail(workspace.error());
    if (!*workspace)
        return fail(ErrorKind::StoreFailed, u"the store has no workspace"_s);
    return Plan{.workspaceId = (*workspace)->id,
                .mauticAddress = m_parts.mauticAddress,
                .mappingFingerprint = fingerprintOf(m_parts.settings),
                .madeAt = m_parts.clock.now(),
                .newUsersSince = m_parts.settings.newUsersSince.value_or((*workspace)->createdAt)};
}

Result<void> SyncEngine::belongsHere(const Plan &plan) const
{
    const auto here = basis();
    if (!here)
        return fail(here.error());
    if (plan.workspaceId != here->workspaceId)
        return fail(ErrorKind::StalePlan, u"another workspace"_s, u"workspace"_s);
    if (plan.mauticAddress != here->mauticAddress)
        return fail(ErrorKind::StalePlan, u"another Mautic"_s, u"mautic"_s);
    if (plan.mappingFingerprint != here->mappingFingerprint || plan.newUsersSince != here->newUsersSince)
        return fail(ErrorKind::StalePlan, u"the mapping has changed"_s, u"mapping"_s);
    return {};
}

void SyncEngine::write(SyncReport &report, const Plan *given, const std::stop_token &stop)
{
    const QList<PlanRow> &now = report.decisions.plan.rows;
    HoldingRows holding = given ? holdingRows(given->rows, now) : allRows(now);
    report.staleRows = std::move(holding.stale);
    m_parts.reportRows(report.staleRows);
    ApplyPass pass({.mautic = m_parts.mautic,
                    .directory = m_parts.directory,
                    .store = m_parts.store,
                    .clock = m_parts.clock,
                    .run = report.run,
                    .stop = stop,
                    .reportProgress = m_parts.reportProgress,
                    .reportRows = m_parts.reportRows,
                    .adopted = report.decisions.adopted});
    report.applied = pass.run(holding.rows);
}

Result<void> SyncEngine::keepInventory(const MauticInventory &inventory)
{
    if (auto kept = m_parts.store.inventory.saveRules(inventory.rules); !kept)
        return kept;
    return m_parts.store.inventory.saveSegments(inventory.segments);
}

Result<void> SyncEngine::keepStates(const SyncReport &report)
{
    if (!report.applied)
        return {};
    QHash<AppUserId, int> rowsOf;
    for (const PlanRow &row : report.decisions.plan.rows)
        ++rowsOf[row.user];
    return rowsOf.isEmpty() ? Result<void>() : m_parts.store.personStates.settle(report.run, rowsOf);
}

Result<void> SyncEngine::keepFindings(SyncReport &report, const SyncOptions &options)
{
    if (auto kept = keepStates(report); !kept)
        return kept;
    QList<Case> cases = report.decisions.cases;
    QList<Notice> notices = report.decisions.notices;
    if (report.applied) {
        cases += report.applied->report.cases;
        notices += report.applied->report.notices;
    }
    const Moment now = m_parts.clock.now();
    const auto opened = options.only.isEmpty() ? m_parts.store.cases.replaceOpen(cases, now)
                                               : m_parts.store.cases.replaceOpenOf(options.only, cases, now);
    if (!opened)
        return fail(opened.error());
    if (auto kept = m_parts.store.notices.save(report.run, notices); !kept)
        return kept;
    const auto open = m_parts.store.cases.openCount();
    if (!open)
        return fail(open.error());
    report.openCases = *open;
    return {};
}

Result<void> SyncEngine::finish(RunId run, const Result<SyncReport> &result)
{
    return m_parts.store.runs.finish(run, endOf(result, m_parts.clock.now()));
}

QString fingerprintOf(const WorkspaceSettings &settings)
{
    QStringList parts{settings.users.schema, settings.users.table, settings.users.accountTable};
    for (const UserAttribute attribute : allUserAttributes()) {
        const ColumnMatch match = settings.users.columns.value(attribute);
        parts.append(nameOf(attribute) + u'=' + (match.negated ? u"!"_s : QString()) + match.column);
    }
    for (const FieldRule &rule : settings.rules)
        parts.append(nameOf(rule.attribute) + u'>' + rule.alias);
    const QByteArray digest = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().first(16));
}

} // namespace lockstep
