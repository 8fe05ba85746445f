// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/workspace_settings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace lockstep
{

class PlainLabel;
class Prompter;

/// One row per field: which way it goes, who wins where both sides changed, and whether its column may be written. The
/// switch is put on after the statement was shown and a clear yes; towards the application a field can go only then.
class FieldPoliciesPanel final : public QWidget
{
    Q_OBJECT

public:
    /// The prompter outlives the panel.
    explicit FieldPoliciesPanel(Prompter &prompter, QWidget *parent = nullptr);

    void show(const WorkspaceSettings &settings);
    /// What was found of the columns; before that no switch can be put on.
    void showWriting(const QList<ColumnWriting> &writing);
    /// With the choices made here in place.
    [[nodiscard]] WorkspaceSettings settingsWith(WorkspaceSettings settings) const;

private:
    struct Row {
        UserAttribute attribute;
        QComboBox *direction;
        QComboBox *authority;
        QCheckBox *onlyIfEmpty;
        QComboBox *clearing;
        QCheckBox *mayBeWritten;
        PlainLabel *state;
    };

    void addHeadings();
    void addRow(const FieldRule &rule);
    void connectRow(const Row &row);
    void fillDirections(const Row &row, SyncDirection chosen);
    void showSwitch(const Row &row);
    void askToWrite(const Row &row);
    void stopWriting(const Row &row);
    [[nodiscard]] const ColumnWriting *writingOf(UserAttribute attribute) const;
    [[nodiscard]] FieldPolicy policyOf(const Row &row) const;

    Prompter &m_prompter;
    QGridLayout *m_grid;
    QList<Row> m_rows;
    WorkspaceSettings m_settings;
    QList<ColumnWriting> m_writing;
    bool m_isLookedAt = false;
};

} // namespace lockstep
