// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/process_identity.h"

#include <QFile>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <optional>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The computer's start and the namespace of process numbers.
QString whereNumbersCount()
{
    const QByteArray boot = contentOf(u"/proc/sys/kernel/random/boot_id"_s).trimmed();
    std::array<char, 64> name = {};
    const auto length = ::readlink("/proc/self/ns/pid", name.data(), name.size());
    return QString::fromLatin1(boot) + u' '
        + QString::fromLatin1(name.data(), static_cast<qsizetype>(std::max<decltype(length)>(length, 0)));
}

struct Beginning {
    char state;
    QByteArray at;
};

/// From /proc/PID/stat (proc(5)): the state comes first after the name, the time of the start is the 22nd field.
std::optional<Beginning> beginningOf(const QByteArray &stat)
{
    constexpr int startAfterName = 19;
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() <= startAfterName || fields.first().isEmpty())
        return std::nullopt;
    return Beginning{.state = fields.first().front(), .at = fields.at(startAfterName)};
}

} // namespace

QString processIdentity()
{
    const auto beginning = beginningOf(contentOf(u"/proc/self/stat"_s));
    return whereNumbersCount() + u' ' + QString::number(::getpid()) + u' '
        + QString::fromLatin1(beginning ? beginning->at : QByteArray());
}

bool hasEnded(const QString &processIdentity)
{
    const QStringList parts = processIdentity.split(u' ');
    if (parts.size() != 4)
        return false;
    const QStringList here = whereNumbersCount().split(u' ');
    if (parts.at(0).isEmpty() || here.at(0).isEmpty())
        return false;
    if (parts.at(0) != here.at(0))
        return true;
    if (parts.at(1) != here.at(1))
        return false;
    if (::kill(parts.at(2).toInt(), 0) != 0)
        return errno == ESRCH;
    const auto now = beginningOf(contentOf(u"/proc/%1/stat"_s.arg(parts.at(2))));
    return now && (now->at != parts.at(3).toLatin1() || now->state == 'Z');
}

} // namespace lockstep
