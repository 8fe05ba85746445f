// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/case_view.h"

#include "gui/candidates_view.h"
#include "gui/case_background.h"
#include "gui/case_people.h"
#include "gui/cases_texts.h"
#include "gui/elided_label.h"
#include "gui/fold.h"
#include "gui/offer_list.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "gui/three_way_view.h"
#include "models/plain_text.h"
#include "words/case_words.h"
#include "words/offer_words.h"
#include "words/person_words.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

constexpr int longestNote = 500;

bool asksWhoIsWho(const CaseFile &file)
{
    return std::any_of(file.offers.cbegin(), file.offers.cend(),
                       [](const CaseOffer &offer) { return offer.answer == Answer::LinkContact; });
}

} // namespace

CaseView::CaseView(QWidget *parent)
    : QWidget(parent)
    , m_problem(new ProblemBar(this))
    , m_person(new ElidedLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_standing(new PlainLabel(this))
    , m_content(new QWidget(this))
    , m_reading(new PlainLabel(this))
    , m_reason(new PlainLabel(m_content))
    , m_threeWay(new ThreeWayView(m_content))
    , m_candidates(new CandidatesView(m_content))
    , m_others(new PlainLabel(m_content))
    , m_hint(new PlainLabel(m_content))
    , m_consent(new PlainLabel(m_content))
    , m_concerns(new PlainLabel(m_content))
    , m_note(new QLineEdit(m_content))
    , m_offers(new OfferList(m_content))
    , m_people(new CasePeople(m_content))
    , m_peopleFold(new Fold(tr("Whom it is about"), *m_people, m_content))
    , m_background(new CaseBackground(m_content))
{
    setAccessibleName(tr("The chosen case"));
    layOut();
    connectParts();
    clear();
}

void CaseView::connectParts()
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(150ms);
    connect(&m_patience, &QTimer::timeout, this, &CaseView::blank);
    connect(m_people, &CasePeople::personChosen, this, &CaseView::personChosen);
    connect(m_people, &CasePeople::addressChosen, this, &CaseView::addressChosen);
    connect(m_threeWay, &ThreeWayView::addressChosen, this, &CaseView::addressChosen);
    connect(m_candidates, &CandidatesView::addressChosen, this, &CaseView::addressChosen);
    connect(m_problem, &ProblemBar::actionChosen, this, &CaseView::rereadChosen);
    connect(m_note, &QLineEdit::returnPressed, this, &CaseView::leftNote);
    m_note->installEventFilter(this);
}

void CaseView::layOut()
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_person->setFont(larger);
    QFont bold = font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    for (PlainLabel *label : {m_sentence, m_standing, m_reason, m_others, m_hint, m_consent, m_concerns, m_reading}) {
        label->setWordWrap(true);
        // One long word makes nothing wider than the page.
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_problem->offer(tr("&Try again"));
    m_note->setAccessibleName(tr("Why"));
    m_note->setPlaceholderText(tr("Why? Kept with the answer (W)"));
    m_note->setMaxLength(longestNote);
    auto *inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, fontMetrics().averageCharWidth(), 0);
    layOutContent(*inner);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    column->addWidget(m_person);
    column->addWidget(m_sentence);
    column->addWidget(m_standing);
    column->addWidget(m_problem);
    column->addWidget(m_reading);
    column->addWidget(scroll, 1);
}

void CaseView::layOutContent(QVBoxLayout &column)
{
    column.setSpacing(fontMetrics().height() / 2);
    for (QWidget *part : QList<QWidget *>{m_reason, m_others, m_threeWay, m_candidates, m_hint, m_concerns, m_consent,
                                          m_offers, m_note, m_peopleFold, m_background})
        column.addWidget(part);
    column.addStretch();
}

void CaseView::await(const QueuedCase &queued)
{
    const bool isOther = m_awaited != queued.row.open.id;
    m_awaited = queued.row.open.id;
    showHead(queued);
    m_problem->clear();
    if (!isOther)
        return;
    m_file.reset();
    m_note->clear();
    m_offers->setEnabled(false);
    m_patience.start();
}

void CaseView::showHead(const QueuedCase &queued)
{
    m_person->setText(oneLine(calledIn(queued.row.user)));
    m_sentence->setText(oneLine(CaseWords::sentence(queued.row.open.content)));
    const QString standing = standingOf(queued);
    m_standing->setText(oneLine(standing));
    m_standing->setVisible(!standing.isEmpty());
    m_person->show();
    m_sentence->show();
}

void CaseView::show(const CaseFile &file)
{
    if (file.queued.row.open.id != m_awaited)
        return;
    m_patience.stop();
    m_reading->hide();
    m_problem->clear();
    // Somebody may be reading or typing.
    if (m_file && *m_file == file)
        return;
    m_file = file;
    showHead(file.queued);
    const PersonField *field = fieldInQuestion(file);
    if (field != nullptr)
        m_threeWay->show(*field);
    m_threeWay->setContactAddress(file.person.contactUrl);
    m_threeWay->setVisible(field != nullptr);
    m_candidates->show(file);
    m_candidates->setVisible(asksWhoIsWho(file) && !file.candidates.isEmpty());
    showNotes(file);
    m_offers->show(file);
    m_offers->setEnabled(true);
    m_people->show(file.queued.row);
    m_background->show(file);
    m_content->show();
}

void CaseView::showNotes(const CaseFile &file)
{
    const Case &content = file.queued.row.open.content;
    //: %1 is what Mautic answered, in its own words
    m_reason->setText(tr("Mautic said: %1").arg(oneLine(content.detail)));
    m_reason->setVisible(!content.detail.isEmpty());
    m_hint->setText(CaseWords::whatToDo(content.kind));
    QStringList others;
    for (const PersonName &other : file.queued.row.otherUsers)
        others.append(oneLine(PersonWords::nameAndAddress(other)));
    //: %1 is a list of people
    m_others->setText(tr("The other user(s): %1", "", static_cast<int>(others.size())).arg(others.join(u" · "_s)));
    m_others->setVisible(!others.isEmpty());
    QStringList concerns;
    for (const ConcernedAddress &each : file.concerns)
        concerns.append(QString(u"⚠ "_s + OfferWords::concern(each)));
    m_concerns->setText(concerns.join(u'\n'));
    m_concerns->setVisible(!concerns.isEmpty());
    const QString consent = consentNote(file);
    m_consent->setText(consent);
    m_consent->setVisible(!consent.isEmpty());
}

QString CaseView::note() const { return m_note->text().trimmed(); }

void CaseView::focusNote() { m_note->setFocus(Qt::ShortcutFocusReason); }

bool CaseView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_note && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        Q_EMIT leftNote();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void CaseView::showProblem(qint64 caseNumber, const Error &error)
{
    if (caseNumber != m_awaited)
        return;
    blank();
    m_reading->hide();
    if (error.kind == ErrorKind::NotFound)
        m_problem->showNote(tr("Nobody has to decide this any more."),
                            tr("Somebody answered it, or both sides agree by now."));
    else
        m_problem->show(error);
}

void CaseView::blank()
{
    m_patience.stop();
    m_content->hide();
    m_offers->clear();
    m_reading->setText(tr("Reading this case …"));
    m_reading->show();
}

void CaseView::clear()
{
    blank();
    m_awaited = -1;
    m_file.reset();
    m_problem->clear();
    m_person->hide();
    m_sentence->hide();
    m_standing->hide();
    m_reading->setText(tr("Choose a case to see what it is about."));
}

} // namespace lockstep
