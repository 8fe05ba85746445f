// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plain_text.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class PlainTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markupInAToolTip_isShownAsTyped()
    {
        QVERIFY(!plainToolTip(u"<img src='/etc/passwd'><table>"_s).contains(u"<img"_s));
    }
    void aCell_isOneLineThatTurnsNothingAround()
    {
        QCOMPARE(oneLine(u"a\r\nb\0c\u202Ed\u2066e\u2028f"_s), u"a  b c d e f"_s);
    }
    void aLongText_isCutBetweenCharacters()
    {
        const QString text = QString(499, u'x') + u"\U0001F600"_s;
        QCOMPARE(oneLine(text), QString(499, u'x') + u"…"_s);
    }
};

QTEST_APPLESS_MAIN(PlainTextTest)
#include "tst_plain_text.moc"
