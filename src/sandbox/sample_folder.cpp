// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_folder.h"

#include "sandbox/sample_database.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

Result<void> writeForOwner(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size() && file.commit();
    return written ? Result<void>() : fail(ErrorKind::StoreFailed, u"the file could not be written"_s, path);
}

QByteArray environment(const SampleFolder &sample)
{
    return "MAUTIC_API_URL=" + sample.address.toString().toUtf8() + "\nMAUTIC_CLIENT_ID=" + sample.clientId
        + "\nMAUTIC_CLIENT_SECRET=" + sample.clientSecret + "\nLOCKSTEP_USERS_URL=sqlite://"
        + sample.database().toUtf8() + '\n';
}

} // namespace

QString SampleFolder::database() const { return folder + u"/application.sqlite"_s; }

QString SampleFolder::manifest() const { return folder + u"/manifest.json"_s; }

QByteArray SampleFolder::announcement() const
{
    const QJsonObject json{{u"url"_s, address.toString()},
                           {u"clientId"_s, QString::fromLatin1(clientId)},
                           {u"clientSecret"_s, QString::fromLatin1(clientSecret)},
                           {u"database"_s, database()},
                           {u"manifest"_s, manifest()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

Result<SampleFolder> writeSampleFolder(const QString &folder, SandboxMautic &mautic, const SampleSettings &settings)
{
    const QDir dir(folder);
    if (!dir.mkpath(u"."_s)) {
        return fail(ErrorKind::StoreFailed, u"the folder could not be made"_s, folder);
    }
    const SampleFolder sample{.folder = dir.absolutePath(),
                              .address = mautic.address(),
                              .clientId = mautic.clientId(),
                              .clientSecret = mautic.clientSecret()};
    const QList<SampleUser> users = makeSamplePeople(mautic, settings);
    Result<void> written = writeSampleDatabase(sample.database(), users);
    const QList<std::pair<QString, QByteArray>> files{{sample.manifest(), sampleManifest(users)},
                                                      {sample.folder + u"/sandbox.json"_s, sample.announcement()},
                                                      {sample.folder + u"/sandbox.env"_s, environment(sample)}};
    for (const auto &[path, content] : files) {
        written = written ? writeForOwner(path, content) : written;
    }
    return written ? Result<SampleFolder>(sample) : fail(written.error());
}

} // namespace lockstep
