// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/person_facts.h"

#include "gui/flow_layout.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "words/plan_words.h"
#include "words/timeline_words.h"
#include "words/value_words.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

PlainLabel *wrappingLabel(QWidget *parent)
{
    auto *label = new PlainLabel(parent);
    label->setWordWrap(true);
    label->setMinimumWidth(label->fontMetrics().averageCharWidth() * 12);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QString numbers(const QList<ContactId> &ids)
{
    QStringList texts;
    for (const ContactId id : ids)
        texts.append(QString::number(id.value));
    return texts.join(u", "_s);
}

} // namespace

PersonLinkView::PersonLinkView(QWidget *parent)
    : QWidget(parent)
    , m_note(wrappingLabel(this))
    , m_rows(new QWidget(this))
{
    auto *form = new QFormLayout(m_rows);
    form->setContentsMargins(0, 0, 0, 0);
    m_user = addRow(*form, tr("User id:"));
    m_contact = addRow(*form, tr("Contact id:"));
    m_matchedBy = addRow(*form, tr("Matched by:"));
    m_since = addRow(*form, tr("Linked since:"));
    m_agreed = addRow(*form, tr("Last agreed:"));
    m_earlier = addRow(*form, tr("Earlier contact ids:"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addWidget(m_rows);
    column->addLayout(layOutButtons());
    column->addStretch();
}

QLayout *PersonLinkView::layOutButtons()
{
    auto *row = new FlowLayout;
    row->setSpacing(fontMetrics().averageCharWidth() / 2);
    const auto add = [this, row](const QString &text, const QString &icon, Answer answer) {
        auto *button = new QToolButton(this);
        button->setText(text);
        button->setIcon(themedIcon(icon));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, answer] { Q_EMIT changeChosen(answer); });
        return button;
    };
    m_relink = add(tr("Link to another &contact …"), u"insert-link"_s, Answer::LinkContact);
    m_unlink = add(tr("Unlink …"), u"edit-delete"_s, Answer::Unlink);
    m_leave = add(tr("Leave &alone …"), u"media-playback-pause"_s, Answer::LeaveAlone);
    return row;
}

PlainLabel *PersonLinkView::addRow(QFormLayout &form, const QString &title)
{
    auto *name = new PlainLabel(title, m_rows);
    PlainLabel *value = wrappingLabel(m_rows);
    value->setAccessibleName(title);
    form.addRow(name, value);
    return value;
}

void PersonLinkView::show(const PersonDetails &details)
{
    m_note->setVisible(!details.link);
    m_rows->setVisible(details.link.has_value());
    const bool isOfTheApp = !details.row.who.user.value.isEmpty();
    m_relink->setText(details.link ? tr("Link to another &contact …") : tr("Link to a &contact …"));
    m_relink->setEnabled(isOfTheApp);
    m_unlink->setEnabled(details.link.has_value());
    m_leave->setEnabled(isOfTheApp);
    if (!details.link) {
        const bool isUser = !details.row.who.user.value.isEmpty();
        m_note->setText(isUser ? tr("Not linked to a contact. A sync links this user, unless a case waits for you.")
                               : tr("No user of the application belongs to this contact."));
        return;
    }
    const Link &link = *details.link;
    m_user->setText(oneLine(link.user.value));
    m_contact->setText(QString::number(link.contact.value));
    m_matchedBy->setText(PlanWords::matchedBy(link.matchedBy));
    m_since->setText(ValueWords::dateTime(link.createdAt));
    m_agreed->setText(link.verifiedAt ? ValueWords::dateTime(*link.verifiedAt) : tr("not yet"));
    m_earlier->setText(link.previousContacts.isEmpty() ? tr("none") : numbers(link.previousContacts));
}

FactsTable::FactsTable(const QString &name, const QStringList &titles, QWidget *parent)
    : QWidget(parent)
    , m_note(wrappingLabel(this))
    , m_table(new QTableWidget(0, static_cast<int>(titles.size()), this))
{
    m_table->setAccessibleName(name);
    m_table->setHorizontalHeaderLabels(titles);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setMaximumSectionSize(fontMetrics().averageCharWidth() * 34);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setStretchLastSection(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addStretch();
}

void FactsTable::show(const QList<QStringList> &rows, const QString &sentenceIfEmpty)
{
    m_note->setText(sentenceIfEmpty);
    m_note->setVisible(rows.isEmpty());
    m_table->setVisible(!rows.isEmpty());
    m_table->setRowCount(static_cast<int>(rows.size()));
    for (int row = 0; row < m_table->rowCount(); ++row) {
        for (int column = 0; column < m_table->columnCount(); ++column) {
            const QString text = rows.at(row).value(column);
            auto *item = new QTableWidgetItem(oneLine(text));
            item->setToolTip(plainToolTip(text));
            m_table->setItem(row, column, item);
        }
    }
}

QList<QStringList> segmentRows(const PersonDetails &details)
{
    QList<QStringList> rows;
    for (const PersonSegment &segment : details.segments) {
        const QString name = segment.name.isEmpty() ? FactsTable::tr("Segment %1").arg(segment.id.value) : segment.name;
        QString how = FactsTable::tr("member in Mautic");
        if (segment.removedByHand)
            how = FactsTable::tr("removed by hand; never put back");
        else if (segment.givenByLockstep)
            how = FactsTable::tr("given by Lockstep");
        rows.append({name, how});
    }
    return rows;
}

QList<QStringList> consentRows(const PersonDetails &details)
{
    QList<QStringList> rows;
    for (const DoNotContact &entry : details.doNotContact) {
        const QString since = entry.addedAt ? ValueWords::dateTime(*entry.addedAt) : FactsTable::tr("not known");
        rows.append(
            {TimelineWords::channel(entry.channel), TimelineWords::optOutReason(entry.reason), since, entry.comments});
    }
    return rows;
}

} // namespace lockstep
