// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/page_id.h"

#include <QTimer>

namespace lockstep
{

class MainWindow;

/// Walks through the pages, keeps a picture of each as `<page>.png`, and ends the program: for the pictures of the
/// README and for those who look whether a page is good. Main thread.
class PictureTour final : public QObject
{
    Q_OBJECT

public:
    PictureTour(MainWindow &window, QString folder);

    /// Begins once; further calls change nothing.
    void begin();
    /// Instead, where nothing is set up yet: `assistant.png` alone.
    void takeAssistant();

private:
    void nextPage();
    void take();

    MainWindow &m_window;
    QString m_folder;
    QList<PageId> m_pages = allPages();
    QTimer m_shown;
    QTimer m_settled;
    bool m_hasBegun = false;
};

} // namespace lockstep
