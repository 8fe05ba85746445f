// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/hand_preview.h"
#include "domain/person_as_of.h"
#include "domain/result.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace lockstep
{

class DecisionBar;
class EmptyNote;
class FactsTable;
class HandPanel;
class PersonFieldsView;
class PersonHeader;
class PersonLinkView;
class PlainLabel;
class ProblemBar;
class TimelineView;
class WhyView;

/// One person: who they are, their fields on both sides, links, segments, consent and what happened. Shows the person
/// asked for last; what comes late about another is dropped.
class PersonPane final : public QWidget
{
    Q_OBJECT

public:
    explicit PersonPane(QWidget *parent = nullptr);

    /// This person is being read. What is shown stays for a moment, so that quick answers do not flicker.
    void await(const PersonRow &person);
    /// The same without a row of the list, after a jump from elsewhere.
    void await(const PersonRef &who);
    void show(const PersonDetails &details);
    /// What was read of this person before stays, marked as old.
    void showProblem(const PersonRef &who, const Error &error);
    void showNobody();
    void setSyncEnabled(bool isEnabled);
    /// Dropped where it is about another person by now.
    void showAsOf(const PersonAsOf &then);
    void showTakenBack(const QString &batch, const QList<Resolution> &resolutions);
    /// What was decided could not be taken back.
    void showError(const Error &error);

    /// Where values and links are changed by hand.
    [[nodiscard]] HandPanel &hand() const { return *m_hand; }
    [[nodiscard]] TimelineView &timeline() const { return *m_timeline; }
    /// Who was asked for last; nothing when nobody is.
    [[nodiscard]] const std::optional<PersonRef> &awaited() const { return m_awaited; }
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &state);

Q_SIGNALS:
    void syncChosen(const lockstep::PersonRef &who);
    void openInMauticChosen(const QUrl &url);
    /// After a problem: this person is to be read again.
    void rereadChosen(const lockstep::PersonRef &who);
    void asOfWanted(const lockstep::PersonRef &who, lockstep::Moment at);
    void caseWanted(qint64 caseNumber);
    void takeBackChosen(const QString &batch);

private:
    [[nodiscard]] QWidget *layOutContent();
    void addTabs();
    void connectContent();
    void sayKept(const HandDecision &decision, const QString &batch);
    void explain();
    void showRowAlone();
    void showFacts(const PersonDetails &details);
    void showBody(bool isRead);
    void awaitOther(const PersonRef &who);
    void sayReading();

    std::optional<PersonRef> m_awaited;
    /// As the list has it; nothing where only the reference is known.
    std::optional<PersonRow> m_awaitedRow;
    /// Whose details are on the screen.
    std::optional<PersonRef> m_shown;
    /// Until then the person before stays on the screen.
    QTimer m_patience;
    ProblemBar *m_problem;
    QStackedWidget *m_stack;
    EmptyNote *m_empty;
    PersonHeader *m_header;
    PlainLabel *m_old;
    PlainLabel *m_reading;
    QSplitter *m_splitter;
    PersonFieldsView *m_fields;
    QTabWidget *m_tabs;
    WhyView *m_why;
    HandPanel *m_hand;
    DecisionBar *m_told;
    /// By which what was done last is taken back.
    QString m_batch;
    TimelineView *m_timeline;
    PersonLinkView *m_link;
    FactsTable *m_segments;
    FactsTable *m_consent;
};

} // namespace lockstep
