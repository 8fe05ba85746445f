// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"

#include <QWidget>

class QToolButton;

namespace lockstep
{

/// One button for each state, with its sign, its word and how many there are; "All" first. Any number of states may be
/// chosen; none means all.
class PeopleFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit PeopleFilters(QWidget *parent = nullptr);

    void showCounts(const PeopleCounts &counts);
    /// Says nothing of it.
    void choose(const QList<PersonState> &states);
    [[nodiscard]] QList<PersonState> chosen() const;

Q_SIGNALS:
    void chosenChanged(const QList<lockstep::PersonState> &states);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QToolButton *addButton();
    void write(QToolButton *button, const QString &word, qint64 count);
    void paintSigns();
    void chooseAll();
    void chooseOne();

    QToolButton *m_all;
    /// By PersonState.
    QList<QToolButton *> m_buttons;
};

} // namespace lockstep
