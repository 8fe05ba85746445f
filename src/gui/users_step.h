// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace lockstep
{

class ColumnsPanel;
class PlainLabel;
class ProblemBar;
class Prompter;
class SecretField;

/// Where the application's users are and which column is what. Of the first start and of Connections.
class UsersStep final : public QWidget
{
    Q_OBJECT

public:
    /// The prompter outlives the step.
    explicit UsersStep(Prompter &prompter, QWidget *parent = nullptr);

    /// Fields are filled anew only where they are other ones than shown before: what is being typed stays.
    void showState(const SetupState &state);
    void showTest(const Result<UsersReport> &found);
    void showTesting();
    [[nodiscard]] UsersEntry entry();
    void forgetSecret();

Q_SIGNALS:
    /// Nothing in the choice: as found.
    void testChosen(const lockstep::UsersChoice &choice);
    void linkColumnChosen();

private:
    void layOut();
    void connectParts();
    void showForm();
    void showWhetherKept();
    void chooseFile();
    void confirmLinkColumn();
    [[nodiscard]] UsersFields fields() const;
    [[nodiscard]] DatabaseForm form() const;

    Prompter &m_prompter;
    PlainLabel *m_place;
    QFormLayout *m_form;
    QComboBox *m_kind;
    QWidget *m_fileRow;
    QLineEdit *m_file;
    QPushButton *m_choose;
    QLineEdit *m_host;
    QSpinBox *m_port;
    QLineEdit *m_database;
    QLineEdit *m_user;
    SecretField *m_password;
    SecretField *m_url;
    QPushButton *m_look;
    PlainLabel *m_underWay;
    ProblemBar *m_problem;
    ColumnsPanel *m_columns;
    QString m_statement;
    std::optional<UsersFields> m_shown;
    bool m_hasKeptSecret = false;
};

} // namespace lockstep
