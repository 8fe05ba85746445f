// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/process_setup.h"

#include <QHashFunctions>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

namespace lockstep
{

void hardenProcess()
{
    ::umask(S_IRWXG | S_IRWXO);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    // A reader of our output or a peer that goes away is an error of that one write, not the end of the process.
    [[maybe_unused]] const auto before = std::signal(SIGPIPE, SIG_IGN);
}

void useUnseededHashes() { QHashSeed::setDeterministicGlobalSeed(); }

} // namespace lockstep
