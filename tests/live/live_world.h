// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/live_mautic.h"
#include "support/workspace_world.h"

#include <memory>

namespace lockstep::testing
{

/// The Mautic that was named and the client the engine talks to it through.
struct LiveSide {
    LiveMautic live;
    MauticClient client;

    /// Nothing where no Mautic is named.
    [[nodiscard]] static std::unique_ptr<LiveSide> find()
    {
        return liveAccess() ? std::make_unique<LiveSide>() : nullptr;
    }

    LiveSide()
        : live(*liveAccess())
        , client(*liveAccess(), MauticClientSettings{.wantedAliases = aliases()}, live.transport, live.clock)
    {
    }

private:
    static QStringList aliases()
    {
        QStringList aliases;
        for (const FieldRule &rule : defaultFieldRules())
            aliases.append(rule.alias);
        return aliases;
    }
};

/// A workspace on that Mautic; what it made there goes with it.
class LiveWorld : public WorkspaceWorld
{
public:
    explicit LiveWorld(LiveSide &side)
        : WorkspaceWorld(side.client, side.live.gate)
        , m_side(side)
    {
        settings().segmentName = side.live.mark();
    }

    ~LiveWorld()
    {
        for (const QString &user : std::as_const(m_users)) {
            if (const ContactId contact = contactOf(user); contact.value > 0)
                m_side.live.removeLater(contact);
        }
        const auto segments = m_side.client.segments({});
        for (const Segment &segment : segments.value_or(QList<Segment>())) {
            if (segment.name == m_side.live.mark())
                m_side.live.removeLater(segment.id);
        }
        m_side.live.removeNow();
    }

    /// Under an address nobody has yet, unless one is given.
    QString join(const QString &name, QVariantMap columns = {})
    {
        const QString user = name + u'-' + m_side.live.mark();
        if (!columns.contains(QStringLiteral("email")))
            columns.insert(QStringLiteral("email"), m_side.live.address(name));
        signUp(user, columns);
        m_users.append(user);
        return user;
    }

    /// A full run; says what went wrong.
    SyncReport synced()
    {
        const auto report = sync();
        if (!report)
            qWarning("%s", qPrintable(report.error().detail));
        else if (report->applied->stoppedBy)
            qWarning("%s", qPrintable(report->applied->stoppedBy->detail));
        return report.value_or(SyncReport{});
    }

    [[nodiscard]] int writes() const { return static_cast<int>(m_side.live.gate.asked.count(RequestKind::Write)); }

private:
    LiveSide &m_side;
    QStringList m_users;
};

} // namespace lockstep::testing
