// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/run_mail.h"

#include <utility>

namespace lockstep
{

namespace
{

constexpr std::chrono::milliseconds interval{100};

} // namespace

RunMail::RunMail(std::shared_ptr<Mailbox::Entry> entry, Receivers receivers)
    : m_entry(std::move(entry))
    , m_receivers(std::make_shared<Receivers>(std::move(receivers)))
{
}

RunListeners RunMail::listeners(const std::shared_ptr<RunMail> &mail)
{
    return {.progress = [mail](const Progress &progress) { mail->noteProgress(progress); },
            .rows = [mail](const QList<RowOutcome> &rows) { mail->noteRows(rows); }};
}

void RunMail::noteProgress(const Progress &progress)
{
    if (m_stage != progress.stage)
        m_posted = {};
    m_stage = progress.stage;
    m_progress = progress;
    postIfDue();
}

void RunMail::noteRows(const QList<RowOutcome> &rows)
{
    m_rows += rows;
    postIfDue();
}

void RunMail::postIfDue()
{
    if (std::chrono::steady_clock::now() - m_posted >= interval)
        flush();
}

void RunMail::flush()
{
    m_posted = std::chrono::steady_clock::now();
    m_entry->post(
        [receivers = m_receivers, progress = std::exchange(m_progress, {}), rows = std::exchange(m_rows, {})] {
            if (progress)
                receivers->progress(*progress);
            if (!rows.isEmpty())
                receivers->rows(rows);
        });
}

} // namespace lockstep
