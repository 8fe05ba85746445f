// SPDX-License-Identifier: GPL-3.0-or-later
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

/// Of the engine: so many seconds of an idle agent, an hour where nothing is given; and a Mautic that a file names.
QList<Measure> ofEngine(const QStringList &arguments)
{
    const auto seconds = std::chrono::seconds(arguments.value(2, u"3600"_s).toInt());
    QList<Measure> measures{figuresOfProvisioning, figuresOfChangesInMautic};
    if (const QString file = arguments.value(3); !file.isEmpty())
        measures.append([file] { return figuresOfProvisioningAt(file); });
    for (const int contacts : {1'000, 1'000'000})
        measures.append([contacts] { return figuresOfIdlePoll(contacts); });
    measures.append([] { return figuresOfReconcile(1'000'000); });
    measures.append([seconds] { return figuresOfIdleAgent(seconds); });
    return measures;
}

int reportAll(const QList<Measure> &measures)
{
    bool areMet = true;
    for (const Measure &measure : measures) {
        const auto figures = measure();
        if (!figures) {
            const Error &error = figures.error();
            qCritical("lockstep-bench: %s: %s", qPrintable(error.subject), qPrintable(error.detail));
            return 2;
        }
        areMet = print(*figures) && areMet;
    }
    return areMet ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    const QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "console"_L1)
        return reportAll(ofConsole(arguments.value(2).toInt()));
    if (arguments.value(1) == "engine"_L1)
        return reportAll(ofEngine(arguments));
    return reportAll({figuresOfPlan, figuresOfNewUsers, figuresOfLargeSync});
}
