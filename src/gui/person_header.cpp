// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/person_header.h"

#include "gui/elided_label.h"
#include "gui/flow_layout.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "gui/state_signs.h"
#include "models/plain_text.h"
#include "words/person_words.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

bool mayBeOpened(const QUrl &url)
{
    const bool isOfTheWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && isOfTheWeb && !url.host().isEmpty() && url.userInfo().isEmpty();
}

PersonHeader::PersonHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(new ElidedLabel(this))
    , m_email(new ElidedLabel(this))
    , m_sign(new PlainLabel(this))
    , m_state(new PlainLabel(this))
    , m_reason(new PlainLabel(this))
{
    layOut();
    connect(m_sync, &QToolButton::clicked, this, [this] { Q_EMIT syncChosen(m_person.who); });
    connect(m_open, &QToolButton::clicked, this, [this] { Q_EMIT openInMauticChosen(m_contactUrl); });
    connect(m_explain, &QToolButton::clicked, this, &PersonHeader::explainChosen);
}

void PersonHeader::layOut()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setBold(true);
    m_name->setFont(large);
    QFont bold = font();
    bold.setBold(true);
    m_state->setFont(bold);
    m_reason->setWordWrap(true);
    m_reason->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    auto *state = new QHBoxLayout;
    state->setSpacing(fontMetrics().averageCharWidth());
    state->addWidget(m_sign, 0, Qt::AlignTop);
    state->addWidget(m_state, 0, Qt::AlignTop);
    state->addWidget(m_reason, 1, Qt::AlignTop);
    auto *buttons = new FlowLayout;
    buttons->setSpacing(fontMetrics().averageCharWidth() / 2);
    addButtons(*buttons);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 3);
    column->addWidget(m_name);
    column->addWidget(m_email);
    column->addLayout(state);
    column->addLayout(buttons);
}

QToolButton *PersonHeader::addButton(const QString &text, const QString &icon, QLayout &row)
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    row.addWidget(button);
    return button;
}

void PersonHeader::addButtons(QLayout &row)
{
    m_sync = addButton(tr("&Sync now"), u"view-refresh"_s, row);
    m_open = addButton(tr("Open in &Mautic"), u"internet-services"_s, row);
    m_copy = addButton(tr("Copy &ids"), u"edit-copy"_s, row);
    m_explain = addButton(tr("&Explain"), u"help-contextual"_s, row);
    m_sync->setToolTip(plainToolTip(tr("Looks at this person on both sides and writes what differs to Mautic.")));
    m_open->setToolTip(plainToolTip(tr("Opens the contact in your web browser.")));
    m_explain->setToolTip(plainToolTip(tr("Says why this person is in step or is not, and by which rule.")));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    addCopyMenu();
}

void PersonHeader::addCopyMenu()
{
    auto *menu = new QMenu(m_copy);
    m_copyUser = menu->addAction(tr("&User id"));
    m_copyContact = menu->addAction(tr("&Contact id"));
    m_copyBoth = menu->addAction(tr("&Both ids"));
    m_copyAddress = menu->addAction(tr("E-mail &address"));
    m_copy->setMenu(menu);
    const auto contact = [this] { return QString::number(m_person.who.contact.value_or(ContactId{}).value); };
    connect(m_copyUser, &QAction::triggered, this, [this] { copy(m_person.who.user.value); });
    connect(m_copyContact, &QAction::triggered, this, [this, contact] { copy(contact()); });
    connect(m_copyBoth, &QAction::triggered, this,
            [this, contact] { copy(QString(m_person.who.user.value + u'\t' + contact())); });
    connect(m_copyAddress, &QAction::triggered, this, [this] { copy(m_person.email); });
}

void PersonHeader::copy(const QString &text) const { QGuiApplication::clipboard()->setText(text); }

void PersonHeader::write(const PersonRow &person)
{
    m_person = person;
    m_name->setText(PersonWords::callName(person));
    m_email->setText(person.email);
    m_email->setVisible(!person.name.trimmed().isEmpty());
    m_state->setText(PersonWords::stateLabel(person.state));
    m_reason->setText(PersonWords::stateExplanation(person.state));
    const bool isUser = !person.who.user.value.isEmpty();
    m_sync->setEnabled(isUser && m_maySync);
    m_copyUser->setEnabled(isUser);
    m_copyContact->setEnabled(person.who.contact.has_value());
    m_copyBoth->setEnabled(isUser && person.who.contact.has_value());
    m_copyAddress->setEnabled(!person.email.isEmpty());
    paintSigns();
}

void PersonHeader::showRow(const PersonRow &person)
{
    write(person);
    m_contactUrl.clear();
    m_open->setEnabled(false);
}

void PersonHeader::show(const PersonDetails &details)
{
    write(details.row);
    m_contactUrl = QUrl(details.contactUrl, QUrl::StrictMode);
    m_open->setEnabled(mayBeOpened(m_contactUrl));
}

void PersonHeader::setSyncEnabled(bool isEnabled)
{
    m_maySync = isEnabled;
    m_sync->setEnabled(isEnabled && !m_person.who.user.value.isEmpty());
}

void PersonHeader::paintSigns()
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const QIcon sign = signOf(m_person.state, palette());
    m_sign->setPixmap(sign.pixmap(QSize(size, size), devicePixelRatioF()));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, colourOf(toneOf(m_person.state), palette()));
    m_state->setPalette(colours);
}

void PersonHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSigns();
}

} // namespace lockstep
