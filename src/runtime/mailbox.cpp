// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/mailbox.h"

#include <QCoreApplication>
#include <QEvent>

namespace lockstep
{

void Mailbox::Entry::post(Letter letter)
{
    const std::lock_guard guard(m_mutex);
    if (!m_owner)
        return;
    m_letters.push_back(std::move(letter));
    // One event empties the whole box.
    if (m_letters.size() == 1)
        QCoreApplication::postEvent(m_owner, new QEvent(QEvent::User));
}

Mailbox::Mailbox()
    : m_entry(std::make_shared<Entry>())
{
    m_entry->m_owner = this;
}

Mailbox::~Mailbox()
{
    const std::lock_guard guard(m_entry->m_mutex);
    m_entry->m_owner = nullptr;
    m_entry->m_letters.clear();
}

void Mailbox::customEvent(QEvent *)
{
    std::vector<Letter> letters;
    {
        const std::lock_guard guard(m_entry->m_mutex);
        letters.swap(m_entry->m_letters);
    }
    for (const Letter &letter : letters)
        letter();
}

} // namespace lockstep
