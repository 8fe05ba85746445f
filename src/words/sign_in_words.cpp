// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/sign_in_words.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

QString SignInWords::place(const SignInState &state, const QString &file)
{
    const bool isTroubled = state.trouble.has_value();
    switch (state.place) {
    case SignInPlace::Missing:
        return tr("Sign-in data is missing.");
    case SignInPlace::Process:
        return file.isEmpty() ? tr("Sign-in data is given by the environment; change it there.")
                              : tr("Sign-in data is given by the file %1; change it there.").arg(file);
    case SignInPlace::Memory:
        return inMemory(state);
    case SignInPlace::Keychain:
        break;
    }
    if (!isTroubled)
        return tr("Sign-in data is in the keychain.");
    if (state.trouble->kind == ErrorKind::KeychainSlow)
        return tr("Your keyring is waiting for you: unlock it and try again.");
    if (state.trouble->kind == ErrorKind::KeychainLocked)
        return tr("The keyring is locked, or the entry has gone: unlock it and try again, or enter it anew.");
    return tr("Sign-in data is in the keychain, which does not answer as it should. Try again.");
}

QString SignInWords::inMemory(const SignInState &state)
{
    if (!state.trouble)
        return tr("Sign-in data is being put into the keychain.");
    if (state.trouble->kind == ErrorKind::KeychainSlow)
        return tr("Your keyring is waiting for you: unlock it, and the sign-in data goes into it.");
    if (state.trouble->kind == ErrorKind::KeychainLocked)
        return tr("The keyring is locked. What you typed is used until Lockstep closes and is written nowhere.");
    if (state.trouble->kind == ErrorKind::KeychainMissing)
        return tr("There is no keychain here. What you typed is used until Lockstep closes and is written nowhere.");
    return tr("The keychain did not take it. What you typed is used until Lockstep closes and is written nowhere.");
}

QString SignInWords::method(SignInMethod method)
{
    switch (method) {
    case SignInMethod::OAuth2:
        return tr("OAuth 2 client (recommended)");
    case SignInMethod::Password:
        return tr("User name and password");
    case SignInMethod::Token:
        return tr("Access token");
    }
    return {};
}

QString SignInWords::nameLabel(SignInMethod method)
{
    return method == SignInMethod::Password ? tr("User &name") : tr("Client &id");
}

QString SignInWords::secretLabel(SignInMethod method)
{
    switch (method) {
    case SignInMethod::OAuth2:
        return tr("Client &secret");
    case SignInMethod::Password:
        return tr("&Password");
    case SignInMethod::Token:
        return tr("&Token");
    }
    return {};
}

QString SignInWords::hint(SignInMethod method)
{
    switch (method) {
    case SignInMethod::OAuth2:
        return tr("In Mautic, as an administrator: Settings → API Credentials → New, type OAuth 2. Copy the id and the "
                  "secret it shows.");
    case SignInMethod::Password:
        return tr("In Mautic: Settings → Configuration → API Settings → Enable HTTP basic auth? → Yes. Each call then "
                  "costs Mautic more than with OAuth 2.");
    case SignInMethod::Token:
        return tr("A token that somebody else renews; Lockstep cannot renew it by itself.");
    }
    return {};
}

QString SignInWords::database(DatabaseForm form)
{
    switch (form) {
    case DatabaseForm::Sqlite:
        return tr("SQLite file");
    case DatabaseForm::PostgreSql:
        return tr("PostgreSQL");
    case DatabaseForm::MariaDb:
        return tr("MariaDB or MySQL");
    case DatabaseForm::Url:
        return tr("Address (URL)");
    }
    return {};
}

QString SignInWords::takenOver(const TakenOver &names)
{
    QString text = tr("Taken over: %1.").arg(names.taken.join(u", "_s));
    if (!names.ignored.isEmpty())
        text += u' ' + tr("Not used: %1.").arg(names.ignored.join(u", "_s));
    if (names.isExposed)
        text += u' ' + tr("Others on this computer can read this file.");
    return text;
}

} // namespace lockstep
