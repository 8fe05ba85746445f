// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/activity_export.h"
#include "flows/flow_context.h"

namespace lockstep
{

class ActivityModel;

/// Fills an ActivityModel with what was sent and written, page by page, as somebody reads on. Main thread; reads on the
/// read thread, exports on the work thread.
class ActivityFlow : public QObject
{
    Q_OBJECT

public:
    ActivityFlow(const FlowContext &context, ActivityModel &model, QObject *parent = nullptr);

    /// From the newest on.
    void show(const ActivityQuery &query);
    /// Whether there is something newer; what is shown stays.
    void refresh();
    void exportTo(const ActivityExport &wanted);

Q_SIGNALS:
    /// The first page is there.
    void listed();
    void exported(const QString &file, int entries);
    /// What is shown stays.
    void failed(const lockstep::Error &error);

private:
    void readOn();
    enum class Wanted { First, Newer, More };
    void read(const ActivityPlace &place, Wanted wanted);
    void take(const ActivityList &page, Wanted wanted);

    FlowContext m_context;
    ActivityModel &m_model;
    ActivityQuery m_query;
    ActivityPlace m_next;
    JobHandle m_reading;
    bool m_isReading = false;
};

} // namespace lockstep
