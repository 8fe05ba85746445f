// SPDX-License-Identifier: GPL-3.0-or-later
#include "mautic/connection_check.h"

#include "mautic/json.h"

#include <array>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

struct Who {
    std::optional<qint64> id;
    QString name;
    QString role = {};
    bool isAdministrator = false;
};

struct Probe {
    MauticRight right;
    QLatin1StringView path;
    bool neededNow;
};

constexpr std::array probes{
    Probe{MauticRight::ReadContacts, "contacts"_L1, true},
    Probe{MauticRight::ReadFields, "fields/contact"_L1, true},
    Probe{MauticRight::ReadSegments, "segments"_L1, true},
    Probe{MauticRight::ReadStats, "stats/lead_donotcontact"_L1, true},
    Probe{MauticRight::ReadCampaigns, "campaigns"_L1, false},
    Probe{MauticRight::ReadEmails, "emails"_L1, false},
};

struct Permission {
    MauticRight right;
    QList<std::string_view> names;
    bool neededNow;
};

// mautic-api.md 7, permission names.
const QList<Permission> &permissions()
{
    static const QList<Permission> all{
        {MauticRight::WriteContacts, {"lead:leads:create", "lead:leads:editother"}, true},
        {MauticRight::CreateFields, {"lead:fields:full"}, false},
        {MauticRight::CreateSegments, {"lead:lists:create"}, false},
    };
    return all;
}

Result<Who> whoIn(const HttpAnswer &answer)
{
    JsonReader reader;
    const auto root = reader.read(answer.body);
    if (!root)
        return tl::unexpected(root.error());
    Who out{.id = wholeNumber(member(*root, "id")), .name = textOf(member(*root, "username"))};
    if (out.name.isEmpty())
        return fail(ErrorKind::BadReply, u"no user in the answer"_s);
    if (const auto role = member(*root, "role")) {
        out.role = textOf(member(*role, "name"));
        out.isAdministrator = isOn(member(*role, "isAdmin"));
    }
    return out;
}

std::chrono::seconds skewOf(const HttpAnswer &answer)
{
    if (!answer.serverDate)
        return std::chrono::seconds(0);
    return std::chrono::seconds(answer.serverDate->seconds() - answer.middle.seconds());
}

MauticCall probeCall(const QString &path)
{
    return {.path = path, .query = {{u"limit"_s, u"1"_s}, {u"minimal"_s, u"1"_s}}};
}

RightState stateOf(const Result<HttpAnswer> &answer)
{
    if (answer)
        return RightState::Granted;
    return answer.error().kind == ErrorKind::Forbidden ? RightState::Denied : RightState::Unknown;
}

QList<RightFinding> probed(MauticSession &session, const std::stop_token &stop)
{
    QList<MauticCall> calls;
    for (const Probe &probe : probes)
        calls.append(probeCall(probe.path));
    const auto answers = session.callAll(calls, stop);
    QList<RightFinding> out;
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const Probe &probe = probes[static_cast<size_t>(i)];
        RightState state = stateOf(answers[i]);
        if (probe.right == MauticRight::ReadFields && state == RightState::Denied)
            state = stateOf(session.call({.path = u"contacts/list/fields"_s}, stop));
        out.append({.right = probe.right, .state = state, .neededNow = probe.neededNow});
    }
    return out;
}

QByteArray permissionQuestion()
{
    QByteArrayList names;
    for (const Permission &permission : permissions()) {
        for (const std::string_view name : permission.names)
            names.append(QByteArray("\"" + QByteArray(name.data(), static_cast<qsizetype>(name.size())) + "\""));
    }
    return QByteArray("{\"permissions\":[" + names.join(',') + "]}");
}

RightState stateOf(const Permission &permission, JsonValue answer)
{
    RightState state = RightState::Granted;
    for (const std::string_view name : permission.names) {
        const auto granted = member(answer, name);
        if (!granted)
            return RightState::Unknown;
        if (!isOn(granted))
            state = RightState::Denied;
    }
    return state;
}

QList<RightFinding> allAs(RightState state)
{
    QList<RightFinding> out;
    for (const Permission &permission : permissions())
        out.append({.right = permission.right, .state = state, .neededNow = permission.neededNow});
    return out;
}

QList<RightFinding> askedFor(const Who &who, MauticSession &session, const std::stop_token &stop)
{
    if (who.isAdministrator)
        return allAs(RightState::Granted);
    if (!who.id)
        return allAs(RightState::Unknown);
    const auto answer = session.call({.verb = QByteArrayLiteral("POST"),
                                      .path = u"users/%1/permissioncheck"_s.arg(*who.id),
                                      .json = permissionQuestion()},
                                     stop);
    JsonReader reader;
    const auto root = answer ? reader.read(answer->body) : Result<JsonValue>(tl::unexpected(answer.error()));
    if (!root)
        return allAs(RightState::Unknown);
    QList<RightFinding> out;
    for (const Permission &permission : permissions())
        out.append({.right = permission.right, .state = stateOf(permission, *root), .neededNow = permission.neededNow});
    return out;
}

} // namespace

Result<MauticCheck> checkConnection(MauticSession &session, const Clock &clock, const std::stop_token &stop)
{
    const Moment start = clock.now();
    const auto answer = session.call({.path = u"users/self"_s}, stop);
    if (!answer)
        return tl::unexpected(answer.error());
    const std::chrono::milliseconds handshake(clock.now().milliseconds() - start.milliseconds());
    const auto who = whoIn(*answer);
    if (!who)
        return tl::unexpected(who.error());
    const QList<RightFinding> rights = QList(probed(session, stop)) + askedFor(*who, session, stop);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled);
    return MauticCheck{.version = QString::fromLatin1(answer->header("Mautic-Version")),
                       .userName = who->name,
                       .roleName = who->role,
                       .isAdministrator = who->isAdministrator,
                       .rights = rights,
                       .clockSkew = skewOf(*answer),
                       .handshake = handshake};
}

} // namespace lockstep
