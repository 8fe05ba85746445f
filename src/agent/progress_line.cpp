// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/progress_line.h"

#include "words/progress_words.h"

namespace lockstep
{

ReportProgress progressLine(Terminal &terminal)
{
    return [&terminal](const Progress &progress) { terminal.progress(ProgressWords::sentence(progress)); };
}

} // namespace lockstep
