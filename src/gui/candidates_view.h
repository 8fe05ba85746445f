// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QWidget>

class QTableView;

namespace lockstep
{

class CandidatesModel;

/// The user and every contact in question in columns beside each other, with what agrees and what does not.
class CandidatesView final : public QWidget
{
    Q_OBJECT

public:
    explicit CandidatesView(QWidget *parent = nullptr);

    void show(const CaseFile &file);
    [[nodiscard]] QTableView &table() const { return *m_table; }

private:
    void setUpTable();
    void fitHeight();

    CandidatesModel *m_model;
    QTableView *m_table;
};

} // namespace lockstep
