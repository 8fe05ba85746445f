// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/case_background.h"

#include "gui/fold.h"
#include "gui/person_facts.h"
#include "gui/person_fields_view.h"
#include "gui/timeline_view.h"
#include "models/person_fields_model.h"
#include "words/decision_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QTableView>
#include <QTableWidget>

#include <algorithm>

namespace lockstep
{

namespace
{

QList<QStringList> earlierRows(const QList<Resolution> &earlier)
{
    QList<QStringList> rows;
    for (const Resolution &each : earlier)
        rows.append({ValueWords::dateTime(each.at), DecisionWords::who(each), DecisionWords::what(each), each.note,
                     DecisionWords::state(each.state)});
    return rows;
}

} // namespace

CaseBackground::CaseBackground(QWidget *parent)
    : QWidget(parent)
    , m_fields(new PersonFieldsView(this))
    , m_link(new PersonLinkView(this))
    , m_consent(
          new FactsTable(tr("Consent"), {tr("Channel"), tr("What Mautic says"), tr("Since"), tr("Comment")}, this))
    , m_timeline(new TimelineView(this))
    , m_earlier(new FactsTable(tr("Decided before"), {tr("When"), tr("Who"), tr("What"), tr("Why"), tr("State")}, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    addFolds();
    const int line = fontMetrics().height();
    m_fields->table().setMinimumHeight(line * 14);
    m_timeline->table().setMinimumHeight(line * 14);
    for (FactsTable *table : {m_consent, m_earlier})
        table->table().setMinimumHeight(line * 6);
}

void CaseBackground::addFolds()
{
    m_fieldsFold = addFold(*m_fields);
    m_consentFold = addFold(*m_consent);
    m_linkFold = addFold(*m_link);
    m_timelineFold = addFold(*m_timeline);
    m_earlierFold = addFold(*m_earlier);
    showTitles();
}

Fold *CaseBackground::addFold(QWidget &content)
{
    auto *fold = new Fold({}, content, this);
    layout()->addWidget(fold);
    connect(fold, &Fold::toggled, this, &CaseBackground::fillOpen);
    return fold;
}

void CaseBackground::show(const CaseFile &file)
{
    m_file = file;
    showTitles();
    fillOpen();
}

void CaseBackground::showTitles()
{
    const PersonDetails &person = m_file.person;
    const auto differing = std::count_if(person.fields.cbegin(), person.fields.cend(),
                                         [](const PersonField &field) { return isDiffering(field.standing); });
    //: %1 of so many fields
    m_fieldsFold->setTitle(tr("All %n field(s), %1 differ", "", static_cast<int>(person.fields.size())).arg(differing));
    m_consentFold->setTitle(tr("Consent: %n opt-out(s)", "", static_cast<int>(person.doNotContact.size())));
    m_linkFold->setTitle(person.link ? tr("Link to contact %1").arg(person.link->contact.value) : tr("Not linked"));
    m_timelineFold->setTitle(tr("Timeline: %n entries", "", static_cast<int>(person.timeline.size())));
    m_earlierFold->setTitle(tr("Decided before: %n time(s)", "", static_cast<int>(m_file.earlier.size())));
    m_earlierFold->setVisible(!m_file.earlier.isEmpty());
}

void CaseBackground::fillOpen()
{
    if (m_fieldsFold->isOpen())
        m_fields->show(m_file.person.fields);
    if (m_linkFold->isOpen())
        m_link->show(m_file.person);
    if (m_consentFold->isOpen())
        m_consent->show(consentRows(m_file.person), tr("Mautic's Do Not Contact list has no entry for this person."));
    if (m_timelineFold->isOpen())
        m_timeline->show(m_file.person.timeline);
    if (m_earlierFold->isOpen())
        m_earlier->show(earlierRows(m_file.earlier), {});
}

} // namespace lockstep
