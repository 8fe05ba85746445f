// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/desktop_notices.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int desktopsOwnTime = -1;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s, u"/org/freedesktop/Notifications"_s,
                                          u"org.freedesktop.Notifications"_s, method);
}

} // namespace

DesktopNotices::DesktopNotices(QObject *parent)
    : QObject(parent)
{
}

void DesktopNotices::tell(const QString &title, const QString &text)
{
    if (m_takesMarkup) {
        send(title, text);
        return;
    }
    const bool isAsked = m_waiting.has_value();
    m_waiting = Waiting{.title = title, .text = text};
    if (!isAsked)
        ask();
}

void DesktopNotices::ask()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        m_waiting.reset();
        return;
    }
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call(u"GetCapabilities"_s)), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QStringList> reply = *answer;
        const auto waiting = std::exchange(m_waiting, std::nullopt);
        if (reply.isError() || !waiting)
            return;
        m_takesMarkup = reply.value().contains(u"body-markup"_s);
        send(waiting->title, waiting->text);
    });
}

void DesktopNotices::send(const QString &title, const QString &text)
{
    QDBusMessage message = call(u"Notify"_s);
    message.setArguments({u"Lockstep"_s, m_shown, u"lockstep"_s, title, *m_takesMarkup ? text.toHtmlEscaped() : text,
                          QStringList(), QVariantMap{{u"desktop-entry"_s, u"lockstep"_s}}, desktopsOwnTime});
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<uint> reply = *answer;
        if (!reply.isError())
            m_shown = reply.value();
    });
}

} // namespace lockstep
