// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/field_policies_panel.h"

#include "domain/field_choices.h"
#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "gui/prompter.h"
#include "models/plain_text.h"
#include "words/attribute_words.h"
#include "words/policy_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QPointer>
#include <QSignalBlocker>

#include <algorithm>

namespace lockstep
{

namespace
{

constexpr int columns = 6;

/// Narrow enough for six beside each other; the list that opens is as wide as its texts.
QComboBox *narrowChoice(QWidget *parent)
{
    auto *choice = new QComboBox(parent);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(16);
    return choice;
}

template <typename Value>
void choose(QComboBox &choice, Value value)
{
    choice.setCurrentIndex(std::max(0, choice.findData(static_cast<int>(value))));
}

} // namespace

FieldPoliciesPanel::FieldPoliciesPanel(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_grid(new QGridLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(heading(tr("What goes where"), this));
    column->addWidget(wrapped(tr("Values go to Mautic. Where a column of the application may be written, they can come "
                                 "back as well; each column is switched on by itself, after you saw what is run."),
                              this));
    column->addLayout(m_grid);
    m_grid->setColumnStretch(columns, 1);
}

void FieldPoliciesPanel::show(const WorkspaceSettings &settings)
{
    m_settings = settings;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    addHeadings();
    for (const FieldRule &rule : settings.rules)
        addRow(rule);
}

void FieldPoliciesPanel::addHeadings()
{
    int column = 0;
    for (const QString &text : {tr("Field"), tr("Goes"), tr("Where both changed"), tr("Only into empty"),
                                tr("Emptied values"), tr("May be written")}) {
        auto *label = new PlainLabel(this);
        label->setText(text);
        m_grid->addWidget(label, 0, column++);
    }
}

void FieldPoliciesPanel::addRow(const FieldRule &rule)
{
    const Row row{rule.attribute,     narrowChoice(this),  narrowChoice(this),  new QCheckBox(this),
                  narrowChoice(this), new QCheckBox(this), new PlainLabel(this)};
    const QString name = AttributeWords::label(rule.attribute);
    auto *label = new PlainLabel(this);
    label->setText(name);
    row.direction->setAccessibleName(tr("Which way it goes: %1").arg(name));
    row.authority->setAccessibleName(tr("Who wins where both changed: %1").arg(name));
    row.onlyIfEmpty->setAccessibleName(tr("Only into empty fields: %1").arg(name));
    row.clearing->setAccessibleName(tr("What emptied values do: %1").arg(name));
    row.mayBeWritten->setAccessibleName(tr("May be written to the application: %1").arg(name));
    fillDirections(row, rule.policy.direction);
    for (const Authority authority : authoritiesFor(rule.attribute))
        row.authority->addItem(PolicyWords::authority(authority), static_cast<int>(authority));
    choose(*row.authority, rule.policy.authority);
    row.onlyIfEmpty->setChecked(rule.policy.mode == WriteMode::OnlyIfEmpty);
    for (const ClearMode mode : {ClearMode::Propagate, ClearMode::Never, ClearMode::Ask})
        row.clearing->addItem(PolicyWords::clearingBriefly(mode), static_cast<int>(mode));
    choose(*row.clearing, rule.policy.clearing);
    const int place = static_cast<int>(m_rows.size()) + 1;
    int column = 0;
    for (QWidget *part : std::initializer_list<QWidget *>{label, row.direction, row.authority, row.onlyIfEmpty,
                                                          row.clearing, row.mayBeWritten, row.state})
        m_grid->addWidget(part, place, column++);
    m_rows.append(row);
    connectRow(row);
    showSwitch(row);
}

void FieldPoliciesPanel::connectRow(const Row &row)
{
    connect(row.mayBeWritten, &QCheckBox::clicked, this, [this, row](bool isOn) {
        if (isOn)
            askToWrite(row);
        else
            stopWriting(row);
    });
}

void FieldPoliciesPanel::fillDirections(const Row &row, SyncDirection chosen)
{
    row.direction->clear();
    for (const SyncDirection direction : directionsFor(m_settings, row.attribute))
        row.direction->addItem(PolicyWords::direction(direction), static_cast<int>(direction));
    choose(*row.direction, chosen);
}

void FieldPoliciesPanel::showWriting(const QList<ColumnWriting> &writing)
{
    m_writing = writing;
    m_isLookedAt = true;
    for (const Row &row : m_rows)
        showSwitch(row);
}

const ColumnWriting *FieldPoliciesPanel::writingOf(UserAttribute attribute) const
{
    const QString column = m_settings.users.columns.value(attribute).column;
    const auto found = std::find_if(m_writing.begin(), m_writing.end(), [&](const ColumnWriting &each) {
        return each.attribute == attribute && each.column == column;
    });
    return found == m_writing.end() ? nullptr : &*found;
}

void FieldPoliciesPanel::showSwitch(const Row &row)
{
    const bool isOn = isWritable(m_settings, row.attribute);
    const bool mayEver = attributesThatMayBeWritten().contains(row.attribute);
    const ColumnWriting *writing = writingOf(row.attribute);
    const bool isPossible = writing && writing->obstacle == WritingObstacle::None;
    row.mayBeWritten->setVisible(mayEver);
    row.mayBeWritten->setChecked(isOn);
    row.mayBeWritten->setEnabled(isOn || isPossible);
    if (!mayEver)
        return row.state->clear();
    if (!m_isLookedAt)
        return row.state->setText(tr("test the application's users first"));
    if (!writing)
        return row.state->setText(PolicyWords::noColumn());
    if (!isPossible)
        return row.state->setText(PolicyWords::obstacle(writing->obstacle));
    row.state->setText(isOn || writing->isAllowed == false ? PolicyWords::right(*writing) : QString());
}

void FieldPoliciesPanel::askToWrite(const Row &row)
{
    // Off until the answer is there.
    row.mayBeWritten->setChecked(false);
    const ColumnWriting *writing = writingOf(row.attribute);
    if (!writing)
        return;
    const Prompt prompt{
        .title = tr("Write to the application"),
        .question = tr("May Lockstep write to the column \"%1\" of the users table?").arg(oneLine(writing->column)),
        .explanation = PolicyWords::whatIsRun(*writing),
        .yes = tr("Write to this column")};
    m_prompter.confirm(prompt, [panel = QPointer(this), attribute = row.attribute] {
        if (!panel)
            return;
        for (const Row &each : panel->m_rows) {
            if (each.attribute != attribute)
                continue;
            const SyncDirection chosen = panel->policyOf(each).direction;
            panel->m_settings = withWriting(panel->m_settings, attribute);
            panel->fillDirections(each, chosen);
            panel->showSwitch(each);
        }
    });
}

void FieldPoliciesPanel::stopWriting(const Row &row)
{
    m_settings = withoutWriting(settingsWith(m_settings), row.attribute);
    for (const FieldRule &rule : m_settings.rules) {
        if (rule.attribute == row.attribute)
            fillDirections(row, rule.policy.direction);
    }
    showSwitch(row);
}

FieldPolicy FieldPoliciesPanel::policyOf(const Row &row) const
{
    return {.direction = static_cast<SyncDirection>(row.direction->currentData().toInt()),
            .authority = static_cast<Authority>(row.authority->currentData().toInt()),
            .mode = row.onlyIfEmpty->isChecked() ? WriteMode::OnlyIfEmpty : WriteMode::Overwrite,
            .clearing = static_cast<ClearMode>(row.clearing->currentData().toInt())};
}

WorkspaceSettings FieldPoliciesPanel::settingsWith(WorkspaceSettings settings) const
{
    for (const Row &row : m_rows) {
        for (FieldRule &rule : settings.rules) {
            if (rule.attribute == row.attribute)
                rule.policy = policyOf(row);
        }
    }
    settings.writableAttributes = m_settings.writableAttributes;
    return settings;
}

} // namespace lockstep
