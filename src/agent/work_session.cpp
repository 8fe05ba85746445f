// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/work_session.h"

#include "agent/progress_line.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class WorkSessionWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::WorkSessionWords)

public:
    static QString whenNew()
    {
        return tr("Users created after which time are new, and go into the segment?\n"
                  "A time such as 2026-11-01T10:00:00Z, or nothing for now: ");
    }
    static QString notATime() { return tr("That is not a time."); }
    static QString mayAddColumn(const LinkColumnAdvice &advice)
    {
        const QString drift = advice.behindPrisma
            ? tr("Behind Prisma this is drift: add \"%1\" to the model and run \"%2\" instead.\n")
                  .arg(advice.prismaLine, advice.prismaCommand)
            : QString();
        return tr("The users table has no column for the contact's number. It would be added by\n  %1\n")
                   .arg(advice.statement)
            + drift + tr("Without it Lockstep keeps the links in its own store. Add it now?");
    }
};

std::optional<Moment> askWhenNew(Terminal &terminal)
{
    while (true) {
        const QString reply = terminal.ask(WorkSessionWords::whenNew());
        if (reply.isEmpty())
            return std::nullopt;
        if (const auto moment = parseMoment(reply))
            return moment;
        terminal.say(WorkSessionWords::notATime());
    }
}

Result<UsersMapping> withLinkColumn(CommandContext &context, UsersCatalogue &catalogue, const UsersMapping &mapping,
                                    bool isFirst)
{
    if (mapping.has(UserAttribute::MauticContact))
        return mapping;
    bool isWanted = context.options.yes.column;
    if (!isWanted && isFirst && context.terminal.isInteractive()) {
        const auto advice = catalogue.linkColumnAdvice(mapping);
        isWanted = advice && context.terminal.confirm(WorkSessionWords::mayAddColumn(*advice));
    }
    return isWanted ? catalogue.addLinkColumn(mapping) : Result<UsersMapping>(mapping);
}

Result<void> setUpUsers(CommandContext &context, OpenWorkspace &workspace, const UsersDatabaseAddress &address)
{
    SettingsChoices choices = context.options.choices;
    const bool isFirst = !workspace.settings().has_value();
    UsersMapping mapping = isFirst ? UsersMapping() : workspace.settings()->users;
    if (isFirst || choices.changeTheMapping() || context.options.yes.column) {
        auto catalogue = UsersCatalogue::open(address.duplicate());
        if (!catalogue)
            return fail(catalogue.error());
        const auto table = chooseTable(**catalogue, workspace.settings(), choices);
        if (!table)
            return fail(table.error());
        auto completed = withLinkColumn(context, **catalogue, table->mapping, isFirst);
        if (!completed)
            return fail(completed.error());
        mapping = std::move(*completed);
    }
    if (isFirst && !choices.newUsersSince && context.terminal.isInteractive())
        choices.newUsersSince = askWhenNew(context.terminal);
    return workspace.save(settingsWith(workspace.settings(), choices, mapping, SystemClock().now()));
}

} // namespace

Result<ReadyWorkspace> openReadyWorkspace(CommandContext &context, SetUp setUp)
{
    auto credentials = waitForCredentials(context.options.workspace, context.options.credentialsFile);
    if (!credentials)
        return fail(credentials.error());
    if (!credentials->mautic)
        return fail(credentials->mautic.error());
    auto users = usersAddressIn(*credentials);
    if (!users)
        return fail(users.error());
    const QString &folder = context.options.workspace;
    auto workspace =
        setUp == SetUp::IfNeeded ? OpenWorkspace::openOrCreate(folder) : OpenWorkspace::openExisting(folder);
    if (!workspace)
        return fail(workspace.error());
    if (auto locked = (*workspace)->takeForWork(context.stop); !locked)
        return fail(locked.error());
    if (auto ready = setUpUsers(context, **workspace, *users); !ready)
        return fail(ready.error());
    return ReadyWorkspace{.workspace = std::move(*workspace), .credentials = std::move(*credentials)};
}

Result<WorkSession> openWorkSession(CommandContext &context, SetUp setUp)
{
    auto ready = openReadyWorkspace(context, setUp);
    if (!ready)
        return fail(ready.error());
    OpenWorkspace &workspace = *ready->workspace;
    const QStringList ignored = ready->credentials.ignored;
    auto session =
        openRunSession(workspace, std::move(ready->credentials), {.progress = progressLine(context.terminal)});
    if (!session)
        return fail(session.error());
    const bool storesLinks = workspace.settings()->users.has(UserAttribute::MauticContact);
    return WorkSession{.workspace = std::move(ready->workspace),
                       .session = std::move(*session),
                       .ignoredNames = ignored,
                       .storesLinks = storesLinks};
}

} // namespace lockstep
