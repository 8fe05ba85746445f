// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/side_panel.h"

#include "gui/findings_view.h"
#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFormLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString signOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return u"✓"_s;
    case Tone::Bad:
        return u"✗"_s;
    case Tone::Note:
        return u"!"_s;
    case Tone::Waiting:
        return u"…"_s;
    case Tone::Quiet:
        break;
    }
    return u"–"_s;
}

} // namespace

SidePanel::SidePanel(const QString &title, QWidget &step, QWidget *parent)
    : QFrame(parent)
    , m_sign(new PlainLabel(this))
    , m_standing(wrapped({}, this))
    , m_view(new QWidget(this))
    , m_facts(new QFormLayout)
    , m_findings(new FindingsView(m_view))
    , m_problem(new ProblemBar(this))
    , m_step(&step)
    , m_test(new QPushButton(tr("Test"), this))
    , m_change(new QPushButton(tr("Change…"), this))
    , m_save(new QPushButton(tr("Save"), this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
{
    layOut(title);
    connect(m_test, &QPushButton::clicked, this, &SidePanel::testChosen);
    connect(m_change, &QPushButton::clicked, this, &SidePanel::changeChosen);
    connect(m_save, &QPushButton::clicked, this, &SidePanel::saveChosen);
    connect(m_cancel, &QPushButton::clicked, this, &SidePanel::cancelled);
    setChanging(false);
}

void SidePanel::layOut(const QString &title)
{
    setFrameShape(QFrame::StyledPanel);
    m_standing->setMinimumWidth(0);
    m_test->setAccessibleName(tr("Test: %1").arg(title));
    m_change->setAccessibleName(tr("Change: %1").arg(title));
    auto *column = new QVBoxLayout(this);
    auto *top = new QHBoxLayout;
    column->addLayout(top);
    top->addWidget(heading(title, this));
    top->addSpacing(fontMetrics().height());
    top->addWidget(m_sign);
    top->addWidget(m_standing, 1);
    for (QPushButton *button : {m_test, m_change, m_save, m_cancel})
        top->addWidget(button);
    column->addWidget(m_problem);
    column->addWidget(m_view);
    column->addWidget(m_step);
    auto *view = new QVBoxLayout(m_view);
    view->setContentsMargins({});
    view->addLayout(m_facts);
    view->addWidget(m_findings);
    setAccessibleName(title);
}

void SidePanel::setStanding(Tone tone, const QString &word)
{
    m_tone = tone;
    m_sign->setText(signOf(tone));
    m_standing->setText(word);
    takeColours();
}

void SidePanel::takeColours()
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colourOf(m_tone, palette()));
    m_sign->setPalette(colours);
}

void SidePanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

void SidePanel::setFacts(const QList<Fact> &facts)
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    for (const Fact &fact : facts) {
        if (!fact.value.isEmpty())
            m_facts->addRow(new PlainLabel(fact.label, m_view), wrapped(fact.value, m_view));
    }
}

void SidePanel::setFindings(const QList<Finding> &findings) { m_findings->show(findings); }

void SidePanel::showError(const Error &error) { m_problem->show(error); }

void SidePanel::showNote(const QString &sentence, const QString &explanation)
{
    m_problem->showNote(sentence, explanation);
}

void SidePanel::clearProblem() { m_problem->clear(); }

void SidePanel::setChanging(bool isChanging)
{
    m_isChanging = isChanging;
    m_view->setVisible(!isChanging);
    m_step->setVisible(isChanging);
    m_test->setVisible(!isChanging);
    m_change->setVisible(!isChanging && m_mayChange);
    m_save->setVisible(isChanging);
    m_cancel->setVisible(isChanging);
    clearProblem();
}

void SidePanel::setMayChange(bool mayChange)
{
    m_mayChange = mayChange;
    m_change->setVisible(!m_isChanging && mayChange);
}

} // namespace lockstep
