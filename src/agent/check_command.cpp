// SPDX-License-Identifier: GPL-3.0-or-later
#include "agent/commands.h"
#include "agent/users_report.h"
#include "agent/work_session.h"
#include "domain/error_names.h"
#include "words/check_words.h"
#include "words/error_words.h"
#include "words/policy_words.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

class CheckReportWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CheckReportWords)

public:
    static QString mauticHeading(const QString &place)
    {
        return tr("Mautic") + (place.isEmpty() ? QString() : QString(u", "_s + place));
    }
    static QString usersHeading() { return tr("The application's users"); }
    static QString ignored(const QString &name) { return tr("%1 is given, but Lockstep has no use for it.").arg(name); }
    static QString table(const UsersReport &report)
    {
        return tr("The table %1 in %2 can be used; %n columns are read.", "",
                  static_cast<int>(report.table.mapping.columns.size()))
            .arg(qualifiedName(report.table.mapping), report.database);
    }
    static QString verification(bool isKnown)
    {
        return isKnown ? tr("It knows which addresses are verified.")
                       : tr("It does not know which addresses are verified, so equal addresses are linked at once.");
    }
    static Finding linkColumn(bool hasColumn)
    {
        if (hasColumn)
            return {FindingMark::Good, tr("It keeps the number of the contact.")};
        return {FindingMark::Note,
                tr("It has no column for the number of the contact; Lockstep keeps the links itself."),
                tr("\"lockstep-agent users\" says how to add one.")};
    }
};

/// One side of the check, as far as it came.
struct Side {
    QList<Finding> findings = {};
    QJsonObject json = {};
    ExitCode code = ExitCode::Done;

    void add(const Error &error)
    {
        const ErrorSentences words = ErrorWords::sentencesFor(error);
        findings.append({FindingMark::Bad, words.whatHappened, words.whatToDo});
        json.insert(u"error"_s, nameOf(error.kind));
        code = exitCodeFor(error.kind);
    }

    /// What the operator switched on and the database may not allow.
    void addWriting(const UsersReport &report, const QList<UserAttribute> &switchedOn)
    {
        for (const UserAttribute attribute : switchedOn) {
            const Finding finding = PolicyWords::finding(report.writing, attribute);
            findings.append(finding);
            if (finding.mark == FindingMark::Bad)
                code = ExitCode::Failed;
        }
    }
};

QString markOf(FindingMark mark)
{
    switch (mark) {
    case FindingMark::Good:
        return u"ok"_s;
    case FindingMark::Note:
        return u"note"_s;
    case FindingMark::Bad:
        break;
    }
    return u"BAD"_s;
}

QString findingsText(const QString &heading, const QList<Finding> &findings)
{
    QString text = heading + u'\n';
    for (const Finding &finding : findings) {
        text += u"  %1 %2\n"_s.arg(markOf(finding.mark), -5).arg(finding.sentence);
        if (!finding.remedy.isEmpty())
            text += u"        "_s + finding.remedy + u'\n';
    }
    return text;
}

QJsonArray findingsJson(const QList<Finding> &findings)
{
    QJsonArray json;
    for (const Finding &finding : findings)
        json.append(QJsonObject{{u"mark"_s, markOf(finding.mark).toLower()},
                                {u"sentence"_s, finding.sentence},
                                {u"remedy"_s, finding.remedy}});
    return json;
}

QJsonObject rightsJson(const MauticCheck &check)
{
    QJsonObject rights;
    for (const RightFinding &finding : check.rights) {
        const bool isGranted = finding.state == RightState::Granted;
        const bool isKnown = finding.state != RightState::Unknown;
        rights.insert(CheckWords::keyOfRight(finding.right), isKnown ? QJsonValue(isGranted) : QJsonValue());
    }
    return rights;
}

