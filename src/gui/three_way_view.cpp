// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/three_way_view.h"

#include "gui/colours.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "gui/value_box.h"
#include "models/person_fields_model.h"
#include "models/plain_text.h"
#include "words/field_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFrame>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

ThreeWayView::ThreeWayView(QWidget *parent)
    : QWidget(parent)
    , m_app(makeSide(tr("App")))
    , m_base(makeSide(tr("Base")))
    , m_mautic(makeSide(tr("Mautic")))
    , m_open(new QPushButton(themedIcon(u"internet-services"_s), tr("Open in Mautic"), m_mautic.frame))
    , m_name(new PlainLabel(this))
    , m_later(new PlainLabel(this))
{
    m_app.frame->setToolTip(tr("What the application holds now"));
    m_base.frame->setToolTip(tr("What both sides held when they last agreed"));
    m_mautic.frame->setToolTip(tr("What Mautic held when it was last read"));
    m_mautic.frame->layout()->addWidget(m_open);
    m_open->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_open->hide();
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT addressChosen(QUrl(m_address, QUrl::StrictMode)); });
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_later->setWordWrap(true);
    for (PlainLabel *label : {m_name, m_later})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    // Nobody is to be told apart by place, so the order is the same wherever text runs to.
    auto *frames = new QWidget(this);
    frames->setLayoutDirection(Qt::LeftToRight);
    auto *sides = new QHBoxLayout(frames);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(fontMetrics().averageCharWidth());
    for (const Side *side : {&m_app, &m_base, &m_mautic})
        sides->addWidget(side->frame, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_name);
    column->addWidget(frames);
    column->addWidget(m_later);
}

void ThreeWayView::setContactAddress(const QString &address)
{
    m_address = address;
    m_open->setVisible(!address.isEmpty());
}

ThreeWayView::Side ThreeWayView::makeSide(const QString &title)
{
    Side side;
    side.frame = new QFrame(this);
    side.frame->setFrameShape(QFrame::StyledPanel);
    side.frame->setAutoFillBackground(true);
    side.title = new PlainLabel(title, side.frame);
    side.value = new ValueBox(side.frame);
    side.value->setAccessibleName(title);
    side.when = new PlainLabel(side.frame);
    side.evidence = new PlainLabel(side.frame);
    QFont quiet = font();
    quiet.setPointSizeF(quiet.pointSizeF() * 0.88);
    side.evidence->setFont(quiet);
    auto *column = new QVBoxLayout(side.frame);
    for (PlainLabel *label : {side.title, side.when, side.evidence}) {
        label->setWordWrap(true);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    column->addWidget(side.title);
    column->addWidget(side.value);
    column->addWidget(side.when);
    column->addWidget(side.evidence);
    column->addStretch();
    return side;
}

void ThreeWayView::show(const PersonField &field)
{
    m_field = field;
    const QString name = FieldWords::name(field);
    //: %1 is what people call the field, %2 what Mautic calls it
    m_name->setText(name == field.alias ? oneLine(name) : tr("%1 (%2)").arg(oneLine(name), oneLine(field.alias)));
    showValue(m_app, field.app);
    showValue(m_base, field.base);
    showValue(m_mautic, field.mautic);
    showOrigin(m_app, field.appOrigin);
    showOrigin(m_mautic, field.mauticOrigin);
    m_base.when->setText(field.base ? tr("what both sides last agreed on") : tr("never agreed on"));
    m_base.evidence->hide();
    const QString later = FieldWords::whichIsLater(field.appOrigin, field.mauticOrigin);
    m_later->setText(later);
    m_later->setVisible(!later.isEmpty());
    showMarks();
}

void ThreeWayView::showValue(const Side &side, const std::optional<QString> &value)
{
    if (!value)
        side.value->showWord(tr("not there"));
    else if (value->isEmpty())
        side.value->showWord(tr("empty"));
    else
        side.value->show(*value);
}

void ThreeWayView::showOrigin(const Side &side, const ChangeOrigin &origin)
{
    const QString line = FieldWords::originLine(origin);
    side.when->setText(line.isEmpty() ? tr("not known when or by whom") : oneLine(line));
    //: %1 is how sure a time is, such as "possible"; %2 a sentence that says how it is known
    side.evidence->setText(
        tr("Sure: %1. %2")
            .arg(FieldWords::evidenceGrade(origin.evidence), oneLine(FieldWords::originSentence(origin))));
}

void ThreeWayView::showMarks()
{
    const auto mark = [this](const Side &side, const QString &title, bool isMarked) {
        QFont shape = font();
        shape.setBold(isMarked);
        side.title->setFont(shape);
        side.title->setText(isMarked ? QString(u"≠ "_s + title) : title);
        QPalette colours = palette();
        if (isMarked)
            colours.setColor(QPalette::Window, backgroundOf(Tone::Note, palette()));
        else
            colours.setColor(QPalette::Window, palette().color(QPalette::Base));
        side.frame->setPalette(colours);
        QPalette pale = colours;
        pale.setColor(QPalette::WindowText, colourOf(Tone::Quiet, palette()));
        side.when->setPalette(pale);
        side.evidence->setPalette(pale);
    };
    mark(m_app, tr("App"), isMarked(m_field.standing, FieldColumn::App));
    mark(m_base, tr("Base"), false);
    mark(m_mautic, tr("Mautic"), isMarked(m_field.standing, FieldColumn::Mautic));
}

void ThreeWayView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showMarks();
}

} // namespace lockstep
