// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/activity_filters.h"

#include "gui/flow_layout.h"
#include "gui/icons.h"
#include "words/activity_words.h"
#include "words/engine_words.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr std::chrono::milliseconds typingPause{250};
constexpr std::chrono::seconds anHour{3600};
constexpr std::chrono::seconds aDay = 24 * anHour;

/// Nothing where the first entry, which stands for all, is chosen.
template <class T>
std::optional<T> chosenIn(const QComboBox &box)
{
    const QVariant data = box.currentData();
    return data.isValid() ? std::optional(static_cast<T>(data.toLongLong())) : std::nullopt;
}

template <class T>
void add(QComboBox &box, const QString &text, T value)
{
    box.addItem(text, QVariant(static_cast<qlonglong>(value)));
}

} // namespace

ActivityFilters::ActivityFilters(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_kind(new QComboBox(this))
    , m_purpose(new QComboBox(this))
    , m_span(new QComboBox(this))
    , m_failed(new QCheckBox(tr("Only what &failed"), this))
{
    fill();
    layOut();
    m_typed.setSingleShot(true);
    m_typed.setInterval(typingPause);
    const auto tell = [this] { Q_EMIT chosen(query()); };
    connect(&m_typed, &QTimer::timeout, this, tell);
    connect(m_text, &QLineEdit::textChanged, &m_typed, qOverload<>(&QTimer::start));
    for (QComboBox *box : {m_kind, m_purpose, m_span})
        connect(box, &QComboBox::currentIndexChanged, this, tell);
    connect(m_failed, &QCheckBox::toggled, this, tell);
}

void ActivityFilters::fill()
{
    m_kind->addItem(tr("Everything"));
    for (const ActivityKind kind :
         {ActivityKind::Change, ActivityKind::Write, ActivityKind::Read, ActivityKind::SignIn})
        add(*m_kind, ActivityWords::kind(kind), kind);
    m_purpose->addItem(tr("For whatever"));
    for (const Purpose purpose :
         {Purpose::OptOut, Purpose::Person, Purpose::NewUser, Purpose::Change, Purpose::Poll, Purpose::Backfill})
        add(*m_purpose, EngineWords::purpose(purpose), purpose);
    m_span->addItem(tr("At any time"));
    add(*m_span, tr("In the last hour"), anHour.count());
    add(*m_span, tr("In the last day"), aDay.count());
    add(*m_span, tr("In the last week"), 7 * aDay.count());
}

void ActivityFilters::layOut()
{
    m_text->setPlaceholderText(tr("Address, user or contact"));
    m_text->setAccessibleName(tr("Search in what was done"));
    m_text->setClearButtonEnabled(true);
    m_text->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 32);
    m_kind->setAccessibleName(tr("What was done"));
    m_purpose->setAccessibleName(tr("What it was for"));
    m_purpose->setToolTip(tr("What requests were for; changes are left out then"));
    m_span->setAccessibleName(tr("When"));
    auto *row = new FlowLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(fontMetrics().averageCharWidth());
    for (QWidget *each : QList<QWidget *>{m_text, m_kind, m_purpose, m_span, m_failed})
        row->addWidget(each);
}

ActivityQuery ActivityFilters::query() const
{
    ActivityQuery query{.kind = chosenIn<ActivityKind>(*m_kind),
                        .purpose = chosenIn<Purpose>(*m_purpose),
                        .onlyFailed = m_failed->isChecked(),
                        .text = m_text->text().trimmed()};
    if (const auto span = chosenIn<qint64>(*m_span))
        query.since = Moment::fromSeconds(QDateTime::currentSecsSinceEpoch() - *span);
    return query;
}

} // namespace lockstep
