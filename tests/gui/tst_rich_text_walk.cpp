// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/plain_label.h"
#include "models/plain_text.h"
#include "support/hostile_texts.h"
#include "support/rich_text_walk.h"

#include <QMessageBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class RichTextWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plainLabelsAndToolTips_holdEveryHostileText()
    {
        QWidget window;
        for (const HostileText &hostile : hostileTexts()) {
            auto *label = new PlainLabel(hostile.text, &window);
            label->setToolTip(plainToolTip(hostile.text));
        }
        QCOMPARE(richTextFound(), QStringList());
    }
    void thereAreEnoughHostileTexts() { QVERIFY(hostileTexts().size() >= 120); }
    void aLabelOfAMessageBox_isFound()
    {
        QMessageBox box;
        box.setText(u"Anna"_s);
        QVERIFY(!richTextFound().isEmpty());
    }
    void aTextBrowser_isFound()
    {
        const QTextBrowser browser;
        QCOMPARE(richTextFound().size(), 1);
    }
    void aToolTipOfARow_isFound()
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), u"<b>Anna</b>"_s, Qt::ToolTipRole);
        QTableView view;
        view.setModel(&model);
        QCOMPARE(richTextFound().size(), 1);
    }
    void anEscapedToolTip_thatWasContinued_isFound()
    {
        QVERIFY(!richToolTip(plainToolTip(u"<b>"_s) + u"<img src='/etc/passwd'>"_s).isEmpty());
    }
};

QTEST_MAIN(RichTextWalkTest)
#include "tst_rich_text_walk.moc"
