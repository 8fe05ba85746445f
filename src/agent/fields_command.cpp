// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/fields_report.h"
#include "agent/work_session.h"
#include "domain/field_choices.h"
#include "runtime/case_desk.h"
#include "runtime/open_workspace.h"
#include "words/policy_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class FieldsWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::FieldsWords)

public:
    static QString usage()
    {
        return tr("fields wants nothing, \"set FIELD\" or \"try FIELD\" with --direction, --authority, --mode or "
                  "--clearing, \"allow FIELD\" or \"forbid FIELD\".");
    }
    static QString noField(const QString &name)
    {
        return tr("There is no field \"%1\"; \"fields\" lists them.").arg(name);
    }
    static QString noPolicy()
    {
        return tr(
            "--direction is one of off, toMautic, toApp, both; --authority of ask, app, mautic, newest; --mode of "
            "overwrite, onlyIfEmpty; --clearing of propagate, never, ask.");
    }
    static QString noDirection(const QString &name)
    {
        return tr("%1 cannot go that way. To the application it can once \"fields allow %1\" switched it on; the "
                  "address and the user's id always go to Mautic.")
            .arg(name);
    }
    static QString noAuthority()
    {
        return tr("People sign in with the address: Mautic never changes it by itself. Choose ask or app.");
    }
    static QString needsYes(const QString &name)
    {
        return tr("Nothing was switched on. \"fields allow %1 --yes writing\" does.").arg(name);
    }
    static QString mayWrite(const QString &name) { return tr("Write %1 to the application from now on?").arg(name); }
    static QString switchedOn(const QString &name)
    {
        return tr("%1 may be written to the application. Which way it goes is chosen with \"fields set %1 "
                  "--direction\".")
            .arg(name);
    }
    static QString switchedOff(const QString &name) { return tr("%1 is only read from now on.").arg(name); }
};

ExitCode misused(CommandContext &context, const QString &sentence)
{
    context.terminal.say(sentence);
    return ExitCode::BadUsage;
}

/// By what it is in the application or by Mautic's alias; nothing where no rule has it.
std::optional<UserAttribute> fieldCalled(const WorkspaceSettings &settings, const QString &name)
{
    const auto rule = std::find_if(settings.rules.begin(), settings.rules.end(), [&name](const FieldRule &each) {
        return nameOf(each.attribute).compare(name, Qt::CaseInsensitive) == 0
            || each.alias.compare(name, Qt::CaseInsensitive) == 0;
    });
    return rule == settings.rules.end() ? std::nullopt : std::optional(rule->attribute);
}

Result<void> save(CommandContext &context, OpenWorkspace &workspace, const WorkspaceSettings &settings)
{
    if (auto taken = workspace.takeForWork(context.stop); !taken)
        return taken;
    return workspace.save(settings);
}

void answerFields(CommandContext &context, const WorkspaceSettings &settings)
{
    if (context.options.json)
        context.terminal.answer(fieldsJson(settings));
    else
        context.terminal.answer(fieldsText(settings));
}

/// The words that were given, in place of those it has.
std::optional<FieldPolicy> changedPolicy(const FieldPolicy &policy, const QStringList &given)
{
    QStringList words = nameOf(policy).split(u' ');
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (!given.value(i).isEmpty())
            words[i] = given.value(i);
    }
    return policyNamed(words.join(u' '));
}

/// The settings with the field's policy as it was said, or why that cannot be.
tl::expected<WorkspaceSettings, QString> draftOf(const CommandContext &context, WorkspaceSettings settings,
                                                 UserAttribute attribute)
{
    for (FieldRule &rule : settings.rules) {
        if (rule.attribute != attribute)
            continue;
        const auto policy = changedPolicy(rule.policy, context.options.policy);
        if (!policy)
            return tl::unexpected(FieldsWords::noPolicy());
        if (!directionsFor(settings, attribute).contains(policy->direction))
            return tl::unexpected(FieldsWords::noDirection(nameOf(attribute)));
        if (!authoritiesFor(attribute).contains(policy->authority))
            return tl::unexpected(FieldsWords::noAuthority());
        rule.policy = *policy;
    }
    return settings;
}

/// What the policy would make otherwise; nothing is kept.
Result<ExitCode> tryPolicy(CommandContext &context, OpenWorkspace &workspace, UserAttribute attribute)
{
    constexpr int shown = 50;
    const auto draft = draftOf(context, *workspace.settings(), attribute);
    if (!draft)
        return misused(context, draft.error());
    const auto comparison = CaseDesk(context.options.workspace).compareRules(*draft, shown, context.stop);
    if (!comparison)
        return fail(comparison.error());
    if (context.options.json)
        context.terminal.answer(comparisonJson(*comparison));
    else
        context.terminal.answer(comparisonText(*comparison));
    return ExitCode::Done;
}

