// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

namespace lockstep
{

/// Says something to people who do not look at the window, by the desktop's notification service
/// (org.freedesktop.Notifications). Where there is none nothing happens. Main thread; asks without waiting.
class DesktopNotices final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotices(QObject *parent = nullptr);

    /// Plain text. A newer notice takes the place of the one before.
    void tell(const QString &title, const QString &text);

private:
    void ask();
    void send(const QString &title, const QString &text);

    struct Waiting {
        QString title;
        QString text;
    };
    /// Until the service has said whether it takes markup for markup.
    std::optional<Waiting> m_waiting;
    std::optional<bool> m_takesMarkup;
    uint m_shown = 0;
};

} // namespace lockstep
