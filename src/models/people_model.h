// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/people_list.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>

namespace lockstep
{

/// How people read what a model holds; given by those who have the words. Each may be left out.
struct PeopleWords {
    std::function<QString(PeopleColumn)> title;
    /// Of a cell. Where it is left out, texts and numbers stand as they are and everything else is empty.
    std::function<QString(const PersonRow &, PeopleColumn)> text;
    /// Qt::DecorationRole.
    std::function<QVariant(const PersonRow &, PeopleColumn)> decoration;
    /// Plain text; where it is left out, what the cell says.
    std::function<QString(const PersonRow &, PeopleColumn)> toolTip;
};

/// People of a list, as many as there are, of which only the pages last looked at are held: the others say "…" and are
/// asked for. The newest question replaces those before it, so that scrolling never queues up.
class PeopleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int pageSize = 200;
    static constexpr int keptPages = 50;

    enum Role {
        /// What the column sorts by: a text, a number, microseconds; invalid where there is none.
        RawRole = Qt::UserRole,
        /// The PersonRow; invalid where it is not held.
        RowRole,
    };

    explicit PeopleModel(QObject *parent = nullptr);

    void setWords(PeopleWords words);

    /// A list that keeps its places stays selected and scrolled; its rows stand until newer ones come.
    void showList(const PeopleList &list);
    /// Rows of the list shown, from `first` on. Those of another generation are not taken.
    void addPage(quint64 generation, int first, const QList<PersonRow> &rows);

    /// Nothing where the row is not held.
    [[nodiscard]] std::optional<PersonRow> rowAt(int row) const;
    [[nodiscard]] quint64 generation() const { return m_list.generation; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// Orders nothing by itself: says what is wanted.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    /// Rows somebody looks at and that are not held. To be answered by `addPage`, in one or more pages.
    void rangeNeeded(quint64 generation, int first, int last);
    void orderWanted(lockstep::PeopleColumn column, bool isDescending);

private:
    struct Page {
        QList<PersonRow> rows;
        mutable quint64 lastUse = 0;
        /// Of the list before: shown until it comes anew.
        bool isStale = false;
    };

    [[nodiscard]] const PersonRow *find(int row) const;
    [[nodiscard]] QVariant cell(const PersonRow &row, PeopleColumn column, int role) const;
    [[nodiscard]] QString textOf(const PersonRow &row, PeopleColumn column) const;
    [[nodiscard]] bool holds(int page) const;
    void want(int page) const;
    void askForWanted();
    void keepPage(int page, QList<PersonRow> rows);

    PeopleWords m_words;
    PeopleList m_list;
    QHash<int, Page> m_pages;
    mutable quint64 m_uses = 0;
    /// Pages touched since the last question.
    mutable RowRange m_wanted;
    /// Pages asked for and not yet answered.
    RowRange m_asked;
    mutable QTimer m_ask;
};

} // namespace lockstep
