// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/people_screen.h"

#include <QElapsedTimer>
#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

double millisecondsOf(const QElapsedTimer &watch) { return double(watch.nsecsElapsed()) / 1e6; }

/// Does it and waits for the signal that says that it is done.
template <class Object, class Signal, class Work>
double timeUntil(Object &object, Signal signal, Work work)
{
    QElapsedTimer watch;
    QEventLoop loop;
    QObject::connect(&object, signal, &loop, &QEventLoop::quit);
    watch.start();
    work();
    loop.exec();
    return millisecondsOf(watch);
}

} // namespace

PeopleScreen::PeopleScreen(const QString &workspace)
    : m_flow({.workspace = workspace, .engine = m_engine, .read = m_read, .work = m_work}, m_model)
{
}

double PeopleScreen::open()
{
    return timeUntil(m_flow, &PeopleFlow::listed, [&] { m_flow.show({}); });
}

double PeopleScreen::waitForOrder()
{
    return timeUntil(m_flow, &PeopleFlow::countsChanged, [] {});
}

void PeopleScreen::waitForWords()
{
    timeUntil(m_flow, &PeopleFlow::found, [&] { m_flow.find(u"x"_s); });
}

double PeopleScreen::show(const PeopleQuery &query)
{
    return timeUntil(m_flow, &PeopleFlow::countsChanged, [&] { m_flow.show(query); });
}

double PeopleScreen::jumpTo(int row)
{
    QElapsedTimer watch;
    watch.start();
    while (!m_model.rowAt(row)) {
        timeUntil(m_model, &PeopleModel::dataChanged,
                  [&] { static_cast<void>(m_model.index(row, static_cast<int>(PeopleColumn::Name)).data()); });
    }
    return millisecondsOf(watch);
}

} // namespace lockstep
