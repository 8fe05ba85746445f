// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/person_fields_view.h"

#include "gui/form_rows.h"
#include "gui/icons.h"
#include "gui/people_texts.h"
#include "gui/plain_label.h"
#include "gui/two_line_delegate.h"
#include "models/person_fields_model.h"
#include "words/value_words.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QDateTimeEdit>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

PersonFieldsView::PersonFieldsView(QWidget *parent)
    : QWidget(parent)
    , m_summary(new PlainLabel(this))
    , m_known(wrapped({}, this))
    , m_edit(new QToolButton(this))
    , m_past(new QToolButton(this))
    , m_moment(new QDateTimeEdit(this))
    , m_table(new QTableView(this))
{
    layOut();
    setUpTable();
    setUpMoment();
    useModel();
    addActions();
}

void PersonFieldsView::layOut()
{
    m_summary->setWordWrap(true);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_known->hide();
    m_edit->setText(tr("Edit …"));
    m_edit->setIcon(themedIcon(u"document-edit"_s));
    m_past->setText(tr("As of …"));
    m_past->setIcon(themedIcon(u"view-calendar"_s));
    m_past->setToolTip(tr("Shows both sides as they were at a moment you choose"));
    m_past->setCheckable(true);
    for (QToolButton *button : {m_edit, m_past}) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto *top = new QHBoxLayout;
    top->addWidget(m_summary, 1);
    top->addWidget(m_edit);
    top->addWidget(m_past);
    top->addWidget(m_moment);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_known);
    column->addWidget(m_table, 1);
}

void PersonFieldsView::setUpMoment()
{
    m_moment->setCalendarPopup(true);
    m_moment->setAccessibleName(tr("Both sides as of"));
    m_moment->setDisplayFormat(locale().dateTimeFormat(QLocale::ShortFormat));
    m_moment->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(200));
    connect(&m_pause, &QTimer::timeout, this, &PersonFieldsView::askAsOf);
    connect(m_past, &QToolButton::toggled, this, &PersonFieldsView::showPast);
    connect(m_moment, &QDateTimeEdit::dateTimeChanged, this, [this] { m_pause.start(); });
}

void PersonFieldsView::addActions()
{
    auto *edit = new QAction(tr("&Edit …"), this);
    edit->setShortcut(Qt::Key_F2);
    edit->setShortcutContext(Qt::WidgetShortcut);
    auto *copy = new QAction(tr("&Copy value"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addActions({edit, copy});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &PersonFieldsView::copyValue);
    connect(edit, &QAction::triggered, this, &PersonFieldsView::edit);
    connect(m_edit, &QToolButton::clicked, this, &PersonFieldsView::edit);
    connect(m_table, &QTableView::doubleClicked, this, &PersonFieldsView::edit);
}

void PersonFieldsView::setUpTable()
{
    m_table->setAccessibleName(tr("Fields"));
    m_table->setAccessibleDescription(
        tr("What the application holds, what both sides last agreed on, and what Mautic holds."));
    m_table->setItemDelegate(new TwoLineDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setMinimumHeight(fontMetrics().height() * 6);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

/// Anew for every palette: the signs are drawn in its colours.
void PersonFieldsView::useModel()
{
    auto *model = new PersonFieldsModel(personFieldTexts(palette()), this);
    model->show(m_fields);
    m_table->setModel(model);
    delete m_model;
    m_model = model;
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(fontMetrics().averageCharWidth() * 8);
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(static_cast<int>(FieldColumn::Name), QHeaderView::Interactive);
    header->resizeSection(static_cast<int>(FieldColumn::Name), fontMetrics().averageCharWidth() * 22);
}

void PersonFieldsView::show(const QList<PersonField> &fields)
{
    m_now = fields;
    if (isPast())
        askAsOf();
    else
        showFields(fields);
}

void PersonFieldsView::showFields(const QList<PersonField> &fields)
{
    const int row = m_table->currentIndex().row();
    m_fields = fields;
    m_model->show(fields);
    if (row >= 0 && row < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(row, static_cast<int>(FieldColumn::Name)));
    m_summary->setText(m_then ? summaryOfThen() : summary());
    enableEdit();
}

void PersonFieldsView::showAsOf(const PersonAsOf &then)
{
    if (!isPast() || then.at != chosenMoment())
        return;
    m_then = then;
    showFields(then.fields);
    const bool isKnown = then.at >= then.knownSince;
    const QString since = ValueWords::dateTime(then.knownSince);
    m_known->setText(isKnown
                         ? tr("Changes are known since %1.").arg(since)
                         : tr("Changes are known only since %1: what was before is shown as it was then.").arg(since));
}

void PersonFieldsView::showPast(bool isPast)
{
    m_moment->setVisible(isPast);
    m_known->setVisible(isPast);
    m_then.reset();
    enableEdit();
    if (!isPast) {
        showFields(m_now);
        return;
    }
    const QSignalBlocker quiet(m_moment);
    const QDateTime now = QDateTime::currentDateTime();
    m_moment->setMaximumDateTime(now);
    m_moment->setDateTime(now.addDays(-1));
    m_known->setText(tr("Reading …"));
    askAsOf();
}

void PersonFieldsView::askAsOf()
{
    m_pause.stop();
    if (isPast())
        Q_EMIT asOfWanted(chosenMoment());
}

void PersonFieldsView::leaveThePast() { m_past->setChecked(false); }

bool PersonFieldsView::isPast() const { return m_past->isChecked(); }

Moment PersonFieldsView::chosenMoment() const { return Moment::fromSeconds(m_moment->dateTime().toSecsSinceEpoch()); }

void PersonFieldsView::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    m_edit->setToolTip(isEditable
                           ? tr("Changes the chosen field by hand (F2)")
                           : tr("Only users of the application can be changed here: Lockstep starts from them."));
    enableEdit();
}

void PersonFieldsView::enableEdit() { m_edit->setEnabled(m_isEditable && !isPast() && !m_fields.isEmpty()); }

void PersonFieldsView::edit()
{
    if (!m_edit->isEnabled())
        return;
    const int row = std::max(0, m_table->currentIndex().row());
    Q_EMIT editChosen(m_fields.at(row).alias);
}

QString PersonFieldsView::summaryOfThen() const
{
    return tr("Both sides as they were on %1").arg(ValueWords::dateTime(m_then->at));
}

QString PersonFieldsView::summary() const
{
    const auto count = static_cast<int>(m_fields.size());
    const int differing = m_model->differing();
    const int oneSided = m_model->oneSided();
    if (count == 0)
        return tr("No fields to compare");
    if (differing > 0)
        //: %1 of so many fields
        return tr("%1 of %n field(s) differ", nullptr, count).arg(differing);
    if (oneSided == count)
        return tr("%n field(s), held by one side only", nullptr, count);
    if (oneSided > 0)
        return tr("All alike; %n field(s) held by one side only", nullptr, oneSided);
    return tr("All %n field(s) alike", nullptr, count);
}

void PersonFieldsView::copyValue() const
{
    const QVariant value = m_table->currentIndex().data(PersonFieldsModel::RawRole);
    if (value.isValid())
        QGuiApplication::clipboard()->setText(value.toString());
}

void PersonFieldsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        useModel();
}

} // namespace lockstep
