// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine_status_repository.h"

#include "domain/engine_status_json.h"
#include "store/workspace_repository.h"

#include <QJsonDocument>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto pausedKey = "engine.paused"_L1;
constexpr auto peopleKey = "engine.peopleSeenAt"_L1;

} // namespace

Result<void> EngineStatusRepository::save(const EngineStatus &status)
{
    auto statement = m_database.statement(u"engine_status_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const QByteArray json = QJsonDocument(toJson(status)).toJson(QJsonDocument::Compact);
    return statement->bind(u":status"_s, QString::fromUtf8(json)).exec();
}

Result<EngineStatus> EngineStatusRepository::find()
{
    auto statement = m_database.statement(u"engine_status_find"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const auto json = statement->firstRow<QString>([](const Statement &row) { return row.text(0); });
    if (!json)
        return tl::unexpected(json.error());
    if (!*json)
        return EngineStatus();
    return engineStatusFrom(QJsonDocument::fromJson((*json)->toUtf8()).object());
}

Result<void> EngineStatusRepository::setPaused(bool paused)
{
    WorkspaceRepository values(m_database);
    return paused ? values.setValue(pausedKey, u"yes"_s) : values.removeValue(pausedKey);
}

Result<bool> EngineStatusRepository::isPaused()
{
    const auto value = WorkspaceRepository(m_database).value(pausedKey);
    if (!value)
        return tl::unexpected(value.error());
    return value->has_value();
}

Result<void> EngineStatusRepository::notePeople(Moment now)
{
    return WorkspaceRepository(m_database).setValue(peopleKey, toIsoText(now));
}

Result<std::optional<Moment>> EngineStatusRepository::peopleSeenAt()
{
    const auto value = WorkspaceRepository(m_database).value(peopleKey);
    if (!value)
        return tl::unexpected(value.error());
    return parseMoment(value->value_or(QString()));
}

} // namespace lockstep
