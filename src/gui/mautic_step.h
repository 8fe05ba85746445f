// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/setup_state.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace lockstep
{

class FindingsView;
class PlainLabel;
class ProblemBar;
class SecretField;

/// Where Mautic is and how to sign in, with a test and what it found. Of the first start and of Connections.
class MauticStep final : public QWidget
{
    Q_OBJECT

public:
    explicit MauticStep(QWidget *parent = nullptr);

    /// Fields are filled anew only where they are other ones than shown before: what is being typed stays.
    void showState(const SetupState &state);
    void showTest(const Result<MauticFound> &found);
    /// Says that a test is under way.
    void showTesting();
    [[nodiscard]] MauticEntry entry();
    /// What was typed is kept now.
    void forgetSecret();

Q_SIGNALS:
    void testChosen();

private:
    void layOut();
    void showMethod();
    void showWhetherKept();
    void setMethod(SignInMethod method);
    [[nodiscard]] MauticFields fields() const;

    PlainLabel *m_place;
    QFormLayout *m_form;
    QLineEdit *m_address;
    QComboBox *m_method;
    QLineEdit *m_name;
    SecretField *m_secret;
    PlainLabel *m_nameLabel = nullptr;
    PlainLabel *m_secretLabel = nullptr;
    PlainLabel *m_hint;
    QPushButton *m_test;
    PlainLabel *m_underWay;
    ProblemBar *m_problem;
    FindingsView *m_findings;
    std::optional<MauticFields> m_shown;
    bool m_hasKeptSecret = false;
};

} // namespace lockstep