Result<ExitCode> setPolicy(CommandContext &context, OpenWorkspace &workspace, UserAttribute attribute)
{
    const auto draft = draftOf(context, *workspace.settings(), attribute);
    if (!draft)
        return misused(context, draft.error());
    const WorkspaceSettings &settings = *draft;
    if (auto saved = save(context, workspace, settings); !saved)
        return fail(saved.error());
    answerFields(context, settings);
    return ExitCode::Done;
}

Result<ColumnWriting> writingOf(CommandContext &context, const WorkspaceSettings &settings, UserAttribute attribute)
{
    const auto credentials = waitForCredentials(context.options.workspace, context.options.credentialsFile);
    if (!credentials)
        return fail(credentials.error());
    auto address = usersAddressIn(*credentials);
    if (!address)
        return fail(address.error());
    const auto catalogue = UsersCatalogue::open(std::move(*address));
    if (!catalogue)
        return fail(catalogue.error());
    const auto writing = (*catalogue)->writing(settings.users);
    if (!writing)
        return fail(writing.error());
    for (const ColumnWriting &each : *writing) {
        if (each.attribute == attribute)
            return each;
    }
    return fail(ErrorKind::UsersTableUnsuitable, u"no column that may be written"_s, nameOf(attribute));
}

void answerWriting(CommandContext &context, const ColumnWriting &writing, bool isSwitchedOn)
{
    if (context.options.json)
        context.terminal.answer(writingJson(writing, isSwitchedOn));
    else
        context.terminal.answer(writingText(writing));
}

/// The operator's yes, given before or asked for; whether the statement was shown with the question.
struct WritingConsent {
    bool isYes = false;
    bool isShown = false;
};

WritingConsent consentTo(CommandContext &context, const ColumnWriting &writing, const QString &name)
{
    if (writing.obstacle != WritingObstacle::None)
        return {};
    if (context.options.yes.writing || !context.terminal.isInteractive())
        return {.isYes = context.options.yes.writing};
    answerWriting(context, writing, false);
    return {.isYes = context.terminal.confirm(FieldsWords::mayWrite(name)), .isShown = true};
}

Result<ExitCode> allow(CommandContext &context, OpenWorkspace &workspace, UserAttribute attribute)
{
    const auto writing = writingOf(context, *workspace.settings(), attribute);
    if (!writing)
        return fail(writing.error());
    const QString name = nameOf(attribute);
    const WritingConsent consent = consentTo(context, *writing, name);
    if (consent.isYes) {
        if (auto saved = save(context, workspace, withWriting(*workspace.settings(), attribute)); !saved)
            return fail(saved.error());
    }
    if (!consent.isShown)
        answerWriting(context, *writing, consent.isYes);
    if (writing->obstacle == WritingObstacle::None && !context.options.json)
        context.terminal.say(consent.isYes ? FieldsWords::switchedOn(name) : FieldsWords::needsYes(name));
    return consent.isYes ? ExitCode::Done : ExitCode::Failed;
}

Result<ExitCode> forbid(CommandContext &context, OpenWorkspace &workspace, UserAttribute attribute)
{
    const WorkspaceSettings settings = withoutWriting(*workspace.settings(), attribute);
    if (auto saved = save(context, workspace, settings); !saved)
        return fail(saved.error());
    answerFields(context, settings);
    if (!context.options.json)
        context.terminal.say(FieldsWords::switchedOff(nameOf(attribute)));
    return ExitCode::Done;
}

} // namespace

Result<ExitCode> runFields(CommandContext &context)
{
    using Action = Result<ExitCode> (*)(CommandContext &, OpenWorkspace &, UserAttribute);
    static const QHash<QString, Action> actions{
        {u"set"_s, setPolicy}, {u"try"_s, tryPolicy}, {u"allow"_s, allow}, {u"forbid"_s, forbid}};
    const QStringList &words = context.options.arguments;
    const Action action = actions.value(words.value(0));
    if (!words.isEmpty() && (!action || words.size() != 2))
        return misused(context, FieldsWords::usage());
    auto workspace = OpenWorkspace::openSetUp(context.options.workspace);
    if (!workspace)
        return fail(workspace.error());
    const WorkspaceSettings &settings = *(*workspace)->settings();
    if (words.isEmpty()) {
        answerFields(context, settings);
        return ExitCode::Done;
    }
    const auto attribute = fieldCalled(settings, words[1]);
    if (!attribute)
        return misused(context, FieldsWords::noField(words[1]));
    return action(context, **workspace, *attribute);
}

} // namespace lockstep
