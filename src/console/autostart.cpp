// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/autostart.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString quoted(const QString &argument)
{
    QString text;
    for (const QChar character : argument) {
        if (QStringView(u"\"`$\\").contains(character))
            text += u'\\';
        text += character;
    }
    // "%" begins a field code; a backslash of the rules above is one of the file's string rules, too.
    text.replace(u'%', u"%%"_s).replace(u'\\', u"\\\\"_s);
    return QString(u'"' + text + u'"');
}

} // namespace

QString execValue(const QStringList &command)
{
    QStringList arguments;
    for (const QString &argument : command)
        arguments.append(quoted(argument));
    return arguments.join(u' ');
}

Autostart::Autostart()
    : Autostart(QString(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/autostart"_s))
{
}

Autostart::Autostart(QString folder)
    : m_folder(std::move(folder))
{
}

QString Autostart::file() const { return QString(m_folder + u"/lockstep.desktop"_s); }

bool Autostart::isOn() const { return QFile::exists(file()); }

Result<void> Autostart::turn(bool on, const QStringList &command) const
{
    if (!on) {
        const bool isGone = !isOn() || QFile::remove(file());
        return isGone ? Result<void>() : fail(ErrorKind::BadInput, u"autostart not removed"_s, file());
    }
    QDir().mkpath(m_folder);
    QSaveFile written(file());
    if (!written.open(QIODevice::WriteOnly))
        return fail(ErrorKind::BadInput, u"autostart not writable"_s, file());
    const QString text = u"[Desktop Entry]\nType=Application\nName=Lockstep\nIcon=lockstep\nTerminal=false\nExec="_s
        + execValue(command) + u'\n';
    written.write(text.toUtf8());
    if (!written.commit())
        return fail(ErrorKind::BadInput, u"autostart not written"_s, file());
    return {};
}

} // namespace lockstep
