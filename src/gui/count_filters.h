// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QButtonGroup;

namespace lockstep
{

/// One kind of what a list holds, and how many there are.
struct CountFilter {
    int id = 0;
    QString word;
    int count = 0;
};

/// A button for each kind, "All" first; one is chosen.
class CountFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit CountFilters(QWidget *parent = nullptr);

    /// Chooses `chosen`, or all; says nothing of it.
    void show(const QList<CountFilter> &filters, std::optional<int> chosen);

Q_SIGNALS:
    /// Nothing: all.
    void chosen(std::optional<int> id);

private:
    void addButton(const CountFilter &filter);

    QButtonGroup *m_group;
};

} // namespace lockstep
