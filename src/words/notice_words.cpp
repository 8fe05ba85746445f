// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/notice_words.h"

namespace lockstep
{

QString NoticeWords::sentence(NoticeKind kind, int count, const QString &field)
{
    const QString fieldOrSome = field.isEmpty() ? tr("some fields") : tr("the field %1").arg(field);
    switch (kind) {
    case NoticeKind::ChangedInMautic:
        return tr("%n values of %1 were changed in Mautic and left alone.", "", count).arg(fieldOrSome);
    case NoticeKind::WaitsForVerification:
        return tr("%n users wait until the application has verified their address.", "", count);
    case NoticeKind::ValueTooLong:
        return tr("%n values of %1 are longer than Mautic takes and were left out.", "", count).arg(fieldOrSome);
    case NoticeKind::ValueNotUnderstood:
        return tr("%n values of %1 are none that Mautic knows and were left out.", "", count).arg(fieldOrSome);
    case NoticeKind::ValueRefusedByMautic:
        return tr("%n values of %1 were refused by Mautic before and are not sent again until they change.", "", count)
            .arg(fieldOrSome);
    case NoticeKind::ControlCharacters:
        return tr("%n values of %1 held control characters, which were left out.", "", count).arg(fieldOrSome);
    case NoticeKind::SharedComputer:
        return tr("%n users signed up on a computer that Mautic knows as another person's; they get their own contact.",
                  "", count);
    case NoticeKind::ContactMerged:
        return tr("%n contacts were merged into others in Mautic; the links followed.", "", count);
    case NoticeKind::UserGone:
        return tr("%n linked users are gone, banned or deleted; their contacts are kept and no longer synced.", "",
                  count);
    case NoticeKind::FieldMissingInMautic:
        return tr("Mautic lacks %1, so its values were not sent.").arg(fieldOrSome);
    case NoticeKind::OptOutOnlyInMautic:
        return tr("%n people have opted out in Mautic only; that stays as it is.", "", count);
    }
    return {};
}

} // namespace lockstep
