// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/engine_service.h"
#include "secrets/loaded_credentials.h"

#include <memory>
#include <mutex>

namespace lockstep
{

/// Sign-in data for a service, which needs it whenever it opens its connections anew. From any thread.
class ServiceCredentials
{
public:
    void set(Result<LoadedCredentials> credentials);
    /// NoCredentials before the first `set`; else what was set last.
    [[nodiscard]] Result<LoadedCredentials> get() const;

private:
    mutable std::mutex m_mutex;
    Result<LoadedCredentials> m_credentials = fail(ErrorKind::NoCredentials);
};

/// The engine in the background on both sides of a workspace, with the credentials of that moment. What opening fails
/// with is what `openRunSession` fails with.
[[nodiscard]] OpenEngineWork backgroundWork(std::shared_ptr<const ServiceCredentials> credentials);

} // namespace lockstep
