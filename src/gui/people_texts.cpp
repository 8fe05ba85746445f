// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/people_texts.h"

#include "gui/state_signs.h"
#include "words/field_words.h"
#include "words/person_words.h"
#include "words/timeline_words.h"
#include "words/value_words.h"

#include <QHash>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString cellText(const PersonRow &person, PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::State:
        return PersonWords::stateLabel(person.state);
    case PeopleColumn::Name:
        return person.name.trimmed().isEmpty() ? PersonWords::callName(person) : person.name;
    case PeopleColumn::Email:
        return person.email;
    case PeopleColumn::User:
        return person.who.user.value;
    case PeopleColumn::Contact:
        return person.who.contact ? QString::number(person.who.contact->value) : QString();
    case PeopleColumn::Segments:
        return person.segments;
    case PeopleColumn::Consent:
        return PersonWords::consentLabel(person.consent);
    case PeopleColumn::LastChange:
        return person.lastChange ? ValueWords::dateTime(*person.lastChange) : QString();
    case PeopleColumn::LastSync:
        return person.lastSync ? ValueWords::dateTime(*person.lastSync) : QString();
    }
    return {};
}

QString cellToolTip(const PersonRow &person, PeopleColumn column)
{
    if (column == PeopleColumn::State)
        return PersonWords::stateExplanation(person.state);
    if (column == PeopleColumn::Consent)
        return PersonWords::consentExplanation(person.consent);
    if (column == PeopleColumn::LastChange && person.lastChange)
        return ValueWords::exactDateTime(*person.lastChange);
    if (column == PeopleColumn::LastSync && person.lastSync)
        return ValueWords::exactDateTime(*person.lastSync);
    return cellText(person, column);
}

/// Signs are drawn once, not for every cell.
template <typename Kind>
class Signs
{
public:
    explicit Signs(const QPalette &palette)
        : m_palette(palette)
    {
    }
    QVariant operator()(Kind kind)
    {
        const auto known = m_icons.constFind(static_cast<int>(kind));
        const QIcon icon = known == m_icons.constEnd() ? signOf(kind, m_palette) : *known;
        if (known == m_icons.constEnd())
            m_icons.insert(static_cast<int>(kind), icon);
        return icon.isNull() ? QVariant() : QVariant(icon);
    }

private:
    QPalette m_palette;
    QHash<int, QIcon> m_icons;
};

QString fieldTitle(FieldColumn column)
{
    switch (column) {
    case FieldColumn::Name:
        return FieldWords::tr("Field");
    case FieldColumn::App:
        return FieldWords::tr("App");
    case FieldColumn::Base:
        return FieldWords::tr("Base");
    case FieldColumn::Mautic:
        return FieldWords::tr("Mautic");
    }
    return {};
}

QString fieldTitleSentence(FieldColumn column)
{
    switch (column) {
    case FieldColumn::Name:
        return FieldWords::tr("What the field is called in the application");
    case FieldColumn::App:
        return FieldWords::tr("What the application holds now, as it would be sent");
    case FieldColumn::Base:
        return FieldWords::tr("What both sides held when they last agreed");
    case FieldColumn::Mautic:
        return FieldWords::tr("What Mautic held when it was last read");
    }
    return {};
}

QString whenLine(const TimelineEntry &entry)
{
    const QString at = ValueWords::dateTime(entry.at);
    const QString run = entry.kind == TimelineKind::MauticEvent ? TimelineWords::tr("from Mautic's own activity")
                                                                : TimelineWords::runLine(entry);
    return run.isEmpty() ? at : QString(at + u" · "_s + run);
}

QString wholeEntry(const TimelineEntry &entry)
{
    QStringList lines = {TimelineWords::sentence(entry), ValueWords::exactDateTime(entry.at)};
    for (const QString &line : {TimelineWords::runLine(entry), entry.detail}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    if (entry.row && !entry.row->reason.isEmpty())
        lines.append(entry.row->reason);
    return lines.join(u'\n');
}

} // namespace

PeopleWords peopleTexts(const QPalette &palette)
{
    return {
        .title = &PersonWords::columnTitle,
        .text = &cellText,
        .decoration = [states = Signs<PersonState>(palette), consents = Signs<EmailConsent>(palette)](
                          const PersonRow &person, PeopleColumn column) mutable -> QVariant {
            if (column == PeopleColumn::State)
                return states(person.state);
            return column == PeopleColumn::Consent ? consents(person.consent) : QVariant();
        },
        .toolTip = &cellToolTip,
    };
}

PersonFieldWords personFieldTexts(const QPalette &palette)
{
    return {
        .title = &fieldTitle,
        .titleSentence = &fieldTitleSentence,
        .name = &FieldWords::name,
        .standing = &FieldWords::standingLabel,
        .standingSentence = &FieldWords::standingExplanation,
        .originLine = &FieldWords::originLine,
        .originSentence = &FieldWords::originSentence,
        .icon = Signs<FieldStanding>(palette),
        .empty = FieldWords::tr("empty"),
        .absent = FieldWords::tr("not there"),
    };
}

TimelineModelWords timelineTexts(const QPalette &palette)
{
    return {
        .sentence = &TimelineWords::sentence,
        .secondLine = &whenLine,
        .toolTip = &wholeEntry,
        .icon = Signs<TimelineKind>(palette),
        .title = TimelineWords::tr("What happened"),
    };
}

} // namespace lockstep
