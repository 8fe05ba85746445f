// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QFormLayout;
class QGridLayout;
class QSpinBox;

namespace lockstep
{

class PlainLabel;

/// What goes where: fields, segment, who is new, calls an hour. Of the first start and of Connections.
class MappingStep final : public QWidget
{
    Q_OBJECT

public:
    explicit MappingStep(QWidget *parent = nullptr);

    void show(const WorkspaceSettings &settings);
    /// What is there already and what would be created; known after a test of Mautic.
    void showMautic(const MauticFound &found);
    /// With the choices made here in them.
    [[nodiscard]] WorkspaceSettings settings() const;

private:
    struct Rule {
        UserAttribute attribute;
        QCheckBox *isSent;
        QComboBox *field;
        PlainLabel *state;
    };

    void layOut();
    void layOutRest(QFormLayout &form);
    void fillRules();
    void addRule(UserAttribute attribute, const QString &alias);
    void fillFields(const Rule &rule);
    void fillSegments();
    void showRuleState(const Rule &rule);
    void showSegmentState();
    [[nodiscard]] std::optional<SegmentId> chosenSegment() const;

    QGridLayout *m_grid;
    QList<Rule> m_rules;
    QComboBox *m_segment;
    PlainLabel *m_segmentState;
    QCheckBox *m_perMethod;
    QDateTimeEdit *m_since;
    QCheckBox *m_waits;
    QSpinBox *m_calls;
    WorkspaceSettings m_settings;
    std::optional<MauticFound> m_found;
};

} // namespace lockstep
