// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/finder.h"

#include "gui/icons.h"
#include "models/plain_text.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

enum class Meaning { Page, Action, Person };

constexpr int kindRole = Qt::UserRole;
constexpr int indexRole = Qt::UserRole + 1;

bool fits(const QString &what, const QString &text)
{
    return text.isEmpty() || what.contains(text, Qt::CaseInsensitive);
}

QString lineOf(const PersonRow &person)
{
    QStringList parts{person.name, person.email};
    if (!person.who.user.value.isEmpty())
        parts.append(person.who.user.value);
    if (person.who.contact)
        parts.append(u'#' + QString::number(person.who.contact->value));
    parts.removeAll(QString());
    return oneLine(parts.join(u"  ·  "_s));
}

} // namespace

Finder::Finder(QWidget *window)
    : QFrame(window)
    , m_text(new QLineEdit(this))
    , m_found(new QListWidget(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Find anything"));
    layOut();
    window->installEventFilter(this);
    m_text->installEventFilter(this);
    connect(m_text, &QLineEdit::textChanged, this, &Finder::type);
    connect(m_found, &QListWidget::itemClicked, this, &Finder::choose);
    hide();
}

void Finder::layOut()
{
    m_text->setPlaceholderText(tr("A name, an address, an id, a page or an action"));
    m_text->setAccessibleName(tr("What to find"));
    m_text->setClearButtonEnabled(true);
    m_found->setAccessibleName(tr("Found"));
    m_found->setUniformItemSizes(true);
    m_found->setFocusPolicy(Qt::NoFocus);
    m_found->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_found);
}

void Finder::addPage(PageId page) { m_pages.append(page); }

void Finder::addAction(QAction &action)
{
    m_actions.append(&action);
    connect(&action, &QObject::destroyed, this, [this, gone = &action] { m_actions.removeAll(gone); });
}

void Finder::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_text->clear();
    type({});
    place();
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void Finder::close()
{
    if (!isVisible())
        return;
    hide();
    if (m_focusBefore && window()->isAncestorOf(m_focusBefore))
        m_focusBefore->setFocus();
    m_focusBefore = nullptr;
}

void Finder::place()
{
    const QWidget *window = parentWidget();
    const int unit = fontMetrics().averageCharWidth();
    const int width = qMin(window->width() - 4 * unit, 80 * unit);
    const int height = qMin(window->height() * 2 / 3, fontMetrics().height() * 20);
    setGeometry((window->width() - width) / 2, window->height() / 10, width, height);
}

void Finder::type(const QString &text)
{
    m_people.clear();
    listCommands(text.trimmed());
    if (!text.trimmed().isEmpty())
        Q_EMIT searchWanted(text.trimmed());
}

void Finder::listCommands(const QString &text)
{
    m_found->clear();
    for (int index = 0; index < m_pages.size(); ++index) {
        const PageId page = m_pages.at(index);
        if (fits(PageWords::title(page), text))
            addItem(PageWords::iconName(page), PageWords::title(page), QVariantList{int(Meaning::Page), index});
    }
    for (int index = 0; index < m_actions.size(); ++index) {
        const QAction *action = m_actions.at(index);
        const QString name = action->text().remove(u'&');
        if (action->isEnabled() && fits(name, text))
            addItem(u"system-run"_s, name, QVariantList{int(Meaning::Action), index});
    }
    m_found->setCurrentRow(0);
}

void Finder::showPeople(const QString &text, const QList<PersonRow> &people)
{
    if (!isVisible() || text != m_text->text().trimmed())
        return;
    listCommands(text);
    m_people.clear();
    for (const PersonRow &person : people) {
        addItem(u"user-identity"_s, lineOf(person), QVariantList{int(Meaning::Person), m_people.size()});
        m_people.append(person.who);
    }
    if (m_found->currentRow() < 0)
        m_found->setCurrentRow(0);
}

void Finder::addItem(const QString &iconName, const QString &text, const QVariant &meaning)
{
    auto *item = new QListWidgetItem(themedIcon(iconName), text, m_found);
    item->setData(kindRole, meaning.toList().at(0));
    item->setData(indexRole, meaning.toList().at(1));
}

void Finder::choose(QListWidgetItem *item)
{
    if (!item)
        return;
    const auto meaning = static_cast<Meaning>(item->data(kindRole).toInt());
    const int index = item->data(indexRole).toInt();
    close();
    switch (meaning) {
    case Meaning::Page:
        Q_EMIT pageChosen(m_pages.at(index));
        return;
    case Meaning::Action:
        m_actions.at(index)->trigger();
        return;
    case Meaning::Person:
        Q_EMIT personChosen(m_people.at(index));
        return;
    }
}

bool Finder::steer(int key)
{
    const int last = m_found->count() - 1;
    switch (key) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_found->currentItem());
        return true;
    case Qt::Key_Down:
        m_found->setCurrentRow(qMin(m_found->currentRow() + 1, last));
        return true;
    case Qt::Key_Up:
        m_found->setCurrentRow(qMax(m_found->currentRow() - 1, 0));
        return true;
    default:
        return false;
    }
}

bool Finder::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress)
        return steer(static_cast<QKeyEvent *>(event)->key());
    if (watched == m_text && event->type() == QEvent::FocusOut && isVisible())
        close();
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

} // namespace lockstep
