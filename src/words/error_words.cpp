// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/error_words.h"

#include "words/keychain_error_words.h"
#include "words/store_error_words.h"

#include <algorithm>

namespace lockstep
{

namespace
{

QString whenToRetry(const Error &error, const QString &otherwise)
{
    if (!error.retryAfter)
        return otherwise;
    const auto minutes = std::max<qint64>(1, (error.retryAfter->count() + 59) / 60);
    return ErrorWords::tr("There is room again in %n minutes.", "", static_cast<int>(minutes)) + u' ' + otherwise;
}

ErrorSentences cancelled()
{
    return {.whatHappened = ErrorWords::tr("Stopped before it was done."),
            .whatItMeans =
                ErrorWords::tr("What was written stays written, the rest is untouched. Nothing is half done."),
            .whatToDo = ErrorWords::tr("Start the same again whenever you like: it goes on with what is left.")};
}

ErrorSentences badInput(const Error &error)
{
    return {.whatHappened = errorTextAbout(ErrorWords::tr("This cannot be read: %1."), error,
                                           ErrorWords::tr("the input", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed."),
            .whatToDo = ErrorWords::tr("Check the text or file you gave and try again.")};
}

ErrorSentences badSettings(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("A setting is not right: %1."), error,
                ErrorWords::tr("the settings of the workspace", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed."),
            .whatToDo = ErrorWords::tr("Correct this setting and try again.")};
}

ErrorSentences noCredentials(const Error &error)
{
    return {
        .whatHappened = errorTextAbout(ErrorWords::tr("Sign-in data is missing: %1."), error,
                                       ErrorWords::tr("MAUTIC_API_URL", "what %1 is when nothing better is known")),
        .whatItMeans = ErrorWords::tr("Nothing was sent and nothing was changed."),
        .whatToDo = ErrorWords::tr(
            "In the window, enter it under Connections. For the agent, set it in the environment, or in a file that "
            "only you can read and name that with --credentials. LOCKSTEP_USERS_URL is the application's database, "
            "such as postgresql://name:password@host/database; "
            "MAUTIC_CLIENT_ID and MAUTIC_CLIENT_SECRET come from Mautic: Settings → API Credentials → New, type "
            "OAuth 2.")};
}

ErrorSentences credentialsExposed(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("Others on this computer can read %1."), error,
                ErrorWords::tr("the file with the sign-in data", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("It was not used, nothing was sent and nothing was changed."),
            .whatToDo = ErrorWords::tr("Make it yours alone (chmod 600), and consider a new secret in Mautic.")};
}

ErrorSentences internal()
{
    return {.whatHappened = ErrorWords::tr("Lockstep made a mistake it did not expect."),
            .whatItMeans = ErrorWords::tr("The step was given up; what was written before stays as it is."),
            .whatToDo = ErrorWords::tr(
                "Try again. If it comes back, report it together with the log file of the workspace, which holds "
                "no addresses and no passwords.")};
}

ErrorSentences offline(const Error &error)
{
    return {.whatHappened = errorTextAbout(ErrorWords::tr("There is no connection to %1."), error,
                                           ErrorWords::tr("Mautic", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was sent, so nothing was changed."),
            .whatToDo = ErrorWords::tr("Check the network and the address of Mautic, then try again.")};
}

ErrorSentences timedOut(const Error &error)
{
    return {.whatHappened = errorTextAbout(ErrorWords::tr("%1 did not answer in time."), error,
                                           ErrorWords::tr("Mautic", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Only reading was under way, so nothing was changed."),
            .whatToDo = ErrorWords::tr(
                "Try again later; if Mautic is always this slow, raise the deadline in the settings of the "
                "workspace.")};
}

ErrorSentences notSecure(const Error &error)
{
    return {.whatHappened = errorTextAbout(ErrorWords::tr("The connection to %1 is not secure."), error,
                                           ErrorWords::tr("Mautic", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was sent: sign-in data and addresses must not travel unprotected."),
            .whatToDo = ErrorWords::tr(
                "Use an https address with a valid certificate. Plain http is accepted for this computer only.")};
}

ErrorSentences wrongAddress(const Error &error)
{
    return {.whatHappened = errorTextAbout(ErrorWords::tr("At %1 there is no Mautic API."), error,
                                           ErrorWords::tr("this address", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed."),
            .whatToDo = ErrorWords::tr(
                "Set the address to what Mautic shows under Settings → Configuration → System Settings → Site "
                "URL, without a path behind it.")};
}

ErrorSentences outcomeUnknown()
{
    return {.whatHappened = ErrorWords::tr("The connection to Mautic broke while something was being written."),
            .whatItMeans = ErrorWords::tr(
                "That change may or may not have arrived. It is not sent twice: the next run looks first."),
            .whatToDo = ErrorWords::tr("Start the same again.")};
}

ErrorSentences budgetSpent(const Error &error)
{
    return {
        .whatHappened = ErrorWords::tr("The calls Lockstep may make in one hour are used up."),
        .whatItMeans = ErrorWords::tr("What was written stays written, the rest waits. Nothing is lost."),
        .whatToDo = whenToRetry(
            error,
            ErrorWords::tr("Start again later, or raise the limit (MAUTIC_RATE_LIMIT) if your Mautic allows more."))};
}

ErrorSentences unauthorised()
{
    return {.whatHappened = ErrorWords::tr("Mautic did not accept the sign-in data."),
            .whatItMeans = ErrorWords::tr("Nothing was changed."),
            .whatToDo = ErrorWords::tr(
                "Compare client id and secret with Settings → API Credentials in Mautic; for a user name and "
                "password, that the user exists, is published, and has API access in its role.")};
}

ErrorSentences forbidden(const Error &error)
{
    return {.whatHappened =
                errorTextAbout(ErrorWords::tr("Mautic does not allow this: %1."), error,
                               ErrorWords::tr("a right is missing", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("What was written before stays written, this step was not done."),
            .whatToDo = ErrorWords::tr(
                "In Mautic: Settings → Roles → the role of the API user → Permissions; grant what is missing. "
                "With OAuth 2 the role is that of the administrator who made the credential.")};
}

ErrorSentences apiDisabled()
{
    return {.whatHappened = ErrorWords::tr("The API of this Mautic is switched off."),
            .whatItMeans = ErrorWords::tr("Nothing was changed."),
            .whatToDo = ErrorWords::tr(
                "In Mautic: Settings → Configuration → API Settings → API enabled? → Yes, then clear Mautic's "
                "cache.")};
}

ErrorSentences basicAuthDisabled()
{
    return {.whatHappened = ErrorWords::tr("This Mautic does not accept a user name and password for its API."),
            .whatItMeans = ErrorWords::tr("Nothing was changed."),
            .whatToDo = ErrorWords::tr(
                "Better: Settings → API Credentials → New, type OAuth 2, and give Lockstep its id and secret. "
                "Or: Settings → Configuration → API Settings → Enable HTTP basic auth? → Yes.")};
}

ErrorSentences notFound(const Error &error)
{
    return {.whatHappened =
                errorTextAbout(ErrorWords::tr("Mautic does not have it (any more): %1."), error,
                               ErrorWords::tr("what was asked for", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("It was not changed."),
            .whatToDo = ErrorWords::tr("Start a new plan: it looks at what is there now.")};
}

ErrorSentences rejected(const Error &error)
{
    return {.whatHappened =
                errorTextAbout(ErrorWords::tr("Mautic refused a value: %1."), error,
                               ErrorWords::tr("it did not say which", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("This row was not written; the others were."),
            .whatToDo = ErrorWords::tr(
                "Correct the value in the application, or the field in Mautic under Settings → Custom Fields, "
                "then start again.")};
}

ErrorSentences rateLimited(const Error &error)
{
    return {.whatHappened = ErrorWords::tr("Mautic asked us to slow down."),
            .whatItMeans = ErrorWords::tr("What was written stays written, the rest waits. Nothing is lost."),
            .whatToDo = whenToRetry(
                error, ErrorWords::tr("Start again later, or set MAUTIC_RATE_LIMIT to what your Mautic allows."))};
}

ErrorSentences serverFault()
{
    return {.whatHappened = ErrorWords::tr("Mautic, or the server before it, reported a fault of its own."),
            .whatItMeans =
                ErrorWords::tr("What was being done is given up; a write is looked up before it is tried again."),
            .whatToDo = ErrorWords::tr(
                "Try again later. If it stays, look into Mautic under Settings → System Info → Log, or into the "
                "log of its web server.")};
}

ErrorSentences badReply()
{
    return {.whatHappened = ErrorWords::tr("The answer was not one that Mautic gives."),
            .whatItMeans = ErrorWords::tr("Nothing was concluded from it and nothing was changed because of it."),
            .whatToDo = ErrorWords::tr(
                "Check that the address leads to Mautic itself, not to a login page, a proxy or a firewall "
                "before it.")};
}

ErrorSentences usersUnreachable(const Error &error)
{
    return {.whatHappened = errorTextAbout(ErrorWords::tr("The application's database cannot be reached: %1."), error,
                                           ErrorWords::tr("no connection", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed, on either side."),
            .whatToDo = ErrorWords::tr(
                "Check the database's address (in the window under Connections, for the agent LOCKSTEP_USERS_URL), "
                "that the database runs, and that this computer may connect to it.")};
}

ErrorSentences usersTableUnsuitable(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("The users table cannot be used: %1."), error,
                ErrorWords::tr("a needed column was not found", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was changed, on either side."),
            .whatToDo = ErrorWords::tr(
                "Name the table and its columns: in the window under Connections, for the agent with --table and "
                "--map attribute=column. At least id and email are needed.")};
}

ErrorSentences usersReadFailed(const Error &error)
{
    return {.whatHappened =
                errorTextAbout(ErrorWords::tr("Reading the application's users failed: %1."), error,
                               ErrorWords::tr("the database gave up", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr(
                "Nothing was concluded from what was read so far and nothing was written because of it."),
            .whatToDo = ErrorWords::tr("Check the database, then start the same again.")};
}

ErrorSentences usersWriteFailed(const Error &error)
{
    return {.whatHappened =
                errorTextAbout(ErrorWords::tr("The link could not be written into the users table: %1."), error,
                               ErrorWords::tr("the database refused it", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr(
                "Mautic is up to date; Lockstep keeps the link in its own store until the table takes it."),
            .whatToDo = ErrorWords::tr("Allow the database user to update this one column, then start again.")};
}

ErrorSentences stalePlan(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("This plan no longer fits: %1."), error,
                ErrorWords::tr("something changed since it was made", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("What no longer fits was not written."),
            .whatToDo = ErrorWords::tr("Make a new plan and apply that.")};
}

ErrorSentences needsYes(const Error &error)
{
    return {.whatHappened =
                errorTextAbout(ErrorWords::tr("Something would be created that nobody has said yes to: %1."), error,
                               ErrorWords::tr("fields or segments", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was written."),
            .whatToDo = ErrorWords::tr("If Mautic may get it, say so with --yes fields,segment.")};
}

ErrorSentences manyChanges(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("A guard stopped the run before it wrote: too many people would get another value at "
                               "once (%1)."),
                error, ErrorWords::tr("several fields", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing of it was written. Opt-outs and new users are not held back."),
            .whatToDo = ErrorWords::tr("Look at the plan. If it is what you want, write it from there.")};
}

ErrorSentences guarded(const Error &error)
{
    return {.whatHappened = errorTextAbout(
                ErrorWords::tr("A guard stopped the run: %1."), error,
                ErrorWords::tr("more would have changed than is usual", "what %1 is when nothing better is known")),
            .whatItMeans = ErrorWords::tr("Nothing was written beyond the guard."),
            .whatToDo = ErrorWords::tr(
                "Look at the plan. If it is what you want, find out first why so much differs; the guard is "
                "there for the day it is a mistake.")};
}

} // namespace

// clang-format off
ErrorSentences ErrorWords::sentencesFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled: return cancelled();
    case ErrorKind::BadInput: return badInput(error);
    case ErrorKind::BadSettings: return badSettings(error);
    case ErrorKind::NoCredentials: return noCredentials(error);
    case ErrorKind::CredentialsExposed: return credentialsExposed(error);
    case ErrorKind::Internal: return internal();
    case ErrorKind::Offline: return offline(error);
    case ErrorKind::TimedOut: return timedOut(error);
    case ErrorKind::NotSecure: return notSecure(error);
    case ErrorKind::WrongAddress: return wrongAddress(error);
    case ErrorKind::KeychainLocked: case ErrorKind::KeychainMissing:
    case ErrorKind::KeychainSlow: case ErrorKind::KeychainFailed: return keychainSentences(error.kind);
    case ErrorKind::OutcomeUnknown: return outcomeUnknown();
    case ErrorKind::BudgetSpent: return budgetSpent(error);
    case ErrorKind::Unauthorised: return unauthorised();
    case ErrorKind::Forbidden: return forbidden(error);
    case ErrorKind::ApiDisabled: return apiDisabled();
    case ErrorKind::BasicAuthDisabled: return basicAuthDisabled();
    case ErrorKind::NotFound: return notFound(error);
    case ErrorKind::Rejected: return rejected(error);
    case ErrorKind::RateLimited: return rateLimited(error);
    case ErrorKind::ServerFault: return serverFault();
    case ErrorKind::BadReply: return badReply();
    case ErrorKind::UsersUnreachable: return usersUnreachable(error);
    case ErrorKind::UsersTableUnsuitable: return usersTableUnsuitable(error);
    case ErrorKind::UsersReadFailed: return usersReadFailed(error);
    case ErrorKind::UsersWriteFailed: return usersWriteFailed(error);
    case ErrorKind::StoreMissing: case ErrorKind::StoreDamaged: case ErrorKind::StoreNewer:
    case ErrorKind::StoreReadOnly: case ErrorKind::StoreBusy: case ErrorKind::DiskFull:
    case ErrorKind::StoreFailed: return storeSentences(error);
    case ErrorKind::StalePlan: return stalePlan(error);
    case ErrorKind::NeedsYes: return needsYes(error);
    case ErrorKind::ManyChanges: return manyChanges(error);
    case ErrorKind::Guarded: return guarded(error);
    }
    return internal();
}
// clang-format on

QString ErrorWords::paragraphFor(const Error &error)
{
    const ErrorSentences words = sentencesFor(error);
    return words.whatHappened + u' ' + words.whatItMeans + u' ' + words.whatToDo;
}

} // namespace lockstep
