// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QAbstractTableModel>

#include <functional>

namespace lockstep
{

enum class AlikeColumn { Person, Effect };
inline constexpr int alikeColumnCount = 2;

/// How people read it; given by those who have the words.
struct AlikeTexts {
    std::function<QString(AlikeColumn)> title;
    std::function<QString(const AlikeCase &, AlikeColumn)> text;
    /// Of those that are left out.
    std::function<QVariant()> paleColour;
};

/// Every case that would get the same answer; those left out are pale and say why.
class AlikeModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit AlikeModel(AlikeTexts texts, QObject *parent = nullptr);

    void show(const QList<AlikeCase> &cases);
    /// Those that would be decided.
    [[nodiscard]] QList<qint64> included() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    AlikeTexts m_texts;
    QList<AlikeCase> m_cases;
};

} // namespace lockstep
