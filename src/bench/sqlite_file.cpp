// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/sqlite_file.h"

#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace lockstep
{

SqliteFile::SqliteFile(const QString &path)
    : m_path(path)
    , m_handle(QSqlDatabase::addDatabase(u"QSQLITE"_s, path))
{
    m_handle.setDatabaseName(path);
    m_handle.open();
}

SqliteFile::~SqliteFile()
{
    m_handle = {};
    QSqlDatabase::removeDatabase(m_path);
}

Result<QVariant> SqliteFile::failed() const { return fail(ErrorKind::Internal, u"a statement failed"_s, m_path); }

Result<QVariant> SqliteFile::value(const QString &sql)
{
    QSqlQuery query(m_handle);
    if (!query.exec(sql) || !query.next())
        return failed();
    return query.value(0);
}

Result<void> SqliteFile::runForAll(const QString &sql, const QList<QVariantList> &rows)
{
    QSqlQuery query(m_handle);
    bool done = m_handle.transaction() && query.prepare(sql);
    for (const QVariantList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            query.bindValue(static_cast<int>(i), row.at(i));
        done = done && query.exec();
    }
    if (!done || !m_handle.commit())
        return fail(failed().error());
    return {};
}

} // namespace lockstep
