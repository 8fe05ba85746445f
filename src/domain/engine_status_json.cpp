// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/engine_status_json.h"

#include "domain/error_names.h"

#include <algorithm>
#include <array>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

template <class E>
struct Name {
    E value;
    QLatin1StringView name;
};

constexpr std::array states{
    Name{EngineState::Off, "off"_L1},
    Name{EngineState::Idle, "idle"_L1},
    Name{EngineState::Working, "working"_L1},
    Name{EngineState::Paused, "paused"_L1},
    Name{EngineState::Throttled, "throttled"_L1},
    Name{EngineState::Offline, "offline"_L1},
    Name{EngineState::SignInNeeded, "signInNeeded"_L1},
    Name{EngineState::Guarded, "guarded"_L1},
    Name{EngineState::Failed, "failed"_L1},
};

constexpr std::array paces{
    Name{PollPace::Usual, "usual"_L1},
    Name{PollPace::Idle, "idle"_L1},
    Name{PollPace::Short, "short"_L1},
    Name{PollPace::Busy, "busy"_L1},
};

constexpr std::array purposes{
    Name{Purpose::OptOut, "optOut"_L1}, Name{Purpose::Person, "person"_L1}, Name{Purpose::NewUser, "newUser"_L1},
    Name{Purpose::Change, "change"_L1}, Name{Purpose::Poll, "poll"_L1},     Name{Purpose::Backfill, "backfill"_L1},
};

constexpr std::array guardKinds{
    Name{GuardKind::ManyCleared, "manyCleared"_L1},
    Name{GuardKind::OneFieldChanged, "oneFieldChanged"_L1},
};

constexpr std::array stages{
    Name{Stage::ReadUsers, "readUsers"_L1},
    Name{Stage::ReadContacts, "readContacts"_L1},
    Name{Stage::ReadOptOuts, "readOptOuts"_L1},
    Name{Stage::ReadSegments, "readSegments"_L1},
    Name{Stage::Resolve, "resolve"_L1},
    Name{Stage::Decide, "decide"_L1},
    Name{Stage::Apply, "apply"_L1},
};

template <class E, size_t Count>
QString nameIn(const std::array<Name<E>, Count> &names, E value)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [value](const auto &each) { return each.value == value; });
    return found == names.end() ? QString() : QString(found->name);
}

template <class E, size_t Count>
E valueIn(const std::array<Name<E>, Count> &names, const QJsonValue &name, E otherwise)
{
    const QString text = name.toString();
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto &each) { return each.name == text; });
    return found == names.end() ? otherwise : found->value;
}

void put(QJsonObject &json, const QString &name, const std::optional<Moment> &moment)
{
    if (moment)
        json.insert(name, toIsoText(*moment));
}

QJsonObject toJson(const QueueCounts &queue)
{
    QJsonObject waiting;
    for (const auto &each : purposes)
        waiting.insert(each.name, queue.waiting.value(each.value));
    QJsonObject json{{u"waiting"_s, waiting},
                     {u"retrying"_s, queue.retrying},
                     {u"lookingUp"_s, queue.lookingUp},
                     {u"dead"_s, queue.dead},
                     {u"held"_s, queue.held}};
    put(json, u"oldest"_s, queue.oldest);
    return json;
}

QueueCounts queueFrom(const QJsonObject &json)
{
    QueueCounts queue{.retrying = json[u"retrying"_s].toInt(),
                      .lookingUp = json[u"lookingUp"_s].toInt(),
                      .dead = json[u"dead"_s].toInt(),
                      .held = json[u"held"_s].toInt(),
                      .oldest = parseMoment(json[u"oldest"_s].toString())};
    const QJsonObject waiting = json[u"waiting"_s].toObject();
    for (const auto &each : purposes) {
        if (const int count = waiting[each.name].toInt())
            queue.waiting.insert(each.value, count);
    }
    return queue;
}

QJsonObject troubleJson(const Error &trouble)
{
    return {{u"kind"_s, nameOf(trouble.kind)}, {u"detail"_s, trouble.detail}, {u"subject"_s, trouble.subject}};
}

