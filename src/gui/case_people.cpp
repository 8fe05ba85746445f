// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/case_people.h"

#include "gui/cases_texts.h"
#include "gui/elided_label.h"
#include "models/plain_text.h"

#include <QBoxLayout>
#include <QPushButton>

#include <utility>

namespace lockstep
{

CasePeople::CasePeople(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void CasePeople::show(const CaseRow &row)
{
    delete m_entries;
    m_entries = new QWidget(this);
    auto *column = new QVBoxLayout(m_entries);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 2);
    m_column->addWidget(m_entries);
    addUser(row.user);
    for (const PersonName &other : row.otherUsers)
        addUser(other);
    for (const CaseContact &contact : row.contacts)
        addContact(contact);
    m_entries->show();
}

void CasePeople::addUser(const PersonName &user)
{
    addEntry({.called = calledIn(user),
              .email = user.email,
              .id = tr("User %1").arg(user.user.value),
              .action = tr("Show person"),
              .act = [this, user] { Q_EMIT personChosen({.user = user.user}); }});
}

void CasePeople::addContact(const CaseContact &contact)
{
    addEntry({.called = contact.name.isEmpty() ? contact.email : contact.name,
              .email = contact.email,
              .id = tr("Contact %1").arg(contact.id.value),
              .action = tr("Open in Mautic"),
              .act = [this, contact] { Q_EMIT addressChosen(QUrl(contact.address, QUrl::StrictMode)); }});
}

void CasePeople::addEntry(const Entry &entry)
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
    }
    auto *row = new QHBoxLayout;
    row->addLayout(texts, 1);
    row->addWidget(button, 0, Qt::AlignTop);
    static_cast<QVBoxLayout *>(m_entries->layout())->addLayout(row);
    connect(button, &QPushButton::clicked, this, entry.act);
}

} // namespace lockstep
