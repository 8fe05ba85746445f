// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QAbstractTableModel>
#include <QMap>

#include <functional>

namespace lockstep
{

enum class CaseColumn { Person, Kind, Since, Assigned };
inline constexpr int caseColumnCount = 4;

/// Which of the cases, whatever their kind.
enum class CaseScope { Open, Mine, Unassigned, Sleeping };

/// How people read it; given by those who have the words.
struct CaseTexts {
    std::function<QString(CaseColumn)> title;
    std::function<QString(const QueuedCase &, CaseColumn)> text;
    std::function<QString(const QueuedCase &, CaseColumn)> toolTip;
};

/// What waits for a person: all of it or a part, in the order it was found or by a column. Cases that were answered
/// leave it at once, before the store has been asked.
class CasesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(CaseTexts texts);
    /// Whose cases are "mine".
    void setAccount(const QString &account);
    void show(const QList<QueuedCase> &cases);
    /// Nothing: all.
    void showKind(std::optional<CaseKind> kind);
    void showScope(CaseScope scope);
    /// Every word has to be found in a name, an address, an id or a number; letter case aside.
    void search(const QString &words);
    /// They are no longer shown, until the store tells of them anew.
    void takeOut(const QList<qint64> &cases);

    [[nodiscard]] std::optional<CaseKind> kind() const { return m_kind; }
    [[nodiscard]] CaseScope scope() const { return m_scope; }
    /// Of the scope and the search.
    [[nodiscard]] QMap<CaseKind, int> countsByKind() const;
    [[nodiscard]] int countIn(CaseScope scope) const;
    /// All of them, sleeping ones too.
    [[nodiscard]] int total() const { return static_cast<int>(m_cases.size()); }
    [[nodiscard]] const QueuedCase &at(int row) const { return m_cases.at(m_shown.at(row)); }
    /// -1: not shown.
    [[nodiscard]] int rowOf(qint64 caseNumber) const;
    /// Of the same kind and field as this case, open and not sleeping; without this one. Nothing where there is none.
    [[nodiscard]] std::optional<qint64> firstAlike(const QueuedCase &queued) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    /// A column of -1: as found.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    [[nodiscard]] bool isIn(const QueuedCase &queued, CaseScope scope) const;
    [[nodiscard]] bool isFound(const QueuedCase &queued) const;
    void collectAnew();
    void collectShown();
    void sortShown();
    void sortByText(CaseColumn column);

    CaseTexts m_texts;
    QList<QueuedCase> m_cases;
    QList<int> m_shown;
    std::optional<CaseKind> m_kind;
    CaseScope m_scope = CaseScope::Open;
    QString m_account;
    QStringList m_words;
    int m_sortedBy = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

} // namespace lockstep
