// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections_page.h"

#include "domain/mautic_address.h"
#include "gui/comparison_view.h"
#include "gui/computer_panel.h"
#include "gui/field_policies_panel.h"
#include "gui/form_rows.h"
#include "gui/mapping_step.h"
#include "gui/mautic_step.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "gui/side_panel.h"
#include "gui/users_step.h"
#include "words/error_words.h"
#include "words/sign_in_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace lockstep
{

ConnectionsPage::ConnectionsPage(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_mauticStep(new MauticStep)
    , m_usersStep(new UsersStep(prompter))
    , m_mautic(new SidePanel(tr("Mautic"), *m_mauticStep))
    , m_users(new SidePanel(tr("The application's users"), *m_usersStep))
    , m_mapping(new MappingStep)
    , m_policies(new FieldPoliciesPanel(prompter))
    , m_saveSettings(new QPushButton(tr("&Save these settings")))
    , m_compare(new QPushButton(tr("Co&mpare with now")))
    , m_saved(new PlainLabel)
    , m_comparison(new ComparisonView)
    , m_computer(new ComputerPanel)
    , m_problem(new ProblemBar(this))
{
    layOut();
    connectMautic();
    connectUsers();
    connectSettings();
    m_mautic->setStanding(Tone::Quiet, tr("not tested yet"));
    m_users->setStanding(Tone::Quiet, tr("not looked at yet"));
}

void ConnectionsPage::layOut()
{
    auto *outer = new QVBoxLayout(this);
    outer->addWidget(m_problem);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(scroll);
    auto *holder = new QWidget;
    scroll->setWidget(holder);
    auto *column = new QVBoxLayout(holder);
    column->addWidget(m_mautic);
    column->addWidget(m_users);
    column->addWidget(m_mapping);
    column->addWidget(m_policies);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    row->addWidget(m_compare);
    row->addWidget(m_saveSettings);
    row->addWidget(m_saved, 1);
    column->addWidget(m_comparison);
    column->addWidget(m_computer);
    column->addStretch(1);
}

void ConnectionsPage::connectMautic()
{
    connect(m_mautic, &SidePanel::testChosen, this, &ConnectionsPage::testMautic);
    connect(m_mauticStep, &MauticStep::testChosen, this, &ConnectionsPage::testMautic);
    connect(m_mautic, &SidePanel::changeChosen, this, [this] { m_mautic->setChanging(true); });
    connect(m_mautic, &SidePanel::cancelled, this, [this] {
        m_mauticStep->forgetSecret();
        m_mautic->setChanging(false);
    });
    connect(m_mautic, &SidePanel::saveChosen, this, &ConnectionsPage::saveMautic);
}

void ConnectionsPage::connectUsers()
{
    connect(m_users, &SidePanel::testChosen, this, [this] { testUsers({}); });
    connect(m_usersStep, &UsersStep::testChosen, this, &ConnectionsPage::testUsers);
    connect(m_usersStep, &UsersStep::linkColumnChosen, this, [this] { Q_EMIT linkColumnChosen(m_usersStep->entry()); });
    connect(m_users, &SidePanel::changeChosen, this, [this] {
        m_users->setChanging(true);
        testUsers({});
    });
    connect(m_users, &SidePanel::cancelled, this, [this] {
        m_usersStep->forgetSecret();
        m_users->setChanging(false);
    });
    connect(m_users, &SidePanel::saveChosen, this, [this] {
        Q_EMIT usersChanged(m_usersStep->entry(), m_usersFound);
        m_usersStep->forgetSecret();
        m_users->setChanging(false);
    });
}

void ConnectionsPage::connectSettings()
{
    m_compare->setToolTip(tr("Tries these settings on everybody and shows who would come out differently. Nothing is "
                             "saved or written."));
    m_comparison->hide();
    connect(m_saveSettings, &QPushButton::clicked, this, [this] {
        m_saved->clear();
        m_comparison->hide();
        Q_EMIT settingsChanged(m_policies->settingsWith(m_mapping->settings()));
    });
    connect(m_compare, &QPushButton::clicked, this, [this] {
        m_saved->clear();
        m_comparison->await();
        m_comparison->setVisible(true);
        Q_EMIT comparisonWanted(m_policies->settingsWith(m_mapping->settings()));
    });
}

void ConnectionsPage::testMautic()
{
    m_mautic->clearProblem();
    m_mautic->setStanding(Tone::Waiting, tr("asking Mautic"));
    m_mauticStep->showTesting();
    Q_EMIT mauticTestChosen(m_mauticStep->entry());
}

void ConnectionsPage::testUsers(const UsersChoice &choice)
{
    m_users->clearProblem();
    m_users->setStanding(Tone::Waiting, tr("looking into the database"));
    m_usersStep->showTesting();
    Q_EMIT usersTestChosen(m_usersStep->entry(), choice);
}

bool ConnectionsPage::wouldLeaveItsLinks(const QString &address) const
{
    const auto wanted = mauticAddressFrom(address);
    return m_state.links > 0 && wanted && wanted->toString() != m_state.boundAddress;
}

void ConnectionsPage::sayWhatItIsLinkedTo()
{
    m_mautic->showNote(tr("This workspace belongs to %1.").arg(m_state.boundAddress),
                       tr("It has %n links to contacts there. In another Mautic the same numbers are other people, "
                          "so nothing was changed. For another Mautic, start Lockstep with a workspace of its own "
                          "(--workspace).",
                          "", m_state.links));
}

void ConnectionsPage::saveMautic()
{
    const MauticEntry entry = m_mauticStep->entry();
    if (wouldLeaveItsLinks(entry.fields.address)) {
        sayWhatItIsLinkedTo();
        return;
    }
    Q_EMIT mauticChanged(entry);
    m_mauticStep->forgetSecret();
    m_mautic->setChanging(false);
}

void ConnectionsPage::showState(const SetupState &state)
{
    const bool isOtherMapping = m_state.settings != state.settings;
    m_state = state;
    m_mauticStep->showState(state);
    m_usersStep->showState(state);
    m_mautic->setMayChange(state.mauticSignIn.place != SignInPlace::Process);
    if (isOtherMapping) {
        m_mapping->show(state.settings);
        m_policies->show(state.settings);
    }
    showMauticFacts();
    showUsersFacts();
}

void ConnectionsPage::showMauticFacts()
{
    QList<SidePanel::Fact> facts{{tr("Address"), m_state.mautic.address}};
    if (m_mauticFound) {
        const MauticCheck &check = m_mauticFound->check;
        facts.append({{tr("Version"), check.version},
                      {tr("User"), check.userName},
                      {tr("Role"), check.isAdministrator ? tr("Administrator") : check.roleName},
                      {tr("Last test"), ValueWords::dateTime(m_mauticFound->at)}});
    }
    facts.append({tr("Sign in with"), SignInWords::method(m_state.mautic.method)});
    facts.append({tr("Sign-in data"), SignInWords::place(m_state.mauticSignIn, m_state.processFile)});
    m_mautic->setFacts(facts);
}

void ConnectionsPage::showUsersFacts()
{
    const UsersMapping &users = m_state.settings.users;
    QStringList columns;
    for (const ColumnMatch &match : users.columns)
        columns.append(match.column);
    columns.sort();
    QList<SidePanel::Fact> facts;
    if (m_usersFound)
        facts.append({tr("Database"), m_usersFound->database});
    facts.append({{tr("Table"), users.table},
                  {tr("Columns that are read"), columns.join(QStringLiteral(", "))},
                  {tr("Users at the last sync"), ValueWords::number(m_state.userCount)},
                  {tr("Sign-in data"), SignInWords::place(m_state.usersSignIn, m_state.processFile)}});
    m_users->setFacts(facts);
}

void ConnectionsPage::showMautic(const Result<MauticFound> &found)
{
    m_mauticStep->showTest(found);
    if (!found) {
        m_mautic->setStanding(Tone::Bad, ErrorWords::sentencesFor(found.error()).whatHappened);
        m_mautic->setFindings({});
        if (found.error().kind == ErrorKind::Guarded)
            sayWhatItIsLinkedTo();
        else if (!m_mautic->isChanging())
            m_mautic->showError(found.error());
        return;
    }
    const QList<Finding> findings = CheckWords::findings(found->check);
    const bool lacks = std::any_of(findings.begin(), findings.end(),
                                   [](const Finding &finding) { return finding.mark == FindingMark::Bad; });
    m_mautic->setStanding(lacks ? Tone::Note : Tone::Good,
                          lacks ? tr("connected, but something is missing") : tr("connected"));
    m_mautic->setFindings(findings);
    m_mauticFound = *found;
    m_mapping->showMautic(*found);
    showMauticFacts();
}

void ConnectionsPage::showUsers(const Result<UsersReport> &found)
{
    m_usersStep->showTest(found);
    if (!found) {
        m_users->setStanding(Tone::Bad, ErrorWords::sentencesFor(found.error()).whatHappened);
        if (!m_users->isChanging())
            m_users->showError(found.error());
        return;
    }
    m_users->setStanding(Tone::Good, tr("connected"));
    m_usersFound = *found;
    m_policies->showWriting(found->writing);
    showUsersFacts();
}

void ConnectionsPage::showComparison(const RuleComparison &comparison) { m_comparison->show(comparison); }

void ConnectionsPage::showSaved() { m_saved->setText(tr("Saved.")); }

void ConnectionsPage::showProblem(const Error &error) { m_problem->show(error); }

} // namespace lockstep
