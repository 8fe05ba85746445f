// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/problem_bar.h"

#include "domain/error_names.h"
#include "gui/colours.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "words/error_words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// For whoever helps: which kind of failure, and what it was about. `Error::detail` is for the log alone.
QString detailsOf(const Error &error)
{
    const QString kind = nameOf(error.kind);
    return error.subject.isEmpty() ? kind : QString(kind + u": "_s + error.subject);
}

} // namespace

ProblemBar::ProblemBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new PlainLabel(this))
    , m_heading(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_details(new PlainLabel(this))
    , m_action(new QPushButton(this))
    , m_detailsButton(new QToolButton(this))
    , m_copyButton(new QToolButton(this))
    , m_closeButton(new QToolButton(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Problem"));
    layOut();
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &ProblemBar::actionChosen);
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_copyButton, &QToolButton::clicked, this, [this] { copy(); });
    connect(m_closeButton, &QToolButton::clicked, this, &ProblemBar::clear);
    clear();
}

void ProblemBar::layOut()
{
    QFont bold = font();
    bold.setBold(true);
    m_heading->setFont(bold);
    for (PlainLabel *label : {m_heading, m_text, m_details})
        label->setWordWrap(true);
    m_detailsButton->setText(tr("&Details"));
    m_detailsButton->setCheckable(true);
    m_copyButton->setText(tr("C&opy"));
    m_copyButton->setToolTip(tr("Copy this message"));
    m_closeButton->setIcon(themedIcon(u"window-close"_s));
    m_closeButton->setToolTip(tr("Hide this message"));
    m_closeButton->setAccessibleName(m_closeButton->toolTip());
    for (QToolButton *button : {m_detailsButton, m_copyButton, m_closeButton}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_heading);
    texts->addWidget(m_text);
    texts->addWidget(m_details);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    for (QToolButton *button : {m_detailsButton, m_copyButton, m_closeButton})
        row->addWidget(button, 0, Qt::AlignTop);
}

void ProblemBar::offer(const QString &action)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void ProblemBar::show(const Error &error)
{
    const ErrorSentences words = ErrorWords::sentencesFor(error);
    m_isFailure = true;
    showTexts(words.whatHappened, QString(words.whatItMeans + u'\n' + words.whatToDo), detailsOf(error));
}

void ProblemBar::showNote(const QString &sentence, const QString &explanation)
{
    m_isFailure = false;
    showTexts(sentence, explanation, {});
}

void ProblemBar::showTexts(const QString &heading, const QString &text, const QString &details)
{
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_details->setText(details);
    m_detailsButton->setVisible(!details.isEmpty());
    m_detailsButton->setChecked(false);
    m_details->hide();
    setAccessibleDescription(QString(heading + u' ' + text));
    takeColours();
    setVisible(true);
}

void ProblemBar::takeColours()
{
    const Tone tone = m_isFailure ? Tone::Bad : Tone::Note;
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const QIcon icon = themedIcon(m_isFailure ? u"dialog-error"_s : u"dialog-information"_s);
    m_icon->setPixmap(icon.pixmap(QSize(size, size), devicePixelRatioF()));
    QPalette colours = parentWidget() ? parentWidget()->palette() : QPalette();
    const QColor background = backgroundOf(tone, colours);
    colours.setColor(QPalette::Window, background);
    if (palette().color(QPalette::Window) != background)
        setPalette(colours);
}

void ProblemBar::clear()
{
    setVisible(false);
    m_heading->clear();
    m_text->clear();
    m_details->clear();
}

void ProblemBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        takeColours();
}

void ProblemBar::copy() const
{
    QGuiApplication::clipboard()->setText(
        QStringList{m_heading->text(), m_text->text(), m_details->text()}.join(u'\n').trimmed());
}

} // namespace lockstep
