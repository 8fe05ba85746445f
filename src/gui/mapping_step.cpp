// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mapping_step.h"

#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "words/attribute_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// A contact without an address or without the user's id cannot be found again.
bool isNeeded(UserAttribute attribute) { return attribute == UserAttribute::Email || attribute == UserAttribute::Id; }

QString aliasFor(const WorkspaceSettings &settings, const FieldRule &usual)
{
    for (const FieldRule &rule : settings.rules) {
        if (rule.attribute == usual.attribute)
            return rule.alias;
    }
    return usual.alias;
}

FieldPolicy policyOf(const WorkspaceSettings &settings, UserAttribute attribute)
{
    for (const FieldRule &rule : settings.rules) {
        if (rule.attribute == attribute)
            return rule.policy;
    }
    return {};
}

bool isSentBy(const WorkspaceSettings &settings, UserAttribute attribute)
{
    return std::any_of(settings.rules.begin(), settings.rules.end(),
                       [attribute](const FieldRule &rule) { return rule.attribute == attribute; });
}

} // namespace

MappingStep::MappingStep(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout)
    , m_segment(new QComboBox(this))
    , m_segmentState(wrapped({}, this))
    , m_perMethod(new QCheckBox(tr("A further segment for each &registration method"), this))
    , m_since(new QDateTimeEdit(this))
    , m_waits(new QCheckBox(tr("&Wait until the application has verified an address before linking by it"), this))
    , m_calls(new QSpinBox(this))
{
    layOut();
    connect(m_segment, &QComboBox::editTextChanged, this, &MappingStep::showSegmentState);
}

void MappingStep::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(heading(tr("What Mautic gets to know"), this));
    column->addLayout(m_grid);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 2);
    column->addWidget(heading(tr("New users"), this));
    auto *form = new QFormLayout;
    column->addLayout(form);
    layOutRest(*form);
}

void MappingStep::layOutRest(QFormLayout &form)
{
    form.setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_segment->setEditable(true);
    m_since->setCalendarPopup(true);
    m_since->setDisplayFormat(locale().dateTimeFormat(QLocale::ShortFormat));
    m_calls->setRange(0, 10'000'000);
    m_calls->setSpecialValueText(tr("no limit"));
    addField(form, tr("Put new users into the &segment"), *m_segment);
    form.addRow(nullptr, m_segmentState);
    form.addRow(nullptr, m_perMethod);
    addField(form, tr("&New users since"), *m_since);
    form.addRow(nullptr,
                wrapped(tr("Only users who signed up after this are put into the segment, since that may start a "
                           "campaign. Everyone else is linked and kept in step all the same."),
                        this));
    form.addRow(nullptr, m_waits);
    addField(form, tr("&Calls to Mautic in an hour"), *m_calls);
    form.addRow(
        nullptr,
        wrapped(tr("Lockstep stops by itself before it asks Mautic more often than that; what is left waits."), this));
}

void MappingStep::show(const WorkspaceSettings &settings)
{
    m_settings = settings;
    fillRules();
    fillSegments();
    m_perMethod->setChecked(settings.segmentPerMethod);
    m_waits->setChecked(settings.waitForVerification);
    m_calls->setValue(settings.requestsPerHour);
    const qint64 since = settings.newUsersSince ? settings.newUsersSince->milliseconds() : 0;
    m_since->setDateTime(QDateTime::fromMSecsSinceEpoch(since));
}

void MappingStep::showMautic(const MauticFound &found)
{
    const WorkspaceSettings chosen = settings();
    m_found = found;
    show(chosen);
}

void MappingStep::fillRules()
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rules.clear();
    for (const FieldRule &usual : rulesFor(m_settings.users, defaultFieldRules()))
        addRule(usual.attribute, aliasFor(m_settings, usual));
}

