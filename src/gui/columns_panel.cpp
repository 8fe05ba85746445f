// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/columns_panel.h"

#include "gui/form_rows.h"
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "words/attribute_words.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int attributesBeside = 3;

QString nameIn(const UsersMapping &users)
{
    return users.schema.isEmpty() ? users.table : QString(users.schema + u'.' + users.table);
}

bool isYesOrNo(UserAttribute attribute)
{
    return attribute == UserAttribute::EmailVerified || attribute == UserAttribute::OptedOut
        || attribute == UserAttribute::Banned || attribute == UserAttribute::Deleted;
}

/// As the settings file has it: `column`, or `!column` with yes and no turned round.
QString keyOf(const ColumnMatch &match) { return match.negated ? QString(u'!' + match.column) : match.column; }

} // namespace

ColumnsPanel::ColumnsPanel(QWidget *parent)
    : QWidget(parent)
    , m_table(new QComboBox(this))
    , m_grid(new QGridLayout)
    , m_sample(new QTableWidget(this))
    , m_advice(wrapped({}, this))
    , m_statement(wrapped({}, this))
    , m_add(new QPushButton(tr("&Add this column to the users table"), this))
{
    addColumnChoices();
    layOut();
    connect(m_table, &QComboBox::activated, this, &ColumnsPanel::chooseTable);
    connect(m_add, &QPushButton::clicked, this, &ColumnsPanel::linkColumnChosen);
    hide();
}

void ColumnsPanel::addColumnChoices()
{
    int place = 0;
    for (const UserAttribute attribute : allUserAttributes()) {
        auto *choice = new QComboBox(this);
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(7);
        auto *label = new PlainLabel(this);
        nameField(*label, AttributeWords::label(attribute), *choice);
        label->setBuddy(choice);
        const int column = 2 * (place % attributesBeside);
        m_grid->addWidget(label, place / attributesBeside, column, Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(choice, place / attributesBeside, column + 1);
        m_grid->setColumnStretch(column + 1, 1);
        m_columns.insert(attribute, choice);
        connect(choice, &QComboBox::activated, this, [this, attribute] { chooseColumn(attribute); });
        ++place;
    }
}

void ColumnsPanel::layOut()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    auto *form = new QFormLayout;
    column->addLayout(form);
    addField(*form, tr("Ta&ble"), *m_table);
    column->addWidget(heading(tr("Which column is what"), this));
    column->addLayout(m_grid);
    column->addWidget(heading(tr("The first rows, as they are read"), this));
    column->addWidget(m_sample);
    column->addWidget(m_advice);
    column->addWidget(m_statement);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    m_statement->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_sample->setAccessibleName(tr("The first rows of the users table"));
    m_sample->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sample->setTabKeyNavigation(false);
    m_sample->setWordWrap(false);
    m_sample->verticalHeader()->hide();
}

void ColumnsPanel::show(const UsersReport &report)
{
    m_choice.table = nameIn(report.table.mapping);
    showTables(report);
    showColumns(report);
    showSample(report.sample);
    showAdvice(report);
    setVisible(true);
}

void ColumnsPanel::showTables(const UsersReport &report)
{
    m_table->clear();
    for (const QString &name : QStringList{nameIn(report.table.mapping)} + report.otherTables)
        m_table->addItem(oneLine(name), name);
}

void ColumnsPanel::showColumns(const UsersReport &report)
{
    for (const auto &[attribute, choice] : m_columns.asKeyValueRange()) {
        choice->clear();
        choice->addItem(tr("not read", "instead of a column"), QString());
        for (const QString &name : report.table.columns)
            choice->addItem(oneLine(name), name);
        for (const QString &name : isYesOrNo(attribute) ? report.table.columns : QStringList())
            choice->addItem(tr("%1, yes and no turned round").arg(oneLine(name)), QString(u'!' + name));
        const auto match = report.table.mapping.columns.constFind(attribute);
        const bool isRead = match != report.table.mapping.columns.cend();
        choice->setCurrentIndex(isRead ? std::max(0, choice->findData(keyOf(*match))) : 0);
    }
}

void ColumnsPanel::showSample(const SampleRows &sample)
{
    m_sample->setColumnCount(static_cast<int>(sample.columns.size()));
    m_sample->setRowCount(static_cast<int>(sample.rows.size()));
    QStringList titles;
    for (const QString &name : sample.columns)
        titles.append(oneLine(name));
    m_sample->setHorizontalHeaderLabels(titles);
    for (int row = 0; row < m_sample->rowCount(); ++row) {
        for (int column = 0; column < m_sample->columnCount(); ++column)
            m_sample->setItem(row, column, new QTableWidgetItem(oneLine(sample.rows[row].value(column))));
    }
    m_sample->resizeColumnsToContents();
    const int height = m_sample->horizontalHeader()->sizeHint().height()
        + m_sample->rowCount() * m_sample->verticalHeader()->defaultSectionSize()
        + m_sample->horizontalScrollBar()->sizeHint().height() + 2 * m_sample->frameWidth();
    m_sample->setFixedHeight(height);
}

void ColumnsPanel::showAdvice(const UsersReport &report)
{
    const LinkColumnAdvice &advice = report.advice;
    const bool isWanted = !advice.statement.isEmpty();
    for (QWidget *part : std::initializer_list<QWidget *>{m_statement, m_add})
        part->setVisible(isWanted);
    m_statement->setText(advice.statement);
    if (!isWanted)
        m_advice->setText(tr("The table keeps the number of the contact."));
    else if (advice.behindPrisma)
        m_advice->setText(tr("The table has no column for the number of the contact; Lockstep keeps the links itself. "
                             "Prisma made this table: add \"%1\" to the model and run \"%2\" rather than this "
                             "statement, which Prisma would call drift.")
                              .arg(advice.prismaLine, advice.prismaCommand));
    else
        m_advice->setText(tr("The table has no column for the number of the contact, so Lockstep keeps the links "
                             "itself. To keep them in the application as well, this would be run:"));
}

void ColumnsPanel::chooseTable()
{
    m_choice = {.table = m_table->currentData().toString()};
    Q_EMIT choiceChanged(m_choice);
}

void ColumnsPanel::chooseColumn(UserAttribute attribute)
{
    for (const auto &[each, choice] : m_columns.asKeyValueRange()) {
        QString key = choice->currentData().toString();
        const bool isTurned = key.startsWith(u'!');
        key.remove(0, isTurned ? 1 : 0);
        m_choice.columns.insert(
            each, key.isEmpty() ? std::nullopt : std::optional(ColumnMatch{.column = key, .negated = isTurned}));
    }
    m_columns.value(attribute)->setFocus();
    Q_EMIT choiceChanged(m_choice);
}

} // namespace lockstep
