// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flows/people_flow.h"
#include "models/people_model.h"

namespace lockstep
{

/// The list of people as a console has it, without a window: the times, in milliseconds, are those a person waits.
class PeopleScreen
{
public:
    explicit PeopleScreen(const QString &workspace);

    /// Until the first rows stand.
    [[nodiscard]] double open();
    /// Until the order that `open` began is complete.
    [[nodiscard]] double waitForOrder();
    /// Until everything that searches need is read.
    void waitForWords();
    /// Until the list and its first rows stand.
    double show(const PeopleQuery &query);
    /// Until the row stands.
    [[nodiscard]] double jumpTo(int row);

private:
    JobThread m_engine{"bench-engine"};
    JobThread m_read{"bench-read"};
    JobThread m_work{"bench-work"};
    PeopleModel m_model;
    PeopleFlow m_flow;
};

} // namespace lockstep
