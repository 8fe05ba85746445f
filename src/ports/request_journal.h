// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/request_record.h"

namespace lockstep
{

/// Is told of every request once it is over. Belongs to the thread of the transport; must not fail a request because
/// it could not be written down.
class RequestJournal
{
public:
    virtual ~RequestJournal() = default;
    virtual void write(const RequestRecord &record) = 0;
};

} // namespace lockstep
