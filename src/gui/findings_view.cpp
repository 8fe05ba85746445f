// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/findings_view.h"

#include "gui/colours.h"
#include "gui/form_rows.h"
#include "gui/plain_label.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString signOf(FindingMark mark)
{
    switch (mark) {
    case FindingMark::Good:
        return u"✓"_s;
    case FindingMark::Note:
        return u"!"_s;
    case FindingMark::Bad:
        break;
    }
    return u"✗"_s;
}

Tone toneOf(FindingMark mark)
{
    switch (mark) {
    case FindingMark::Good:
        return Tone::Good;
    case FindingMark::Note:
        return Tone::Note;
    case FindingMark::Bad:
        break;
    }
    return Tone::Bad;
}

} // namespace

FindingsView::FindingsView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setColumnStretch(1, 1);
    m_grid->setVerticalSpacing(fontMetrics().height() / 4);
    hide();
}

void FindingsView::show(QList<Finding> findings)
{
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding &a, const Finding &b) { return a.mark > b.mark; });
    m_findings = std::move(findings);
    fill();
    setVisible(!m_findings.isEmpty());
}

void FindingsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        fill();
}

void FindingsView::fill()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Finding &finding : m_findings)
        addRow(finding);
}

void FindingsView::addRow(const Finding &finding)
{
    const int row = m_grid->rowCount();
    auto *sign = new PlainLabel(signOf(finding.mark), this);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colourOf(toneOf(finding.mark), palette()));
    sign->setPalette(colours);
    m_grid->addWidget(sign, row, 0, Qt::AlignTop | Qt::AlignHCenter);
    const QString text =
        finding.remedy.isEmpty() ? finding.sentence : QString(finding.sentence + u'\n' + finding.remedy);
    auto *sentence = wrapped(text, this);
    sentence->setAccessibleDescription(signOf(finding.mark));
    m_grid->addWidget(sentence, row, 1);
}

} // namespace lockstep
