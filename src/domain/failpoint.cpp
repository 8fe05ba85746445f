// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/failpoint.h"

#ifdef LOCKSTEP_TESTING

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QList>

#include <chrono>
#include <csignal>
#include <mutex>
#include <thread>

namespace lockstep
{

namespace
{

struct Wish {
    QByteArray name;
    int at = 0;
    QByteArray what;
};

QList<Wish> wishesOf(const QByteArray &text)
{
    QList<Wish> wishes;
    for (const QByteArray &each : text.split(',')) {
        const QList<QByteArray> parts = each.split(':');
        if (parts.size() == 3)
            wishes.append({.name = parts[0], .at = parts[1].toInt(), .what = parts[2]});
    }
    return wishes;
}

/// For tests that want to know which places there are: each one come by, a line each.
void trace(const char *name)
{
    static const QByteArray file = qgetenv("LOCKSTEP_FAIL_TRACE");
    if (file.isEmpty())
        return;
    QFile places(QString::fromLocal8Bit(file));
    if (places.open(QIODevice::WriteOnly | QIODevice::Append))
        places.write(QByteArray(name).append('\n'));
}

/// What is wanted at this place this time; empty for nothing.
QByteArray wishAt(const char *name)
{
    static const QList<Wish> wishes = wishesOf(qgetenv("LOCKSTEP_FAIL"));
    static std::mutex mutex;
    static QHash<QByteArray, int> times;
    const std::lock_guard guard(mutex);
    trace(name);
    const int time = ++times[name];
    for (const Wish &wish : wishes) {
        if (wish.name == name && wish.at == time)
            return wish.what;
    }
    return {};
}

} // namespace

bool failsAt(const char *name)
{
    const QByteArray wish = wishAt(name);
    if (wish == "kill")
        std::raise(SIGKILL);
    if (wish == "delay")
        std::this_thread::sleep_for(std::chrono::seconds(2));
    return wish == "error";
}

void passBy(const char *name) { static_cast<void>(failsAt(name)); }

} // namespace lockstep

#endif
