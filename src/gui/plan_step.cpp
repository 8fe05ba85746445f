// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plan_step.h"

#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

PlanStep::PlanStep(QWidget *parent)
    : QWidget(parent)
    , m_summary(wrapped({}, this))
    , m_plan(new QPushButton(tr("&See what a sync would do"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_summary);
    column->addWidget(wrapped(tr("Lockstep now reads both sides and shows what it would write, and what that costs in "
                                 "calls. Nothing is written, neither to Mautic nor to the application."),
                              this));
    column->addWidget(m_plan, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_plan, &QPushButton::clicked, this, &PlanStep::planChosen);
}

void PlanStep::show(const SetupState &state)
{
    const WorkspaceSettings &settings = state.settings;
    QStringList lines{
        tr("Mautic: %1").arg(state.mautic.address),
        tr("Users: the table %1, %n columns are read", "", static_cast<int>(settings.users.columns.size()))
            .arg(settings.users.table),
        tr("%n fields go to Mautic", "", static_cast<int>(settings.rules.size())),
        tr("New users go into the segment \"%1\"").arg(settings.segmentName)};
    if (settings.newUsersSince)
        lines.append(tr("New are those who signed up after %1").arg(ValueWords::dateTime(*settings.newUsersSince)));
    lines.append(settings.requestsPerHour > 0
                     ? tr("At most %1 calls to Mautic in an hour").arg(ValueWords::number(settings.requestsPerHour))
                     : tr("As many calls to Mautic as it takes"));
    m_summary->setText(lines.join(u'\n'));
}

void PlanStep::setFinishing(bool isFinishing) { m_plan->setEnabled(!isFinishing); }

} // namespace lockstep
