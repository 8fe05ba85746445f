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
    bool andEverAfter = false;
    QByteArray what;
};

QList<Wish> wishesOf(const QByteArray &text)
{
    QList<Wish> wishes;
    for (const QByteArray &each : text.split(',')) {
        const QList<QByteArray> parts = each.split(':');
        if (parts.size() != 3)
            continue;
        const bool andEverAfter = parts[1].endsWith('+');
        const QByteArray at = andEverAfter ? parts[1].chopped(1) : parts[1];
        wishes.append({.name = parts[0], .at = at.toInt(), .andEverAfter = andEverAfter, .what = parts[2]});
    }
    return wishes;
}

/// For tests that want to know which places there are: each one come by, a line each, with what can happen there.
void trace(const char *name, const char *whatElse)
{
    static const QByteArray file = qgetenv("LOCKSTEP_FAIL_TRACE");
    if (file.isEmpty())
        return;
    QFile places(QString::fromLocal8Bit(file));
    if (places.open(QIODevice::WriteOnly | QIODevice::Append))
        places.write(QByteArray(name).append(whatElse).append('\n'));
}

/// What is wanted at this place this time; empty for nothing.
QByteArray wishAt(const char *name, const char *whatElse)
{
    static const QList<Wish> wishes = wishesOf(qgetenv("LOCKSTEP_FAIL"));
    static std::mutex mutex;
    static QHash<QByteArray, int> times;
    const std::lock_guard guard(mutex);
    trace(name, whatElse);
    const int time = ++times[name];
    for (const Wish &wish : wishes) {
        if (wish.name == name && (wish.at == time || (wish.andEverAfter && wish.at < time)))
            return wish.what;
    }
    return {};
}

/// True where an error is wanted.
bool meet(const QByteArray &wish)
{
    if (wish == "kill")
        std::raise(SIGKILL);
    if (wish == "delay")
        std::this_thread::sleep_for(std::chrono::seconds(2));
    return wish == "error";
}

} // namespace

bool failsAt(const char *name) { return meet(wishAt(name, ":kill,error")); }

void passBy(const char *name) { static_cast<void>(meet(wishAt(name, ":kill"))); }

} // namespace lockstep

#endif
