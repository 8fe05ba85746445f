// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/person_pane.h"

#include "domain/same_person.h"
#include "gui/decision_bar.h"
#include "gui/empty_note.h"
#include "gui/hand_panel.h"
#include "gui/person_facts.h"
#include "gui/person_fields_view.h"
#include "gui/person_header.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "gui/timeline_view.h"
#include "gui/why_view.h"
#include "words/decision_words.h"

#include <QBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

PersonPane::PersonPane(QWidget *parent)
    : QWidget(parent)
    , m_problem(new ProblemBar(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyNote(m_stack))
{
    setAccessibleName(tr("The chosen person"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_problem);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(layOutContent());
    m_problem->offer(tr("&Try again"));
    m_patience.setSingleShot(true);
    m_patience.setInterval(150ms);
    connect(&m_patience, &QTimer::timeout, this, &PersonPane::showRowAlone);
    connect(m_problem, &ProblemBar::actionChosen, this, [this] {
        if (m_awaited)
            Q_EMIT rereadChosen(*m_awaited);
    });
    connect(m_header, &PersonHeader::syncChosen, this, &PersonPane::syncChosen);
    connect(m_header, &PersonHeader::openInMauticChosen, this, &PersonPane::openInMauticChosen);
    connect(m_header, &PersonHeader::explainChosen, this, &PersonPane::explain);
    connectContent();
    showNobody();
}

void PersonPane::connectContent()
{
    connect(m_fields, &PersonFieldsView::editChosen, m_hand, &HandPanel::editField);
    connect(m_fields, &PersonFieldsView::asOfWanted, this, [this](Moment at) {
        if (m_shown)
            Q_EMIT asOfWanted(*m_shown, at);
    });
    connect(m_link, &PersonLinkView::changeChosen, m_hand, &HandPanel::begin);
    connect(m_hand, &HandPanel::kept, this, &PersonPane::sayKept);
    connect(m_hand, &HandPanel::closed, m_fields, [this] { m_fields->table().setFocus(Qt::OtherFocusReason); });
    connect(m_why, &WhyView::caseWanted, this, &PersonPane::caseWanted);
    connect(m_why, &WhyView::takeBackChosen, this, &PersonPane::takeBackChosen);
    connect(m_told, &DecisionBar::undoChosen, this, [this] { Q_EMIT takeBackChosen(m_batch); });
    auto *undo = new QShortcut(Qt::Key_Z, this);
    undo->setContext(Qt::WidgetWithChildrenShortcut);
    connect(undo, &QShortcut::activated, this, [this] {
        if (!m_batch.isEmpty())
            Q_EMIT takeBackChosen(m_batch);
    });
}

QWidget *PersonPane::layOutContent()
{
    auto *content = new QWidget(m_stack);
    m_header = new PersonHeader(content);
    m_old = new PlainLabel(tr("What you see was read earlier and may have changed since."), content);
    m_old->setWordWrap(true);
    m_old->hide();
    m_told = new DecisionBar(content);
    m_hand = new HandPanel(content);
    m_reading = new PlainLabel(content);
    m_reading->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_splitter = new QSplitter(Qt::Vertical, content);
    m_splitter->setChildrenCollapsible(false);
    m_fields = new PersonFieldsView(m_splitter);
    setFocusProxy(&m_fields->table());
    m_tabs = new QTabWidget(m_splitter);
    m_tabs->setDocumentMode(true);
    addTabs();
    m_splitter->addWidget(m_fields);
    m_splitter->addWidget(m_tabs);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_header);
    column->addWidget(m_old);
    column->addWidget(m_told);
    column->addWidget(m_hand);
    column->addWidget(m_reading, 1);
    column->addWidget(m_splitter, 1);
    return content;
}

void PersonPane::addTabs()
{
    m_why = new WhyView(m_tabs);
    m_timeline = new TimelineView(m_tabs);
    m_link = new PersonLinkView(m_tabs);
    m_segments = new FactsTable(tr("Segments"), {tr("Segment"), tr("How")}, m_tabs);
    m_consent =
        new FactsTable(tr("Consent"), {tr("Channel"), tr("What Mautic says"), tr("Since"), tr("Comment")}, m_tabs);
    m_tabs->addTab(m_why, tr("W&hy"));
    m_tabs->addTab(m_timeline, tr("T&imeline"));
    m_tabs->addTab(m_link, tr("&Links"));
    m_tabs->addTab(m_segments, tr("Se&gments"));
    m_tabs->addTab(m_consent, tr("Co&nsent"));
}

void PersonPane::await(const PersonRow &person)
{
    awaitOther(person.who);
    m_awaitedRow = person;
}

void PersonPane::await(const PersonRef &who)
{
    awaitOther(who);
    m_awaitedRow.reset();
}

void PersonPane::awaitOther(const PersonRef &who)
{
    const bool isOther = !m_awaited || !isSamePerson(*m_awaited, who);
    m_awaited = who;
    if (!isOther)
        return;
    m_batch.clear();
    m_told->clear();
    m_hand->close();
    m_fields->leaveThePast();
    m_patience.start();
}

void PersonPane::showRowAlone()
{
    m_patience.stop();
    if (!m_awaited || (m_shown && isSamePerson(*m_shown, *m_awaited)))
        return;
    m_shown.reset();
    m_problem->clear();
    if (!m_awaitedRow) {
        sayReading();
        return;
    }
    m_header->showRow(*m_awaitedRow);
    m_old->hide();
    showBody(false);
}

void PersonPane::sayReading()
{
    m_empty->show({.icon = u"user-identity"_s, .heading = tr("Reading this person …")});
    m_stack->setCurrentIndex(0);
}

void PersonPane::show(const PersonDetails &details)
{
    if (!m_awaited || !isSamePerson(*m_awaited, details.row.who))
        return;
    m_patience.stop();
    m_awaited = details.row.who;
    m_shown = m_awaited;
    m_problem->clear();
    m_header->show(details);
    showFacts(details);
    showBody(true);
}

void PersonPane::showBody(bool isRead)
{
    m_reading->setText(tr("Reading this person …"));
    m_reading->setVisible(!isRead);
    m_splitter->setVisible(isRead);
    m_stack->setCurrentIndex(1);
}

void PersonPane::showFacts(const PersonDetails &details)
{
    m_old->hide();
    m_fields->show(details.fields);
    m_fields->setEditable(!details.row.who.user.value.isEmpty());
    m_hand->setPerson(details);
    m_why->show(details);
    m_timeline->show(details);
    m_link->show(details);
    const bool hasContact = details.row.who.contact.has_value();
    const QString noContact = tr("There is no contact in Mautic yet.");
    m_segments->show(segmentRows(details), hasContact ? tr("The contact is in no segment.") : noContact);
    m_consent->show(consentRows(details),
                    hasContact ? tr("Mautic's Do Not Contact list has no entry: every channel is open.") : noContact);
    //: the number of entries behind the title of a tab
    m_tabs->setTabText(m_tabs->indexOf(m_segments), tr("Se&gments (%1)").arg(details.segments.size()));
    //: the number of entries behind the title of a tab
    m_tabs->setTabText(m_tabs->indexOf(m_consent), tr("Co&nsent (%1)").arg(details.doNotContact.size()));
}

void PersonPane::showProblem(const PersonRef &who, const Error &error)
{
    if (!m_awaited || !isSamePerson(*m_awaited, who))
        return;
    showRowAlone();
    if (error.kind == ErrorKind::NotFound)
        m_problem->showNote(tr("This person is gone."),
                            tr("Neither the application nor Mautic has them any more, as far as was read."));
    else
        m_problem->show(error);
    m_reading->clear();
    m_old->setVisible(m_shown.has_value());
}

void PersonPane::showNobody()
{
    m_patience.stop();
    m_awaited.reset();
    m_shown.reset();
    m_problem->clear();
    m_empty->show({.icon = u"user-identity"_s,
                   .heading = tr("Nobody chosen"),
                   .explanation = tr("Choose somebody in the list to see both sides, field by field, and what happened "
                                     "to them.")});
    m_stack->setCurrentIndex(0);
}

void PersonPane::setSyncEnabled(bool isEnabled) { m_header->setSyncEnabled(isEnabled); }

void PersonPane::showAsOf(const PersonAsOf &then)
{
    if (m_shown && isSamePerson(*m_shown, then.who))
        m_fields->showAsOf(then);
}

/// Waits for the engine: what it does with it is told by the timeline.
void PersonPane::sayKept(const HandDecision &decision, const QString &batch)
{
    if (!m_shown || m_shown->user != decision.user)
        return;
    m_batch = batch;
    const Resolution kept{
        .answer = decision.answer, .field = decision.field, .value = decision.value, .contact = decision.contact};
    //: %1 is what was decided
    m_told->showDecided(tr("Kept: %1. The engine carries it out next.").arg(DecisionWords::what(kept)), 0);
}

void PersonPane::showTakenBack(const QString &batch, const QList<Resolution> &resolutions)
{
    if (batch == m_batch)
        m_batch.clear();
    m_told->showSentence(resolutions.isEmpty() ? tr("Nothing of it was left to take back.")
                                               : DecisionWords::takenBack(resolutions));
}

void PersonPane::showError(const Error &error) { m_problem->show(error); }

void PersonPane::explain()
{
    m_tabs->setCurrentWidget(m_why);
    m_why->setFocus(Qt::OtherFocusReason);
}

QByteArray PersonPane::saveLayout() const { return m_splitter->saveState(); }

void PersonPane::restoreLayout(const QByteArray &state) { m_splitter->restoreState(state); }

} // namespace lockstep
