// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"
#include "gui/page_id.h"

#include <QObject>
#include <QUrl>

namespace lockstep
{

/// Ways from one page to another. Pages know nothing of each other: their wirings emit and connect here.
class Navigator final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void pageWanted(lockstep::PageId page);
    /// The People page, with this person in the pane.
    void personWanted(const lockstep::PersonRef &who);
    /// The People page, with those in these states; all where none is given.
    void peopleWanted(const QList<lockstep::PersonState> &states);
    /// The People page, with these users alone.
    void usersWanted(const QList<lockstep::AppUserId> &users);
    /// The Conflicts page, with this case.
    void caseWanted(qint64 caseNumber);
    /// A page of Mautic in the browser.
    void addressWanted(const QUrl &address);
    /// The workspace is not set up, or somebody wants to go through it again.
    void setupWanted();
    /// Both sides are known now: everything may read the workspace.
    void setupDone();
    /// Settings or sign-in data are others than before.
    void connectionsChanged();
    /// The same program with sample data, in a window of its own.
    void sampleWanted();
    /// The program is to end, whatever closing the window does.
    void quitWanted();
    /// How everybody stands, whatever list is shown.
    void everyoneCounted(const lockstep::PeopleCounts &counts);
    /// What is in the store has changed: counts, lists and details are out of date.
    void workspaceChanged();
};

} // namespace lockstep
