// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/people_list.h"
#include "domain/person_details.h"
#include "domain/result.h"

#include <QUrl>
#include <QWidget>

class QAction;
class QLineEdit;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace lockstep
{

class BulkPanel;
class EmptyNote;
class PeopleFilters;
class PeopleModel;
class PeopleTable;
class PersonPane;
class PlainLabel;
class ProblemBar;

/// Everyone of both sides in one list, and beside it the person chosen. Says what is wanted and shows what is given to
/// it; reads nothing.
class PeoplePage final : public QWidget
{
    Q_OBJECT

public:
    explicit PeoplePage(PeopleModel &model, QWidget *parent = nullptr);

    /// The query as the page has it now: search, states, order.
    [[nodiscard]] const PeopleQuery &query() const { return m_query; }
    /// Shows this person, whatever is searched; the list goes there where it can.
    void goTo(const PersonRef &who);
    /// Lists these users alone, until somebody takes that back.
    void lookAtUsers(const QList<AppUserId> &users);
    /// Lists these states, without a search.
    void lookAt(const QList<PersonState> &states);

    /// The person chosen, beside the list.
    [[nodiscard]] PersonPane &pane() const { return *m_pane; }
    /// Where many are decided about at once, over the list.
    [[nodiscard]] BulkPanel &bulk() const { return *m_bulk; }
    /// Whom the selection has, for that.
    void decideFor(const QList<AppUserId> &users);
    /// The list was read at least once.
    [[nodiscard]] bool isListed() const { return m_isListed; }
    /// The person in the pane is to be read again: something has changed.
    void reread();
    /// While a run goes on, no other can be begun.
    void setSyncEnabled(bool isEnabled);
    /// Only where the sync was asked for here.
    void showSyncProblem(const Error &error);

    void showListed(int rowCount);
    void showCounts(const PeopleCounts &counts);
    void showUpdating(bool isUpdating);
    void showLocated(const PersonRef &who, int row);
    void showDetails(const PersonDetails &details);
    void showDetailsProblem(const PersonRef &who, const Error &error);
    /// The list stays as it is.
    void showProblem(const Error &error);
    /// To the clipboard: user id and contact id, a line for each.
    void copyIds(const QList<PersonRef> &people);

    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &state);

Q_SIGNALS:
    void queryChosen(const lockstep::PeopleQuery &query);
    void personChosen(const lockstep::PersonRef &who);
    void locateChosen(const lockstep::PersonRef &who);
    void copyIdsChosen(const QList<lockstep::RowRange> &rows);
    /// Who is in these rows is to be decided about: `decideFor`.
    void usersWanted(const QList<lockstep::RowRange> &rows);
    void syncChosen(const lockstep::PersonRef &who);
    void openInMauticChosen(const QUrl &url);
    /// After a problem: the list is to be read again.
    void refreshChosen();
    /// There are no people yet: both sides are to be connected.
    void connectChosen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *layOutList();
    [[nodiscard]] QLayout *layOutSearch();
    [[nodiscard]] QLayout *layOutFoot();
    void addManyMenu();
    void setUpKeys();
    void connectList();
    void connectPane();
    void chooseQuery(const PeopleQuery &query);
    void clearQuery();
    void useOrder(int column, Qt::SortOrder order);
    void sayCount();
    void sayNobody();
    void openPane();
    void tryAgain();
    void askToSync(const PersonRef &who);
    void afterReset();

    PeopleModel &m_model;
    PeopleQuery m_query;
    int m_rowCount = 0;
    bool m_isListed = false;
    bool m_mayScroll = true;
    std::optional<PersonRef> m_goingTo;
    /// Whose sync was asked for here and is under way.
    std::optional<PersonRef> m_syncing;
    /// Whose sync failed, as the problem says; nothing where it is about the list.
    std::optional<PersonRef> m_failedSync;
    QSplitter *m_splitter;
    ProblemBar *m_problem = nullptr;
    /// Shown while only some users are looked at.
    QPushButton *m_only = nullptr;
    QLineEdit *m_search = nullptr;
    QToolButton *m_columns = nullptr;
    PeopleFilters *m_filters = nullptr;
    QStackedWidget *m_stack = nullptr;
    PeopleTable *m_table = nullptr;
    EmptyNote *m_empty = nullptr;
    PlainLabel *m_count = nullptr;
    PlainLabel *m_updating = nullptr;
    QPushButton *m_selectAll = nullptr;
    QPushButton *m_copyIds = nullptr;
    QPushButton *m_many = nullptr;
    QAction *m_forSelection = nullptr;
    QAction *m_forAll = nullptr;
    BulkPanel *m_bulk = nullptr;
    PersonPane *m_pane = nullptr;
};

} // namespace lockstep
