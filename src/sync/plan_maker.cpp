// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/plan_maker.h"

#include "sync/contact_resolver.h"
#include "sync/decide_pass.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace lockstep
{

Result<Decisions> PlanMaker::make(const MauticInventory &inventory, const PlanScope &scope, const std::stop_token &stop)
{
    auto basisOfPlan = basis();
    if (!basisOfPlan)
        return fail(basisOfPlan.error());
    auto decisionSettings = settings(inventory, *basisOfPlan);
    Planner planner(std::move(*basisOfPlan), std::move(decisionSettings));
    planner.addSetup(inventory.setup);
    for (const NewContactField &field : inventory.missingFields)
        planner.addNotice({.kind = NoticeKind::FieldMissingInMautic, .field = field.alias});
    ContactResolver resolver(m_parts.mautic, m_parts.store);
    DecidePass pass(m_parts.store, resolver);
    auto done =
        scope.only.isEmpty() ? pass.run(planner, m_parts.reportProgress, stop) : pass.runFor(scope.only, planner, stop);
    if (!done)
        return fail(done.error());
    const auto left = m_parts.gate.left();
    if (!left)
        return fail(left.error());
    return planner.finish({.batchLimit = m_parts.mautic.batchLimit(),
                           .leftThisHour = *left,
                           .requestsPerHour = m_parts.settings.requestsPerHour,
                           .reads = *left ? scope.leftBefore - **left : 0});
}

DecisionSettings PlanMaker::settings(const MauticInventory &inventory, const Plan &basis) const
{
    return {.rules = inventory.rules,
            .segments = inventory.segments,
            .newUsersSince = basis.newUsersSince,
            .waitForVerification = m_parts.settings.waitForVerification,
            .knowsVerification = m_parts.directory.knowsVerification(),
            .knowsOptOuts = m_parts.settings.users.has(UserAttribute::OptedOut),
            .storesLinks = m_parts.directory.storesLinks(),
            .writable = m_parts.settings.writableAttributes,
            .emailLengthLimit = inventory.emailLengthLimit};
}

Result<Plan> PlanMaker::basis() const
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

namespace
{

/// The usual policy says nothing, as before there were others: plans made then still hold.
QString policySuffix(const FieldPolicy &policy)
{
    return policy == FieldPolicy() ? QString() : QString(u' ' + nameOf(policy));
}

} // namespace

QString fingerprintOf(const WorkspaceSettings &settings)
{
    QStringList parts{settings.users.schema, settings.users.table, settings.users.accountTable};
    for (const UserAttribute attribute : allUserAttributes()) {
        const ColumnMatch match = settings.users.columns.value(attribute);
        parts.append(nameOf(attribute) + u'=' + (match.negated ? u"!"_s : QString()) + match.column);
    }
    for (const FieldRule &rule : settings.rules)
        parts.append(nameOf(rule.attribute) + u'>' + rule.alias + policySuffix(rule.policy));
    for (const UserAttribute attribute : settings.writableAttributes)
        parts.append(u"writes "_s + nameOf(attribute));
    const QByteArray digest = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().first(16));
}

} // namespace lockstep
