// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/budget_notes.h"

#include "store/workspace_repository.h"

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

const QString pauseKey = u"budget.pause"_s;
const QString paceKey = u"budget.pace"_s;
const QString clockKey = u"budget.clock"_s;

} // namespace

Result<HostPause> BudgetNotes::pause() const
{
    return read(pauseKey).map([](const QStringList &parts) {
        return HostPause{.until = {parts.value(0).toLongLong()}, .strikes = parts.value(1).toInt()};
    });
}

Result<void> BudgetNotes::save(const HostPause &pause)
{
    return write(pauseKey, {QString::number(pause.until.microseconds), QString::number(pause.strikes)});
}

Result<HostPace> BudgetNotes::pace() const
{
    return read(paceKey).map([](const QStringList &parts) {
        const double perSecond = parts.value(0).toDouble();
        return perSecond > 0 ? HostPace{.perSecond = perSecond, .since = {parts.value(1).toLongLong()}} : HostPace{};
    });
}

Result<void> BudgetNotes::save(const HostPace &pace)
{
    return write(paceKey, {QString::number(pace.perSecond), QString::number(pace.since.microseconds)});
}

Result<std::optional<ClockMark>> BudgetNotes::clockMark() const
{
    return read(clockKey).map([](const QStringList &parts) {
        if (parts.size() != 3)
            return std::optional<ClockMark>();
        const UpTime upTime{.boot = parts.at(0), .since = std::chrono::microseconds(parts.at(1).toLongLong())};
        return std::optional(ClockMark{.upTime = upTime, .now = {parts.at(2).toLongLong()}});
    });
}

Result<void> BudgetNotes::save(const ClockMark &mark)
{
    return write(
        clockKey,
        {mark.upTime.boot, QString::number(qint64(mark.upTime.since.count())), QString::number(mark.now.microseconds)});
}

Result<void> BudgetNotes::shift(std::chrono::microseconds by)
{
    auto paused = pause();
    auto paced = paused ? pace() : Result<HostPace>(tl::unexpected(paused.error()));
    if (!paced)
        return tl::unexpected(paced.error());
    paused->until.microseconds += paused->until.microseconds == 0 ? 0 : by.count();
    paced->since.microseconds += paced->since.microseconds == 0 ? 0 : by.count();
    if (auto done = save(*paused); !done)
        return done;
    return save(*paced);
}

Result<QStringList> BudgetNotes::read(const QString &key) const
{
    return WorkspaceRepository(m_database).value(key).map([](const std::optional<QString> &text) {
        return text ? text->split(u' ') : QStringList();
    });
}

Result<void> BudgetNotes::write(const QString &key, const QStringList &parts)
{
    return WorkspaceRepository(m_database).setValue(key, parts.join(u' '));
}

} // namespace lockstep
