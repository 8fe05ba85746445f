// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_name.h"
#include "domain/resolution.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>

namespace lockstep
{

enum class DecisionColumn { At, Who, User, What, Why, State };
inline constexpr int decisionColumnCount = 6;

/// How people read it; given by those who have the words.
struct DecisionTexts {
    std::function<QString(DecisionColumn)> title;
    std::function<QString(const Resolution &, DecisionColumn)> text;
    std::function<QString(const PersonName &)> user;
    std::function<QString(const Resolution &, DecisionColumn)> toolTip;
};

/// What people decided, newest first.
class DecisionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit DecisionsModel(DecisionTexts texts, QObject *parent = nullptr);

    void show(const QList<Resolution> &resolutions);
    /// How people call those it is about; until then it is their ids.
    void addNames(const QList<PersonName> &names);
    [[nodiscard]] const Resolution &at(int row) const { return m_resolutions.at(row); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString textOf(const Resolution &resolution, DecisionColumn column) const;

    DecisionTexts m_texts;
    QList<Resolution> m_resolutions;
    QHash<AppUserId, PersonName> m_names;
};

} // namespace lockstep
