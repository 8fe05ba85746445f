// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"

#include <QMap>
#include <QWidget>

class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;

namespace lockstep
{

class MappingStep;
class MauticStep;
class PlainLabel;
class PlanStep;
class ProblemBar;
class Prompter;
class UsersStep;

/// The first start: four steps, each of which may be left and taken up again. Says what was typed and wanted; keeps
/// nothing itself.
class AssistantPage final : public QWidget
{
    Q_OBJECT

public:
    /// The prompter outlives the page.
    explicit AssistantPage(Prompter &prompter, QWidget *parent = nullptr);

    void showState(const SetupState &state);
    void showMautic(const Result<MauticFound> &found);
    void showUsers(const Result<UsersReport> &found);
    void showTakenOver(const TakenOver &names);
    void showProblem(const Error &error);

Q_SIGNALS:
    void mauticTestChosen(const lockstep::MauticEntry &entry);
    void usersTestChosen(const lockstep::UsersEntry &entry, const lockstep::UsersChoice &choice);
    void linkColumnChosen(const lockstep::UsersEntry &entry);
    // A step is left, forward or back, with this in it.
    void mauticLeft(const lockstep::MauticEntry &entry);
    void usersLeft(const lockstep::UsersEntry &entry);
    void mappingLeft(const lockstep::WorkspaceSettings &settings);
    void stepChosen(lockstep::SetupStep step);
    void envFileChosen(const QString &file);
    void sampleWanted();
    void firstPlanWanted();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    void addSteps();
    void connectSteps();
    void connectButtons();
    void leave();
    void goTo(SetupStep step);
    void showStep();
    void chooseEnvFile();
    [[nodiscard]] bool mayEnter(SetupStep step) const;

    Prompter &m_prompter;
    PlainLabel *m_welcome;
    PlainLabel *m_title;
    PlainLabel *m_explanation;
    QMap<SetupStep, QToolButton *> m_places;
    QStackedWidget *m_stack;
    MauticStep *m_mautic;
    UsersStep *m_users;
    MappingStep *m_mapping;
    PlanStep *m_plan;
    ProblemBar *m_problem;
    QPushButton *m_envFile;
    QPushButton *m_sample;
    QPushButton *m_back;
    QPushButton *m_next;
    SetupState m_state;
    SetupStep m_step = SetupStep::Mautic;
    bool m_hasState = false;
};

} // namespace lockstep
