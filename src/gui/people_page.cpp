// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/people_page.h"

#include "domain/same_person.h"
#include "gui/bulk_panel.h"
#include "gui/empty_note.h"
#include "gui/people_filters.h"
#include "gui/people_table.h"
#include "gui/people_texts.h"
#include "gui/person_pane.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "words/value_words.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace lockstep
{

void PeoplePage::goTo(const PersonRef &who)
{
    m_goingTo = who;
    m_mayScroll = true;
    m_pane->await(who);
    openPane();
    Q_EMIT personChosen(who);
    Q_EMIT locateChosen(who);
}

void PeoplePage::lookAt(const QList<PersonState> &states)
{
    PeopleQuery query = m_query;
    query.search.clear();
    query.only.clear();
    query.states = states;
    chooseQuery(query);
}

void PeoplePage::lookAtUsers(const QList<AppUserId> &users)
{
    PeopleQuery query = m_query;
    query.search.clear();
    query.states.clear();
    query.only = users;
    chooseQuery(query);
}

void PeoplePage::chooseQuery(const PeopleQuery &query)
{
    m_mayScroll = false;
    m_query = query;
    const QSignalBlocker quiet(m_search);
    if (m_search->text().trimmed() != query.search)
        m_search->setText(query.search);
    m_filters->choose(query.states);
    m_only->setText(tr("Only %n chosen users", "", static_cast<int>(query.only.size())));
    m_only->setVisible(!query.only.isEmpty());
    m_table->clearSelection();
    Q_EMIT queryChosen(query);
}

void PeoplePage::clearQuery()
{
    lookAt({});
    m_search->setFocus();
}

/// The model tells the flow; the page only remembers, for the next search.
void PeoplePage::useOrder(int column, Qt::SortOrder order)
{
    m_query.sortBy = static_cast<PeopleColumn>(column);
    m_query.isDescending = order == Qt::DescendingOrder;
    m_mayScroll = true;
}

void PeoplePage::reread()
{
    if (m_pane->awaited())
        Q_EMIT personChosen(*m_pane->awaited());
}

void PeoplePage::setSyncEnabled(bool isEnabled)
{
    m_pane->setSyncEnabled(isEnabled);
    if (isEnabled)
        m_syncing.reset();
}

void PeoplePage::showSyncProblem(const Error &error)
{
    if (!m_syncing)
        return;
    m_failedSync = m_syncing;
    m_problem->show(error);
}

void PeoplePage::tryAgain()
{
    if (m_failedSync)
        askToSync(*m_failedSync);
    else
        Q_EMIT refreshChosen();
}

void PeoplePage::askToSync(const PersonRef &who)
{
    m_failedSync.reset();
    m_problem->clear();
    m_syncing = who;
    Q_EMIT syncChosen(who);
}

void PeoplePage::showListed(int rowCount)
{
    m_isListed = true;
    m_rowCount = rowCount;
    if (!m_failedSync)
        m_problem->clear();
    if (rowCount == 0)
        sayNobody();
    m_stack->setCurrentIndex(rowCount == 0 ? 1 : 0);
    sayCount();
    if (m_goingTo)
        Q_EMIT locateChosen(*m_goingTo);
}

void PeoplePage::sayNobody()
{
    const bool isNarrowed = !m_query.search.isEmpty() || !m_query.states.isEmpty() || !m_query.only.isEmpty();
    if (!isNarrowed) {
        m_empty->show({.icon = u"user-identity"_s,
                       .heading = tr("Nobody here yet"),
                       .explanation = tr("Here would be everyone of your application and of Mautic, as soon as both "
                                         "sides are connected and were read once."),
                       .action = tr("&Connect both sides …")});
    } else if (m_query.search.isEmpty()) {
        m_empty->show({.icon = u"view-filter"_s,
                       .heading = tr("Nobody is in the chosen states"),
                       .action = tr("Show &everybody")});
    } else {
        m_empty->show({.icon = u"edit-find"_s,
                       .heading = tr("Nothing matches \"%1\"").arg(m_query.search.left(60)),
                       .explanation = tr("Searched in names, addresses, user ids and contact ids."),
                       .action = m_query.states.isEmpty() ? tr("&Clear the search")
                                                          : tr("&Clear the search and show all states")});
    }
}

void PeoplePage::showCounts(const PeopleCounts &counts) { m_filters->showCounts(counts); }

void PeoplePage::showUpdating(bool isUpdating) { m_updating->setVisible(isUpdating); }

void PeoplePage::showLocated(const PersonRef &who, int row)
{
    const bool isWanted = m_pane->awaited() && isSamePerson(*m_pane->awaited(), who);
    if (!isWanted)
        return;
    if (row >= 0) {
        m_goingTo.reset();
        m_table->showCurrent(row, m_mayScroll);
    } else if (m_goingTo && !(m_query.search.isEmpty() && m_query.states.isEmpty() && m_query.only.isEmpty())) {
        lookAt({});
        m_mayScroll = true;
    } else {
        m_goingTo.reset();
    }
}

void PeoplePage::showDetails(const PersonDetails &details) { m_pane->show(details); }

void PeoplePage::showDetailsProblem(const PersonRef &who, const Error &error) { m_pane->showProblem(who, error); }

void PeoplePage::showProblem(const Error &error)
{
    m_failedSync.reset();
    m_problem->show(error);
}

void PeoplePage::copyIds(const QList<PersonRef> &people)
{
    QString text;
    for (const PersonRef &who : people) {
        const QString contact = who.contact ? QString::number(who.contact->value) : QString();
        text += who.user.value + u'\t' + contact + u'\n';
    }
    QGuiApplication::clipboard()->setText(text);
    m_count->setText(tr("Ids of %n people copied", nullptr, static_cast<int>(people.size())));
}

void PeoplePage::decideFor(const QList<AppUserId> &users)
{
    if (users.isEmpty())
        m_problem->showNote(tr("Nobody of the selection is a user of the application."),
                            tr("Lockstep starts from the application's users; a contact without one is never "
                               "written to."));
    else
        m_bulk->begin({.users = users});
}

void PeoplePage::sayCount()
{
    const int selected = m_table->selectedCount();
    const QString all = ValueWords::number(m_rowCount);
    m_selectAll->setEnabled(m_rowCount > 0 && !m_table->isAllSelected());
    m_copyIds->setEnabled(selected > 0);
    m_many->setEnabled(m_rowCount > 0);
    m_forSelection->setEnabled(selected > 0);
    if (!m_isListed)
        m_count->setText(tr("Reading the list …"));
    else if (selected > 0 && selected == m_rowCount)
        m_count->setText(tr("All %1 selected", "people").arg(all));
    else if (selected > 1)
        m_count->setText(tr("%1 of %2 selected", "people").arg(ValueWords::number(selected), all));
    else
        m_count->setText(tr("%1 people").arg(all));
}

void PeoplePage::openPane()
{
    QList<int> sizes = m_splitter->sizes();
    if (sizes.at(1) == 0) {
        sizes = {m_splitter->width() / 2, m_splitter->width() / 2};
        m_splitter->setSizes(sizes);
    }
}

/// Rows went elsewhere: the person looked at stays, and the list finds them again.
void PeoplePage::afterReset()
{
    m_rowCount = m_model.rowCount();
    sayCount();
    if (m_pane->awaited() && !m_goingTo)
        Q_EMIT locateChosen(*m_pane->awaited());
}

bool PeoplePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool goesDown = key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (goesDown && m_model.rowCount() > 0) {
        m_table->setFocus();
        if (!m_table->currentIndex().isValid())
            m_table->goToRow(0);
        return true;
    }
    if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void PeoplePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_model.setWords(peopleTexts(palette()));
}

QByteArray PeoplePage::saveLayout() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_splitter->saveState() << m_table->saveColumns() << m_pane->saveLayout();
    return state;
}

void PeoplePage::restoreLayout(const QByteArray &state)
{
    QByteArray splitter;
    QByteArray columns;
    QByteArray pane;
    QDataStream stream(state);
    stream >> splitter >> columns >> pane;
    if (stream.status() != QDataStream::Ok)
        return;
    m_splitter->restoreState(splitter);
    m_table->restoreColumns(columns);
    m_pane->restoreLayout(pane);
    const QHeaderView *header = m_table->horizontalHeader();
    useOrder(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

} // namespace lockstep
