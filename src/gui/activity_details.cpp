// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity_details.h"

#include "gui/changes_texts.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "models/field_changes_model.h"
#include "models/plain_text.h"
#include "words/activity_words.h"
#include "words/engine_words.h"
#include "words/error_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lockstep
{

ActivityDetails::ActivityDetails(QWidget *parent)
    : QScrollArea(parent)
    , m_changes(new FieldChangesModel(this))
    , m_heading(new PlainLabel(this))
    , m_problem(new PlainLabel(this))
    , m_fields(new QTableView(this))
    , m_showPerson(new QPushButton(themedIcon(u"user-identity"_s), tr("Show &person"), this))
{
    m_changes->setTexts(fieldChangeTexts());
    m_fields->setModel(m_changes);
    layOut();
    clear();
    connect(m_showPerson, &QPushButton::clicked, this, [this] { Q_EMIT personChosen(m_who); });
}

void ActivityDetails::layOut()
{
    setAccessibleName(tr("The chosen entry"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_heading->setFont(larger);
    for (PlainLabel *label : {m_heading, m_problem}) {
        label->setWordWrap(true);
        // One long word makes nothing wider than the pane.
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_fields->setAccessibleName(tr("Values that were written"));
    m_fields->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fields->setAlternatingRowColors(true);
    m_fields->setShowGrid(false);
    m_fields->setWordWrap(false);
    m_fields->setTabKeyNavigation(false);
    m_fields->setMinimumHeight(fontMetrics().height() * 8);
    m_fields->verticalHeader()->hide();
    m_fields->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_fields->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_fields->horizontalHeader()->setHighlightSections(false);
    m_fields->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    m_column->addWidget(m_heading);
    m_column->addWidget(m_problem);
    m_column->addWidget(m_showPerson, 0, Qt::AlignLeft);
    m_column->addWidget(m_fields, 1);
    m_column->addStretch();
    setWidget(content);
}

void ActivityDetails::addFact(const QString &title, const QString &text)
{
    if (text.isEmpty())
        return;
    auto *grid = static_cast<QGridLayout *>(m_facts->layout());
    auto *label = new PlainLabel(title, m_facts);
    auto *fact = new PlainLabel(oneLine(text), m_facts);
    fact->setWordWrap(true);
    fact->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    fact->setAccessibleName(title);
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0, Qt::AlignTop);
    grid->addWidget(fact, row, 1);
    label->show();
    fact->show();
}

void ActivityDetails::removeFacts()
{
    delete m_facts;
    m_facts = new QWidget(widget());
    auto *grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(fontMetrics().height() / 4);
    grid->setColumnStretch(1, 1);
    m_column->insertWidget(2, m_facts);
    m_facts->show();
}

void ActivityDetails::show(const ActivityEntry &entry)
{
    removeFacts();
    m_heading->setText(oneLine(ActivityWords::what(entry)));
    m_problem->setText(ActivityWords::failure(entry));
    m_problem->setVisible(!m_problem->text().isEmpty());
    addFact(tr("When"), ValueWords::exactDateTime(momentOf(entry)));
    addFact(tr("Kind"), ActivityWords::kind(kindOf(entry)));
    if (const auto *request = std::get_if<RequestRecord>(&entry))
        showRequest(*request);
    else
        showChange(std::get<WrittenEntry>(entry));
}

void ActivityDetails::showRequest(const RequestRecord &request)
{
    addFact(tr("What for"), EngineWords::purpose(request.purpose));
    addFact(tr("Answer"), ActivityWords::ended(request));
    if (request.failure)
        addFact(tr("What it means"), ErrorWords::sentencesFor({.kind = *request.failure}).whatItMeans);
    addFact(tr("Took"), ActivityWords::took(request));
    addFact(tr("Sent"), ActivityWords::size(request.bytesSent));
    addFact(tr("Received"), ActivityWords::size(request.bytesReceived));
    m_fields->hide();
    m_showPerson->hide();
}

void ActivityDetails::showChange(const WrittenEntry &entry)
{
    const AppliedRow &row = entry.row;
    addFact(tr("Outcome"), ActivityWords::ended(entry));
    addFact(tr("Reason"), row.reason);
    addFact(tr("User"), row.user.value);
    addFact(tr("Contact"), row.contact ? QString::number(row.contact->value) : QString());
    addFact(tr("Written by"), ActivityWords::run(entry));
    m_who = {.user = row.user, .contact = row.contact};
    m_showPerson->setVisible(!row.user.value.isEmpty() || row.contact);
    m_changes->show(row.changes);
    m_fields->setVisible(!row.changes.isEmpty());
}

void ActivityDetails::clear()
{
    removeFacts();
    m_heading->setText(tr("Choose an entry to see everything that is kept of it."));
    for (QWidget *part : QList<QWidget *>{m_problem, m_fields, m_showPerson})
        part->hide();
}

} // namespace lockstep
