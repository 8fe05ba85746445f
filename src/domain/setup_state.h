// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact.h"
#include "domain/mautic_check.h"
#include "domain/secret.h"
#include "domain/sign_in_state.h"
#include "domain/workspace_settings.h"

#include <QStringList>

namespace lockstep
{

/// The steps of the first start, in their order.
enum class SetupStep { Mautic, Users, Mapping, Plan };

enum class SignInMethod { OAuth2, Password, Token };

/// How to reach Mautic, but for the secret.
struct MauticFields {
    QString address = {};
    SignInMethod method = SignInMethod::OAuth2;
    /// The client's id or the user's name; empty for a token.
    QString name = {};

    friend bool operator==(const MauticFields &, const MauticFields &) = default;
};

struct MauticEntry {
    MauticFields fields = {};
    /// Empty: the one that is kept already, which fits these fields only.
    Secret secret = {};
};

enum class DatabaseForm {
    Sqlite,
    PostgreSql,
    MariaDb,
    /// The whole address is the secret.
    Url,
};

/// Where the application's users are, but for the password.
struct UsersFields {
    DatabaseForm form = DatabaseForm::Sqlite;
    QString file = {};
    QString host = {};
    /// -1: the database's usual one.
    int port = -1;
    QString database = {};
    QString user = {};

    friend bool operator==(const UsersFields &, const UsersFields &) = default;
};

struct UsersEntry {
    UsersFields fields = {};
    /// The password or, by `Url`, the address. Empty: the one that is kept already.
    Secret secret = {};
};

/// A workspace as far as it is set up. Holds no secret.
struct SetupState {
    SetupStep step = SetupStep::Mautic;
    bool isDone = false;
    MauticFields mautic = {};
    UsersFields users = {};
    WorkspaceSettings settings = {};
    SignInState mauticSignIn = {};
    SignInState usersSignIn = {};
    /// The file with sign-in data the process was given; may be empty.
    QString processFile = {};
    /// The Mautic that the links in the store belong to, and how many there are.
    QString boundAddress = {};
    int links = 0;
    /// As counted by the last sync.
    int userCount = 0;
};

/// What a test of Mautic found.
struct MauticFound {
    QString address = {};
    MauticCheck check = {};
    QList<ContactField> fields = {};
    QList<Segment> segments = {};
    Moment at = {};
};

/// What was found of the users table.
struct UsersReport {
    /// In words, without a password.
    QString database = {};
    UsersTable table = {};
    SampleRows sample = {};
    LinkColumnAdvice advice = {};
    /// What an operator may run by hand so that changes are known at once; empty where there is no such thing.
    QString trigger = {};
    /// The columns that could be written, and what it takes.
    QList<ColumnWriting> writing = {};
    /// Other tables that may hold users.
    QStringList otherTables = {};
};

/// Which table and columns the operator wants; nothing in the map: as found.
struct UsersChoice {
    QString table = {};
    QHash<UserAttribute, std::optional<ColumnMatch>> columns = {};
};

/// What became of a file of sign-in data. Names only.
struct TakenOver {
    QStringList taken = {};
    QStringList ignored = {};
    /// Others on this computer can read the file.
    bool isExposed = false;
};

} // namespace lockstep
