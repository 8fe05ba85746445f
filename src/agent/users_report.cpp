// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/users_report.h"

#include "agent/findings_text.h"
#include "agent/text_table.h"
#include "words/attribute_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class UsersWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::UsersWords)

public:
    static QString columns() { return tr("What is read (change it with --map ATTRIBUTE=COLUMN)"); }
    static QString negated(const QString &column) { return tr("%1, turned round").arg(column); }
    static QString notMapped() { return tr("Not read"); }
    static QString sample() { return tr("First rows"); }
    static QString others() { return tr("Other tables that may hold users (choose with --table)"); }
    static QString accounts(const QString &table)
    {
        return tr("Registration method and provider come from %1.").arg(table);
    }

    static QString trigger()
    {
        return tr(
            "Changes are looked for every few seconds. To be told at once, run this in the database; it says that "
            "something changed, not what:");
    }

    static QString linkColumn(const LinkColumnAdvice &advice)
    {
        QString text =
            tr("The table has no column for the contact's number, so links are kept in Lockstep's own store. "
               "To keep them in the application:")
            + u'\n';
        if (!advice.prismaLine.isEmpty())
            text += u"  "_s + tr("with Prisma, in the model:") + u' ' + advice.prismaLine + u"\n  "_s + tr("then:")
                + u' ' + advice.prismaCommand + u'\n';
        text += u"  "_s + tr("else, or with \"--yes column\":") + u' ' + advice.statement + u'\n';
        if (advice.behindPrisma)
            text += tr("This table is made by Prisma: running the statement by hand is drift there.") + u'\n';
        return text;
    }
};

QString unreadColumns(const UsersTable &table)
{
    QStringList unread = table.columns;
    for (const ColumnMatch &match : table.mapping.columns)
        unread.removeAll(match.column);
    return unread.isEmpty() ? QString() : QString(u"  "_s + unread.join(u", "_s));
}

QString matchesText(const UsersMapping &mapping)
{
    TextTable table;
    for (const UserAttribute attribute : allUserAttributes()) {
        if (!mapping.has(attribute))
            continue;
        const ColumnMatch match = mapping.columns.value(attribute);
        table.add({nameOf(attribute), AttributeWords::label(attribute),
                   match.negated ? UsersWords::negated(match.column) : match.column});
    }
    return table.text();
}

QString sampleText(const SampleRows &sample)
{
    TextTable table;
    table.add(sample.columns);
    for (const QStringList &row : sample.rows)
        table.add(row);
    return sample.rows.isEmpty() ? QString() : table.text();
}

} // namespace

QString usersText(const UsersReport &report)
{
    const UsersMapping &mapping = report.table.mapping;
    QString text = report.database + u", "_s + qualifiedName(mapping) + u'\n'
        + section(UsersWords::columns(), matchesText(mapping));
    if (!mapping.accountTable.isEmpty())
        text += UsersWords::accounts(mapping.accountTable) + u'\n';
    text += section(UsersWords::notMapped(), unreadColumns(report.table))
        + section(UsersWords::sample(), sampleText(report.sample));
    if (!report.otherTables.isEmpty())
        text += section(UsersWords::others(), u"  "_s + report.otherTables.join(u", "_s));
    if (!report.advice.statement.isEmpty())
        text += u'\n' + UsersWords::linkColumn(report.advice);
    if (!report.trigger.isEmpty())
        text += u'\n' + UsersWords::trigger() + u"\n  "_s + QString(report.trigger).replace(u'\n', u"\n  "_s) + u'\n';
    return text;
}

QJsonObject usersJson(const UsersReport &report)
{
    const UsersMapping &mapping = report.table.mapping;
    QJsonObject columns;
    for (const auto &[attribute, match] : mapping.columns.asKeyValueRange())
        columns.insert(nameOf(attribute), QJsonObject{{u"column"_s, match.column}, {u"negated"_s, match.negated}});
    QJsonArray rows;
    for (const QStringList &row : report.sample.rows)
        rows.append(QJsonArray::fromStringList(row));
    QJsonObject json{
        {u"database"_s, report.database},
        {u"schema"_s, mapping.schema},
        {u"table"_s, mapping.table},
        {u"accountTable"_s, mapping.accountTable},
        {u"attributes"_s, columns},
        {u"columns"_s, QJsonArray::fromStringList(report.table.columns)},
        {u"otherTables"_s, QJsonArray::fromStringList(report.otherTables)},
        {u"sample"_s,
         QJsonObject{{u"columns"_s, QJsonArray::fromStringList(report.sample.columns)}, {u"rows"_s, rows}}}};
    if (!report.trigger.isEmpty())
        json.insert(u"trigger"_s, report.trigger);
    if (!report.advice.statement.isEmpty())
        json.insert(u"linkColumn"_s,
                    QJsonObject{{u"prismaLine"_s, report.advice.prismaLine},
                                {u"prismaCommand"_s, report.advice.prismaCommand},
                                {u"statement"_s, report.advice.statement},
                                {u"behindPrisma"_s, report.advice.behindPrisma}});
    return json;
}

} // namespace lockstep
