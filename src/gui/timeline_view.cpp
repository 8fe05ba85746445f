// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline_view.h"

#include "gui/flow_layout.h"
#include "gui/form_rows.h"
#include "gui/icons.h"
#include "gui/people_texts.h"
#include "gui/plain_label.h"
#include "gui/two_line_delegate.h"
#include "models/timeline_model.h"
#include "words/error_words.h"
#include "words/timeline_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_side(new QComboBox(this))
    , m_words(new QLineEdit(this))
    , m_ask(new QToolButton(this))
    , m_export(new QToolButton(this))
    , m_note(wrapped({}, this))
    , m_table(new QTableView(this))
{
    auto *column = new QVBoxLayout(this);
    column->addLayout(layOutFilters());
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    addWays();
    setUpTable();
    useModel();
    fillSides();
    say({});
    for (QComboBox *box : {m_kind, m_side})
        connect(box, &QComboBox::currentIndexChanged, this, &TimelineView::lookAtChosen);
    connect(m_words, &QLineEdit::textChanged, this, &TimelineView::lookAtChosen);
    connect(m_ask, &QToolButton::clicked, this, &TimelineView::askMautic);
}

QLayout *TimelineView::layOutFilters()
{
    auto *label = new PlainLabel(tr("Sho&w:"), this);
    label->setBuddy(m_kind);
    m_kind->setAccessibleName(tr("Kind of entries shown"));
    m_side->setAccessibleName(tr("Side of the entries shown"));
    for (QComboBox *box : {m_kind, m_side})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_words->setPlaceholderText(tr("Words in it"));
    m_words->setAccessibleName(tr("Words in the entries shown"));
    m_words->setClearButtonEnabled(true);
    m_words->setMaxLength(200);
    m_words->setMinimumWidth(fontMetrics().averageCharWidth() * 14);
    auto *row = new FlowLayout;
    row->setSpacing(fontMetrics().averageCharWidth() / 2);
    for (QWidget *part :
         {static_cast<QWidget *>(label), static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_side),
          static_cast<QWidget *>(m_words), static_cast<QWidget *>(m_ask), static_cast<QWidget *>(m_export)})
        row->addWidget(part);
    return row;
}

void TimelineView::addWays()
{
    m_ask->setText(tr("As&k Mautic"));
    m_ask->setIcon(themedIcon(u"view-refresh"_s));
    m_ask->setToolTip(tr("Reads what Mautic itself says happened to the contact: one API request."));
    m_export->setText(tr("E&xport"));
    m_export->setIcon(themedIcon(u"document-save"_s));
    m_export->setPopupMode(QToolButton::InstantPopup);
    for (QToolButton *button : {m_ask, m_export}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        button->hide();
    }
    auto *menu = new QMenu(m_export);
    connect(menu->addAction(tr("As a &table (CSV) …")), &QAction::triggered, this,
            [this] { Q_EMIT exportWanted(TimelineFormat::Csv); });
    connect(menu->addAction(tr("As &JSON …")), &QAction::triggered, this,
            [this] { Q_EMIT exportWanted(TimelineFormat::Json); });
    m_export->setMenu(menu);
}

void TimelineView::setUpTable()
{
    m_table->setAccessibleName(tr("Timeline, newest first"));
    m_table->setItemDelegate(new TwoLineDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->horizontalHeader()->hide();
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 5 / 2);
}

/// Anew for every palette: the signs are drawn in its colours.
void TimelineView::useModel()
{
    auto *model = new TimelineModel(timelineTexts(palette()), this);
    m_table->setModel(model);
    delete m_model;
    m_model = model;
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    merge();
}

void TimelineView::show(const QList<TimelineEntry> &entries)
{
    m_entries = entries;
    merge();
}

void TimelineView::show(const PersonDetails &details)
{
    const bool isSame = details.row.who.contact && details.row.who.contact == m_who.contact;
    m_who = details.row.who;
    if (!isSame) {
        m_events.clear();
        say({});
    }
    m_ask->setVisible(m_who.contact.has_value());
    m_ask->setEnabled(true);
    m_export->show();
    show(details.timeline);
}

void TimelineView::merge()
{
    QList<TimelineEntry> all = m_entries + m_events;
    std::stable_sort(all.begin(), all.end(),
                     [](const TimelineEntry &a, const TimelineEntry &b) { return a.at > b.at; });
    m_model->show(all);
    fillKinds();
    lookAtChosen();
}

void TimelineView::askMautic()
{
    if (!m_who.contact)
        return;
    m_ask->setEnabled(false);
    say(tr("Asking Mautic …"));
    Q_EMIT eventsWanted(*m_who.contact);
}

void TimelineView::showEvents(ContactId contact, const ContactEventPage &page)
{
    if (m_who.contact != contact)
        return;
    m_ask->setEnabled(true);
    m_events.clear();
    for (const ContactEvent &event : page.events)
        m_events.append({.at = event.at, .kind = TimelineKind::MauticEvent, .event = event});
    const auto count = static_cast<int>(page.events.size());
    if (count < page.total)
        //: %1 is how many there are in all
        say(tr("Mautic's newest %n of %1 entries are in this list.", nullptr, count)
                .arg(ValueWords::number(page.total)));
    else
        say(count == 0 ? tr("Mautic has no entries about this contact.")
                       : tr("All %n entries of Mautic are in this list.", nullptr, count));
    merge();
}

void TimelineView::showEventsProblem(ContactId contact, const Error &error)
{
    if (m_who.contact == contact)
        showProblem(error);
}

void TimelineView::showProblem(const Error &error)
{
    m_ask->setEnabled(true);
    say(ErrorWords::paragraphFor(error));
}

void TimelineView::showExported(const QString &file, int entries)
{
    //: %1 is a file
    say(tr("%n entries written to %1.", nullptr, entries).arg(file));
}

TimelineExport TimelineView::exportOf(TimelineFormat format, const QString &file) const
{
    return {.who = m_who, .entries = m_model->shown(), .format = format, .file = file};
}

void TimelineView::say(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

/// A kind that this person has too stays chosen.
void TimelineView::fillKinds()
{
    const QSignalBlocker quiet(m_kind);
    const QVariant chosen = m_kind->currentData();
    m_kind->clear();
    m_kind->addItem(tr("everything"));
    for (const TimelineKind kind : m_model->kinds())
        m_kind->addItem(TimelineWords::kindLabel(kind), static_cast<int>(kind));
    const int place = chosen.isValid() ? m_kind->findData(chosen) : 0;
    m_kind->setCurrentIndex(std::max(0, place));
    m_kind->setEnabled(m_kind->count() > 1);
}

void TimelineView::fillSides()
{
    m_side->addItem(tr("everywhere"));
    for (const TimelineSide side : {TimelineSide::App, TimelineSide::Mautic, TimelineSide::Lockstep})
        m_side->addItem(TimelineWords::sideLabel(side), static_cast<int>(side));
}

void TimelineView::lookAtChosen()
{
    TimelineFilter filter{.text = m_words->text().trimmed()};
    if (const QVariant kind = m_kind->currentData(); kind.isValid())
        filter.kind = static_cast<TimelineKind>(kind.toInt());
    if (const QVariant side = m_side->currentData(); side.isValid())
        filter.side = static_cast<TimelineSide>(side.toInt());
    m_model->lookAt(filter);
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        useModel();
}

} // namespace lockstep
