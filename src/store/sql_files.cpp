// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_files.h"

#include <QDir>
#include <QFile>

static void registerSqlFiles() { Q_INIT_RESOURCE(store_sql); }

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

QString contentOf(const QString &path)
{
    registerSqlFiles();
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList migrationFiles()
{
    registerSqlFiles();
    return QDir(u":/sql/sqlite"_s).entryList({u"[0-9][0-9][0-9][0-9]_*.sql"_s}, QDir::Files, QDir::Name);
}

} // namespace

QString queryText(const QString &name)
{
    const QString own = contentOf(u":/sql/sqlite/queries/%1.sql"_s.arg(name));
    return own.isEmpty() ? contentOf(u":/sql/queries/%1.sql"_s.arg(name)) : own;
}

QList<QString> connectionStatements() { return statementsOf(contentOf(u":/sql/sqlite/connection.sql"_s)); }

int newestSchema() { return int(migrationFiles().size()); }

QList<QString> migrationStatements(int version)
{
    return statementsOf(contentOf(u":/sql/sqlite/"_s + migrationFiles().value(version - 1)));
}

QList<QString> statementsOf(const QString &script)
{
    QList<QString> statements;
    QString current;
    for (const QString &line : script.split(u'\n')) {
        if (line.startsWith("--"_L1) || line.trimmed().isEmpty())
            continue;
        current += line + u'\n';
        if (!line.trimmed().endsWith(u';'))
            continue;
        statements.append(current.trimmed().chopped(1));
        current.clear();
    }
    return statements;
}

} // namespace lockstep
