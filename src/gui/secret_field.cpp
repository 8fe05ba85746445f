// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/secret_field.h"

namespace lockstep
{

SecretField::SecretField(QWidget *parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setContextMenuPolicy(Qt::NoContextMenu);
    connect(this, &QLineEdit::editingFinished, this, &SecretField::takeText);
}

Secret SecretField::secret()
{
    takeText();
    return m_secret.duplicate();
}

bool SecretField::isTyped()
{
    takeText();
    return !m_secret.isEmpty();
}

void SecretField::forget()
{
    m_secret = {};
    clear();
    showPlaceholder();
}

void SecretField::setKept(bool isKept)
{
    m_isKept = isKept;
    showPlaceholder();
}

void SecretField::takeText()
{
    if (text().isEmpty())
        return;
    m_secret = Secret(text().toUtf8());
    clear();
    showPlaceholder();
}

void SecretField::showPlaceholder()
{
    if (!m_secret.isEmpty())
        setPlaceholderText(tr("Typed; type again to change it"));
    else
        setPlaceholderText(m_isKept ? tr("Kept; type to change it") : QString());
}

} // namespace lockstep
