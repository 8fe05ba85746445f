// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QProcess>
#include <QString>

namespace lockstep::test
{

class TestDatabase;

/// A sign-up or a change the application has stored.
struct StoredChange {
    QString email;
    /// Milliseconds since 1970, by this machine's clock.
    qint64 at = 0;
};

/// The real application of tests/app, as long as this lives. It does what it is told in the background.
class RunningApplication
{
public:
    explicit RunningApplication(const TestDatabase &database);
    RunningApplication(const RunningApplication &) = delete;
    RunningApplication &operator=(const RunningApplication &) = delete;
    ~RunningApplication();

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    /// One after the other, so many milliseconds apart.
    void signUp(const QJsonArray &people, int pause);
    void signUpAtOnce(const QJsonArray &people);
    void change(const QJsonArray &profiles, int pause);
    /// What has been stored since the last call; needs an event loop.
    [[nodiscard]] QList<StoredChange> takeStored();

private:
    void order(const QJsonObject &order);

    QProcess m_process;
    bool m_isReady = false;
};

} // namespace lockstep::test
