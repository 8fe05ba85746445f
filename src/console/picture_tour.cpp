// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/picture_tour.h"

#include "gui/main_window.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QHeaderView>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int settledAfterMilliseconds = 1500;

QString fileName(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return u"overview.png"_s;
    case PageId::People:
        return u"people.png"_s;
    case PageId::Changes:
        return u"changes.png"_s;
    case PageId::Cases:
        return u"cases.png"_s;
    case PageId::Activity:
        return u"activity.png"_s;
    case PageId::Connections:
        return u"connections.png"_s;
    }
    return {};
}

/// A page with a list is shown with one of its rows looked at.
void chooseARow(MainWindow &window)
{
    for (QAbstractItemView *view : window.centralWidget()->findChildren<QAbstractItemView *>()) {
        const bool isHeader = qobject_cast<QHeaderView *>(view) != nullptr;
        if (!isHeader && view->isVisible() && view->model() && view->model()->rowCount() > 2)
            view->setCurrentIndex(view->model()->index(2, 1));
    }
}

} // namespace

PictureTour::PictureTour(MainWindow &window, QString folder)
    : m_window(window)
    , m_folder(std::move(folder))
{
    m_settled.setSingleShot(true);
    m_shown.setSingleShot(true);
    connect(&m_shown, &QTimer::timeout, this, [this] { chooseARow(m_window); });
    connect(&m_settled, &QTimer::timeout, this, &PictureTour::take);
}

void PictureTour::begin()
{
    if (m_hasBegun)
        return;
    m_hasBegun = true;
    QDir().mkpath(m_folder);
    nextPage();
}

void PictureTour::takeAssistant()
{
    QDir().mkpath(m_folder);
    m_pages.clear();
    m_settled.start(settledAfterMilliseconds);
}

void PictureTour::nextPage()
{
    m_window.showPage(m_pages.constFirst());
    m_shown.start(settledAfterMilliseconds);
    m_settled.start(2 * settledAfterMilliseconds);
}

void PictureTour::take()
{
    const QString file = m_pages.isEmpty() ? u"assistant.png"_s : fileName(m_pages.takeFirst());
    m_window.grab().save(QDir(m_folder).filePath(file));
    if (m_pages.isEmpty())
        QApplication::exit();
    else
        nextPage();
}

} // namespace lockstep
