// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/fields_report.h"

#include "agent/text_table.h"
#include "domain/field_choices.h"
#include "words/policy_words.h"
#include "words/rule_words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class FieldsReportWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::FieldsReportWords)

public:
    static QString writable(const WorkspaceSettings &settings, UserAttribute attribute)
    {
        return isWritable(settings, attribute) ? tr("may be written to the application") : tr("only read");
    }
    static QStringList heading() { return {tr("user"), tr("now"), tr("then")}; }
};

/// A word each, as --direction and its like take them.
QStringList wordsOf(const FieldPolicy &policy) { return nameOf(policy).split(u' '); }

} // namespace

QString fieldsText(const WorkspaceSettings &settings)
{
    TextTable table;
    for (const FieldRule &rule : settings.rules) {
        table.add({nameOf(rule.attribute), rule.alias, PolicyWords::direction(rule.policy.direction),
                   PolicyWords::authority(rule.policy.authority), PolicyWords::mode(rule.policy.mode),
                   PolicyWords::clearing(rule.policy.clearing), FieldsReportWords::writable(settings, rule.attribute)});
    }
    return table.text();
}

QJsonObject fieldsJson(const WorkspaceSettings &settings)
{
    QJsonArray fields;
    for (const FieldRule &rule : settings.rules) {
        const QStringList words = wordsOf(rule.policy);
        fields.append(QJsonObject{{u"attribute"_s, nameOf(rule.attribute)},
                                  {u"alias"_s, rule.alias},
                                  {u"column"_s, settings.users.columns.value(rule.attribute).column},
                                  {u"direction"_s, words.value(0)},
                                  {u"authority"_s, words.value(1)},
                                  {u"mode"_s, words.value(2)},
                                  {u"clearing"_s, words.value(3)},
                                  {u"writable"_s, isWritable(settings, rule.attribute)}});
    }
    return {{u"fields"_s, fields}};
}

QString comparisonText(const RuleComparison &comparison)
{
    QString text = RuleWords::summary(comparison);
    if (comparison.first.isEmpty())
        return text;
    TextTable table;
    table.add(FieldsReportWords::heading());
    for (const RuleDifference &one : comparison.first)
        table.add({one.who.user.value, RuleWords::now(one), RuleWords::then(one)});
    text += u'\n' + table.text();
    if (const QString more = RuleWords::more(comparison); !more.isEmpty())
        text += u'\n' + more;
    return text;
}

QJsonObject comparisonJson(const RuleComparison &comparison)
{
    QJsonArray first;
    for (const RuleDifference &one : comparison.first) {
        first.append(QJsonObject{
            {u"user"_s, one.who.user.value}, {u"now"_s, RuleWords::now(one)}, {u"then"_s, RuleWords::then(one)}});
    }
    return {{u"people"_s, comparison.people},
            {u"differing"_s, comparison.differing},
            {u"casesSettled"_s, comparison.casesSettled},
            {u"casesOpened"_s, comparison.casesOpened},
            {u"requests"_s, comparison.requests},
            {u"first"_s, first}};
}

QString writingText(const ColumnWriting &writing)
{
    const QString obstacle = PolicyWords::obstacle(writing.obstacle);
    return (obstacle.isEmpty() ? PolicyWords::whatIsRun(writing) : obstacle) + u'\n';
}

QJsonObject writingJson(const ColumnWriting &writing, bool isSwitchedOn)
{
    return {{u"attribute"_s, nameOf(writing.attribute)},
            {u"column"_s, writing.column},
            {u"statement"_s, writing.statement},
            {u"grant"_s, writing.grant},
            {u"isAllowed"_s, writing.isAllowed ? QJsonValue(*writing.isAllowed) : QJsonValue()},
            {u"obstacle"_s, PolicyWords::obstacle(writing.obstacle)},
            {u"writable"_s, isSwitchedOn}};
}

} // namespace lockstep
