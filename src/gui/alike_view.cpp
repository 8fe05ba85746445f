// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/alike_view.h"

#include "gui/cases_texts.h"
#include "gui/escape_key.h"
#include "gui/icons.h"
#include "gui/plain_label.h"
#include "words/offer_words.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace lockstep
{

AlikeView::AlikeView(QWidget *parent)
    : QWidget(parent)
    , m_heading(new PlainLabel(this))
    , m_cost(new PlainLabel(this))
    , m_table(new QTableView(this))
    , m_decide(new QPushButton(themedIcon(u"dialog-ok-apply"_s), {}, this))
    , m_back(new QPushButton(tr("Back (Esc)"), this))
{
    setAccessibleName(tr("The same answer for all alike"));
    layOut();
    useModel();
    onEscape(*this, [this] { Q_EMIT left(); });
    for (QPushButton *button : {m_decide, m_back})
        button->setAutoDefault(true);
    connect(m_back, &QPushButton::clicked, this, &AlikeView::left);
    connect(m_decide, &QPushButton::clicked, this, [this] {
        m_decide->setEnabled(false);
        Q_EMIT decideChosen(m_model->included());
    });
}

void AlikeView::layOut()
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_heading->setFont(larger);
    for (PlainLabel *label : {m_heading, m_cost}) {
        label->setWordWrap(true);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    m_table->setAccessibleName(tr("Cases that get the same answer"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_back);
    buttons->addWidget(m_decide);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    column->addWidget(m_heading);
    column->addWidget(m_cost);
    column->addWidget(m_table, 1);
    column->addLayout(buttons);
}

/// Anew for every palette: the rows left out are drawn in its colours.
void AlikeView::useModel()
{
    auto *model = new AlikeModel(alikeTexts(palette()), this);
    model->show(m_preview.cases);
    m_table->setModel(model);
    delete m_model;
    m_model = model;
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    m_table->setColumnWidth(0, fontMetrics().averageCharWidth() * 26);
}

void AlikeView::await(const QString &action)
{
    //: %1 is what the button of the answer said
    m_heading->setText(tr("The same for all alike: %1").arg(action));
    m_cost->setText(tr("Working out what that would do …"));
    m_decide->setText(tr("Decide these"));
    m_decide->setEnabled(false);
    show(AlikePreview());
    m_cost->setText(tr("Working out what that would do …"));
    m_back->setFocus(Qt::OtherFocusReason);
}

void AlikeView::show(const AlikePreview &preview)
{
    m_preview = preview;
    m_model->show(preview.cases);
    const auto count = static_cast<int>(m_model->included().size());
    const int leftOut = static_cast<int>(preview.cases.size()) - count;
    //: %1 is what it costs, such as "9 API requests"
    QString cost = tr("%Ln case(s) get this answer: %1.", "", count).arg(OfferWords::requests(preview.requests));
    if (leftOut > 0)
        cost += u' ' + tr("%Ln differ(s) and is left out.", "", leftOut);
    m_cost->setText(cost);
    m_decide->setText(tr("Decide these %Ln", "", count));
    m_decide->setEnabled(count > 0);
    if (count > 0)
        m_decide->setFocus(Qt::OtherFocusReason);
}

void AlikeView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        useModel();
}

} // namespace lockstep
