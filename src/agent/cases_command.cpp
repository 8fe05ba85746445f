// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/findings_text.h"
#include "domain/plan_json.h"
#include "runtime/open_workspace.h"
#include "words/case_words.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class CasesWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CasesWords)

public:
    static QString line(const OpenCase &open)
    {
        return u"  "_s
            + tr("%1  user %2: %3", "number of the case, id, sentence")
                  .arg(QString::number(open.id), open.content.user.value, CaseWords::sentence(open.content));
    }
    static QString none() { return tr("Nothing waits for a person."); }
};

QString casesListed(const QList<OpenCase> &cases)
{
    QMap<CaseKind, QStringList> byKind;
    for (const OpenCase &open : cases)
        byKind[open.content.kind].append(CasesWords::line(open));
    QString text;
    for (const auto &[kind, lines] : byKind.asKeyValueRange()) {
        const QString heading = CaseWords::label(kind) + u": "_s + QString::number(lines.size());
        text += section(heading, lines.join(u'\n')) + u"  → "_s + CaseWords::whatToDo(kind) + u'\n';
    }
    return text.isEmpty() ? CasesWords::none() : text.trimmed();
}

QJsonObject casesAsJson(const QList<OpenCase> &cases)
{
    QJsonArray list;
    for (const OpenCase &open : cases) {
        QJsonObject json = toJson(open.content);
        json.insert(u"id"_s, open.id);
        json.insert(u"firstSeen"_s, toIsoText(open.firstSeen));
        json.insert(u"sentence"_s, CaseWords::sentence(open.content));
        list.append(json);
    }
    return {{u"cases"_s, list}};
}

} // namespace

Result<ExitCode> runCases(CommandContext &context)
{
    auto workspace = OpenWorkspace::openExisting(context.options.workspace);
    if (!workspace)
        return fail(workspace.error());
    const auto cases = (*workspace)->store().cases.open();
    if (!cases)
        return fail(cases.error());
    if (context.options.json)
        context.terminal.answer(casesAsJson(*cases));
    else
        context.terminal.answer(casesListed(*cases));
    return cases->isEmpty() ? ExitCode::Done : ExitCode::NeedsReview;
}

} // namespace lockstep
