// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/page_id.h"

#include <QMainWindow>
#include <QMap>

class QStackedWidget;

namespace lockstep
{

class Finder;
class Rail;
class StatusStrip;

/// The frame: rail, one page at a time, status bar and finder. Pages are given to it; it knows none of them.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);

    /// The window owns the page from now on.
    void addPage(PageId id, QWidget &page);
    void showPage(PageId id);
    [[nodiscard]] PageId currentPage() const { return m_current; }
    void setCounter(PageId id, int count);
    /// Covers the pages, as the assistant of the first start does; nothing takes it away.
    void setCover(QWidget *cover);
    [[nodiscard]] StatusStrip &status() { return *m_status; }
    [[nodiscard]] Finder &finder() { return *m_finder; }

    [[nodiscard]] QByteArray saveFrame() const { return saveGeometry(); }
    void restoreFrame(const QByteArray &frame);

Q_SIGNALS:
    void pageShown(lockstep::PageId id);
    /// The person wants to close the window; `closeNow` does it.
    void closeAsked();

public Q_SLOTS:
    void closeNow();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void addShortcuts();

    Rail *m_rail;
    QStackedWidget *m_pages;
    StatusStrip *m_status;
    Finder *m_finder;
    QMap<PageId, QWidget *> m_pageOf;
    QWidget *m_cover = nullptr;
    PageId m_current = PageId::Overview;
    bool m_mayClose = false;
};

} // namespace lockstep
