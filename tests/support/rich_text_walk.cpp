// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/rich_text_walk.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QTabBar>
#include <QTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep::testing
{

namespace
{

constexpr int rowsLookedAt = 300;

QString placeOf(const QWidget &widget)
{
    QStringList names;
    for (const QWidget *at = &widget; at != nullptr; at = at->parentWidget()) {
        const QString name = at->objectName();
        names.prepend(QString::fromLatin1(at->metaObject()->className()) + (name.isEmpty() ? QString() : u'#' + name));
    }
    return names.join(u" > "_s);
}

class Walk
{
public:
    void look(const QWidget &widget)
    {
        m_place = placeOf(widget);
        toolTip(widget.toolTip());
        toolTip(widget.whatsThis());
        for (const QAction *action : widget.actions())
            toolTip(action->toolTip());
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            look(*label);
        if (qobject_cast<const QTextEdit *>(&widget) != nullptr)
            complain(u"a rich text editor; QPlainTextEdit takes text as it is"_s, {});
        if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
            look(*tabs);
        const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
        if (view != nullptr && view->model() != nullptr && qobject_cast<const QHeaderView *>(view) == nullptr)
            look(*view->model());
        if (const auto *box = qobject_cast<const QComboBox *>(&widget))
            look(*box->model());
    }
    QStringList found;

private:
    void look(const QLabel &label)
    {
        if (label.inherits("QTipLabel"))
            toolTip(label.text());
        else if (!label.text().isEmpty() && label.textFormat() != Qt::PlainText)
            complain(u"a label that is not plain"_s, label.text());
        if (label.openExternalLinks())
            complain(u"a label that opens links"_s, label.text());
    }
    void look(const QTabBar &tabs)
    {
        for (int tab = 0; tab < tabs.count(); ++tab)
            toolTip(tabs.tabToolTip(tab));
    }
    void look(const QAbstractItemModel &model)
    {
        for (int column = 0; column < model.columnCount(); ++column) {
            toolTip(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
            for (int row = 0; row < std::min(rowsLookedAt, model.rowCount()); ++row)
                toolTip(model.index(row, column).data(Qt::ToolTipRole).toString());
        }
    }
    void toolTip(const QString &text)
    {
        if (const QString wrong = richToolTip(text); !wrong.isEmpty())
            complain(wrong, text);
    }
    void complain(const QString &what, const QString &text)
    {
        found.append(u"%1: %2: \"%3\""_s.arg(m_place, what, text.left(80)));
    }

    QString m_place;
};

} // namespace

QString richToolTip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return {};
    const auto start = "<span style=\"white-space:pre-wrap\">"_L1;
    const auto end = "</span>"_L1;
    const bool isOurs = text.startsWith(start) && text.endsWith(end);
    const QString inside = isOurs ? text.sliced(start.size(), text.size() - start.size() - end.size()) : text;
    if (isOurs && !inside.contains(u'<'))
        return {};
    return u"a tool tip Qt takes for markup"_s;
}

QStringList richTextFound()
{
    Walk walk;
    for (const QWidget *widget : QApplication::allWidgets())
        walk.look(*widget);
    walk.found.sort();
    return walk.found;
}

} // namespace lockstep::testing
