// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspace_repository.h"

#include "store/transaction.h"

#include <QUuid>

namespace lockstep
{

using namespace Qt::StringLiterals;

Result<Workspace> WorkspaceRepository::create(const QString &mauticAddress, const QString &usersDatabase, Moment now)
{
    return inTransaction(m_database, [&]() -> Result<Workspace> {
        const auto found = find();
        if (!found)
            return tl::unexpected(found.error());
        if (*found)
            return fail(ErrorKind::BadInput, u"the store has a workspace"_s, m_database.path());
        const Workspace made{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                             .mauticAddress = mauticAddress,
                             .usersDatabase = usersDatabase,
                             .createdAt = now};
        auto statement = m_database.statement(u"workspace_create"_s);
        if (!statement)
            return tl::unexpected(statement.error());
        auto done = statement->bind(u":id"_s, made.id)
                        .bind(u":mautic_address"_s, made.mauticAddress)
                        .bind(u":users_database"_s, made.usersDatabase)
                        .bind(u":created_at"_s, made.createdAt)
                        .exec();
        if (!done)
            return tl::unexpected(done.error());
        return made;
    });
}

Result<std::optional<Workspace>> WorkspaceRepository::find()
{
    auto statement = m_database.statement(u"workspace_find"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstRow<Workspace>([](const Statement &row) {
        return Workspace{
            .id = row.text(0), .mauticAddress = row.text(1), .usersDatabase = row.text(2), .createdAt = row.moment(3)};
    });
}

Result<void> WorkspaceRepository::update(const Workspace &workspace)
{
    auto statement = m_database.statement(u"workspace_update"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto changed = statement->bind(u":id"_s, workspace.id)
                             .bind(u":mautic_address"_s, workspace.mauticAddress)
                             .bind(u":users_database"_s, workspace.usersDatabase)
                             .execChanging();
    if (!changed)
        return tl::unexpected(changed.error());
    if (*changed == 0)
        return fail(ErrorKind::BadInput, u"another workspace"_s, m_database.path());
    return {};
}

Result<std::optional<QString>> WorkspaceRepository::value(const QString &key)
{
    auto statement = m_database.statement(u"meta_value"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":key"_s, key).firstRow<QString>([](const Statement &row) { return row.text(0); });
}

Result<void> WorkspaceRepository::setValue(const QString &key, const QString &value)
{
    auto statement = m_database.statement(u"meta_set"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":key"_s, key).bind(u":value"_s, value).exec();
}

Result<QByteArray> WorkspaceRepository::logKey()
{
    constexpr auto name = "log.key"_L1;
    const auto known = value(name);
    if (!known)
        return tl::unexpected(known.error());
    if (*known)
        return QByteArray::fromHex((*known)->toLatin1());
    return inTransaction(m_database, [&]() -> Result<QByteArray> {
        const auto present = value(name);
        if (!present)
            return tl::unexpected(present.error());
        const QString key = present->value_or(
            QString(QUuid::createUuid().toString(QUuid::Id128) + QUuid::createUuid().toString(QUuid::Id128)));
        if (auto kept = setValue(name, key); !kept)
            return tl::unexpected(kept.error());
        return QByteArray::fromHex(key.toLatin1());
    });
}

Result<void> WorkspaceRepository::removeValue(const QString &key)
{
    auto statement = m_database.statement(u"meta_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":key"_s, key).exec();
}

} // namespace lockstep
