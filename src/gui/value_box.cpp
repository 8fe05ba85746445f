// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/value_box.h"

#include "gui/colours.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr int mostLines = 6;
/// More of a value helps nobody to decide; the person's page has all of it.
constexpr qsizetype shownOfValue = 20'000;

} // namespace

ValueBox::ValueBox(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
}

void ValueBox::show(const QString &value) { set(value, false); }

void ValueBox::showWord(const QString &word) { set(word, true); }

void ValueBox::set(const QString &text, bool isWord)
{
    m_isWord = isWord;
    QFont shape = parentWidget() == nullptr ? font() : parentWidget()->font();
    shape.setItalic(isWord);
    if (!isWord)
        shape.setPointSizeF(shape.pointSizeF() * 1.25);
    setFont(shape);
    takeColours();
    setPlainText(text.left(shownOfValue));
    fitHeight();
}

void ValueBox::takeColours()
{
    QPalette colours = parentWidget() == nullptr ? palette() : parentWidget()->palette();
    if (m_isWord)
        colours.setColor(QPalette::Text, colourOf(Tone::Quiet, colours));
    if (colours != palette())
        setPalette(colours);
}

void ValueBox::fitHeight()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < mostLines; block = block.next()) {
        (void)blockBoundingRect(block);
        lines += std::max(1, block.layout()->lineCount());
    }
    const int height = std::clamp(lines, 1, mostLines) * fontMetrics().lineSpacing();
    setFixedHeight(height + contentsMargins().top() + contentsMargins().bottom() + 2);
}

void ValueBox::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void ValueBox::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

} // namespace lockstep
