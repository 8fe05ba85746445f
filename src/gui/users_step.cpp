// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/users_step.h"

#include "gui/columns_panel.h"
#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "gui/problem_bar.h"
#include "gui/prompter.h"
#include "gui/secret_field.h"
#include "words/sign_in_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace lockstep
{

UsersStep::UsersStep(Prompter &prompter, QWidget *parent)
    : QWidget(parent)
    , m_prompter(prompter)
    , m_place(wrapped({}, this))
    , m_form(new QFormLayout)
    , m_kind(new QComboBox(this))
    , m_fileRow(new QWidget(this))
    , m_file(new QLineEdit(m_fileRow))
    , m_choose(new QPushButton(tr("&Choose…"), m_fileRow))
    , m_host(new QLineEdit(this))
    , m_port(new QSpinBox(this))
    , m_database(new QLineEdit(this))
    , m_user(new QLineEdit(this))
    , m_password(new SecretField(this))
    , m_url(new SecretField(this))
    , m_look(new QPushButton(tr("&Look for the users table"), this))
    , m_underWay(new PlainLabel(this))
    , m_problem(new ProblemBar(this))
    , m_columns(new ColumnsPanel(this))
{
    layOut();
    connectParts();
    showForm();
}

void UsersStep::connectParts()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, &UsersStep::showForm);
    connect(m_choose, &QPushButton::clicked, this, &UsersStep::chooseFile);
    connect(m_look, &QPushButton::clicked, this, [this] { Q_EMIT testChosen({}); });
    connect(m_columns, &ColumnsPanel::choiceChanged, this, &UsersStep::testChosen);
    connect(m_columns, &ColumnsPanel::linkColumnChosen, this, &UsersStep::confirmLinkColumn);
    for (QLineEdit *field : {m_file, m_host, m_database, m_user})
        connect(field, &QLineEdit::textChanged, this, &UsersStep::showWhetherKept);
    connect(m_port, &QSpinBox::valueChanged, this, &UsersStep::showWhetherKept);
}

void UsersStep::layOut()
{
    for (const DatabaseForm form :
         {DatabaseForm::Sqlite, DatabaseForm::PostgreSql, DatabaseForm::MariaDb, DatabaseForm::Url})
        m_kind->addItem(SignInWords::database(form), static_cast<int>(form));
    auto *fileRow = new QHBoxLayout(m_fileRow);
    fileRow->setContentsMargins({});
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(m_choose);
    m_fileRow->setFocusProxy(m_file);
    m_file->setAccessibleName(tr("File of the database"));
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("usual", "the port of a database"));
    m_host->setPlaceholderText(u"localhost"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_place);
    column->addLayout(m_form);
    addField(*m_form, tr("&Kind of database"), *m_kind);
    addField(*m_form, tr("&File"), *m_fileRow);
    addField(*m_form, tr("&Host"), *m_host);
    addField(*m_form, tr("P&ort"), *m_port);
    addField(*m_form, tr("&Database"), *m_database);
    addField(*m_form, tr("&User"), *m_user);
    addField(*m_form, tr("&Password"), *m_password);
    addField(*m_form, tr("&Address"), *m_url);
    auto *row = new QHBoxLayout;
    row->addWidget(m_look);
    row->addWidget(m_underWay, 1);
    column->addLayout(row);
    column->addWidget(m_problem);
    column->addWidget(m_columns);
}

DatabaseForm UsersStep::form() const { return static_cast<DatabaseForm>(m_kind->currentData().toInt()); }

UsersFields UsersStep::fields() const
{
    switch (form()) {
    case DatabaseForm::Sqlite:
        return {.form = form(), .file = m_file->text().trimmed()};
    case DatabaseForm::Url:
        return {.form = form(), .database = m_shown ? m_shown->database : QString()};
    case DatabaseForm::PostgreSql:
    case DatabaseForm::MariaDb:
        break;
    }
    return {.form = form(),
            .host = m_host->text().trimmed(),
            .port = m_port->value() > 0 ? m_port->value() : -1,
            .database = m_database->text().trimmed(),
            .user = m_user->text().trimmed()};
}

UsersEntry UsersStep::entry()
{
    if (form() == DatabaseForm::Sqlite)
        return {.fields = fields(), .secret = {}};
    return {.fields = fields(), .secret = (form() == DatabaseForm::Url ? m_url : m_password)->secret()};
}

void UsersStep::forgetSecret()
{
    m_password->forget();
    m_url->forget();
}

void UsersStep::showForm()
{
    const bool isServer = form() == DatabaseForm::PostgreSql || form() == DatabaseForm::MariaDb;
    m_form->setRowVisible(m_fileRow, form() == DatabaseForm::Sqlite);
    for (QWidget *field : std::initializer_list<QWidget *>{m_host, m_port, m_database, m_user, m_password})
        m_form->setRowVisible(field, isServer);
    m_form->setRowVisible(m_url, form() == DatabaseForm::Url);
    showWhetherKept();
}

/// A password that is kept fits what it was kept with, and nothing else.
void UsersStep::showWhetherKept()
{
    const bool isKept = m_hasKeptSecret && m_shown == fields();
    m_password->setKept(isKept);
    m_url->setKept(isKept);
}

void UsersStep::showState(const SetupState &state)
{
    m_place->setText(SignInWords::place(state.usersSignIn, state.processFile));
    m_place->setVisible(state.usersSignIn.place != SignInPlace::Missing);
    m_hasKeptSecret = state.usersSignIn.place != SignInPlace::Missing;
    if (m_shown != state.users) {
        m_shown = state.users;
        m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(state.users.form)));
        m_file->setText(state.users.file);
        m_host->setText(state.users.host);
        m_port->setValue(std::max(0, state.users.port));
        m_database->setText(state.users.database);
        m_user->setText(state.users.user);
    }
    const bool isGiven = state.usersSignIn.place == SignInPlace::Process;
    for (QWidget *field :
         std::initializer_list<QWidget *>{m_kind, m_fileRow, m_host, m_port, m_database, m_user, m_password, m_url})
        field->setEnabled(!isGiven);
    showForm();
}

void UsersStep::showTesting()
{
    m_problem->clear();
    m_underWay->setText(tr("Looking into the database…"));
}

void UsersStep::showTest(const Result<UsersReport> &found)
{
    m_underWay->clear();
    m_problem->clear();
    if (!found) {
        m_problem->show(found.error());
        return;
    }
    m_underWay->setText(tr("The table was found in %1.").arg(found->database));
    m_statement = found->advice.statement;
    m_columns->show(*found);
}

void UsersStep::chooseFile()
{
    m_prompter.chooseFileToOpen({.title = tr("The application's database"),
                                 .filter = tr("SQLite databases (*.sqlite *.sqlite3 *.db);;All files (*)")},
                                [this](const QString &file) { m_file->setText(file); });
}

void UsersStep::confirmLinkColumn()
{
    m_prompter.confirm({.title = tr("Add a column to the users table?"),
                        .question = tr("This is run in the application's database:\n%1").arg(m_statement),
                        .explanation = tr("Lockstep writes the number of the contact there, and nothing else."),
                        .yes = tr("Add the column")},
                       [this] { Q_EMIT linkColumnChosen(); });
}

} // namespace lockstep
