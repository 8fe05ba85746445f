// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sample_application.h"

#include "support/test_database.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

namespace lockstep::test
{

using namespace Qt::StringLiterals;

QString SampleApplication::folder() { return QStringLiteral(LOCKSTEP_SAMPLE_APPLICATION); }

bool SampleApplication::isInstalled()
{
    return QFile::exists(folder() + u"/node_modules/better-auth/package.json"_s)
        && !QStandardPaths::findExecutable(u"node"_s).isEmpty();
}

std::optional<QHash<QString, QString>> SampleApplication::signUp(const TestDatabase &database, const QJsonArray &people)
{
    const QTemporaryDir scratch;
    QFile file(scratch.filePath(u"people.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(people).toJson()) < 0)
        return std::nullopt;
    file.close();
    QString url = database.url();
    QProcess application;
    application.setWorkingDirectory(folder());
    application.start(
        u"node"_s,
        {u"app.mjs"_s, u"--database"_s, url.replace("sqlite://"_L1, "sqlite:"_L1), u"--people"_s, file.fileName()});
    if (!application.waitForFinished(100'000) || application.exitCode() != 0) {
        qWarning().noquote() << application.readAllStandardError();
        return std::nullopt;
    }
    QHash<QString, QString> ids;
    const QJsonObject answer = QJsonDocument::fromJson(application.readAllStandardOutput()).object();
    for (auto entry = answer.begin(); entry != answer.end(); ++entry)
        ids.insert(entry.key(), entry.value().toString());
    return ids;
}

} // namespace lockstep::test
