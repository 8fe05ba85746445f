// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/case_figures.h"
#include "bench/console_figures.h"
#include "bench/engine_figures.h"
#include "bench/figures.h"
#include "bench/people_figures.h"
#include "bench/provisioning_figures.h"
#include "bench/reconcile_figures.h"
#include "runtime/process_setup.h"

#include <QCoreApplication>

#include <cstdio>
#include <functional>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

/// Prints what was measured; false where a figure is not met.
bool print(const QList<Figure> &figures)
{
    bool areMet = true;
    for (const Figure &figure : figures) {
        static_cast<void>(std::fputs(figure.line().constData(), stdout));
        areMet = areMet && figure.isMet();
    }
    static_cast<void>(std::fflush(stdout));
    return areMet;
}

using Measure = std::function<Result<QList<Figure>>()>;

/// Nothing given: both sizes the console is held to.
QList<Measure> ofConsole(int people)
{
    QList<Measure> measures;
    for (const int size : people > 0 ? QList<int>{people} : QList<int>{100'000, 1'000'000}) {
        measures.append([size] { return figuresOfPeople(size); });
        measures.append([size] { return figuresOfStart(size); });
    }
    measures.append(figuresOfBusyWindow);
    return measures;
}

/// A part of what the engine is held to, or all of it. What follows it on the command line is, for `new-users`, a file
/// with sign-in data of a Mautic to be measured too and, for `idle`, how many seconds; an hour where nothing is given.
QList<Measure> ofEngine(const QString &part, const QString &given)
{
    const bool isAll = part == "engine"_L1;
    QList<Measure> measures;
    if (isAll || part == "new-users"_L1)
        measures.append(figuresOfProvisioning);
    if (part == "new-users"_L1 && !given.isEmpty())
        measures.append([given] { return figuresOfProvisioningAt(given); });
    if (isAll || part == "changes"_L1)
        measures.append(figuresOfChangesInMautic);
    for (const int contacts : {1'000, 1'000'000}) {
        if (isAll || part == "polls"_L1)
            measures.append([contacts] { return figuresOfIdlePoll(contacts); });
    }
    if (isAll || part == "unchanged"_L1)
        measures.append(figuresOfNothingChanged);
    if (isAll || part == "reconcile"_L1)
        measures.append([] { return figuresOfReconcile(1'000'000); });
    if (isAll || part == "idle"_L1) {
        const std::chrono::seconds span(part == "idle"_L1 && !given.isEmpty() ? given.toInt() : 3'600);
        measures.append([span] { return figuresOfIdleAgent(span); });
    }
    return measures;
}

int reportAll(const QList<Measure> &measures)
{
    bool areMet = true;
    for (const Measure &measure : measures) {
        const auto figures = measure();
        if (!figures) {
            const Error &error = figures.error();
            // Not logged: the program's log is that of the last workspace it opened.
            const QString text = u"lockstep-bench: "_s + error.subject + u": "_s + error.detail + u'\n';
            static_cast<void>(std::fputs(qPrintable(text), stderr));
            return 2;
        }
        areMet = print(*figures) && areMet;
    }
    return areMet ? 0 : 1;
}

int tellUsage()
{
    static_cast<void>(std::fputs("Usage: lockstep-bench [PART]\n"
                                 "Prints a line of JSON for each figure; ends with 1 where one is not met.\n\n"
                                 "  (nothing)                 the agent's plan and syncs\n"
                                 "  console [PEOPLE]          the window\n"
                                 "  cases                     the desk among 10,000 cases\n"
                                 "  engine                    all of these:\n"
                                 "    new-users [CREDENTIALS]   1,000 who sign up, here and at a Mautic that is named\n"
                                 "    changes                   1,000 contacts changed in Mautic\n"
                                 "    polls                     a poll of nothing new\n"
                                 "    unchanged                 10,000 on each side, through the feed\n"
                                 "    reconcile                 a million on each side\n"
                                 "    idle [SECONDS]            the agent without work, an hour\n",
                                 stderr));
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "console"_L1)
        return reportAll(ofConsole(arguments.value(2).toInt()));
    if (arguments.value(1) == "cases"_L1)
        return reportAll({[] { return figuresOfCases(10'000); }, figuresOfDecisions});
    if (const auto measures = ofEngine(arguments.value(1), arguments.value(2)); !measures.isEmpty())
        return reportAll(measures);
    return arguments.size() > 1 ? tellUsage() : reportAll({figuresOfPlan, figuresOfNewUsers, figuresOfLargeSync});
}
