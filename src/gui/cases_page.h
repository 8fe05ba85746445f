// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "domain/result.h"
#include "models/cases_model.h"

#include <QUrl>
#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTableView;

namespace lockstep
{

class CaseDetails;
class CountFilters;
class EmptyNote;
class ProblemBar;

/// What waits for a person: a list, and beside it the chosen one with its reason and those it is about.
class CasesPage final : public QWidget
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit CasesPage(CasesModel &cases, QWidget *parent = nullptr);

    /// The chosen case stays chosen while it waits.
    void showCases(const QList<CaseRow> &cases);
    void showError(const Error &error);
    /// Both sides were looked at once, so that an empty list means something.
    void setLookedAt(bool isLookedAt);

    [[nodiscard]] QByteArray saveView() const;
    void restoreView(const QByteArray &view);

Q_SIGNALS:
    void personWanted(const lockstep::PersonRef &who);
    void addressWanted(const QUrl &address);
    void planWanted();

private:
    void layOut();
    void showRow(int row);
    void showFilters();
    void showEmptyOrList();

    CasesModel &m_cases;
    ProblemBar *m_problem;
    QStackedWidget *m_stack;
    EmptyNote *m_empty;
    QWidget *m_list;
    CountFilters *m_filters;
    QSplitter *m_splitter;
    QTableView *m_table;
    CaseDetails *m_details;
    bool m_isLookedAt = false;
};

} // namespace lockstep