std::optional<Error> troubleFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    if (json.isEmpty())
        return std::nullopt;
    return Error{.kind = errorKindNamed(json[u"kind"_s].toString()).value_or(ErrorKind::Internal),
                 .detail = json[u"detail"_s].toString(),
                 .subject = json[u"subject"_s].toString()};
}

QJsonObject progressJson(const Progress &progress)
{
    return {{u"stage"_s, nameIn(stages, progress.stage)}, {u"done"_s, progress.done}, {u"total"_s, progress.total}};
}

std::optional<Progress> progressFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    if (json.isEmpty())
        return std::nullopt;
    return Progress{.stage = valueIn(stages, json[u"stage"_s], Stage::ReadContacts),
                    .done = json[u"done"_s].toInteger(),
                    .total = json[u"total"_s].toInteger()};
}

QJsonObject guardJson(const GuardStop &guard)
{
    return {{u"kind"_s, nameIn(guardKinds, guard.kind)},
            {u"field"_s, guard.field},
            {u"people"_s, guard.people},
            {u"of"_s, guard.of}};
}

std::optional<GuardStop> guardFrom(const QJsonValue &value)
{
    const QJsonObject json = value.toObject();
    if (json.isEmpty())
        return std::nullopt;
    return GuardStop{.kind = valueIn(guardKinds, json[u"kind"_s], GuardKind::ManyCleared),
                     .field = json[u"field"_s].toString(),
                     .people = json[u"people"_s].toInt(),
                     .of = json[u"of"_s].toInt()};
}

} // namespace

QString nameOf(EngineState state) { return nameIn(states, state); }

QString nameOf(PollPace pace) { return nameIn(paces, pace); }

QString nameOf(Purpose purpose) { return nameIn(purposes, purpose); }

QJsonObject toJson(const EngineStatus &status)
{
    QJsonObject json{{u"state"_s, nameOf(status.state)},
                     {u"owner"_s, status.owner},
                     {u"at"_s, toIsoText(status.at)},
                     {u"pace"_s, nameOf(status.pace)},
                     {u"expectedDelaySeconds"_s, qint64(status.expectedDelay.count())},
                     {u"queue"_s, toJson(status.queue)}};
    put(json, u"until"_s, status.until);
    put(json, u"lastUsersPoll"_s, status.lastUsersPoll);
    put(json, u"lastMauticPoll"_s, status.lastMauticPoll);
    put(json, u"nextMauticPoll"_s, status.nextMauticPoll);
    put(json, u"lastFullCompare"_s, status.lastFullCompare);
    if (status.trouble)
        json.insert(u"trouble"_s, troubleJson(*status.trouble));
    if (status.comparing)
        json.insert(u"comparing"_s, progressJson(*status.comparing));
    if (status.guard)
        json.insert(u"guard"_s, guardJson(*status.guard));
    return json;
}

EngineStatus engineStatusFrom(const QJsonObject &json)
{
    const auto moment = [&json](const QString &name) { return parseMoment(json[name].toString()); };
    return {.state = valueIn(states, json[u"state"_s], EngineState::Off),
            .owner = json[u"owner"_s].toString(),
            .at = moment(u"at"_s).value_or(Moment()),
            .until = moment(u"until"_s),
            .trouble = troubleFrom(json[u"trouble"_s]),
            .lastUsersPoll = moment(u"lastUsersPoll"_s),
            .lastMauticPoll = moment(u"lastMauticPoll"_s),
            .nextMauticPoll = moment(u"nextMauticPoll"_s),
            .pace = valueIn(paces, json[u"pace"_s], PollPace::Usual),
            .expectedDelay = std::chrono::seconds(json[u"expectedDelaySeconds"_s].toInteger()),
            .lastFullCompare = moment(u"lastFullCompare"_s),
            .comparing = progressFrom(json[u"comparing"_s]),
            .queue = queueFrom(json[u"queue"_s].toObject()),
            .guard = guardFrom(json[u"guard"_s])};
}

} // namespace lockstep
