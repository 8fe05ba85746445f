// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/keychain_error_words.h"

namespace lockstep
{

namespace
{

ErrorSentences locked()
{
    return {.whatHappened = ErrorWords::tr("The keyring is locked, or the sign-in data in it has gone."),
            .whatItMeans = ErrorWords::tr("Nothing was sent, nothing in the keyring was changed."),
            .whatToDo = ErrorWords::tr(
                "Unlock the keyring and try again. If it is open and the entry is gone, enter the sign-in data anew "
                "under Connections.")};
}

ErrorSentences missing()
{
    return {.whatHappened = ErrorWords::tr("There is no keychain on this desktop."),
            .whatItMeans =
                ErrorWords::tr("Sign-in data cannot be kept: it is used until Lockstep is closed and written nowhere."),
            .whatToDo = ErrorWords::tr(
                "Install a keychain service such as GNOME Keyring or KWallet, or start Lockstep with --credentials and "
                "a file that only you can read.")};
}

ErrorSentences slow()
{
    return {.whatHappened = ErrorWords::tr("Your keyring is waiting for you."),
            .whatItMeans = ErrorWords::tr("Nothing was sent and nothing was changed; as soon as it is unlocked, it "
                                          "goes on."),
            .whatToDo = ErrorWords::tr("Look for the window that asks for the keyring's password, then try again.")};
}

ErrorSentences failed()
{
    return {.whatHappened = ErrorWords::tr("The keychain could not do what it was asked."),
            .whatItMeans = ErrorWords::tr("The sign-in data was not stored, or could not be read; it is written "
                                          "nowhere else."),
            .whatToDo = ErrorWords::tr(
                "Sign out of the desktop and in again, then try again. A file given with --credentials works without "
                "a keychain.")};
}

} // namespace

ErrorSentences keychainSentences(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::KeychainLocked:
        return locked();
    case ErrorKind::KeychainMissing:
        return missing();
    case ErrorKind::KeychainSlow:
        return slow();
    default:
        return failed();
    }
}

} // namespace lockstep
