// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/users_url.h"

#include <QFileInfo>
#include <QList>
#include <QUrl>
#include <QUrlQuery>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

struct Scheme {
    QLatin1StringView name;
    DatabaseKind kind;
};

const QList<Scheme> &schemes()
{
    static const QList<Scheme> all{
        {"sqlite"_L1, DatabaseKind::SQLite},         {"sqlite3"_L1, DatabaseKind::SQLite},
        {"file"_L1, DatabaseKind::SQLite},           {"postgres"_L1, DatabaseKind::PostgreSql},
        {"postgresql"_L1, DatabaseKind::PostgreSql}, {"mysql"_L1, DatabaseKind::MariaDb},
        {"mariadb"_L1, DatabaseKind::MariaDb},
    };
    return all;
}

std::optional<DatabaseKind> kindOf(const QString &scheme)
{
    for (const Scheme &known : schemes()) {
        if (scheme.compare(known.name, Qt::CaseInsensitive) == 0)
            return known.kind;
    }
    return std::nullopt;
}

tl::unexpected<Error> bad(const QString &detail, const QString &subject)
{
    return fail(ErrorKind::BadSettings, u"users url: "_s + detail, subject);
}

/// Takes the password out of the bytes, so that what is left may be handled as text.
Secret takePassword(QByteArray &url)
{
    const qsizetype start = url.indexOf("://") + 3;
    if (start < 3)
        return {};
    qsizetype end = start;
    while (end < url.size() && !QByteArrayView("/?#").contains(url.at(end)))
        ++end;
    const qsizetype at = QByteArrayView(url).first(end).lastIndexOf('@');
    const qsizetype colon = url.indexOf(':', start);
    if (at < start || colon < 0 || colon > at)
        return {};
    Secret password(QByteArray::fromPercentEncoding(url.sliced(colon + 1, at - colon - 1)));
    url.remove(colon, at - colon);
    return password;
}

/// A `/`, `?` or `#` within the password ends the authority too early; the rest would be taken for a database's name.
bool holdsStrayUserInfo(const QByteArray &url)
{
    qsizetype end = url.indexOf("://") + 3;
    while (end < url.size() && !QByteArrayView("/?#").contains(url.at(end)))
        ++end;
    return url.indexOf('@', end) >= 0;
}

Result<UsersDatabaseAddress> sqliteAddress(QString path, bool encoded)
{
    if (encoded) {
        if (path.startsWith("//"_L1))
            path.remove(0, 2);
        if (const qsizetype query = path.indexOf(u'?'); query >= 0)
            path.truncate(query);
        path = QUrl::fromPercentEncoding(path.toUtf8());
    }
    if (path.isEmpty() || path.contains(QChar(u'\0')) || path == ":memory:"_L1)
        return bad(u"no file"_s, path);
    UsersDatabaseAddress address;
    address.file = QFileInfo(path).absoluteFilePath();
    return address;
}

Result<void> readSslMode(UsersDatabaseAddress &address, const QString &mode)
{
    if (address.kind == DatabaseKind::PostgreSql) {
        static const QStringList known{u"disable"_s, u"allow"_s,     u"prefer"_s,
                                       u"require"_s, u"verify-ca"_s, u"verify-full"_s};
        if (!known.contains(mode))
            return bad(u"unknown sslmode"_s, mode);
        address.sslMode = mode;
        return {};
    }
    const QString wanted = mode.toLower();
    if (wanted == "require"_L1 || wanted == "required"_L1)
        address.sslMode = u"require"_s;
    else if (wanted != "disable"_L1 && wanted != "disabled"_L1 && wanted != "prefer"_L1 && wanted != "preferred"_L1)
        return bad(u"sslmode is not offered by the driver"_s, mode);
    return {};
}

Result<void> readParameter(UsersDatabaseAddress &address, const QString &name, const QString &value)
{
    if (name == "sslmode"_L1 || name == "ssl-mode"_L1)
        return readSslMode(address, value);
    if (name == "sslaccept"_L1 && value == "strict"_L1)
        return bad(u"the driver cannot verify"_s, name);
    if (name == "schema"_L1)
        address.schema = value;
    else if (name == "sslrootcert"_L1)
        address.sslRootCertificate = value;
    else if (name == "host"_L1 && address.kind == DatabaseKind::PostgreSql)
        address.host = value;
    else if (name == "socket"_L1 && address.kind == DatabaseKind::MariaDb)
        address.socket = value;
    return {};
}

/// Qt hands these to the client library in one text, parted by these characters.
bool separatesOptions(const UsersDatabaseAddress &address)
{
    return address.socket.contains(u';') || address.sslRootCertificate.contains(u';')
        || address.sslRootCertificate.contains(u' ');
}

Result<UsersDatabaseAddress> serverAddress(DatabaseKind kind, const QByteArray &bytes)
{
    const QUrl url = QUrl::fromEncoded(bytes, QUrl::TolerantMode);
    if (!url.isValid())
        return bad(u"not an address"_s, QString::fromUtf8(bytes.left(bytes.indexOf(':'))));
    UsersDatabaseAddress address{.kind = kind,
                                 .host = url.host(QUrl::FullyDecoded),
                                 .port = url.port(),
                                 .database = url.path(QUrl::FullyDecoded).mid(1),
                                 .user = url.userName(QUrl::FullyDecoded)};
    const QUrlQuery query(url);
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (const auto done = readParameter(address, name, value); !done)
            return fail(done.error());
    }
    if (address.database.isEmpty())
        return bad(u"no database named"_s, url.host());
    if (separatesOptions(address))
        return bad(u"character not allowed in a path"_s, address.socket + address.sslRootCertificate);
    return address;
}

} // namespace

QString UsersDatabaseAddress::describe() const
{
    if (kind == DatabaseKind::SQLite)
        return u"sqlite:"_s + file;
    QString text = kind == DatabaseKind::PostgreSql ? u"postgresql://"_s : u"mysql://"_s;
    if (!user.isEmpty())
        text += user + u'@';
    text += host.isEmpty() ? u"localhost"_s : host;
    if (port > 0)
        text += u':' + QString::number(port);
    return text + u'/' + database;
}

UsersDatabaseAddress UsersDatabaseAddress::duplicate() const
{
    return {.kind = kind,
            .file = file,
            .host = host,
            .port = port,
            .socket = socket,
            .database = database,
            .user = user,
            .password = password.duplicate(),
            .schema = schema,
            .sslMode = sslMode,
            .sslRootCertificate = sslRootCertificate};
}

Result<UsersDatabaseAddress> parseUsersUrl(const Secret &url)
{
    QByteArray bytes = url.revealForSending().trimmed();
    Secret password = takePassword(bytes);
    const qsizetype colon = bytes.indexOf(':');
    const QString scheme = QString::fromUtf8(bytes.left(qMax<qsizetype>(colon, 0)));
    const auto kind = kindOf(scheme);
    if (!kind && bytes.contains("://"))
        return bad(u"unknown kind of database"_s, scheme);
    if (!kind)
        return sqliteAddress(QString::fromUtf8(bytes), false);
    if (*kind == DatabaseKind::SQLite)
        return sqliteAddress(QString::fromUtf8(bytes.sliced(colon + 1)), true);
    if (!bytes.sliced(colon).startsWith("://"))
        return bad(u"not an address"_s, scheme);
    if (holdsStrayUserInfo(bytes))
        return bad(u"a character of the password has to be percent-encoded"_s, scheme);
    auto address = serverAddress(*kind, bytes);
    if (address)
        address->password = std::move(password);
    return address;
}

} // namespace lockstep
