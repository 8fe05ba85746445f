// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for "sync this person", as a program that can be killed: WORKSPACE CREDENTIALS USER.
#include "agent/exit_code.h"
#include "agent/run_report.h"
#include "domain/error_names.h"
#include "runtime/log_file.h"
#include "runtime/open_workspace.h"
#include "runtime/operator_identity.h"
#include "runtime/process_setup.h"
#include "runtime/run_session.h"
#include "runtime/waiting_credentials.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

Result<ExitCode> syncOnePerson(const QStringList &words)
{
    auto credentials = waitForCredentials(words.at(1), words.at(2));
    if (!credentials)
        return fail(credentials.error());
    const auto workspace = OpenWorkspace::openExisting(words.at(1));
    if (!workspace)
        return fail(workspace.error());
    if (const auto taken = (*workspace)->takeForWork(); !taken)
        return fail(taken.error());
    const auto session = openRunSession(**workspace, std::move(*credentials), {});
    if (!session)
        return fail(session.error());
    const auto report = (*session)->engine().sync(
        {.startedBy = currentOperator(), .consent = {.fields = true, .segments = true}, .only = {{words.at(3)}}},
        std::stop_token());
    if (!report)
        return fail(report.error());
    QTextStream(stdout) << QJsonDocument(doneJson(*report)).toJson();
    return exitCodeOf(*report);
}

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    silenceLogging();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lockstep-sync-one"_s);
    const auto code = syncOnePerson(QCoreApplication::arguments());
    if (!code)
        QTextStream(stderr) << nameOf(code.error().kind) << ": " << code.error().detail << '\n';
    return static_cast<int>(code ? *code : exitCodeFor(code.error().kind));
}
