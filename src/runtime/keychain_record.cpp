// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/keychain_record.h"

#include "runtime/workspace_folder.h"
#include "secrets/secret_names.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

QString fileIn(const QString &workspace) { return QDir(workspace).filePath(u"keychain.ini"_s); }

} // namespace

QString KeychainRecord::keyOf(const QByteArray &name) const { return id + u'/' + QString::fromLatin1(name); }

Result<KeychainRecord> loadKeychainRecord(const QString &workspace)
{
    const QString path = fileIn(workspace);
    if (!QFileInfo::exists(path))
        return KeychainRecord{};
    const QSettings ini(path, QSettings::IniFormat);
    KeychainRecord record{.id = ini.value(u"keychain/id"_s).toString()};
    for (const QString &name : ini.value(u"keychain/stored"_s).toStringList())
        record.stored.append(name.toLatin1());
    bool areKnown = !record.id.isEmpty();
    for (const QByteArray &name : record.stored)
        areKnown = areKnown && secretNames().contains(name);
    if (ini.status() != QSettings::NoError || !areKnown)
        return fail(ErrorKind::BadSettings, u"keychain record"_s, path);
    return record;
}

Result<void> saveKeychainRecord(const QString &workspace, const KeychainRecord &record)
{
    if (const auto folder = WorkspaceFolder::open(workspace); !folder)
        return fail(folder.error());
    const QString path = fileIn(workspace);
    QSettings ini(path, QSettings::IniFormat);
    ini.clear();
    ini.setValue(u"keychain/id"_s, record.id);
    QStringList stored;
    for (const QByteArray &name : record.stored)
        stored.append(QString::fromLatin1(name));
    ini.setValue(u"keychain/stored"_s, stored);
    ini.sync();
    if (ini.status() != QSettings::NoError)
        return fail(ErrorKind::StoreReadOnly, u"keychain record not written"_s, path);
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

} // namespace lockstep
