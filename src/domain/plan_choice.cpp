// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_choice.h"

#include <algorithm>

namespace lockstep
{

namespace
{

/// Without it the user has no contact.
bool makesContact(const PlanRow &row)
{
    return row.kind == PlanRowKind::CreateContact || row.kind == PlanRowKind::TakeOverVisitor;
}

bool isAboutPerson(const PlanRow &row) { return !row.user.value.isEmpty(); }

} // namespace

PlanChoice::PlanChoice(QList<PlanRow> rows)
    : m_rows(std::move(rows))
    , m_choices(m_rows.size(), RowChoice::Included)
{
}

void PlanChoice::choose(const QList<int> &positions, bool isIncluded)
{
    for (const int position : positions) {
        if (isIncluded)
            m_leftOut.remove(position);
        else
            m_leftOut.insert(position);
    }
    follow();
}

void PlanChoice::follow()
{
    m_choices.fill(RowChoice::Included);
    if (m_leftOut.isEmpty())
        return;
    for (const int position : std::as_const(m_leftOut))
        m_choices[position] = RowChoice::LeftOut;
    followFields();
    followPeople();
    followSegments();
}

void PlanChoice::takeAlong(qsizetype position)
{
    if (m_choices.at(position) == RowChoice::Included)
        m_choices[position] = RowChoice::GoesWithAnother;
}

void PlanChoice::followFields()
{
    QSet<QString> missing;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_choices.at(i) != RowChoice::Included && m_rows.at(i).field)
            missing.insert(m_rows.at(i).field->alias);
    }
    if (missing.isEmpty())
        return;
    const auto isMissing = [&missing](const FieldChange &change) { return missing.contains(change.alias); };
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const QList<FieldChange> &changes = m_rows.at(i).changes;
        if (std::any_of(changes.cbegin(), changes.cend(), isMissing))
            takeAlong(i);
    }
}

void PlanChoice::followPeople()
{
    QSet<AppUserId> withoutContact;
    QSet<AppUserId> notReady;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const PlanRow &row = m_rows.at(i);
        if (m_choices.at(i) == RowChoice::Included || !isAboutPerson(row))
            continue;
        if (makesContact(row))
            withoutContact.insert(row.user);
        else if (row.kind == PlanRowKind::OptOut || row.kind == PlanRowKind::LinkContact)
            notReady.insert(row.user);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const PlanRow &row = m_rows.at(i);
        const bool isSegment = row.kind == PlanRowKind::AddToSegment;
        if (withoutContact.contains(row.user) || (isSegment && notReady.contains(row.user)))
            takeAlong(i);
    }
}

void PlanChoice::followSegments()
{
    QSet<QString> missing;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_choices.at(i) != RowChoice::Included && m_rows.at(i).kind == PlanRowKind::CreateSegment)
            missing.insert(m_rows.at(i).segmentName);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const PlanRow &row = m_rows.at(i);
        if (row.kind == PlanRowKind::AddToSegment && !row.segment && missing.contains(row.segmentName))
            takeAlong(i);
    }
}

QList<int> PlanChoice::included() const
{
    QList<int> positions;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_choices.at(i) == RowChoice::Included)
            positions.append(static_cast<int>(i));
    }
    return positions;
}

QList<PlanRow> PlanChoice::includedRows() const
{
    if (m_leftOut.isEmpty())
        return m_rows;
    QList<PlanRow> rows;
    for (const int position : included())
        rows.append(m_rows.at(position));
    return rows;
}

int PlanChoice::people() const
{
    QSet<AppUserId> people;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        if (m_choices.at(i) == RowChoice::Included && isAboutPerson(m_rows.at(i)))
            people.insert(m_rows.at(i).user);
    }
    return static_cast<int>(people.size());
}

} // namespace lockstep
