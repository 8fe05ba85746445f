// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/offer_list.h"

#include "domain/email_address.h"
#include "gui/offer_button.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "words/offer_words.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

constexpr int lastDigit = 9;
/// What an address may have at most; the desk knows the limit of the field.
constexpr int longestAddress = 254;

bool hasFixedKey(Answer answer)
{
    return answer == Answer::TakeApp || answer == Answer::TakeMautic || answer == Answer::OtherValue;
}

} // namespace

OfferList::OfferList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
    , m_typing(new QWidget(this))
    , m_value(new QLineEdit(m_typing))
    , m_take(new QPushButton(tr("Write it"), m_typing))
    , m_problem(new PlainLabel(m_typing))
{
    setAccessibleName(tr("Answers"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_value->setAccessibleName(tr("Another value"));
    m_value->installEventFilter(this);
    m_problem->setWordWrap(true);
    m_problem->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout;
    row->addWidget(m_value, 1);
    row->addWidget(m_take);
    auto *column = new QVBoxLayout(m_typing);
    column->setContentsMargins(fontMetrics().height() * 2, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_problem);
    m_typing->hide();
    connect(m_take, &QPushButton::clicked, this, &OfferList::takeTyped);
    connect(m_value, &QLineEdit::returnPressed, this, &OfferList::takeTyped);
    connect(m_value, &QLineEdit::textEdited, this, [this] {
        m_mayEmpty = false;
        m_problem->clear();
        m_pause.start();
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        const QString value = m_value->text().trimmed();
        if (isTypingAddress() && problemWith(value).isEmpty())
            Q_EMIT addressTyped(value);
    });
}

void OfferList::show(const CaseFile &file)
{
    const bool isSameCase = m_file.queued.row.open.id == file.queued.row.open.id;
    m_file = file;
    // What somebody types outlives a case that is read again.
    if (!isSameCase)
        endTyping();
    m_column->removeWidget(m_typing);
    while (m_buttons.size() < file.offers.size()) {
        auto *button = new OfferButton(this);
        const qsizetype place = m_buttons.size();
        connect(button, &QAbstractButton::clicked, this, [this, place] { choose(place); });
        m_buttons.append(button);
        m_column->addWidget(button);
    }
    for (qsizetype place = 0; place < m_buttons.size(); ++place)
        showOffer(place);
}

void OfferList::clear()
{
    endTyping();
    show({});
}

int OfferList::keyOf(qsizetype place) const
{
    const QList<CaseOffer> &offers = m_file.offers;
    const Answer answer = offers.at(place).answer;
    if (hasFixedKey(answer))
        return answer == Answer::TakeApp ? 1 : answer == Answer::TakeMautic ? 2 : 3;
    const bool isAboutValue =
        std::any_of(offers.cbegin(), offers.cend(), [](const CaseOffer &offer) { return hasFixedKey(offer.answer); });
    int key = isAboutValue ? 4 : 1;
    for (qsizetype before = 0; before < place; ++before)
        key += hasFixedKey(offers.at(before).answer) ? 0 : 1;
    return key <= lastDigit ? key : 0;
}

void OfferList::showOffer(qsizetype place)
{
    OfferButton *button = m_buttons.at(place);
    const bool isThere = place < m_file.offers.size();
    button->setVisible(isThere);
    if (!isThere)
        return;
    const CaseOffer &offer = m_file.offers.at(place);
    const bool isPossible = offer.obstacle == OfferObstacle::None;
    const int key = keyOf(place);
    button->setEnabled(isPossible);
    button->show({.key = key > 0 ? QString::number(key) : QString(),
                  .action = OfferWords::action(offer, m_file),
                  .note = isPossible ? OfferWords::cost(offer) : OfferWords::obstacle(offer.obstacle)});
    button->setToolTip(plainToolTip(OfferWords::effects(offer).join(u'\n')));
    if (offer.answer == Answer::OtherValue)
        m_column->insertWidget(m_column->indexOf(button) + 1, m_typing);
}

bool OfferList::press(int digit)
{
    for (qsizetype place = 0; place < m_file.offers.size(); ++place) {
        if (keyOf(place) != digit || !m_buttons.at(place)->isEnabled())
            continue;
        choose(place);
        return true;
    }
    return false;
}

QString OfferList::actionOf(Answer answer, std::optional<ContactId> contact) const
{
    for (const CaseOffer &offer : m_file.offers) {
        if (offer.answer == answer && offer.contact == contact)
            return OfferWords::action(offer, m_file);
    }
    return OfferWords::answer(answer);
}

void OfferList::choose(qsizetype place)
{
    // A copy: whoever is told may show another case.
    const CaseOffer offer = m_file.offers.at(place);
    if (offer.answer == Answer::OtherValue)
        beginTyping(offer);
    else
        Q_EMIT chosen(offer, {});
}

void OfferList::beginTyping(const CaseOffer &offer)
{
    m_typed = offer;
    m_mayEmpty = false;
    const PersonField *field = fieldInQuestion(m_file);
    if (!m_typing->isVisibleTo(this))
        m_value->setText(field == nullptr ? QString() : field->app.value_or(QString()));
    m_problem->clear();
    m_typing->show();
    m_value->selectAll();
    m_value->setFocus(Qt::ShortcutFocusReason);
}

void OfferList::endTyping()
{
    m_pause.stop();
    m_typing->hide();
    m_value->clear();
    m_problem->clear();
}

bool OfferList::isTypingAddress() const { return fieldInQuestion(m_file.queued.row.open.content) == u"email"_s; }

void OfferList::showConcerns(const QString &address, const QList<ConcernedAddress> &concerns)
{
    if (!m_typing->isVisibleTo(this) || address != m_value->text().trimmed())
        return;
    QStringList sentences;
    for (const ConcernedAddress &each : concerns)
        sentences.append(OfferWords::concern(each));
    m_problem->setText(sentences.join(u'\n'));
}

QString OfferList::problemWith(const QString &value) const
{
    if (isTypingAddress() && emailProblem(value, longestAddress))
        return tr("This is no e-mail address that Mautic can store.");
    if (value.isEmpty() && !m_mayEmpty)
        return tr("Type a value, or press Enter once more to empty the field.");
    return {};
}

void OfferList::takeTyped()
{
    const QString value = m_value->text().trimmed();
    const QString problem = problemWith(value);
    if (!problem.isEmpty()) {
        m_mayEmpty = value.isEmpty();
        m_problem->setText(problem);
        return;
    }
    const CaseOffer offer = m_typed;
    Q_EMIT chosen(offer, value);
}

bool OfferList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_value && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        endTyping();
        Q_EMIT leftTyping();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lockstep
