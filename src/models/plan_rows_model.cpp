// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan_rows_model.h"

#include "models/plain_text.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lockstep
{

namespace
{

/// Names are asked for around the row that is looked at, so that scrolling meets them.
constexpr int namesAtOnce = 200;

} // namespace

PlanRowsModel::PlanRowsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_ask.setSingleShot(true);
    m_ask.setInterval(0);
    connect(&m_ask, &QTimer::timeout, this, &PlanRowsModel::askForNames);
}

void PlanRowsModel::setTexts(PlanTexts texts)
{
    m_texts = std::move(texts);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, planColumnCount - 1);
    touchAll();
}

void PlanRowsModel::showPlan(const QList<PlanRow> &rows)
{
    beginResetModel();
    m_choice = PlanChoice(rows);
    m_phase = Phase::Choosing;
    m_kind.reset();
    m_outcomes.clear();
    m_asked.clear();
    m_wantedFrom = -1;
    collectShown();
    endResetModel();
    Q_EMIT choiceChanged();
}

void PlanRowsModel::showPhase(Phase phase)
{
    m_phase = phase;
    touchAll();
}

void PlanRowsModel::showKind(std::optional<PlanRowKind> kind)
{
    beginResetModel();
    m_kind = kind;
    m_wantedFrom = -1;
    collectShown();
    endResetModel();
}

void PlanRowsModel::collectShown()
{
    const QList<PlanRow> &rows = m_choice.rows();
    m_shown.clear();
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!m_kind || rows.at(i).kind == *m_kind)
            m_shown.append(static_cast<int>(i));
    }
}

void PlanRowsModel::touchAll()
{
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, planColumnCount - 1));
}

void PlanRowsModel::addOutcomes(const QList<RowOutcome> &outcomes)
{
    int first = -1;
    int last = -1;
    for (const RowOutcome &outcome : outcomes) {
        if (outcome.position < 0 || outcome.position >= m_choice.rows().size())
            continue;
        m_outcomes.insert(outcome.position, outcome);
        const auto shown = std::lower_bound(m_shown.cbegin(), m_shown.cend(), outcome.position);
        if (shown == m_shown.cend() || *shown != outcome.position)
            continue;
        const int row = static_cast<int>(shown - m_shown.cbegin());
        first = first < 0 ? row : std::min(first, row);
        last = std::max(last, row);
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, planColumnCount - 1));
}

void PlanRowsModel::addNames(const QList<PersonName> &names)
{
    for (const PersonName &name : names)
        m_names.insert(name.user, name);
    const int column = static_cast<int>(PlanColumn::Person);
    if (!m_shown.isEmpty())
        Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
}

void PlanRowsModel::choose(const QList<int> &rows, bool isIncluded)
{
    if (m_phase != Phase::Choosing)
        return;
    QList<int> positions;
    for (const int row : rows)
        positions.append(positionOf(row));
    m_choice.choose(positions, isIncluded);
    touchAll();
    Q_EMIT choiceChanged();
}

void PlanRowsModel::chooseAllShown(bool isIncluded)
{
    QList<int> rows(rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    choose(rows, isIncluded);
}

QMap<PlanRowKind, int> PlanRowsModel::countsByKind() const
{
    QMap<PlanRowKind, int> counts;
    for (const PlanRow &row : m_choice.rows())
        ++counts[row.kind];
    return counts;
}

Qt::CheckState PlanRowsModel::shownChoice() const
{
    const auto included = std::count_if(m_shown.cbegin(), m_shown.cend(),
                                        [this](int position) { return m_choice.at(position) == RowChoice::Included; });
    if (included == 0)
        return Qt::Unchecked;
    return included == m_shown.size() ? Qt::Checked : Qt::PartiallyChecked;
}

PlanRowView PlanRowsModel::viewOf(int row) const
{
    const int position = positionOf(row);
    PlanRowView view{
        .row = m_choice.rows().at(position), .choice = m_choice.at(position), .isFinal = m_phase == Phase::Written};
    if (const auto outcome = m_outcomes.constFind(position); outcome != m_outcomes.constEnd())
        view.outcome = *outcome;
    if (const auto name = m_names.constFind(view.row.user); name != m_names.constEnd())
        view.person = *name;
    return view;
}

int PlanRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int PlanRowsModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : planColumnCount; }

QVariant PlanRowsModel::checkState(int row) const
{
    return m_choice.at(positionOf(row)) == RowChoice::Included ? Qt::Checked : Qt::Unchecked;
}

QVariant PlanRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<PlanColumn>(index.column());
    if (role == Qt::CheckStateRole)
        return column == PlanColumn::Included ? checkState(index.row()) : QVariant();
    const PlanRowView view = viewOf(index.row());
    if (column == PlanColumn::Person && !view.person)
        wantName(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return m_texts.text ? oneLine(m_texts.text(view, column)) : QString();
    case Qt::ToolTipRole:
        return m_texts.toolTip ? plainToolTip(m_texts.toolTip(view, column)) : QString();
    case Qt::DecorationRole:
        return m_texts.decoration ? m_texts.decoration(view, column) : QVariant();
    case Qt::AccessibleTextRole:
        return column == PlanColumn::Included && m_texts.toolTip ? m_texts.toolTip(view, column) : QVariant();
    default:
        return {};
    }
}

bool PlanRowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const bool isChoice = role == Qt::CheckStateRole && static_cast<PlanColumn>(index.column()) == PlanColumn::Included;
    if (!isChoice || m_phase != Phase::Choosing || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    choose({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags PlanRowsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (static_cast<PlanColumn>(index.column()) == PlanColumn::Included && m_phase == Phase::Choosing)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant PlanRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || !m_texts.title)
        return {};
    return m_texts.title(static_cast<PlanColumn>(section));
}

void PlanRowsModel::wantName(int row) const
{
    const AppUserId &user = m_choice.rows().at(positionOf(row)).user;
    if (user.value.isEmpty() || m_asked.contains(user))
        return;
    m_wantedFrom = m_wantedFrom < 0 ? row : std::min(m_wantedFrom, row);
    if (!m_ask.isActive())
        m_ask.start();
}

void PlanRowsModel::askForNames()
{
    if (m_wantedFrom < 0)
        return;
    QList<AppUserId> users;
    const int last = std::min(rowCount(), m_wantedFrom + namesAtOnce);
    for (int row = std::exchange(m_wantedFrom, -1); row < last; ++row) {
        const AppUserId &user = m_choice.rows().at(positionOf(row)).user;
        if (user.value.isEmpty() || m_asked.contains(user) || m_names.contains(user))
            continue;
        m_asked.insert(user);
        users.append(user);
    }
    if (!users.isEmpty())
        Q_EMIT peopleNeeded(users);
}

} // namespace lockstep
