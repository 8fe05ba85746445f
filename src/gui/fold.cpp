// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/fold.h"

#include <QBoxLayout>
#include <QToolButton>

namespace lockstep
{

Fold::Fold(const QString &title, QWidget &content, QWidget *parent)
    : QWidget(parent)
    , m_title(new QToolButton(this))
    , m_content(content)
{
    m_title->setCheckable(true);
    m_title->setAutoRaise(true);
    m_title->setArrowType(Qt::RightArrow);
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setFocusPolicy(Qt::StrongFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    column->addWidget(&m_content, 1);
    m_content.hide();
    setTitle(title);
    connect(m_title, &QToolButton::toggled, this, [this](bool isOpen) {
        m_title->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
        m_content.setVisible(isOpen);
        Q_EMIT toggled(isOpen);
    });
}

void Fold::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setAccessibleName(title);
}

void Fold::setOpen(bool isOpen) { m_title->setChecked(isOpen); }

bool Fold::isOpen() const { return m_title->isChecked(); }

} // namespace lockstep
