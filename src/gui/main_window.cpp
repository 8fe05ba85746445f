// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/main_window.h"

#include "gui/finder.h"
#include "gui/icons.h"
#include "gui/rail.h"
#include "gui/status_strip.h"

#include <QAction>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QStackedWidget>

namespace lockstep
{

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_rail(new Rail(this))
    , m_pages(new QStackedWidget(this))
    , m_status(new StatusStrip(this))
    , m_finder(new Finder(this))
{
    setWindowTitle(tr("Lockstep"));
    layOut();
    addShortcuts();
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_finder, &Finder::pageChosen, this, &MainWindow::showPage);
}

void MainWindow::layOut()
{
    auto *middle = new QWidget(this);
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    setCentralWidget(middle);
    setStatusBar(m_status);
    const int unit = fontMetrics().averageCharWidth();
    resize(unit * 183, fontMetrics().height() * 46);
    setMinimumSize(unit * 90, fontMetrics().height() * 24);
}

void MainWindow::addShortcuts()
{
    int number = 1;
    for (const PageId page : allPages()) {
        auto *action = new QAction(PageWords::title(page), this);
        action->setShortcut(QKeySequence(static_cast<int>(Qt::CTRL) | (Qt::Key_0 + number++)));
        connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
        addAction(action);
        m_finder->addPage(page);
    }
    auto *find = new QAction(tr("Find"), this);
    find->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    connect(find, &QAction::triggered, m_finder, &Finder::open);
    addAction(find);
}

void MainWindow::addPage(PageId id, QWidget &page)
{
    page.setAccessibleName(PageWords::title(id));
    m_pageOf.insert(id, &page);
    m_pages->addWidget(&page);
    if (id == m_current)
        showPage(id);
}

void MainWindow::showPage(PageId id)
{
    QWidget *page = m_pageOf.value(id);
    if (!page || m_cover)
        return;
    m_current = id;
    m_pages->setCurrentWidget(page);
    m_rail->setCurrent(id);
    //: %1 is a page
    setWindowTitle(tr("%1 – Lockstep").arg(PageWords::title(id)));
    Q_EMIT pageShown(id);
}

void MainWindow::setCounter(PageId id, int count) { m_rail->setCounter(id, count); }

void MainWindow::setCover(QWidget *cover)
{
    if (m_cover == cover)
        return;
    if (m_cover) {
        m_pages->removeWidget(m_cover);
        m_cover->deleteLater();
    }
    m_cover = cover;
    m_rail->setVisible(!cover);
    if (!cover) {
        showPage(m_current);
        return;
    }
    m_pages->addWidget(cover);
    m_pages->setCurrentWidget(cover);
    setWindowTitle(tr("Lockstep"));
}

void MainWindow::restoreFrame(const QByteArray &frame)
{
    if (!frame.isEmpty())
        restoreGeometry(frame);
}

void MainWindow::closeNow()
{
    m_mayClose = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_mayClose)
        Q_EMIT closeAsked();
    // closeNow() may have been the answer; close() does nothing while a window is closing.
    event->setAccepted(m_mayClose);
}

void MainWindow::changeEvent(QEvent *event)
{
    // Icons follow the palette before any widget paints them.
    if (event->type() == QEvent::PaletteChange)
        useIconsFor(palette());
    QMainWindow::changeEvent(event);
}

} // namespace lockstep
