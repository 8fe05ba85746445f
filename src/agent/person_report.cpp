// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/person_report.h"

#include "agent/cases_report.h"
#include "agent/findings_text.h"
#include "agent/text_table.h"
#include "domain/case_json.h"
#include "words/explain_words.h"
#include "words/timeline_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class PersonReportWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::PersonReportWords)

public:
    static QString why() { return tr("In step?"); }
    static QString happened() { return tr("What happened"); }
};

} // namespace

QString personShown(const PersonDetails &details)
{
    QStringList why;
    for (const QString &sentence : ExplainWords::sentences(details))
        why.append(u"  "_s + sentence);
    TextTable timeline;
    for (const TimelineEntry &entry : details.timeline)
        timeline.add({toIsoText(entry.at), TimelineWords::sentence(entry)});
    return QString(section(PersonReportWords::why(), why.join(u'\n')) + valuesListed(details.fields)
                   + section(PersonReportWords::happened(), timeline.text()))
        .trimmed();
}

QJsonObject personAsJson(const PersonDetails &details)
{
    QJsonArray cases;
    for (const OpenCase &open : details.cases)
        cases.append(open.id);
    QJsonArray timeline;
    for (const TimelineEntry &entry : details.timeline)
        timeline.append(QJsonObject{{u"at"_s, toIsoText(entry.at)}, {u"what"_s, TimelineWords::sentence(entry)}});
    QJsonObject json{{u"user"_s, details.row.who.user.value},
                     {u"why"_s, QJsonArray::fromStringList(ExplainWords::sentences(details))},
                     {u"fields"_s, toJsonArray(details.fields)},
                     {u"cases"_s, cases},
                     {u"timeline"_s, timeline}};
    if (details.row.who.contact)
        json.insert(u"contact"_s, details.row.who.contact->value);
    return json;
}

} // namespace lockstep
