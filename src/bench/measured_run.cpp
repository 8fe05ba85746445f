// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measured_run.h"

#include <QFile>
#include <QTemporaryFile>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

using Clock = std::chrono::steady_clock;

/// Texts as `execve` takes them. Points into itself, so it stays where it is.
class ExecTexts
{
public:
    explicit ExecTexts(const QStringList &texts)
    {
        for (const QString &text : texts)
            m_bytes.push_back(QFile::encodeName(text));
        for (QByteArray &bytes : m_bytes)
            m_pointers.push_back(bytes.data());
        m_pointers.push_back(nullptr);
    }
    ExecTexts(const ExecTexts &) = delete;
    ExecTexts &operator=(const ExecTexts &) = delete;
    ~ExecTexts() = default;

    [[nodiscard]] char *const *data() const { return m_pointers.data(); }

private:
    std::vector<QByteArray> m_bytes;
    std::vector<char *> m_pointers;
};

std::chrono::milliseconds timeOf(const timeval &time)
{
    return std::chrono::milliseconds(time.tv_sec * 1'000 + time.tv_usec / 1'000);
}

/// The process id, or nothing. The child's output goes into the file of that name.
std::optional<pid_t> spawn(const QStringList &commandLine, const QStringList &variables, const QString &output)
{
    const ExecTexts arguments(commandLine);
    const ExecTexts environment(variables);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, QFile::encodeName(output).constData(), O_WRONLY, 0);
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, arguments.data()[0], &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? std::optional(child) : std::nullopt;
}

} // namespace

Result<MeasuredRun> runMeasured(const QString &program, const QStringList &arguments, const QStringList &variables)
{
    QTemporaryFile output;
    if (!output.open())
        return fail(ErrorKind::Internal, u"no temporary file"_s, program);
    const auto begin = Clock::now();
    const auto child = spawn(QStringList(program) + arguments, variables, output.fileName());
    if (!child)
        return fail(ErrorKind::Internal, u"not started"_s, program);
    int status = 0;
    rusage usage = {};
    if (::wait4(*child, &status, 0, &usage) != *child || !WIFEXITED(status))
        return fail(ErrorKind::Internal, u"did not end by itself"_s, program);
    return MeasuredRun{.exitCode = WEXITSTATUS(status),
                       .cpu = timeOf(usage.ru_utime) + timeOf(usage.ru_stime),
                       .wall = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin),
                       .peakBytes = qint64{usage.ru_maxrss} * 1'024,
                       .output = output.readAll()};
}

} // namespace lockstep
