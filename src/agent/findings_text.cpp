// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/findings_text.h"

#include "agent/text_table.h"
#include "domain/plan_json.h"
#include "domain/plan_names.h"
#include "words/case_words.h"
#include "words/notice_words.h"
#include "words/situation_words.h"

#include <QMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class FindingsWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::FindingsWords)

public:
    static QString people() { return tr("People"); }
    static QString cases() { return tr("Waiting for a person (lockstep-agent cases lists them)"); }
    static QString leftAlone() { return tr("Left alone"); }
};

using NoticeKey = std::pair<NoticeKind, QString>;

QMap<NoticeKey, int> counted(const QList<Notice> &notices)
{
    QMap<NoticeKey, int> counts;
    for (const Notice &notice : notices)
        ++counts[{notice.kind, notice.field}];
    return counts;
}

} // namespace

QString section(const QString &heading, const QString &lines)
{
    return lines.isEmpty() ? QString() : QString(u'\n' + heading + u'\n' + lines + u'\n');
}

QString situationsText(const Decisions &decisions)
{
    TextTable table;
    for (const auto &[situation, count] : decisions.situations) {
        if (count > 0)
            table.add({SituationWords::label(situation), QString::number(count)});
    }
    return section(FindingsWords::people(), table.text());
}

QString casesText(const QList<Case> &cases)
{
    QMap<CaseKind, int> counts;
    for (const Case &each : cases)
        ++counts[each.kind];
    TextTable table;
    for (const auto &[kind, count] : counts.asKeyValueRange())
        table.add({CaseWords::label(kind), QString::number(count)});
    return section(FindingsWords::cases(), table.text());
}

QString noticesText(const QList<Notice> &notices)
{
    QStringList lines;
    for (const auto &[key, count] : counted(notices).asKeyValueRange())
        lines.append(u"  "_s + NoticeWords::sentence(key.first, count, key.second));
    return section(FindingsWords::leftAlone(), lines.join(u'\n'));
}

QJsonObject situationsJson(const Decisions &decisions)
{
    QJsonObject json;
    for (const auto &[situation, count] : decisions.situations)
        json.insert(nameOf(situation), count);
    return json;
}

QJsonArray casesJson(const QList<Case> &cases)
{
    QJsonArray json;
    for (const Case &each : cases)
        json.append(toJson(each));
    return json;
}

QJsonArray noticesJson(const QList<Notice> &notices)
{
    QJsonArray json;
    for (const auto &[key, count] : counted(notices).asKeyValueRange())
        json.append(QJsonObject{{u"kind"_s, nameOf(key.first)}, {u"field"_s, key.second}, {u"count"_s, count}});
    return json;
}

} // namespace lockstep
