// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/case_desk.h"
#include "runtime/workspace_settings_file.h"
#include "support/workspace_world.h"

namespace lockstep::testing
{

/// Somebody who sits at the desk of a world and decides its cases.
class DeskHands
{
public:
    /// The world's settings have to be as they are meant by now.
    explicit DeskHands(WorkspaceWorld &world)
        : m_world(world)
    {
        keepSettings();
    }

    void keepSettings()
    {
        m_isKept =
            WorkspaceSettingsFile(m_world.folder() + u'/' + settingsFileName).save(m_world.settings()).has_value();
    }

    [[nodiscard]] CaseDesk desk() const { return m_isKept ? CaseDesk(m_world.folder()) : CaseDesk({}); }

    /// The one open case; the case of a user where there are several.
    [[nodiscard]] OpenCase theCase(const QString &user = {}) const
    {
        const auto open = m_world.store().cases.open();
        for (const OpenCase &each : *open) {
            if (user.isEmpty() || each.content.user.value == user)
                return each;
        }
        return {};
    }

    DecisionReceipt answer(Answer answer, const QString &value = {}, std::optional<ContactId> contact = std::nullopt,
                           const QString &user = {})
    {
        const auto receipts =
            desk().decide({{.caseId = theCase(user).id, .answer = answer, .value = value, .contact = contact}}, m_who);
        return receipts ? receipts->first() : DecisionReceipt{.outcome = DecisionOutcome::NotOpen};
    }

    [[nodiscard]] bool takeBack(const DecisionReceipt &receipt)
    {
        return desk().takeBack(receipt.batch, m_who).has_value();
    }

    [[nodiscard]] ResolutionState stateOf(const DecisionReceipt &receipt)
    {
        const auto kept = m_world.store().resolutions.ofBatch(receipt.batch);
        return kept && !kept->isEmpty() ? kept->first().state : ResolutionState::Stale;
    }

private:
    WorkspaceWorld &m_world;
    RunOperator m_who{.account = QStringLiteral("eve"), .displayName = QStringLiteral("Eve Example")};
    bool m_isKept = false;
};

} // namespace lockstep::testing
