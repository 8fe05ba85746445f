// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/budget_meter.h"

#include "gui/colours.h"
#include "words/value_words.h"

#include <QPainter>

namespace lockstep
{

BudgetMeter::BudgetMeter(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Requests of this hour"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    show(0, 0, std::nullopt);
}

void BudgetMeter::show(int used, int reserved, std::optional<int> perHour)
{
    m_used = used;
    m_reserved = reserved;
    m_perHour = perHour;
    const QString usedText = ValueWords::number(used);
    //: %1 of %2: numbers of requests to Mautic
    m_text = perHour ? tr("%1 of %2 requests").arg(usedText, ValueWords::number(*perHour))
                     : tr("%n request(s) this hour", nullptr, used);
    const int left = perHour ? qMax(0, *perHour - used - reserved) : 0;
    const QString explanation = perHour ? tr("Used this hour: %1\nReserved by what runs: %2\nLeft: %3")
                                              .arg(usedText, ValueWords::number(reserved), ValueWords::number(left))
                                        : tr("No limit is set.");
    setToolTip(explanation);
    setAccessibleDescription(explanation);
    updateGeometry();
    update();
}

int BudgetMeter::barWidth() const { return fontMetrics().averageCharWidth() * 10; }

QSize BudgetMeter::sizeHint() const
{
    const int text = fontMetrics().horizontalAdvance(m_text) + fontMetrics().averageCharWidth();
    return {(m_perHour ? barWidth() : 0) + text + fontMetrics().averageCharWidth() * 2, fontMetrics().height() + 4};
}

void BudgetMeter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect textArea = rect();
    if (m_perHour && *m_perHour > 0) {
        const int height = fontMetrics().height() / 2;
        const QRect bar(0, (this->height() - height) / 2, barWidth(), height);
        const auto part = [&](int count) { return qMin(bar.width(), bar.width() * count / *m_perHour); };
        const Tone tone = m_used + m_reserved >= *m_perHour ? Tone::Bad : Tone::Note;
        painter.fillRect(bar, palette().color(QPalette::Base));
        painter.fillRect(QRect(bar.topLeft(), QSize(part(m_used + m_reserved), height)),
                         backgroundOf(Tone::Waiting, palette()));
        painter.fillRect(QRect(bar.topLeft(), QSize(part(m_used), height)), colourOf(tone, palette()));
        painter.setPen(colourOf(Tone::Quiet, palette()));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        textArea.setLeft(bar.right() + fontMetrics().averageCharWidth());
    }
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(textArea, Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace lockstep