void MappingStep::addRule(UserAttribute attribute, const QString &alias)
{
    const Rule rule{attribute, new QCheckBox(AttributeWords::label(attribute), this), new QComboBox(this),
                    new PlainLabel(this)};
    rule.isSent->setChecked(isNeeded(attribute) || isSentBy(m_settings, attribute));
    rule.isSent->setEnabled(!isNeeded(attribute));
    rule.field->setEditable(!isNeeded(attribute));
    rule.field->setEnabled(!isNeeded(attribute));
    rule.field->setAccessibleName(tr("Field in Mautic for: %1").arg(AttributeWords::label(attribute)));
    const int row = static_cast<int>(m_rules.size());
    m_grid->addWidget(rule.isSent, row, 0);
    m_grid->addWidget(rule.field, row, 1);
    m_grid->addWidget(rule.state, row, 2);
    rule.field->addItem(oneLine(alias), alias);
    fillFields(rule);
    m_rules.append(rule);
    connect(rule.field, &QComboBox::currentTextChanged, this, [this, rule] { showRuleState(rule); });
    connect(rule.isSent, &QCheckBox::toggled, this, [this, rule] { showRuleState(rule); });
    showRuleState(rule);
}

void MappingStep::fillFields(const Rule &rule)
{
    if (!m_found)
        return;
    for (const ContactField &field : m_found->fields) {
        if (rule.field->findData(field.alias) < 0)
            rule.field->addItem(oneLine(field.alias), field.alias);
    }
}

void MappingStep::showRuleState(const Rule &rule)
{
    const QString alias = rule.field->currentText().trimmed();
    if (!rule.isSent->isChecked())
        return rule.state->setText(tr("not sent"));
    if (!m_found || m_found->fields.isEmpty())
        return rule.state->clear();
    for (const ContactField &field : m_found->fields) {
        if (field.alias == alias)
            return rule.state->setText(tr("goes into \"%1\"").arg(oneLine(field.label)));
    }
    const auto custom = customFieldFor({rule.attribute, alias});
    rule.state->setText(custom ? tr("will be created as \"%1\", after your yes").arg(custom->label)
                               : tr("Mautic has no such field"));
}

void MappingStep::fillSegments()
{
    m_segment->clear();
    for (const Segment &segment : m_found ? m_found->segments : QList<Segment>()) {
        if (!segment.isFiltered)
            m_segment->addItem(oneLine(segment.name), segment.id.value);
    }
    const int known = m_settings.segment ? m_segment->findData(m_settings.segment->value) : -1;
    m_segment->setCurrentIndex(known);
    if (known < 0)
        m_segment->setEditText(oneLine(m_settings.segmentName));
    showSegmentState();
}

std::optional<SegmentId> MappingStep::chosenSegment() const
{
    const int place = m_segment->findText(m_segment->currentText(), Qt::MatchExactly | Qt::MatchCaseSensitive);
    if (place >= 0)
        return SegmentId{m_segment->itemData(place).toLongLong()};
    // Before Mautic was asked, the number that was saved is all there is.
    return !m_found && m_segment->currentText() == oneLine(m_settings.segmentName) ? m_settings.segment : std::nullopt;
}

void MappingStep::showSegmentState()
{
    if (!m_found)
        m_segmentState->setText(tr("A name; the segment is created, after your yes, where Mautic has none of it."));
    else if (chosenSegment())
        m_segmentState->setText(tr("Mautic has this segment."));
    else
        m_segmentState->setText(tr("Mautic has no such segment; it will be created, after your yes."));
}

WorkspaceSettings MappingStep::settings() const
{
    WorkspaceSettings settings = m_settings;
    settings.rules.clear();
    for (const Rule &rule : m_rules) {
        const QString alias = rule.field->currentText().trimmed();
        if (rule.isSent->isChecked() && !alias.isEmpty())
            settings.rules.append({rule.attribute, alias, policyOf(m_settings, rule.attribute)});
    }
    settings.segment = chosenSegment();
    const QString name = m_segment->currentText().trimmed();
    settings.segmentName = name.isEmpty() ? WorkspaceSettings().segmentName : name;
    settings.segmentPerMethod = m_perMethod->isChecked();
    settings.waitForVerification = m_waits->isChecked();
    settings.requestsPerHour = m_calls->value();
    const Moment since = Moment::fromMilliseconds(m_since->dateTime().toMSecsSinceEpoch());
    // The field shows minutes; who changed nothing keeps the seconds.
    const bool isSame = settings.newUsersSince && settings.newUsersSince->milliseconds() == since.milliseconds();
    if (!isSame)
        settings.newUsersSince = since;
    return settings;
}

} // namespace lockstep
