// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bulk_panel.h"

#include "gui/escape_key.h"
#include "gui/form_rows.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "words/attribute_words.h"
#include "words/bulk_words.h"
#include "words/error_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

BulkPanel::BulkPanel(QWidget *parent)
    : QFrame(parent)
    , m_title(heading({}, this))
    , m_form(new QFormLayout)
    , m_answer(new QComboBox(this))
    , m_field(new QComboBox(this))
    , m_reason(new QLineEdit(this))
    , m_text(wrapped({}, this))
    , m_takeBack(new QPushButton(themedIcon(u"edit-undo"_s), tr("&Take it back"), this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(this))
{
    layOut();
    connectParts();
    hide();
}

void BulkPanel::layOut()
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Decide about many people"));
    for (const Answer each : {Answer::NeverSyncField, Answer::LeaveAlone, Answer::Unlink})
        m_answer->addItem(BulkWords::choice(each), static_cast<int>(each));
    m_reason->setMaxLength(500);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(*m_form, tr("What:"), *m_answer);
    addField(*m_form, tr("&Field:"), *m_field);
    addField(*m_form, tr("&Reason:"), *m_reason);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_title);
    column->addLayout(m_form);
    column->addWidget(m_text);
    column->addLayout(layOutButtons());
}

QLayout *BulkPanel::layOutButtons()
{
    auto *row = new QHBoxLayout;
    row->addWidget(m_takeBack);
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_confirm);
    return row;
}

void BulkPanel::connectParts()
{
    for (QComboBox *box : {m_answer, m_field}) {
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            m_notice.clear();
            ask();
        });
    }
    connect(m_reason, &QLineEdit::textEdited, this, &BulkPanel::enableConfirm);
    connect(m_reason, &QLineEdit::returnPressed, this, &BulkPanel::confirm);
    connect(m_confirm, &QPushButton::clicked, this, &BulkPanel::confirm);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_stage == Stage::Deciding)
            Q_EMIT stopChosen();
        else
            close();
    });
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        m_takeBack->setEnabled(false);
        Q_EMIT takeBackChosen(m_batch);
    });
}

void BulkPanel::begin(const BulkTarget &target)
{
    if (m_stage == Stage::Deciding)
        return;
    m_target = target;
    m_notice.clear();
    m_title->setText(BulkWords::target(target));
    m_reason->clear();
    setStage(Stage::Asking);
    show();
    m_answer->setFocus(Qt::OtherFocusReason);
    if (m_field->count() == 0)
        Q_EMIT fieldsWanted();
    ask();
}

void BulkPanel::showFields(const QList<FieldRule> &rules)
{
    const QSignalBlocker quiet(m_field);
    m_field->clear();
    for (const FieldRule &rule : rules)
        m_field->addItem(AttributeWords::label(rule.attribute), rule.alias);
    ask();
}

Answer BulkPanel::answer() const { return static_cast<Answer>(m_answer->currentData().toInt()); }

BulkDecision BulkPanel::decision() const
{
    BulkDecision decision{.target = m_target, .answer = answer(), .note = m_reason->text().trimmed()};
    if (decision.answer == Answer::NeverSyncField)
        decision.field = m_field->currentData().toString();
    return decision;
}

void BulkPanel::setStage(Stage stage)
{
    m_stage = stage;
    const bool isAsking = stage == Stage::Asking;
    m_form->setRowVisible(m_answer, isAsking);
    m_form->setRowVisible(m_field, isAsking && answer() == Answer::NeverSyncField);
    m_form->setRowVisible(m_reason, isAsking);
    m_confirm->setVisible(isAsking);
    m_takeBack->setVisible(stage == Stage::Done && !m_batch.isEmpty());
    m_takeBack->setEnabled(true);
    m_cancel->setText(isAsking ? tr("&Cancel") : stage == Stage::Deciding ? tr("&Stop") : tr("&Close"));
}

void BulkPanel::ask()
{
    if (isHidden() || m_stage != Stage::Asking)
        return;
    m_preview.reset();
    m_batch.clear();
    setStage(Stage::Asking);
    m_text->setText(QString(BulkWords::explanation(answer()) + u'\n' + tr("Counting …")));
    enableConfirm();
    const BulkDecision wanted = decision();
    if (wanted.answer != Answer::NeverSyncField || !wanted.field.isEmpty())
        Q_EMIT previewWanted(wanted);
}

void BulkPanel::showPreview(const BulkPreview &preview)
{
    if (isHidden() || m_stage != Stage::Asking)
        return;
    m_preview = preview;
    QStringList lines;
    if (!m_notice.isEmpty())
        lines.append(m_notice);
    lines.append(BulkWords::explanation(answer()));
    lines += BulkWords::counts(preview, answer());
    lines.append(BulkWords::cost(preview));
    m_text->setText(lines.join(u'\n'));
    setAccessibleDescription(m_text->text());
    enableConfirm();
}

void BulkPanel::enableConfirm()
{
    const int people = m_preview ? m_preview->decided : 0;
    m_confirm->setText(BulkWords::button(answer(), people));
    const bool needsReason = answer() == Answer::Unlink && m_reason->text().trimmed().isEmpty();
    m_reason->setPlaceholderText(answer() == Answer::Unlink ? tr("needed: links are not ended without one")
                                                            : QString());
    m_confirm->setEnabled(people > 0 && !needsReason);
}

void BulkPanel::confirm()
{
    if (!m_preview || !m_confirm->isEnabled() || m_stage != Stage::Asking)
        return;
    BulkDecision decided = decision();
    decided.seen = m_preview->seen;
    setStage(Stage::Deciding);
    m_text->setText(tr("Deciding …"));
    Q_EMIT confirmed(decided);
}

void BulkPanel::showReceipt(const BulkReceipt &receipt)
{
    if (m_stage != Stage::Deciding)
        return;
    m_batch = receipt.decided > 0 ? receipt.batch : QString();
    setStage(receipt.isOther ? Stage::Asking : Stage::Done);
    if (receipt.isOther) {
        m_notice = BulkWords::done(receipt);
        m_answer->setFocus(Qt::OtherFocusReason);
        ask();
        return;
    }
    m_text->setText(BulkWords::done(receipt));
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void BulkPanel::showTakenBack(int decisions)
{
    m_batch.clear();
    setStage(Stage::Done);
    m_text->setText(decisions == 0 ? tr("Nothing of it was left to take back.")
                                   : tr("Taken back: %Ln decision(s). What was written is put back where nobody "
                                        "changed it since.",
                                        "", decisions));
}

void BulkPanel::showError(const Error &error)
{
    if (isHidden())
        return;
    const Stage back = m_batch.isEmpty() ? Stage::Asking : Stage::Done;
    setStage(back);
    m_text->setText(ErrorWords::paragraphFor(error));
}

void BulkPanel::close()
{
    hide();
    Q_EMIT closed();
}

bool BulkPanel::event(QEvent *event)
{
    const bool isTaken = m_stage != Stage::Deciding && takeEscape(*event, [this] { close(); });
    return isTaken || QFrame::event(event);
}

} // namespace lockstep
