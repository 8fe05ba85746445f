// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/agent_options.h"
#include "agent/exit_code.h"
#include "agent/terminal.h"
#include "agent/text_table.h"
#include "domain/error_names.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestAgentText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns_standUnderEachOther();
    void longAndHostileCells_areTamed();
    void everyKindOfFailure_hasANameAndACode();
    void mappings_areReadFromTheCommandLine();
};

void TestAgentText::columns_standUnderEachOther()
{
    TextTable table;
    table.add({u"contacts"_s, u"7"_s, u"x"_s}).add({u"größe"_s, u"1234"_s, {}});

    QCOMPARE(table.text(), u"  contacts     7  x\n  größe     1234"_s);
}

void TestAgentText::longAndHostileCells_areTamed()
{
    TextTable table;
    table.add({QString(200, u'a')}).add({u"a\tb\nc\u009b\u2066"_s});

    QCOMPARE(table.text(), u"  "_s + QString(59, u'a') + u"…\n  a\\u0009b\\u000ac\\u009b\\u2066"_s);
}

void TestAgentText::everyKindOfFailure_hasANameAndACode()
{
    QSet<QString> names;
    const int kinds = static_cast<int>(ErrorKind::Guarded) + 1;
    for (int kind = 0; kind < kinds; ++kind)
        names.insert(nameOf(static_cast<ErrorKind>(kind)));

    QCOMPARE(names.size(), kinds);
    QVERIFY(!names.contains(QString()));
    QCOMPARE(exitCodeFor(ErrorKind::NoCredentials), ExitCode::NoCredentials);
    QCOMPARE(exitCodeFor(ErrorKind::Guarded), ExitCode::StoppedByGuard);
    QCOMPARE(exitCodeFor(ErrorKind::Offline), ExitCode::Failed);
}

void TestAgentText::mappings_areReadFromTheCommandLine()
{
    const ParsedOptions parsed =
        parseOptions({u"lockstep-agent"_s, u"plan"_s, u"--map"_s, u"phone=mobile"_s, u"--map"_s,
                      u"optedOut=!newsletter"_s, u"--map"_s, u"company=-"_s, u"--yes"_s, u"segment,column"_s});

    const auto *options = std::get_if<AgentOptions>(&parsed);
    QVERIFY(options);
    const auto &columns = options->choices.columns.columns;
    QCOMPARE(columns.size(), 3);
    QCOMPARE(columns.value(UserAttribute::Phone), std::optional(ColumnMatch{.column = u"mobile"_s}));
    QCOMPARE(columns.value(UserAttribute::OptedOut),
             std::optional(ColumnMatch{.column = u"newsletter"_s, .negated = true}));
    QCOMPARE(columns.value(UserAttribute::Company), std::optional<ColumnMatch>());
    QVERIFY(!options->yes.fields && options->yes.segment && options->yes.column);
}

QTEST_GUILESS_MAIN(TestAgentText)
#include "tst_agent_text.moc"
