// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/changes_details.h"

#include "gui/changes_texts.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "models/field_changes_model.h"
#include "models/plain_text.h"
#include "words/plan_words.h"
#include "words/row_words.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Long sentences in a low pane.
QScrollArea *scrolling(QWidget *content)
{
    auto *area = new QScrollArea(content->parentWidget());
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace

ChangesDetails::ChangesDetails(QWidget *parent)
    : QWidget(parent)
    , m_changes(new FieldChangesModel(this))
    , m_sentence(new PlainLabel(this))
    , m_person(new PlainLabel(this))
    , m_risk(new PlainLabel(this))
    , m_outcome(new PlainLabel(this))
    , m_fields(new QTableView(this))
    , m_showPerson(new QPushButton(themedIcon(u"user-identity"_s), tr("Show &person"), this))
{
    m_changes->setTexts(fieldChangeTexts());
    m_fields->setModel(m_changes);
    setAccessibleName(tr("The selected row"));
    layOut();
    clear();
    connect(m_showPerson, &QPushButton::clicked, this, [this] { Q_EMIT personChosen(m_who); });
}

void ChangesDetails::layOut()
{
    QFont bold = font();
    bold.setBold(true);
    m_sentence->setFont(bold);
    for (PlainLabel *label : {m_sentence, m_person, m_risk, m_outcome}) {
        label->setWordWrap(true);
        // One long word makes nothing wider than the pane.
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    // A name that reads from the right stays at its place.
    m_person->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter);
    m_fields->setAccessibleName(tr("Values that would be written"));
    m_fields->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_fields->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fields->setAlternatingRowColors(true);
    m_fields->setShowGrid(false);
    m_fields->setWordWrap(false);
    m_fields->setTabKeyNavigation(false);
    m_fields->verticalHeader()->hide();
    m_fields->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_fields->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_fields->horizontalHeader()->setHighlightSections(false);
    m_fields->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *sentences = new QWidget(this);
    auto *texts = new QVBoxLayout(sentences);
    texts->setContentsMargins(0, 0, 0, 0);
    for (PlainLabel *label : {m_sentence, m_person, m_risk, m_outcome})
        texts->addWidget(label);
    texts->addWidget(m_showPerson, 0, Qt::AlignLeft);
    texts->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(scrolling(sentences), 2);
    row->addWidget(m_fields, 3);
}

void ChangesDetails::show(const PlanRowView &view)
{
    m_who = {.user = view.row.user, .contact = view.row.contact};
    m_sentence->setText(oneLine(PlanWords::rowSentence(view.row)));
    const QString email = view.person ? view.person->email : QString();
    const QString person = personIn(view);
    m_person->setText(oneLine(email.isEmpty() || email == person ? person : QString(person + u" · "_s + email)));
    m_risk->setText(RowWords::riskExplanation(riskOf(view.row)));
    m_outcome->setText(outcomeSentence(view));
    m_changes->show(view.row.changes);
    m_fields->setVisible(!view.row.changes.isEmpty());
    m_person->setVisible(!person.isEmpty());
    m_showPerson->setVisible(!person.isEmpty());
    m_risk->setVisible(riskOf(view.row) != RowRisk::None);
    m_outcome->setVisible(view.outcome || view.isFinal || view.choice != RowChoice::Included);
}

void ChangesDetails::clear()
{
    m_who = {};
    m_sentence->setText(tr("Choose a row to see it field by field."));
    m_changes->show({});
    for (QWidget *part : QList<QWidget *>{m_person, m_risk, m_outcome, m_fields, m_showPerson})
        part->hide();
}

} // namespace lockstep
