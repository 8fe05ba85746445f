// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/case_details.h"

#include "gui/cases_texts.h"
#include "gui/elided_label.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "words/case_words.h"

#include <QBoxLayout>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep
{

CaseDetails::CaseDetails(QWidget *parent)
    : QScrollArea(parent)
    , m_heading(new PlainLabel(this))
    , m_sentence(new PlainLabel(this))
    , m_reason(new PlainLabel(this))
    , m_toDoTitle(new PlainLabel(tr("What to do"), this))
    , m_toDo(new PlainLabel(this))
    , m_aboutTitle(new PlainLabel(tr("Whom it is about"), this))
{
    setAccessibleName(tr("The chosen case"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    m_column = new QVBoxLayout(content);
    layOut(*m_column);
    setWidget(content);
    clear();
}

void CaseDetails::layOut(QVBoxLayout &column)
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_heading->setFont(larger);
    QFont bold = font();
    bold.setBold(true);
    m_toDoTitle->setFont(bold);
    m_aboutTitle->setFont(bold);
    for (PlainLabel *label : {m_heading, m_sentence, m_reason, m_toDoTitle, m_toDo, m_aboutTitle}) {
        label->setWordWrap(true);
        // One long word makes nothing wider than the pane.
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        column.addWidget(label);
    }
    column.addStretch();
}

void CaseDetails::show(const CaseRow &row)
{
    const Case &content = row.open.content;
    m_heading->setText(oneLine(calledIn(row.user)));
    m_sentence->setText(oneLine(CaseWords::sentence(content)));
    //: %1 is what Mautic answered, in its own words
    m_reason->setText(tr("Mautic said: %1").arg(oneLine(content.detail)));
    m_reason->setVisible(!content.detail.isEmpty());
    m_toDo->setText(CaseWords::whatToDo(content.kind));
    for (QWidget *part : QList<QWidget *>{m_sentence, m_toDoTitle, m_toDo, m_aboutTitle})
        part->setVisible(true);
    removeEntries();
    addUser(row.user);
    for (const PersonName &other : row.otherUsers)
        addUser(other);
    for (const CaseContact &contact : row.contacts)
        addContact(contact);
}

void CaseDetails::clear()
{
    m_heading->setText(tr("Choose a case to see what it is about."));
    for (QWidget *part : QList<QWidget *>{m_sentence, m_reason, m_toDoTitle, m_toDo, m_aboutTitle})
        part->hide();
    removeEntries();
}

void CaseDetails::removeEntries()
{
    delete m_entries;
    m_entries = new QWidget(widget());
    auto *column = new QVBoxLayout(m_entries);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    m_column->insertWidget(m_column->count() - 1, m_entries);
}

void CaseDetails::addUser(const PersonName &user)
{
    addEntry({.called = calledIn(user),
              .email = user.email,
              .id = tr("User %1").arg(user.user.value),
              .action = tr("Show person"),
              .act = [this, user] { Q_EMIT personChosen({.user = user.user}); }});
}

void CaseDetails::addContact(const CaseContact &contact)
{
    addEntry({.called = contact.name.isEmpty() ? contact.email : contact.name,
              .email = contact.email,
              .id = tr("Contact %1").arg(contact.id.value),
              .action = tr("Open in Mautic"),
              .act = [this, contact] { Q_EMIT addressChosen(QUrl(contact.address, QUrl::StrictMode)); }});
}

void CaseDetails::addEntry(const Entry &entry)
{
    auto *button = new QPushButton(entry.action, m_entries);
    //: %1 is what the button does, %2 with whom
    button->setAccessibleName(tr("%1: %2").arg(entry.action, oneLine(entry.id)));
    auto *texts = new QVBoxLayout;
    QStringList lines{entry.called, entry.email, entry.id};
    lines.removeAll(QString());
    lines.removeDuplicates();
    for (const QString &line : std::as_const(lines)) {
        auto *label = new ElidedLabel(m_entries);
        label->setText(line);
        texts->addWidget(label);
        label->show();
    }
    auto *row = new QHBoxLayout;
    row->addLayout(texts, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    static_cast<QVBoxLayout *>(m_entries->layout())->addLayout(row);
    button->show();
    connect(button, &QPushButton::clicked, this, entry.act);
}

} // namespace lockstep
