// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/mailbox.h"
#include "runtime/run_session.h"

#include <chrono>

namespace lockstep
{

/// Tells the main thread how a run goes, about ten times a second however often the engine reports. Made on the main
/// thread, used on the engine's.
class RunMail
{
public:
    /// What is called on the main thread.
    struct Receivers {
        std::function<void(const Progress &)> progress;
        std::function<void(const QList<RowOutcome> &)> rows;
    };

    RunMail(std::shared_ptr<Mailbox::Entry> entry, Receivers receivers);

    /// They keep the mail alive.
    [[nodiscard]] static RunListeners listeners(const std::shared_ptr<RunMail> &mail);
    /// Posts what is still held back.
    void flush();

private:
    void noteProgress(const Progress &progress);
    void noteRows(const QList<RowOutcome> &rows);
    void postIfDue();

    std::shared_ptr<Mailbox::Entry> m_entry;
    std::shared_ptr<Receivers> m_receivers;
    std::chrono::steady_clock::time_point m_posted = {};
    std::optional<Progress> m_progress;
    std::optional<Stage> m_stage;
    QList<RowOutcome> m_rows;
};

} // namespace lockstep
