// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/assistant_page.h"

#include "gui/form_rows.h"
#include "gui/mapping_step.h"
#include "gui/mautic_step.h"
#include "gui/plain_label.h"
#include "gui/plan_step.h"
#include "gui/problem_bar.h"
#include "gui/prompter.h"
#include "gui/users_step.h"
#include "words/sign_in_words.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr std::array allSteps{SetupStep::Mautic, SetupStep::Users, SetupStep::Mapping, SetupStep::Plan};

QString welcome()
{
    return AssistantPage::tr("Welcome. Lockstep keeps the users of your application in step with their contacts in "
                             "Mautic. Four steps, which can be left and taken up again; nothing is written before you "
                             "have seen a plan and said yes to it.");
}

QString titleOf(SetupStep step)
{
    switch (step) {
    case SetupStep::Mautic:
        return AssistantPage::tr("Mautic");
    case SetupStep::Users:
        return AssistantPage::tr("The application's users");
    case SetupStep::Mapping:
        return AssistantPage::tr("What goes where");
    case SetupStep::Plan:
        return AssistantPage::tr("A first plan");
    }
    return {};
}

QString explanationOf(SetupStep step)
{
    switch (step) {
    case SetupStep::Mautic:
        return AssistantPage::tr(
            "Where is your Mautic, and how may Lockstep sign in? A test reads who you are there and "
            "what you may do; it changes nothing.");
    case SetupStep::Users:
        return AssistantPage::tr("In which database does your application keep its users? Lockstep finds the table and "
                                 "reads only the columns named here.");
    case SetupStep::Mapping:
        return AssistantPage::tr("Which values go to Mautic, and into which segment do new users go?");
    case SetupStep::Plan:
        return AssistantPage::tr("Everything is set. All of it can be changed later, under Connections.");
    }
    return {};
}

