// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace lockstep
{

/// Which of all that was done is looked at.
class ActivityFilters final : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityFilters(QWidget *parent = nullptr);

    [[nodiscard]] ActivityQuery query() const;

Q_SIGNALS:
    void chosen(const lockstep::ActivityQuery &query);

private:
    void fill();
    void layOut();

    QLineEdit *m_text;
    QComboBox *m_kind;
    QComboBox *m_purpose;
    QComboBox *m_span;
    QCheckBox *m_failed;
    QTimer m_typed;
};

} // namespace lockstep
