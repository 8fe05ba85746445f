// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/people_model.h"

#include "models/plain_text.h"

#include <algorithm>
#include <utility>

namespace lockstep
{

namespace
{

const QString notHeld = QStringLiteral("…");

QVariant valueOf(const std::optional<Moment> &moment) { return moment ? QVariant(moment->microseconds) : QVariant(); }

QVariant rawOf(const PersonRow &row, PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::State:
        return static_cast<int>(row.state);
    case PeopleColumn::Name:
        return row.name;
    case PeopleColumn::Email:
        return row.email;
    case PeopleColumn::User:
        return row.who.user.value;
    case PeopleColumn::Contact:
        return row.who.contact ? QVariant(row.who.contact->value) : QVariant();
    case PeopleColumn::Segments:
        return row.segments;
    case PeopleColumn::Consent:
        return static_cast<int>(row.consent);
    case PeopleColumn::LastChange:
        return valueOf(row.lastChange);
    case PeopleColumn::LastSync:
        return valueOf(row.lastSync);
    }
    return {};
}

bool isPlainValue(PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::Name:
    case PeopleColumn::Email:
    case PeopleColumn::User:
    case PeopleColumn::Contact:
    case PeopleColumn::Segments:
        return true;
    case PeopleColumn::State:
    case PeopleColumn::Consent:
    case PeopleColumn::LastChange:
    case PeopleColumn::LastSync:
        return false;
    }
    return false;
}

} // namespace

PeopleModel::PeopleModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_ask.setSingleShot(true);
    m_ask.setInterval(0);
    connect(&m_ask, &QTimer::timeout, this, &PeopleModel::askForWanted);
}

void PeopleModel::setWords(PeopleWords words)
{
    m_words = std::move(words);
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, peopleColumnCount - 1);
    if (m_list.rowCount > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_list.rowCount - 1, peopleColumnCount - 1));
}

void PeopleModel::showList(const PeopleList &list)
{
    m_asked = {};
    m_wanted = {};
    if (list.keepsPlaces && list.rowCount == m_list.rowCount) {
        m_list = list;
        for (Page &page : m_pages)
            page.isStale = true;
        if (list.rowCount > 0)
            Q_EMIT dataChanged(index(0, 0), index(list.rowCount - 1, peopleColumnCount - 1));
        return;
    }
    beginResetModel();
    m_list = list;
    m_pages.clear();
    endResetModel();
}

void PeopleModel::addPage(quint64 generation, int first, const QList<PersonRow> &rows)
{
    const bool isOfList = generation == m_list.generation && first >= 0 && first % pageSize == 0;
    if (!isOfList || rows.isEmpty() || first + rows.size() > m_list.rowCount)
        return;
    const int last = first + int(rows.size()) - 1;
    for (int row = first; row <= last; row += pageSize)
        keepPage(row / pageSize, rows.mid(row - first, pageSize));
    if (m_asked.contains({first / pageSize, last / pageSize}) && last / pageSize == m_asked.last)
        m_asked = {};
    Q_EMIT dataChanged(index(first, 0), index(last, peopleColumnCount - 1));
}

void PeopleModel::keepPage(int page, QList<PersonRow> rows)
{
    m_pages.insert(page, {.rows = std::move(rows), .lastUse = ++m_uses});
    if (m_pages.size() <= keptPages)
        return;
    const auto oldest = std::min_element(m_pages.begin(), m_pages.end(),
                                         [](const Page &a, const Page &b) { return a.lastUse < b.lastUse; });
    m_pages.erase(oldest);
}

std::optional<PersonRow> PeopleModel::rowAt(int row) const
{
    const auto page = m_pages.constFind(row / pageSize);
    const int place = row % pageSize;
    if (row < 0 || page == m_pages.constEnd() || place >= page->rows.size())
        return std::nullopt;
    return page->rows.at(place);
}

const PersonRow *PeopleModel::find(int row) const
{
    const auto page = m_pages.constFind(row / pageSize);
    if (page == m_pages.constEnd()) {
        want(row / pageSize);
        return nullptr;
    }
    if (page->isStale)
        want(row / pageSize);
    page->lastUse = ++m_uses;
    const int place = row % pageSize;
    return place < page->rows.size() ? &page->rows.at(place) : nullptr;
}

void PeopleModel::want(int page) const
{
    if (m_wanted.isEmpty())
        m_wanted = {page, page};
    else
        m_wanted = {std::min(m_wanted.first, page), std::max(m_wanted.last, page)};
    // Whoever looks at everything at once still gets no more than is kept.
    m_wanted.first = std::max(m_wanted.first, page - keptPages / 2);
    m_wanted.last = std::min(m_wanted.last, page + keptPages / 2 - 1);
    if (!m_ask.isActive())
        m_ask.start();
}

bool PeopleModel::holds(int page) const
{
    const auto held = m_pages.constFind(page);
    return held != m_pages.constEnd() && !held->isStale;
}

void PeopleModel::askForWanted()
{
    RowRange wanted = std::exchange(m_wanted, {});
    while (!wanted.isEmpty() && holds(wanted.first))
        ++wanted.first;
    while (!wanted.isEmpty() && holds(wanted.last))
        --wanted.last;
    if (wanted.isEmpty() || m_asked.contains(wanted))
        return;
    m_asked = wanted;
    const int last = std::min(m_list.rowCount, (wanted.last + 1) * pageSize) - 1;
    Q_EMIT rangeNeeded(m_list.generation, wanted.first * pageSize, last);
}

int PeopleModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : m_list.rowCount; }

int PeopleModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : peopleColumnCount; }

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = static_cast<PeopleColumn>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (column == PeopleColumn::Contact ? Qt::AlignRight : Qt::AlignLeft));
    const bool isOfRow = role == Qt::DisplayRole || role == Qt::DecorationRole || role == Qt::ToolTipRole
        || role == Qt::AccessibleTextRole || role == RawRole || role == RowRole;
    if (!isOfRow)
        return {};
    const PersonRow *row = find(index.row());
    if (row == nullptr)
        return role == Qt::DisplayRole ? QVariant(notHeld) : QVariant();
    return cell(*row, column, role);
}

QVariant PeopleModel::cell(const PersonRow &row, PeopleColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return oneLine(textOf(row, column));
    case Qt::DecorationRole:
        return m_words.decoration ? m_words.decoration(row, column) : QVariant();
    case Qt::ToolTipRole:
        return plainToolTip(m_words.toolTip ? m_words.toolTip(row, column) : textOf(row, column));
    case RawRole:
        return rawOf(row, column);
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

QString PeopleModel::textOf(const PersonRow &row, PeopleColumn column) const
{
    if (m_words.text)
        return m_words.text(row, column);
    return isPlainValue(column) ? rawOf(row, column).toString() : QString();
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isColumn = orientation == Qt::Horizontal && section >= 0 && section < peopleColumnCount;
    if (!isColumn || role != Qt::DisplayRole || !m_words.title)
        return {};
    return m_words.title(static_cast<PeopleColumn>(section));
}

void PeopleModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < peopleColumnCount)
        Q_EMIT orderWanted(static_cast<PeopleColumn>(column), order == Qt::DescendingOrder);
}

} // namespace lockstep
