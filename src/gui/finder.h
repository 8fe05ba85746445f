// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "gui/page_id.h"

#include <QFrame>
#include <QPointer>

class QAction;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace lockstep
{

/// Ctrl+K: finds a page, an action or a person by a few letters. Lies over the window; Escape closes it.
class Finder final : public QFrame
{
    Q_OBJECT

public:
    explicit Finder(QWidget *window);

    void addPage(PageId page);
    /// Something a person can do from anywhere; the action outlives the finder or takes itself away.
    void addAction(QAction &action);
    /// What the search for `text` found; dropped where the person typed on.
    void showPeople(const QString &text, const QList<PersonRow> &people);

    void open();
    void close();

Q_SIGNALS:
    void pageChosen(lockstep::PageId page);
    void personChosen(const lockstep::PersonRef &who);
    /// Not for every letter: when the person pauses.
    void searchWanted(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void type(const QString &text);
    void listCommands(const QString &text);
    void addItem(const QString &iconName, const QString &text, const QVariant &meaning);
    void choose(QListWidgetItem *item);
    void place();
    [[nodiscard]] bool steer(int key);

    QLineEdit *m_text;
    QListWidget *m_found;
    QList<PageId> m_pages;
    QList<QAction *> m_actions;
    QList<PersonRef> m_people;
    QPointer<QWidget> m_focusBefore;
};

} // namespace lockstep
