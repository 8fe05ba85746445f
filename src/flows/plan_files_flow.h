// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/csv.h"
#include "domain/run_result.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// What an export holds.
struct PlanExport {
    QList<PlanRow> rows = {};
    /// By place in `rows`.
    QList<RowOutcome> outcomes = {};
    CsvCells cells = CsvCells::SafeForSpreadsheets;
};

/// Plans in files, and tables for other programs. Files are replaced whole and only the person can read them, since
/// they hold names and addresses. Main thread; works on the work thread.
class PlanFilesFlow : public QObject
{
    Q_OBJECT

public:
    explicit PlanFilesFlow(const FlowContext &context, QObject *parent = nullptr);

    void save(const Plan &plan, const QString &file);
    void open(const QString &file);
    void exportRows(const PlanExport &rows, const QString &file);

Q_SIGNALS:
    void saved(const QString &file);
    /// Its cost counts from what is left of this hour now.
    void opened(const lockstep::PlanResult &plan);
    void exported(const QString &file, int rows);
    /// Nothing was written, nothing changed; the file as subject.
    void failed(const lockstep::Error &error);

private:
    FlowContext m_context;
};

} // namespace lockstep