Result<MauticCheck> askMautic(CommandContext &context, LoadedCredentials &credentials)
{
    if (!credentials.mautic)
        return fail(credentials.mautic.error());
    auto workspace = OpenWorkspace::openOrCreate(context.options.workspace);
    if (!workspace)
        return fail(workspace.error());
    const SystemClock clock;
    const WorkspaceSettings saved = (*workspace)->settings().value_or(WorkspaceSettings());
    MauticConnection mautic(std::move(*credentials.mautic), settingsOfRun(saved, credentials), (*workspace)->database(),
                            clock);
    return mautic.api().check(context.stop);
}

Side checkMautic(CommandContext &context, LoadedCredentials &credentials)
{
    Side side;
    const auto check = askMautic(context, credentials);
    if (!check) {
        side.add(check.error());
        return side;
    }
    side.findings = CheckWords::findings(*check);
    side.json = {{u"version"_s, check->version},
                 {u"userName"_s, check->userName},
                 {u"rights"_s, rightsJson(*check)},
                 {u"clockSkewSeconds"_s, qint64{check->clockSkew.count()}},
                 {u"handshakeMilliseconds"_s, qint64{check->handshake.count()}}};
    for (const Finding &finding : side.findings) {
        if (finding.mark == FindingMark::Bad)
            side.code = ExitCode::Failed;
    }
    return side;
}

Result<UsersReport> askUsers(CommandContext &context, const LoadedCredentials &credentials,
                             const std::optional<WorkspaceSettings> &saved)
{
    auto address = usersAddressIn(credentials);
    if (!address)
        return fail(address.error());
    const QString database = address->describe();
    auto catalogue = UsersCatalogue::open(std::move(*address));
    if (!catalogue)
        return fail(catalogue.error());
    auto report = readUsersReport(**catalogue, saved, context.options.choices);
    if (report)
        report->database = database;
    return report;
}

Side checkUsers(CommandContext &context, const LoadedCredentials &credentials)
{
    Side side;
    const auto saved = savedSettings(context.options.workspace);
    const auto report = saved ? askUsers(context, credentials, *saved) : fail(saved.error());
    if (!report) {
        side.add(report.error());
        return side;
    }
    const UsersMapping &mapping = report->table.mapping;
    const bool knowsVerification = mapping.has(UserAttribute::EmailVerified);
    const bool hasColumn = mapping.has(UserAttribute::MauticContact);
    side.findings = {
        {FindingMark::Good, CheckReportWords::table(*report)},
        {knowsVerification ? FindingMark::Good : FindingMark::Note, CheckReportWords::verification(knowsVerification)},
        CheckReportWords::linkColumn(hasColumn)};
    side.addWriting(*report, saved->value_or(WorkspaceSettings()).writableAttributes);
    for (const QString &name : credentials.ignored)
        side.findings.append({FindingMark::Note, CheckReportWords::ignored(name)});
    side.json = {{u"database"_s, report->database},
                 {u"table"_s, qualifiedName(mapping)},
                 {u"knowsVerification"_s, knowsVerification},
                 {u"storesLinks"_s, hasColumn}};
    return side;
}

} // namespace

Result<ExitCode> runCheck(CommandContext &context)
{
    auto credentials = waitForCredentials(context.options.workspace, context.options.credentialsFile);
    if (!credentials)
        return fail(credentials.error());
    const QString place = credentials->mautic ? credentials->mautic->address.toDisplayString() : QString();
    context.terminal.progress(CheckReportWords::usersHeading());
    Side users = checkUsers(context, *credentials);
    context.terminal.progress(CheckReportWords::mauticHeading(place));
    Side mautic = checkMautic(context, *credentials);
    mautic.json.insert(u"address"_s, place);
    mautic.json.insert(u"findings"_s, findingsJson(mautic.findings));
    users.json.insert(u"findings"_s, findingsJson(users.findings));
    if (context.options.json)
        context.terminal.answer(QJsonObject{{u"mautic"_s, mautic.json}, {u"users"_s, users.json}});
    else
        context.terminal.answer(findingsText(CheckReportWords::mauticHeading(place), mautic.findings) + u'\n'
                                + findingsText(CheckReportWords::usersHeading(), users.findings));
    return mautic.code != ExitCode::Done ? mautic.code : users.code;
}

} // namespace lockstep
