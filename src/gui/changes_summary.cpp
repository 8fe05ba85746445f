// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_summary.h"

#include "domain/plan_choice.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "words/done_words.h"
#include "words/error_words.h"
#include "words/notice_words.h"
#include "words/plan_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QMap>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// One line for each kind of notice and field, however many people it is about.
QStringList noteLines(const QList<Notice> &notices)
{
    QMap<std::pair<NoticeKind, QString>, int> counts;
    for (const Notice &notice : notices)
        ++counts[{notice.kind, notice.field}];
    QStringList lines;
    for (const auto &[key, count] : counts.asKeyValueRange())
        lines.append(NoticeWords::sentence(key.first, count, key.second));
    return lines;
}

QString writtenLine(const WrittenCounts &written)
{
    QStringList parts;
    for (const DoneCount &done : DoneWords::counts(written)) {
        if (done.count > 0)
            parts.append(ChangesSummary::tr("%1: %2", "what was written, how often")
                             .arg(done.label, ValueWords::number(done.count)));
    }
    return parts.join(u" · "_s);
}

} // namespace

ChangesSummary::ChangesSummary(QWidget *parent)
    : QWidget(parent)
    , m_headline(new PlainLabel(this))
    , m_second(new PlainLabel(this))
    , m_notesButton(new QToolButton(this))
    , m_cases(new QToolButton(this))
    , m_undo(new QToolButton(this))
    , m_notes(new PlainLabel(this))
{
    layOut();
    connect(m_notesButton, &QToolButton::toggled, this, [this](bool isOpen) {
        m_notes->setVisible(isOpen);
        m_notesButton->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(m_undo, &QToolButton::clicked, this, &ChangesSummary::undoChosen);
    connect(m_cases, &QToolButton::clicked, this, &ChangesSummary::casesChosen);
}

void ChangesSummary::layOut()
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    larger.setBold(true);
    m_headline->setFont(larger);
    m_headline->setAccessibleName(tr("What the plan costs"));
    for (PlainLabel *label : {m_headline, m_second, m_notes})
        label->setWordWrap(true);
    for (QToolButton *button : {m_notesButton, m_cases, m_undo}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    m_notesButton->setCheckable(true);
    m_notesButton->setArrowType(Qt::RightArrow);
    m_cases->setIcon(themedIcon(u"dialog-question"_s));
    m_undo->setIcon(themedIcon(u"edit-undo"_s));
    m_undo->setText(tr("Take this run back…"));
    m_undo->hide();
    m_notes->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_notesButton);
    buttons->addWidget(m_cases);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 4);
    column->addWidget(m_headline);
    column->addWidget(m_second);
    column->addLayout(buttons);
    column->addWidget(m_notes);
}

void ChangesSummary::showPlan(const PlanResult &result)
{
    m_undo->hide();
    showCost(PlanChoice(result.plan.rows), result.costBasis);
    m_headline->setVisible(!result.plan.rows.isEmpty());
    m_second->show();
    m_second->setText(PlanWords::newUsersLine(result.plan, ValueWords::dateTime(result.plan.newUsersSince)));
    showFindings(result.findings);
}

void ChangesSummary::showCost(const PlanChoice &choice, const CostBasis &basis)
{
    m_headline->setText(PlanWords::costLine(choice.people(), costOf(choice.includedRows(), basis)));
}

void ChangesSummary::showResult(const RunResult &result)
{
    const QString written = writtenLine(result.written);
    m_undo->setVisible(!written.isEmpty());
    m_headline->show();
    m_headline->setText(written.isEmpty() ? tr("Nothing was written.") : written);
    QStringList lines;
    const auto begun = result.rows.size();
    if (const auto rest = result.plan.rows.size() - begun; rest > 0)
        lines.append(tr("%Ln rows were not begun; the next run does them.", "", static_cast<int>(rest)));
    if (result.linkColumnFailure)
        lines.append(ErrorWords::paragraphFor(*result.linkColumnFailure));
    m_second->setText(lines.join(u'\n'));
    m_second->setVisible(!lines.isEmpty());
    showFindings(result.findings);
}

void ChangesSummary::showFindings(const std::optional<RunFindings> &findings)
{
    const QStringList notes = findings ? noteLines(findings->notices) : QStringList();
    const int waiting = findings ? findings->openCases : 0;
    m_notesButton->setText(tr("%n things were left alone", "", static_cast<int>(notes.size())));
    m_notesButton->setVisible(!notes.isEmpty());
    m_notesButton->setChecked(false);
    m_notes->setText(notes.join(u'\n'));
    m_cases->setText(tr("%Ln cases wait for a person", "", waiting));
    m_cases->setVisible(waiting > 0);
}

} // namespace lockstep
