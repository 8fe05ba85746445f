// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/engine_bar.h"

#include "domain/engine_notice.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "gui/state_signs.h"
#include "models/plain_text.h"
#include "words/engine_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace lockstep
{

Tone toneOf(EngineState state)
{
    switch (state) {
    case EngineState::Idle:
    case EngineState::Working:
        return Tone::Good;
    case EngineState::Paused:
    case EngineState::Throttled:
    case EngineState::Guarded:
        return Tone::Waiting;
    case EngineState::Offline:
    case EngineState::SignInNeeded:
    case EngineState::Failed:
        return Tone::Bad;
    case EngineState::Off:
        break;
    }
    return Tone::Quiet;
}

QString iconNameOf(EngineState state)
{
    switch (state) {
    case EngineState::Off:
        return u"system-shutdown"_s;
    case EngineState::Idle:
        return u"dialog-ok-apply"_s;
    case EngineState::Working:
        return u"view-refresh"_s;
    case EngineState::Paused:
        return u"media-playback-pause"_s;
    case EngineState::Throttled:
        return u"clock"_s;
    case EngineState::Offline:
        return u"network-disconnect"_s;
    case EngineState::SignInNeeded:
        return u"object-locked"_s;
    case EngineState::Guarded:
        return u"help-contextual"_s;
    case EngineState::Failed:
        return u"dialog-cancel"_s;
    }
    return {};
}

EngineBar::EngineBar(QWidget *parent)
    : QFrame(parent)
    , m_sign(new PlainLabel(this))
    , m_headline(new PlainLabel(this))
    , m_explanation(new PlainLabel(this))
    , m_pace(new PlainLabel(this))
    , m_pause(new QPushButton(themedIcon(u"media-playback-pause"_s), EngineWords::pause(), this))
    , m_resume(new QPushButton(themedIcon(u"media-playback-start"_s), EngineWords::resume(), this))
    , m_connections(new QPushButton(tr("&Connections…"), this))
{
    layOut();
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_pause->setEnabled(false);
        Q_EMIT pauseChosen();
    });
    connect(m_resume, &QPushButton::clicked, this, [this] {
        m_resume->setEnabled(false);
        Q_EMIT resumeChosen();
    });
    connect(m_connections, &QPushButton::clicked, this, &EngineBar::connectionsChosen);
    show({}, {});
}

void EngineBar::layOut()
{
    setAccessibleName(tr("The engine in the background"));
    setAutoFillBackground(true);
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    for (PlainLabel *label : {m_headline, m_explanation, m_pace}) {
        label->setWordWrap(true);
        label->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    }
    m_pause->setToolTip(tr("Nothing is read or written until somebody resumes. Nothing is lost."));
    m_resume->setToolTip(tr("Goes on with everything that waits"));
    for (QPushButton *button : {m_pause, m_resume})
        button->setAccessibleDescription(button->toolTip());
    auto *texts = new QVBoxLayout;
    texts->setSpacing(fontMetrics().height() / 6);
    for (PlainLabel *label : {m_headline, m_explanation, m_pace})
        texts->addWidget(label);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(fontMetrics().height() / 2);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    for (QPushButton *button : {m_connections, m_pause, m_resume})
        row->addWidget(button, 0, Qt::AlignTop);
}

void EngineBar::show(const EngineStatus &status, Moment now)
{
    const EngineState before = m_state;
    m_state = stateAt(status, now);
    m_headline->setText(oneLine(EngineWords::headline(status, now)));
    m_explanation->setText(EngineWords::explanation(status, now));
    m_explanation->setVisible(!m_explanation->text().isEmpty());
    const QString pace = m_state == EngineState::Off ? QString() : EngineWords::paceSentence(status);
    m_pace->setText(pace);
    m_pace->setVisible(!pace.isEmpty());
    setAccessibleDescription(QString(m_headline->text() + u' ' + m_explanation->text()));
    if (before != m_state || m_sign->pixmap().isNull()) {
        showButtons(m_state);
        takeColours();
    }
}

void EngineBar::showButtons(EngineState state)
{
    const bool isOff = state == EngineState::Off;
    const bool isPaused = state == EngineState::Paused;
    m_connections->setVisible(state == EngineState::SignInNeeded);
    m_pause->setVisible(!isOff && !isPaused);
    m_resume->setVisible(isPaused);
    m_pause->setEnabled(true);
    m_resume->setEnabled(true);
}

void EngineBar::takeColours()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize) * 3 / 2;
    QPalette colours = parentWidget() ? parentWidget()->palette() : QPalette();
    m_sign->setPixmap(
        tintedIcon(iconNameOf(m_state), toneOf(m_state), colours).pixmap(QSize(size, size), devicePixelRatioF()));
    const QColor background = backgroundOf(toneOf(m_state), colours);
    colours.setColor(QPalette::Window, background);
    if (palette().color(QPalette::Window) != background)
        setPalette(colours);
}

void EngineBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

} // namespace lockstep
