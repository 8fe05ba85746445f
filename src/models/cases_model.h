// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_row.h"

#include <QAbstractTableModel>
#include <QMap>

#include <functional>

namespace lockstep
{

enum class CaseColumn { Kind, Person, Since, Sentence };
inline constexpr int caseColumnCount = 4;

/// How people read it; given by those who have the words.
struct CaseTexts {
    std::function<QString(CaseColumn)> title;
    std::function<QString(const CaseRow &, CaseColumn)> text;
    std::function<QString(const CaseRow &, CaseColumn)> toolTip;
};

/// What waits for a person, in the order it was found; all of it or one kind.
class CasesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTexts(CaseTexts texts);
    void show(const QList<CaseRow> &cases);
    /// Nothing: all.
    void showKind(std::optional<CaseKind> kind);

    [[nodiscard]] std::optional<CaseKind> kind() const { return m_kind; }
    [[nodiscard]] QMap<CaseKind, int> countsByKind() const;
    [[nodiscard]] const CaseRow &at(int row) const { return m_cases.at(m_shown.at(row)); }
    /// -1: not shown.
    [[nodiscard]] int rowOf(qint64 caseNumber) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void collectShown();

    CaseTexts m_texts;
    QList<CaseRow> m_cases;
    QList<int> m_shown;
    std::optional<CaseKind> m_kind;
};

} // namespace lockstep