QString fileIn(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    return urls.size() == 1 && urls.constFirst().isLocalFile() ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

AssistantPage::AssistantPage(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_welcome(wrapped(welcome(), this))
    , m_title(heading({}, this))
    , m_explanation(wrapped({}, this))
    , m_stack(new QStackedWidget(this))
    , m_mautic(new MauticStep)
    , m_users(new UsersStep(prompter))
    , m_mapping(new MappingStep)
    , m_plan(new PlanStep)
    , m_problem(new ProblemBar(this))
    , m_envFile(new QPushButton(tr("Take over a .&env file…"), this))
    , m_sample(new QPushButton(tr("Tr&y it with sample data"), this))
    , m_back(new QPushButton(tr("&Back"), this))
    , m_next(new QPushButton(tr("&Next"), this))
{
    setAcceptDrops(true);
    layOut();
    connectSteps();
    connectButtons();
    showStep();
    // What was entered earlier must not come over what is being typed.
    m_stack->setEnabled(false);
}

void AssistantPage::layOut()
{
    auto *row = new QHBoxLayout(this);
    auto *places = new QVBoxLayout;
    row->addLayout(places);
    for (const SetupStep step : allSteps) {
        auto *place = new QToolButton(this);
        place->setText(u"%1. %2"_s.arg(static_cast<int>(step) + 1).arg(titleOf(step)));
        place->setCheckable(true);
        place->setAutoRaise(true);
        place->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        places->addWidget(place);
        m_places.insert(step, place);
    }
    places->addSpacing(fontMetrics().height());
    places->addWidget(m_envFile);
    places->addWidget(m_sample);
    places->addStretch(1);
    auto *column = new QVBoxLayout;
    row->addLayout(column, 1);
    column->addWidget(m_welcome);
    column->addWidget(m_title);
    column->addWidget(m_explanation);
    column->addWidget(m_problem);
    column->addWidget(m_stack, 1);
    addSteps();
    auto *buttons = new QHBoxLayout;
    column->addLayout(buttons);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    m_envFile->setToolTip(tr("Or drop the file onto this window"));
}

void AssistantPage::addSteps()
{
    for (QWidget *step : std::initializer_list<QWidget *>{m_mautic, m_users, m_mapping, m_plan}) {
        auto *holder = new QWidget;
        auto *column = new QVBoxLayout(holder);
        column->setContentsMargins(0, 0, fontMetrics().height() / 2, 0);
        auto *line = new QHBoxLayout;
        column->addLayout(line);
        // A form as wide as a large window would put each field far from the next.
        step->setMaximumWidth(fontMetrics().averageCharWidth() * (step == m_mautic ? 100 : 160));
        line->addWidget(step, 1);
        line->addStretch();
        column->addStretch(1);
        auto *scroll = new QScrollArea(m_stack);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(holder);
        m_stack->addWidget(scroll);
    }
}

void AssistantPage::connectSteps()
{
    connect(m_mautic, &MauticStep::testChosen, this, [this] {
        m_mautic->showTesting();
        Q_EMIT mauticTestChosen(m_mautic->entry());
    });
    connect(m_users, &UsersStep::testChosen, this, [this](const UsersChoice &choice) {
        m_users->showTesting();
        Q_EMIT usersTestChosen(m_users->entry(), choice);
    });
    connect(m_users, &UsersStep::linkColumnChosen, this, [this] {
        m_users->showTesting();
        Q_EMIT linkColumnChosen(m_users->entry());
    });
    connect(m_plan, &PlanStep::planChosen, this, [this] {
        m_plan->setFinishing(true);
        Q_EMIT firstPlanWanted();
    });
}

void AssistantPage::connectButtons()
{
    connect(m_envFile, &QPushButton::clicked, this, &AssistantPage::chooseEnvFile);
    connect(m_sample, &QPushButton::clicked, this, &AssistantPage::sampleWanted);
    connect(m_back, &QPushButton::clicked, this,
            [this] { goTo(static_cast<SetupStep>(static_cast<int>(m_step) - 1)); });
    connect(m_next, &QPushButton::clicked, this,
            [this] { goTo(static_cast<SetupStep>(static_cast<int>(m_step) + 1)); });
    for (const auto &[step, place] : m_places.asKeyValueRange())
        connect(place, &QToolButton::clicked, this, [this, wanted = step] { goTo(wanted); });
}

void AssistantPage::leave()
{
    switch (m_step) {
    case SetupStep::Mautic:
        Q_EMIT mauticLeft(m_mautic->entry());
        m_mautic->forgetSecret();
        return;
    case SetupStep::Users:
        Q_EMIT usersLeft(m_users->entry());
        m_users->forgetSecret();
        return;
    case SetupStep::Mapping:
        Q_EMIT mappingLeft(m_mapping->settings());
        return;
    case SetupStep::Plan:
        return;
    }
}

void AssistantPage::goTo(SetupStep step)
{
    if (step != m_step && mayEnter(step)) {
        leave();
        m_problem->clear();
        m_step = step;
        Q_EMIT stepChosen(step);
    }
    showStep();
}

/// Without a table there is nothing to say about its columns.
bool AssistantPage::mayEnter(SetupStep step) const
{
    return step <= SetupStep::Users || !m_state.settings.users.table.isEmpty();
}

void AssistantPage::showStep()
{
    m_stack->setCurrentIndex(static_cast<int>(m_step));
    m_title->setText(titleOf(m_step));
    m_explanation->setText(explanationOf(m_step));
    for (const auto &[step, place] : m_places.asKeyValueRange()) {
        place->setChecked(step == m_step);
        place->setEnabled(mayEnter(step));
    }
    m_welcome->setVisible(m_step == SetupStep::Mautic);
    m_sample->setVisible(m_step == SetupStep::Mautic);
    m_envFile->setVisible(m_step <= SetupStep::Users);
    m_back->setEnabled(m_step != SetupStep::Mautic);
    m_next->setVisible(m_step != SetupStep::Plan);
    m_next->setEnabled(m_step == SetupStep::Plan || mayEnter(static_cast<SetupStep>(static_cast<int>(m_step) + 1)));
    if (m_step == SetupStep::Plan)
        m_plan->show(m_state);
}

void AssistantPage::showState(const SetupState &state)
{
    m_stack->setEnabled(true);
    const bool isOtherMapping = !m_hasState || m_state.settings != state.settings;
    m_state = state;
    if (!std::exchange(m_hasState, true))
        m_step = mayEnter(state.step) ? state.step : SetupStep::Users;
    m_mautic->showState(state);
    m_users->showState(state);
    if (isOtherMapping)
        m_mapping->show(state.settings);
    showStep();
}

void AssistantPage::showMautic(const Result<MauticFound> &found)
{
    m_mautic->showTest(found);
    if (found)
        m_mapping->showMautic(*found);
}

void AssistantPage::showUsers(const Result<UsersReport> &found) { m_users->showTest(found); }

void AssistantPage::showTakenOver(const TakenOver &names)
{
    m_problem->showNote(tr("The file was taken over"), SignInWords::takenOver(names));
}

void AssistantPage::showProblem(const Error &error)
{
    m_plan->setFinishing(false);
    m_problem->show(error);
}

void AssistantPage::chooseEnvFile()
{
    m_prompter.chooseFileToOpen({.title = tr("A file with KEY=VALUE lines"), .filter = tr("All files (*)")},
                                [this](const QString &file) { Q_EMIT envFileChosen(file); });
}

void AssistantPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!fileIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void AssistantPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    Q_EMIT envFileChosen(fileIn(event->mimeData()));
}

} // namespace lockstep
