// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"
#include "domain/result.h"

#include <QTimer>
#include <QUrl>
#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace lockstep
{

class CandidatesView;
class CaseBackground;
class CasePeople;
class ElidedLabel;
class Fold;
class OfferList;
class PlainLabel;
class ProblemBar;
class ThreeWayView;

/// One case: why somebody is asked, what is on both sides, and every answer. What is known of the person besides is
/// folded. Shows the case asked for last; what comes late about another is dropped.
class CaseView final : public QWidget
{
    Q_OBJECT

public:
    explicit CaseView(QWidget *parent = nullptr);

    /// This case is being read. What is shown stays for a moment, but cannot be answered.
    void await(const QueuedCase &queued);
    void show(const CaseFile &file);
    void showProblem(qint64 caseNumber, const Error &error);
    void clear();
    /// Nothing until the case is read.
    [[nodiscard]] const std::optional<CaseFile> &file() const { return m_file; }
    [[nodiscard]] OfferList &offers() const { return *m_offers; }
    /// What somebody typed as the reason for the answer.
    [[nodiscard]] QString note() const;
    void focusNote();

Q_SIGNALS:
    void personChosen(const lockstep::PersonRef &who);
    void addressChosen(const QUrl &address);
    void rereadChosen();
    /// The reason is typed, or left.
    void leftNote();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void layOutContent(QVBoxLayout &column);
    void connectParts();
    void showHead(const QueuedCase &queued);
    void showNotes(const CaseFile &file);
    void blank();

    qint64 m_awaited = -1;
    std::optional<CaseFile> m_file;
    /// Until then the case before stays on the screen.
    QTimer m_patience;
    ProblemBar *m_problem;
    ElidedLabel *m_person;
    PlainLabel *m_sentence;
    PlainLabel *m_standing;
    QWidget *m_content;
    PlainLabel *m_reading;
    PlainLabel *m_reason;
    ThreeWayView *m_threeWay;
    CandidatesView *m_candidates;
    PlainLabel *m_others;
    PlainLabel *m_hint;
    PlainLabel *m_consent;
    PlainLabel *m_concerns;
    QLineEdit *m_note;
    OfferList *m_offers;
    CasePeople *m_people;
    Fold *m_peopleFold;
    CaseBackground *m_background;
};

} // namespace lockstep
