// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/mautic_step.h"

#include "gui/findings_view.h"
#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "gui/secret_field.h"
#include "words/sign_in_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace lockstep
{

MauticStep::MauticStep(QWidget *parent)
    : QWidget(parent)
    , m_place(wrapped({}, this))
    , m_form(new QFormLayout)
    , m_address(new QLineEdit(this))
    , m_method(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_secret(new SecretField(this))
    , m_hint(wrapped({}, this))
    , m_test(new QPushButton(tr("&Test this connection"), this))
    , m_underWay(new PlainLabel(this))
    , m_problem(new ProblemBar(this))
    , m_findings(new FindingsView(this))
{
    layOut();
    connect(m_method, &QComboBox::currentIndexChanged, this, &MauticStep::showMethod);
    for (QLineEdit *field : {m_address, m_name})
        connect(field, &QLineEdit::textChanged, this, &MauticStep::showWhetherKept);
    connect(m_test, &QPushButton::clicked, this, &MauticStep::testChosen);
    showMethod();
}

void MauticStep::layOut()
{
    for (const SignInMethod method : {SignInMethod::OAuth2, SignInMethod::Password, SignInMethod::Token})
        m_method->addItem(SignInWords::method(method), static_cast<int>(method));
    m_address->setPlaceholderText(u"https://mautic.example.com"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_place);
    column->addLayout(m_form);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addField(*m_form, tr("&Address of Mautic"), *m_address);
    addField(*m_form, tr("Sign in &with"), *m_method);
    m_nameLabel = &addField(*m_form, SignInWords::nameLabel(SignInMethod::OAuth2), *m_name);
    m_secretLabel = &addField(*m_form, SignInWords::secretLabel(SignInMethod::OAuth2), *m_secret);
    m_form->addRow(nullptr, m_hint);
    auto *row = new QHBoxLayout;
    row->addWidget(m_test);
    row->addWidget(m_underWay, 1);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(m_findings);
}

MauticFields MauticStep::fields() const
{
    const auto method = static_cast<SignInMethod>(m_method->currentData().toInt());
    return {.address = m_address->text().trimmed(),
            .method = method,
            .name = method == SignInMethod::Token ? QString() : m_name->text().trimmed()};
}

MauticEntry MauticStep::entry() { return {.fields = fields(), .secret = m_secret->secret()}; }

void MauticStep::forgetSecret() { m_secret->forget(); }

void MauticStep::setMethod(SignInMethod method)
{
    m_method->setCurrentIndex(m_method->findData(static_cast<int>(method)));
}

void MauticStep::showMethod()
{
    const SignInMethod method = fields().method;
    nameField(*m_nameLabel, SignInWords::nameLabel(method), *m_name);
    nameField(*m_secretLabel, SignInWords::secretLabel(method), *m_secret);
    m_form->setRowVisible(m_name, method != SignInMethod::Token);
    m_hint->setText(SignInWords::hint(method));
    showWhetherKept();
}

/// A secret that is kept fits what it was kept with, and nothing else.
void MauticStep::showWhetherKept() { m_secret->setKept(m_hasKeptSecret && m_shown == fields()); }

void MauticStep::showState(const SetupState &state)
{
    m_place->setText(SignInWords::place(state.mauticSignIn, state.processFile));
    // Whoever starts has none yet, and the fields say so.
    m_place->setVisible(state.mauticSignIn.place != SignInPlace::Missing);
    m_hasKeptSecret = state.mauticSignIn.place != SignInPlace::Missing;
    if (m_shown != state.mautic) {
        m_address->setText(state.mautic.address);
        setMethod(state.mautic.method);
        m_name->setText(state.mautic.name);
        m_shown = state.mautic;
    }
    const bool isGiven = state.mauticSignIn.place == SignInPlace::Process;
    for (QWidget *field : std::initializer_list<QWidget *>{m_address, m_method, m_name, m_secret})
        field->setEnabled(!isGiven);
    m_hint->setVisible(!isGiven);
    showWhetherKept();
}

void MauticStep::showTesting()
{
    m_problem->clear();
    m_findings->clear();
    m_underWay->setText(tr("Asking Mautic…"));
}

void MauticStep::showTest(const Result<MauticFound> &found)
{
    m_underWay->clear();
    m_problem->clear();
    if (!found) {
        m_findings->clear();
        if (found.error().kind == ErrorKind::NoCredentials)
            m_problem->showNote(SignInWords::place({}, {}), SignInWords::hint(fields().method));
        else
            m_problem->show(found.error());
        return;
    }
    m_findings->show(CheckWords::findings(found->check));
}

} // namespace lockstep
