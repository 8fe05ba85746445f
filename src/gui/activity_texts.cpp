// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity_texts.h"

#include "gui/colours.h"
#include "gui/state_signs.h"
#include "words/activity_words.h"
#include "words/value_words.h"

#include <QCoreApplication>
#include <QIcon>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class ActivityTextsWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::ActivityTextsWords)

public:
    static QString title(ActivityColumn column)
    {
        switch (column) {
        case ActivityColumn::When:
            return tr("When");
        case ActivityColumn::Kind:
            return tr("Kind");
        case ActivityColumn::What:
            return tr("What");
        case ActivityColumn::Who:
            return tr("For whom or what");
        case ActivityColumn::Ended:
            return tr("How it ended");
        case ActivityColumn::Took:
            return tr("Took");
        }
        return {};
    }
};

QString cellText(const ActivityEntry &entry, ActivityColumn column)
{
    switch (column) {
    case ActivityColumn::When:
        return ValueWords::timeToTheSecond(momentOf(entry));
    case ActivityColumn::Kind:
        return ActivityWords::kind(kindOf(entry));
    case ActivityColumn::What:
        return ActivityWords::what(entry);
    case ActivityColumn::Who:
        return ActivityWords::who(entry);
    case ActivityColumn::Ended:
        return ActivityWords::ended(entry);
    case ActivityColumn::Took:
        return ActivityWords::took(entry);
    }
    return {};
}

QString toolTipOf(const ActivityEntry &entry, ActivityColumn column)
{
    if (column == ActivityColumn::When)
        return ValueWords::exactDateTime(momentOf(entry));
    const QString failure = ActivityWords::failure(entry);
    return column == ActivityColumn::Ended && !failure.isEmpty() ? failure : cellText(entry, column);
}

QString iconOf(ActivityKind kind)
{
    switch (kind) {
    case ActivityKind::Change:
        return u"document-edit"_s;
    case ActivityKind::Write:
        return u"document-send"_s;
    case ActivityKind::Read:
        return u"document-import"_s;
    case ActivityKind::SignIn:
        return u"object-locked"_s;
    }
    return {};
}

/// Made once for a palette: a list has thousands of rows.
struct Signs {
    QMap<ActivityKind, QIcon> kinds = {};
    QIcon failed;
    QIcon fine;
};

Signs signsFor(const QPalette &palette)
{
    Signs signs{.failed = tintedIcon(u"dialog-cancel"_s, Tone::Bad, palette),
                .fine = tintedIcon(u"dialog-ok-apply"_s, Tone::Quiet, palette)};
    for (const ActivityKind kind :
         {ActivityKind::Change, ActivityKind::Write, ActivityKind::Read, ActivityKind::SignIn})
        signs.kinds.insert(kind, tintedIcon(iconOf(kind), Tone::Quiet, palette));
    return signs;
}

} // namespace

ActivityTexts activityTexts(const QPalette &palette)
{
    const Signs signs = signsFor(palette);
    return {.title = [](ActivityColumn column) { return ActivityTextsWords::title(column); },
            .text = [](const ActivityEntry &entry, ActivityColumn column) { return cellText(entry, column); },
            .decoration = [signs](const ActivityEntry &entry, ActivityColumn column) -> QVariant {
                if (column == ActivityColumn::Kind)
                    return signs.kinds.value(kindOf(entry));
                if (column == ActivityColumn::Ended)
                    return hasFailed(entry) ? signs.failed : signs.fine;
                return {};
            },
            .toolTip = [](const ActivityEntry &entry, ActivityColumn column) { return toolTipOf(entry, column); }};
}

} // namespace lockstep
