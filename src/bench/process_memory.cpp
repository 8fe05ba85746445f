// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/process_memory.h"

#include <QFile>

#include <malloc.h>

using namespace Qt::StringLiterals;

namespace lockstep
{

void forgetPeakOfMemory()
{
    ::malloc_trim(0);
    QFile references(u"/proc/self/clear_refs"_s);
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

double peakMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
    }
    return -1;
}

} // namespace lockstep
