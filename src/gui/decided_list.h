// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_name.h"
#include "domain/resolution.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace lockstep
{

class DecisionsModel;
class PlainLabel;

/// What was decided lately: who, what, when, and what became of it; each can be taken back.
class DecidedList final : public QWidget
{
    Q_OBJECT

public:
    explicit DecidedList(QWidget *parent = nullptr);

    void show(const QList<Resolution> &resolutions);
    void addNames(const QList<PersonName> &names);

Q_SIGNALS:
    /// All that was decided together with it is taken back.
    void takeBackChosen(const QString &batch);
    void personChosen(const lockstep::AppUserId &user);

private:
    void layOut();
    void showButtons();
    [[nodiscard]] const Resolution *chosen() const;

    DecisionsModel *m_model;
    QTableView *m_table;
    PlainLabel *m_nothing;
    PlainLabel *m_explanation;
    QPushButton *m_takeBack;
    QPushButton *m_person;
};

} // namespace lockstep
