// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/setup_entries.h"

#include "domain/mautic_address.h"
#include "runtime/workspace_folder.h"
#include "runtime/workspace_settings_file.h"
#include "secrets/env_file.h"
#include "secrets/secret_names.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qint64 envFileLimit = 250'000;
const QByteArray prismaUrl = QByteArrayLiteral("DATABASE_URL");

struct MethodNames {
    SignInMethod method;
    QByteArray name;
    QByteArray secret;
};

const QList<MethodNames> &methods()
{
    using namespace secret_name;
    static const QList<MethodNames> all{{SignInMethod::OAuth2, mauticClientId, mauticClientSecret},
                                        {SignInMethod::Token, {}, mauticApiToken},
                                        {SignInMethod::Password, mauticUserName, mauticPassword}};
    return all;
}

const MethodNames &namesOf(SignInMethod method)
{
    for (const MethodNames &names : methods()) {
        if (names.method == method)
            return names;
    }
    return methods().constFirst();
}

/// Plain http would send the secret to whoever listens; on this computer nobody can.
bool isSafe(const QUrl &address)
{
    const QString host = address.host();
    return address.scheme() == "https"_L1 || host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

QByteArray encoded(const QString &text) { return QUrl::toPercentEncoding(text); }

QByteArray serverUrl(const UsersEntry &entry)
{
    const UsersFields &fields = entry.fields;
    QByteArray url = fields.form == DatabaseForm::PostgreSql ? "postgresql://" : "mysql://";
    if (!fields.user.isEmpty())
        url += encoded(fields.user);
    if (!entry.secret.isEmpty())
        url += ':' + entry.secret.revealForSending().toPercentEncoding();
    if (!fields.user.isEmpty() || !entry.secret.isEmpty())
        url += '@';
    const bool isBare = fields.host.contains(u':') && !fields.host.startsWith(u'[');
    url += isBare ? QByteArray('[' + fields.host.toLatin1() + ']') : encoded(fields.host);
    if (fields.port > 0)
        url += ':' + QByteArray::number(fields.port);
    return url + '/' + encoded(fields.database);
}

tl::unexpected<Error> missing(const QByteArray &name)
{
    return fail(ErrorKind::NoCredentials, u"nothing was typed"_s, QString::fromLatin1(name));
}

bool isReadByOthers(const QString &path)
{
    return (QFile::permissions(path)
            & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther))
        != 0;
}

QString entriesFile(const QString &workspace) { return QDir(workspace).filePath(u"setup.ini"_s); }
QString draftFile(const QString &workspace) { return QDir(workspace).filePath(u"setup-draft.ini"_s); }

template <class Choice>
Choice choiceIn(const QSettings &ini, const QString &key, Choice last)
{
    const int number = ini.value(key, 0).toInt();
    return number < 0 || number > static_cast<int>(last) ? Choice{} : static_cast<Choice>(number);
}

} // namespace

Result<SecretValues> signInValues(const MauticEntry &entry)
{
    const auto address = mauticAddressFrom(entry.fields.address);
    if (!address)
        return fail(address.error());
    if (!isSafe(*address))
        return fail(ErrorKind::NotSecure, u"http beyond this computer"_s, address->host());
    const MethodNames &names = namesOf(entry.fields.method);
    if (!names.name.isEmpty() && entry.fields.name.trimmed().isEmpty())
        return missing(names.name);
    if (entry.secret.isEmpty())
        return missing(names.secret);
    SecretValues values;
    values.add(secret_name::mauticApiUrl, Secret(address->toEncoded()));
    if (!names.name.isEmpty())
        values.add(names.name, Secret(entry.fields.name.trimmed().toUtf8()));
    values.add(names.secret, entry.secret.duplicate());
    return values;
}

Result<SecretValues> signInValues(const UsersEntry &entry)
{
    Secret url;
    if (entry.fields.form == DatabaseForm::Url)
        url = entry.secret.duplicate();
    else if (entry.fields.form == DatabaseForm::Sqlite)
        url = entry.fields.file.isEmpty() ? Secret() : Secret("sqlite://" + encoded(entry.fields.file));
    else
        url = Secret(serverUrl(entry));
    if (url.isEmpty())
        return missing(secret_name::usersUrl);
    if (const auto address = parseUsersUrl(url); !address)
        return fail(address.error());
    SecretValues values;
    values.add(secret_name::usersUrl, std::move(url));
    return values;
}

