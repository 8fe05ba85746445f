// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/form_rows.h"

#include "gui/plain_label.h"

#include <QFormLayout>

using namespace Qt::StringLiterals;

namespace lockstep
{

PlainLabel &addField(QFormLayout &form, const QString &label, QWidget &field)
{
    auto *made = new PlainLabel(form.parentWidget());
    made->setTextInteractionFlags(Qt::NoTextInteraction);
    made->setBuddy(&field);
    nameField(*made, label, field);
    form.addRow(made, &field);
    return *made;
}

void nameField(PlainLabel &label, const QString &text, QWidget &field)
{
    label.setText(text);
    field.setAccessibleName(QString(text).remove(u'&'));
}

PlainLabel *wrapped(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    // A form gives a label the height it would have at its least width.
    label->setMinimumWidth(label->fontMetrics().averageCharWidth() * 45);
    return label;
}

PlainLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new PlainLabel(text, parent);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    label->setFont(font);
    return label;
}

} // namespace lockstep
