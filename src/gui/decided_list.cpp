// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/decided_list.h"

#include "gui/cases_texts.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "models/decisions_model.h"
#include "words/decision_words.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lockstep
{

DecidedList::DecidedList(QWidget *parent)
    : QWidget(parent)
    , m_model(new DecisionsModel(decisionTexts(), this))
    , m_table(new QTableView(this))
    , m_nothing(new PlainLabel(tr("Nobody has decided anything yet."), this))
    , m_explanation(new PlainLabel(this))
    , m_takeBack(new QPushButton(themedIcon(u"edit-undo"_s), tr("Take back"), this))
    , m_person(new QPushButton(tr("Show person"), this))
{
    layOut();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DecidedList::showButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DecidedList::showButtons);
    connect(m_takeBack, &QPushButton::clicked, this, [this] {
        if (const Resolution *resolution = chosen())
            Q_EMIT takeBackChosen(resolution->batch);
    });
    connect(m_person, &QPushButton::clicked, this, [this] {
        if (const Resolution *resolution = chosen())
            Q_EMIT personChosen(resolution->user);
    });
    show({});
}

void DecidedList::layOut()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Decided lately"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setMinimumHeight(fontMetrics().height() * 8);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(static_cast<int>(DecisionColumn::At), fontMetrics().averageCharWidth() * 20);
    m_table->setColumnWidth(static_cast<int>(DecisionColumn::User), fontMetrics().averageCharWidth() * 24);
    m_table->setColumnWidth(static_cast<int>(DecisionColumn::What), fontMetrics().averageCharWidth() * 32);
    m_table->setColumnWidth(static_cast<int>(DecisionColumn::Why), fontMetrics().averageCharWidth() * 28);
    m_explanation->setWordWrap(true);
    m_explanation->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout;
    row->addWidget(m_explanation, 1);
    row->addWidget(m_person);
    row->addWidget(m_takeBack);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_nothing);
    column->addWidget(m_table, 1);
    column->addLayout(row);
}

void DecidedList::show(const QList<Resolution> &resolutions)
{
    const QModelIndex current = m_table->currentIndex();
    const qint64 before = current.isValid() ? m_model->at(current.row()).id : -1;
    m_model->show(resolutions);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->at(row).id == before)
            m_table->setCurrentIndex(m_model->index(row, 0));
    }
    m_nothing->setVisible(resolutions.isEmpty());
    m_table->setVisible(!resolutions.isEmpty());
    showButtons();
}

void DecidedList::addNames(const QList<PersonName> &names) { m_model->addNames(names); }

const Resolution *DecidedList::chosen() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_model->at(current.row()) : nullptr;
}

void DecidedList::showButtons()
{
    const Resolution *resolution = chosen();
    m_takeBack->setEnabled(resolution != nullptr && DecisionWords::mayTakeBack(resolution->state));
    m_person->setEnabled(resolution != nullptr);
    m_explanation->setText(resolution == nullptr ? QString() : DecisionWords::stateExplanation(resolution->state));
}

} // namespace lockstep