MauticFields mauticFieldsIn(const SecretValues &values)
{
    MauticFields fields{.address = values.text(values.has(secret_name::mauticApiUrl) ? secret_name::mauticApiUrl
                                                                                     : secret_name::mauticBaseUrl)};
    for (const MethodNames &names : methods()) {
        if (!values.has(names.secret))
            continue;
        fields.method = names.method;
        fields.name = values.text(names.name);
        return fields;
    }
    return fields;
}

UsersFields usersFieldsIn(const SecretValues &values)
{
    const auto address = parseUsersUrl(values.secret(secret_name::usersUrl));
    if (!address)
        return {};
    if (address->kind == DatabaseKind::SQLite)
        return {.form = DatabaseForm::Sqlite, .file = address->file};
    return {.form = DatabaseForm::Url, .database = address->describe()};
}

SecretValues valuesOfSide(const SecretValues &values, SignInSide side)
{
    SecretValues some;
    for (const QByteArray &name : namesOfSide(side))
        some.add(name, values.secret(name));
    return some;
}

Result<EnvFileContent> readEnvFile(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || file.size() > envFileLimit)
        return fail(ErrorKind::NoCredentials, u"not a file to be read"_s, path);
    const SecretValues all = parseEnvFile(file.readAll());
    EnvFileContent content{.values = {}, .names = {.isExposed = isReadByOthers(path)}};
    QByteArrayList known = namesOfSide(SignInSide::Mautic);
    known.append(all.has(secret_name::usersUrl) ? secret_name::usersUrl : prismaUrl);
    for (const QByteArray &name : all.names()) {
        const bool isKnown = known.contains(name);
        (isKnown ? content.names.taken : content.names.ignored).append(QString::fromUtf8(name));
        if (isKnown)
            content.values.add(name == prismaUrl ? secret_name::usersUrl : name, all.secret(name));
    }
    if (content.names.taken.isEmpty())
        return fail(ErrorKind::NoCredentials, u"no name we know"_s, path);
    return content;
}

void loadEntries(const QString &workspace, SetupState &state)
{
    const QSettings ini(entriesFile(workspace), QSettings::IniFormat);
    state.step = choiceIn(ini, u"setup/step"_s, SetupStep::Plan);
    state.mautic.address = ini.value(u"mautic/address"_s).toString();
    state.mautic.method = choiceIn(ini, u"mautic/method"_s, SignInMethod::Token);
    state.mautic.name = ini.value(u"mautic/name"_s).toString();
    state.users.form = choiceIn(ini, u"users/form"_s, DatabaseForm::Url);
    state.users.file = ini.value(u"users/file"_s).toString();
    state.users.host = ini.value(u"users/host"_s).toString();
    state.users.port = ini.value(u"users/port"_s, -1).toInt();
    state.users.database = ini.value(u"users/database"_s).toString();
    state.users.user = ini.value(u"users/user"_s).toString();
    if (const auto draft = WorkspaceSettingsFile(draftFile(workspace)).load(); draft && *draft)
        state.settings = **draft;
}

Result<void> saveEntries(const QString &workspace, const SetupState &state)
{
    if (const auto folder = WorkspaceFolder::open(workspace); !folder)
        return fail(folder.error());
    const QString path = entriesFile(workspace);
    QSettings ini(path, QSettings::IniFormat);
    ini.setValue(u"setup/step"_s, static_cast<int>(state.step));
    ini.setValue(u"mautic/address"_s, state.mautic.address);
    ini.setValue(u"mautic/method"_s, static_cast<int>(state.mautic.method));
    ini.setValue(u"mautic/name"_s, state.mautic.name);
    ini.setValue(u"users/form"_s, static_cast<int>(state.users.form));
    ini.setValue(u"users/file"_s, state.users.file);
    ini.setValue(u"users/host"_s, state.users.host);
    ini.setValue(u"users/port"_s, state.users.port);
    ini.setValue(u"users/database"_s, state.users.database);
    ini.setValue(u"users/user"_s, state.users.user);
    ini.sync();
    if (ini.status() != QSettings::NoError)
        return fail(ErrorKind::StoreReadOnly, u"set-up not written"_s, path);
    if (!state.isDone)
        return WorkspaceSettingsFile(draftFile(workspace)).save(state.settings);
    QFile::remove(draftFile(workspace));
    return {};
}

} // namespace lockstep
