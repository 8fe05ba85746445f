// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/workspace_folder.h"

#include "runtime/workspace_settings_file.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

ErrorKind kindOf(int number)
{
    if (number == ENOSPC || number == EDQUOT)
        return ErrorKind::DiskFull;
    return number == EACCES || number == EROFS || number == EPERM ? ErrorKind::StoreReadOnly : ErrorKind::StoreFailed;
}

} // namespace

QString WorkspaceFolder::usualPath()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    const QString base = QDir::isAbsolutePath(state) ? state : QDir::homePath() + "/.local/state"_L1;
    return base + "/lockstep"_L1;
}

Result<WorkspaceFolder> WorkspaceFolder::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (!QDir().mkpath(QFileInfo(absolute).path()))
        return fail(kindOf(errno), u"parent folder cannot be made"_s, absolute);
    const QByteArray name = QFile::encodeName(absolute);
    if (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return fail(kindOf(errno), u"folder cannot be made"_s, absolute);
    if (!QFileInfo(absolute).isDir())
        return fail(ErrorKind::StoreFailed, u"not a folder"_s, absolute);
    return WorkspaceFolder(absolute);
}

WorkspaceFolder::WorkspaceFolder(QString path)
    : m_path(std::move(path))
{
}

QString WorkspaceFolder::storeFile() const { return m_path + "/store.sqlite"_L1; }

QString WorkspaceFolder::settingsFile() const { return m_path + u'/' + settingsFileName; }

QString WorkspaceFolder::logFile() const { return m_path + "/lockstep.log"_L1; }

} // namespace lockstep
