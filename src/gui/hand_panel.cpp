// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/hand_panel.h"

#include "domain/same_person.h"
#include "gui/colours.h"
#include "gui/escape_key.h"
#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "words/error_words.h"
#include "words/field_words.h"
#include "words/hand_words.h"
#include "words/offer_words.h"

#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

HandPanel::HandPanel(QWidget *parent)
    : QFrame(parent)
    , m_title(new PlainLabel(this))
    , m_form(new QFormLayout)
    , m_app(new PlainLabel(this))
    , m_mautic(new PlainLabel(this))
    , m_choice(new QComboBox(this))
    , m_value(new QLineEdit(this))
    , m_contact(new QLineEdit(this))
    , m_reason(new QLineEdit(this))
    , m_note(wrapped({}, this))
    , m_way(new QPushButton(tr("Where to switch it on …"), this))
    , m_effects(wrapped({}, this))
    , m_problem(wrapped({}, this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(tr("&Cancel"), this))
{
    layOut();
    connectParts();
    takeColours();
    hide();
}

void HandPanel::layOut()
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Change by hand"));
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    layOutForm();
    auto *note = new QHBoxLayout;
    note->addWidget(m_note, 1);
    note->addWidget(m_way, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addLayout(m_form);
    column->addLayout(note);
    column->addWidget(m_effects);
    column->addWidget(m_problem);
    column->addLayout(layOutButtons());
}

void HandPanel::layOutForm()
{
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (PlainLabel *label : {m_app, m_mautic}) {
        label->setWordWrap(true);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    addField(*m_form, tr("Application:"), *m_app);
    addField(*m_form, tr("Mautic:"), *m_mautic);
    addField(*m_form, tr("What:"), *m_choice);
    addField(*m_form, tr("New &value:"), *m_value);
    addField(*m_form, tr("Contact number:"), *m_contact);
    addField(*m_form, tr("&Reason:"), *m_reason);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_contact->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,18}"_s), m_contact));
    m_reason->setMaxLength(500);
}

QLayout *HandPanel::layOutButtons()
{
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_confirm);
    m_confirm->setDefault(true);
    return row;
}

void HandPanel::connectParts()
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(150ms);
    connect(&m_pause, &QTimer::timeout, this, &HandPanel::ask);
    for (QLineEdit *edit : {m_value, m_contact, m_reason}) {
        connect(edit, &QLineEdit::textEdited, this, &HandPanel::askSoon);
        connect(edit, &QLineEdit::returnPressed, this, &HandPanel::confirm);
    }
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_answer = static_cast<Answer>(m_choice->currentData().toInt());
        showRows();
        ask();
    });
    connect(m_confirm, &QPushButton::clicked, this, &HandPanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, &HandPanel::close);
    connect(m_way, &QPushButton::clicked, this, &HandPanel::columnsWanted);
}

void HandPanel::setPerson(const PersonDetails &person)
{
    const bool isSame = isSamePerson(m_person.row.who, person.row.who);
    m_person = person;
    if (isHidden())
        return;
    if (!isSame || (isAboutField() && field() == nullptr)) {
        close();
        return;
    }
    showSides();
    ask();
}

const PersonField *HandPanel::field() const
{
    const auto found = std::find_if(m_person.fields.cbegin(), m_person.fields.cend(),
                                    [this](const PersonField &each) { return each.alias == m_field; });
    return found == m_person.fields.cend() ? nullptr : &*found;
}

void HandPanel::editField(const QString &alias)
{
    m_field = alias;
    const PersonField *edited = field();
    if (edited == nullptr || !edited->attribute || m_person.row.who.user.value.isEmpty())
        return;
    m_answer = Answer::OtherValue;
    fillChoices();
    // What the application says is where most edits begin.
    const QString app = edited->app.value_or(QString());
    m_value->setText(app.isEmpty() ? edited->mautic.value_or(QString()) : app);
    open();
    m_value->setFocus(Qt::OtherFocusReason);
    m_value->selectAll();
}

void HandPanel::begin(Answer answer)
{
    if (m_person.row.who.user.value.isEmpty())
        return;
    m_field.clear();
    m_answer = answer;
    m_contact->clear();
    open();
    (answer == Answer::LinkContact ? m_contact : m_reason)->setFocus(Qt::OtherFocusReason);
}

void HandPanel::open()
{
    m_reason->clear();
    m_refusal.clear();
    const PersonField *edited = field();
    m_title->setText(HandWords::title(decision(), edited ? FieldWords::name(*edited) : QString()));
    showSides();
    showRows();
    show();
    ask();
}

void HandPanel::fillChoices()
{
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    for (const Answer answer :
         {Answer::OtherValue, Answer::TakeApp, Answer::TakeMautic, Answer::KeepBoth, Answer::NeverSyncField})
        m_choice->addItem(HandWords::choice(answer), static_cast<int>(answer));
}

