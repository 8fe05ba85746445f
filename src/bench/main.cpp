// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/figures.h"
#include "runtime/process_setup.h"

#include <QCoreApplication>

#include <cstdio>

using namespace lockstep;

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

} // namespace

int main(int argc, char *argv[])
{
    hardenProcess();
    const QCoreApplication application(argc, argv);
    bool areMet = true;
    for (const auto measure : {figuresOfPlan, figuresOfNewUsers, figuresOfLargeSync}) {
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
