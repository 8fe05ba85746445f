// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/state_signs.h"

#include "gui/icons.h"

#include <QPainter>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString iconNameOf(PersonState state)
{
    switch (state) {
    case PersonState::InStep:
        return u"dialog-ok-apply"_s;
    case PersonState::Differs:
        return u"view-refresh"_s;
    case PersonState::NotLinked:
        return u"list-add-user"_s;
    case PersonState::Waiting:
        return u"clock"_s;
    case PersonState::Ambiguous:
        return u"help-contextual"_s;
    case PersonState::Conflict:
        return u"vcs-merge-request"_s;
    case PersonState::Failing:
        return u"dialog-cancel"_s;
    case PersonState::Excluded:
        return u"edit-none"_s;
    case PersonState::OnlyInMautic:
        return u"im-user-offline"_s;
    }
    return {};
}

QString iconNameOf(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::SignedUp:
        return u"list-add-user"_s;
    case TimelineKind::ContactAdded:
        return u"contact-new"_s;
    case TimelineKind::Linked:
        return u"insert-link"_s;
    case TimelineKind::Verified:
    case TimelineKind::CaseClosed:
        return u"dialog-ok-apply"_s;
    case TimelineKind::Written:
        return u"document-send"_s;
    case TimelineKind::OptedOut:
    case TimelineKind::UserGone:
        return u"edit-none"_s;
    case TimelineKind::CaseOpened:
        return u"help-contextual"_s;
    case TimelineKind::Refused:
        return u"dialog-cancel"_s;
    case TimelineKind::UserChanged:
    case TimelineKind::ContactChanged:
        return u"document-edit"_s;
    case TimelineKind::Decided:
        return u"dialog-ok"_s;
    case TimelineKind::MauticEvent:
        return u"internet-services"_s;
    case TimelineKind::TakenBack:
        return u"edit-undo"_s;
    }
    return {};
}

Tone toneOf(TimelineKind kind)
{
    if (kind == TimelineKind::Refused)
        return Tone::Bad;
    if (kind == TimelineKind::CaseOpened || kind == TimelineKind::OptedOut)
        return Tone::Waiting;
    return kind == TimelineKind::Written ? Tone::Note : Tone::Quiet;
}

QPixmap inColour(QPixmap pixmap, const QColor &colour)
{
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    return pixmap;
}

} // namespace

QIcon tintedIcon(const QString &name, Tone tone, const QPalette &palette)
{
    const QIcon icon = themedIcon(name);
    QIcon tinted;
    for (const int size : {16, 22, 32}) {
        for (const double scale : {1.0, 2.0}) {
            const QPixmap pixmap = icon.pixmap(QSize(size, size), scale);
            if (pixmap.isNull())
                continue;
            tinted.addPixmap(inColour(pixmap, colourOf(tone, palette)));
            tinted.addPixmap(inColour(pixmap, palette.color(QPalette::HighlightedText)), QIcon::Selected);
        }
    }
    return tinted;
}

Tone toneOf(PersonState state)
{
    switch (state) {
    case PersonState::InStep:
        return Tone::Good;
    case PersonState::Differs:
    case PersonState::NotLinked:
        return Tone::Note;
    case PersonState::Waiting:
    case PersonState::Ambiguous:
        return Tone::Waiting;
    case PersonState::Conflict:
    case PersonState::Failing:
        return Tone::Bad;
    case PersonState::Excluded:
    case PersonState::OnlyInMautic:
        return Tone::Quiet;
    }
    return Tone::Quiet;
}

QIcon signOf(PersonState state, const QPalette &palette)
{
    return tintedIcon(iconNameOf(state), toneOf(state), palette);
}

QIcon signOf(EmailConsent consent, const QPalette &palette)
{
    switch (consent) {
    case EmailConsent::NotInMautic:
        return {};
    case EmailConsent::Contactable:
        return tintedIcon(u"mail-message"_s, Tone::Quiet, palette);
    case EmailConsent::Unsubscribed:
    case EmailConsent::OptedOutByHand:
        return tintedIcon(u"edit-none"_s, Tone::Waiting, palette);
    case EmailConsent::Bounced:
        return tintedIcon(u"dialog-cancel"_s, Tone::Bad, palette);
    }
    return {};
}

QIcon signOf(FieldStanding standing, const QPalette &palette)
{
    switch (standing) {
    case FieldStanding::ChangedInApp:
        return tintedIcon(u"go-next"_s, Tone::Note, palette);
    case FieldStanding::ChangedInMautic:
        return tintedIcon(u"go-previous"_s, Tone::Waiting, palette);
    case FieldStanding::BothChanged:
        return tintedIcon(u"vcs-merge-request"_s, Tone::Bad, palette);
    case FieldStanding::Differs:
        return tintedIcon(u"view-refresh"_s, Tone::Note, palette);
    case FieldStanding::Same:
    case FieldStanding::SameNotAgreed:
        return tintedIcon(u"dialog-ok-apply"_s, Tone::Quiet, palette);
    case FieldStanding::OneSided:
        return tintedIcon(u"list-remove"_s, Tone::Quiet, palette);
    }
    return {};
}

QIcon signOf(TimelineKind kind, const QPalette &palette) { return tintedIcon(iconNameOf(kind), toneOf(kind), palette); }

} // namespace lockstep
