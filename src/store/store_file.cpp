// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store_file.h"

#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype headerSize = 100;
constexpr qsizetype pageSizeAt = 16;
constexpr qsizetype schemaAt = 60;
constexpr qsizetype applicationIdAt = 68;

tl::unexpected<Error> fileError(const char *what, const QString &path)
{
    const int code = errno;
    const auto kind = code == ENOSPC || code == EDQUOT     ? ErrorKind::DiskFull
        : code == EROFS || code == EACCES || code == EPERM ? ErrorKind::StoreReadOnly
                                                           : ErrorKind::StoreFailed;
    return fail(kind, u"%1: errno %2"_s.arg(QLatin1StringView(what)).arg(code), path);
}

bool isWritable(const QFileInfo &file)
{
    return file.permission(QFile::WriteOwner) && ::access(QFile::encodeName(file.filePath()).constData(), W_OK) == 0
        && ::access(QFile::encodeName(file.absolutePath()).constData(), W_OK) == 0;
}

quint32 numberAt(const QByteArray &header, qsizetype at) { return qFromBigEndian<quint32>(header.constData() + at); }

bool isSuspicious(const QString &path, const QByteArray &header)
{
    const int stored = qFromBigEndian<quint16>(header.constData() + pageSizeAt);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    return pageSize == 0 || QFileInfo(path).size() % pageSize != 0 || QFileInfo(path + u"-wal"_s).size() > 0;
}

} // namespace

bool isNetworkFileSystem(const QByteArray &type)
{
    const QByteArrayList networked{"nfs",  "nfs4",       "cifs",           "smb3",   "smbfs",       "9p",    "afs",
                                   "ceph", "fuse.sshfs", "fuse.glusterfs", "lustre", "fuse.rclone", "davfs", "ncpfs"};
    return networked.contains(type);
}

Result<void> checkFolder(const QString &path)
{
    const QByteArray type = QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType();
    if (isNetworkFileSystem(type))
        return fail(ErrorKind::StoreFailed, u"network file system "_s + QString::fromLatin1(type), path);
    return {};
}

Result<StoreFileState> inspectStoreFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorKind::StoreMissing, u"no file"_s, path);
    if (!info.isFile() || info.size() < headerSize)
        return fail(ErrorKind::StoreDamaged, u"no database in it"_s, path);
    if (!isWritable(info))
        return fail(ErrorKind::StoreReadOnly, u"not writable"_s, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::StoreFailed, u"not readable"_s, path);
    const QByteArray header = file.read(headerSize);
    if (header.size() < headerSize || !header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return fail(ErrorKind::StoreDamaged, u"not a database"_s, path);
    if (numberAt(header, applicationIdAt) != storeApplicationId)
        return fail(ErrorKind::StoreDamaged, u"another program's database"_s, path);
    if (::chmod(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR) != 0)
        return fileError("chmod", path);
    return StoreFileState{.schema = numberAt(header, schemaAt), .isSuspicious = isSuspicious(path, header)};
}

Result<void> makePrivateFile(const QString &path)
{
    const int file =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0)
        return fileError("create", path);
    ::close(file);
    return {};
}

Result<void> publishFile(const QString &made, const QString &path)
{
    const QByteArray from = QFile::encodeName(made);
    const QByteArray to = QFile::encodeName(path);
    if (::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) != 0) {
        if (errno == EEXIST)
            return fail(ErrorKind::BadInput, u"the file exists"_s, path);
        return fileError("rename", path);
    }
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!synced)
        return fileError("sync", path);
    return {};
}

} // namespace lockstep
