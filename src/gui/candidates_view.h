// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QUrl>
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

Q_SIGNALS:
    void addressChosen(const QUrl &address);

private:
    void setUpTable();
    void showWays(const QList<CaseCandidate> &candidates);
    void fitHeight();

    CandidatesModel *m_model;
    QTableView *m_table;
    QWidget *m_ways = nullptr;
};

} // namespace lockstep
