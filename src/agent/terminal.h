// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>

namespace lockstep
{

/// The text with everything made visible that would steer a terminal or turn the direction of writing: data from
/// outside must not be able to. Line breaks too.
[[nodiscard]] QString printable(const QString &text);

/// Where the agent writes and asks. The answer goes to standard output and nothing else does; what else there is to say
/// goes to standard error.
class Terminal
{
public:
    Terminal();

    /// One paragraph or table; lines in it are ours.
    void answer(const QString &text);
    void answer(const QJsonObject &json);
    void say(const QString &text);

    /// One line that replaces the one before, where a person is looking on; otherwise nothing.
    void progress(const QString &text);
    void endProgress();

    /// Whether there is a person to ask.
    [[nodiscard]] bool isInteractive() const { return m_isInteractive; }
    /// False for anything but a clear yes.
    [[nodiscard]] bool confirm(const QString &question);
    /// Trimmed; empty at the end of input.
    [[nodiscard]] QString ask(const QString &question);
    /// False when the disk was full, say. A reader who has seen enough (`| head`) is no failure.
    [[nodiscard]] bool couldAnswer() const { return m_couldAnswer; }

private:
    bool m_isInteractive;
    bool m_showsProgress;
    bool m_hasProgress = false;
    bool m_couldAnswer = true;
    QElapsedTimer m_sinceProgress;
};

} // namespace lockstep
