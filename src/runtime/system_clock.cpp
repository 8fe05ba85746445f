// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/system_clock.h"

#include <QFile>

#include <chrono>
#include <ctime>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString readBoot()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
}

} // namespace

Moment SystemClock::now() const
{
    const auto since1970 = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::microseconds>(since1970).count()};
}

std::optional<UpTime> SystemClock::upTime() const
{
    static const QString boot = readBoot();
    timespec time = {};
    if (boot.isEmpty() || clock_gettime(CLOCK_BOOTTIME, &time) != 0)
        return std::nullopt;
    const auto since = std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
    return UpTime{.boot = boot, .since = std::chrono::duration_cast<std::chrono::microseconds>(since)};
}

} // namespace lockstep