void HandPanel::showSides()
{
    const PersonField *edited = field();
    const auto text = [](const std::optional<QString> &value) {
        return value ? OfferWords::quotedOrEmpty(*value) : tr("not there");
    };
    m_app->setText(edited ? text(edited->app) : QString());
    m_mautic->setText(edited ? text(edited->mautic) : QString());
}

void HandPanel::showRows()
{
    m_form->setRowVisible(m_app, isAboutField());
    m_form->setRowVisible(m_mautic, isAboutField());
    m_form->setRowVisible(m_choice, isAboutField());
    m_form->setRowVisible(m_value, m_answer == Answer::OtherValue);
    m_form->setRowVisible(m_contact, m_answer == Answer::LinkContact);
    m_confirm->setText(HandWords::button(m_answer));
    showLock();
}

/// That the column of the application is not written, and the way to switch that on.
void HandPanel::showLock()
{
    const PersonField *edited = field();
    const bool writesApp = m_answer == Answer::OtherValue || m_answer == Answer::TakeMautic;
    const bool isLocked = edited != nullptr && writesApp && !edited->mayWriteApp;
    m_note->setText(isLocked && m_answer == Answer::OtherValue ? HandWords::notWritable(*edited) : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    m_way->setVisible(isLocked);
}

HandDecision HandPanel::decision() const
{
    HandDecision decision{.user = m_person.row.who.user, .answer = m_answer, .field = m_field};
    decision.note = m_reason->text().trimmed();
    if (m_answer == Answer::OtherValue)
        decision.value = m_value->text();
    if (m_answer == Answer::LinkContact)
        decision.contact = ContactId{m_contact->text().toLongLong()};
    return decision;
}

void HandPanel::askSoon()
{
    m_refusal.clear();
    m_preview.reset();
    m_confirm->setEnabled(false);
    m_pause.start();
}

void HandPanel::ask()
{
    m_pause.stop();
    m_preview.reset();
    m_confirm->setEnabled(false);
    if (m_answer == Answer::LinkContact && m_contact->text().isEmpty()) {
        m_effects->setText(tr("The number stands in the address of the contact's page in Mautic."));
        say({});
        return;
    }
    Q_EMIT previewWanted(decision());
}

void HandPanel::showPreview(const HandPreview &preview)
{
    if (isHidden() || m_pause.isActive() || preview.decision != decision())
        return;
    m_preview = preview;
    QStringList lines = HandWords::effects(preview);
    //: what it costs, after what would be written
    lines.append(tr("Cost: %1.").arg(HandWords::cost(preview)));
    const bool isThoughtThrough =
        preview.outcome == DecisionOutcome::Kept || preview.outcome == DecisionOutcome::ReasonMissing;
    m_effects->setText(isThoughtThrough ? lines.join(u'\n') : QString());
    const QString problem = HandWords::problem(preview);
    say(problem.isEmpty() ? m_refusal : problem);
    m_confirm->setEnabled(preview.outcome == DecisionOutcome::Kept && !HandWords::doesNothing(preview));
}

void HandPanel::say(const QString &problem)
{
    m_effects->setVisible(!m_effects->text().isEmpty());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    setAccessibleDescription(QString(m_effects->text() + u' ' + problem));
}

void HandPanel::confirm()
{
    if (!m_preview || !m_confirm->isEnabled())
        return;
    HandDecision decided = decision();
    if (isAboutField())
        decided.seen = m_preview->seen;
    m_confirm->setEnabled(false);
    Q_EMIT confirmed(decided);
}

void HandPanel::showReceipt(const HandDecision &decided, const DecisionReceipt &receipt)
{
    if (receipt.outcome == DecisionOutcome::Kept) {
        Q_EMIT kept(decided, receipt.batch);
        if (decided.user == m_person.row.who.user)
            close();
        return;
    }
    if (isHidden() || decided.user != m_person.row.who.user)
        return;
    m_refusal = HandWords::problem({.decision = decided, .outcome = receipt.outcome, .obstacle = receipt.obstacle});
    say(m_refusal);
    Q_EMIT previewWanted(decision());
}

void HandPanel::showError(const Error &error)
{
    if (isHidden())
        return;
    m_effects->clear();
    say(ErrorWords::paragraphFor(error));
    m_confirm->setEnabled(m_preview.has_value());
}

void HandPanel::close()
{
    m_pause.stop();
    m_preview.reset();
    if (isHidden())
        return;
    const QWidget *focused = QApplication::focusWidget();
    const bool hadFocus = focused != nullptr && isAncestorOf(focused);
    hide();
    if (hadFocus)
        Q_EMIT closed();
}

bool HandPanel::event(QEvent *event)
{
    return takeEscape(*event, [this] { close(); }) || QFrame::event(event);
}

void HandPanel::takeColours()
{
    const QPalette given = parentWidget() == nullptr ? palette() : parentWidget()->palette();
    QPalette colours = given;
    colours.setColor(QPalette::WindowText, colourOf(Tone::Bad, given));
    if (colours.color(QPalette::WindowText) != m_problem->palette().color(QPalette::WindowText))
        m_problem->setPalette(colours);
}

void HandPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        takeColours();
}

} // namespace lockstep
