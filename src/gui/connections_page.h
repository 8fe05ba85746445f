// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rule_comparison.h"
#include "domain/setup_state.h"

#include <QWidget>

class QPushButton;

namespace lockstep
{

class ComparisonView;
class ComputerPanel;
class FieldPoliciesPanel;
class MappingStep;
class MauticStep;
class PlainLabel;
class ProblemBar;
class Prompter;
class SidePanel;
class UsersStep;

/// Both sides as they stand, and what goes where; each can be changed in its place. Says what was typed and wanted;
/// keeps nothing itself.
class ConnectionsPage final : public QWidget
{
    Q_OBJECT

public:
    /// The prompter outlives the page.
    explicit ConnectionsPage(Prompter &prompter, QWidget *parent = nullptr);

    void showState(const SetupState &state);
    void showMautic(const Result<MauticFound> &found);
    void showUsers(const Result<UsersReport> &found);
    /// What the settings that are chosen here would make otherwise.
    void showComparison(const RuleComparison &comparison);
    /// Changes are in the workspace now.
    void showSaved();
    void showProblem(const Error &error);
    [[nodiscard]] ComputerPanel &computer() { return *m_computer; }

Q_SIGNALS:
    void mauticTestChosen(const lockstep::MauticEntry &entry);
    void usersTestChosen(const lockstep::UsersEntry &entry, const lockstep::UsersChoice &choice);
    void linkColumnChosen(const lockstep::UsersEntry &entry);
    void mauticChanged(const lockstep::MauticEntry &entry);
    /// With the table that was looked at last.
    void usersChanged(const lockstep::UsersEntry &entry, const std::optional<lockstep::UsersReport> &found);
    void settingsChanged(const lockstep::WorkspaceSettings &settings);
    /// To be compared with those of now; nothing is saved.
    void comparisonWanted(const lockstep::WorkspaceSettings &settings);

private:
    void layOut();
    void connectMautic();
    void connectUsers();
    void connectSettings();
    void testMautic();
    void testUsers(const UsersChoice &choice);
    void saveMautic();
    void sayWhatItIsLinkedTo();
    void showMauticFacts();
    void showUsersFacts();
    [[nodiscard]] bool wouldLeaveItsLinks(const QString &address) const;

    MauticStep *m_mauticStep;
    UsersStep *m_usersStep;
    SidePanel *m_mautic;
    SidePanel *m_users;
    MappingStep *m_mapping;
    FieldPoliciesPanel *m_policies;
    QPushButton *m_saveSettings;
    QPushButton *m_compare;
    PlainLabel *m_saved;
    ComparisonView *m_comparison;
    ComputerPanel *m_computer;
    ProblemBar *m_problem;
    SetupState m_state;
    std::optional<MauticFound> m_mauticFound;
    std::optional<UsersReport> m_usersFound;
};

} // namespace lockstep
