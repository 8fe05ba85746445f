// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/activity_flow.h"

#include "models/activity_model.h"
#include "runtime/activity_reader.h"

namespace lockstep
{

namespace
{

constexpr int pageSize = 200;

} // namespace

ActivityFlow::ActivityFlow(const FlowContext &context, ActivityModel &model, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
{
    connect(&m_model, &ActivityModel::moreWanted, this, &ActivityFlow::readOn);
}

void ActivityFlow::show(const ActivityQuery &query)
{
    m_query = query;
    m_isReading = false;
    read({}, Wanted::First);
}

void ActivityFlow::refresh()
{
    if (!m_isReading)
        read({}, Wanted::Newer);
}

void ActivityFlow::readOn() { read(m_next, Wanted::More); }

void ActivityFlow::read(const ActivityPlace &place, Wanted wanted)
{
    m_isReading = true;
    m_reading.abandon();
    m_reading = m_context.read.start(
        *this,
        [reader = ActivityReader(m_context.workspace), query = m_query, place](const std::stop_token &) {
            return reader.page(query, place, pageSize);
        },
        [this, wanted](const Result<ActivityList> &page) {
            m_isReading = false;
            if (page) {
                take(*page, wanted);
                return;
            }
            m_model.giveUp();
            // Before the set-up there is nothing, which is no failure.
            if (page.error().kind != ErrorKind::StoreMissing)
                Q_EMIT failed(page.error());
        });
}

void ActivityFlow::take(const ActivityList &page, Wanted wanted)
{
    if (wanted == Wanted::Newer && m_model.takeNewer(page))
        return;
    m_next = page.next;
    if (wanted == Wanted::More) {
        m_model.append(page);
        return;
    }
    m_model.show(page);
    Q_EMIT listed();
}

void ActivityFlow::exportTo(const ActivityExport &wanted)
{
    m_context.work.start(
        *this,
        [reader = ActivityReader(m_context.workspace), wanted](const std::stop_token &stop) {
            return reader.exportTo(wanted, stop);
        },
        [this, file = wanted.file](const Result<qint64> &entries) {
            if (entries)
                Q_EMIT exported(file, static_cast<int>(*entries));
            else
                Q_EMIT failed(entries.error());
        });
}

} // namespace lockstep
