// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/credential_sources.h"

#include "secrets/env_file.h"
#include "secrets/secret_names.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 sizeLimit = 250'000;

class Descriptor
{
public:
    explicit Descriptor(const QString &path)
        : m_fd(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK))
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }

private:
    int m_fd;
};

/// The mode is asked of the opened file, so that nobody can put another in its place in between.
Result<void> mustBePrivate(const Descriptor &file, const QString &path)
{
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ErrorKind::NoCredentials, u"not a file"_s, path);
    const bool isOurs = status.st_uid == ::geteuid() || status.st_uid == 0;
    if (!isOurs || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail(ErrorKind::CredentialsExposed, u"mode or owner of the file"_s, path);
    return {};
}

Result<Secret> contentOf(const Descriptor &descriptor, const QString &path)
{
    QFile file;
    if (!file.open(descriptor.get(), QIODevice::ReadOnly))
        return fail(ErrorKind::NoCredentials, u"not readable"_s, path);
    if (file.size() > sizeLimit)
        return fail(ErrorKind::NoCredentials, u"too large for a file of sign-in data"_s, path);
    return Secret(file.readAll());
}

Result<SecretValues> readFile(const QString &path)
{
    const Descriptor descriptor(path);
    if (descriptor.get() < 0)
        return fail(ErrorKind::NoCredentials, u"cannot be opened"_s, path);
    if (auto isPrivate = mustBePrivate(descriptor, path); !isPrivate)
        return fail(std::move(isPrivate.error()));
    const auto content = contentOf(descriptor, path);
    if (!content)
        return fail(content.error());
    return parseEnvFile(content->revealForSending());
}

/// systemd guards these files itself: they are in memory and only this service sees them.
SecretValues readSystemd(const QString &directory)
{
    SecretValues values;
    for (const QByteArray &name : secretNames()) {
        QFile file(QDir(directory).filePath(QString::fromLatin1(name)));
        if (file.size() <= sizeLimit && file.open(QIODevice::ReadOnly))
            values.add(name, Secret(file.readAll().trimmed()));
    }
    return values;
}

SecretValues readEnvironment()
{
    SecretValues values;
    for (const QByteArray &name : secretNames())
        values.add(name, Secret(qgetenv(name.constData()).trimmed()));
    return values;
}

} // namespace

CredentialSources CredentialSources::fromProcess(const QString &namedFile)
{
    return {.file = namedFile.isEmpty() ? qEnvironmentVariable("LOCKSTEP_CREDENTIALS_FILE") : namedFile,
            .systemdDirectory = qEnvironmentVariable("CREDENTIALS_DIRECTORY")};
}

Result<SecretValues> readSecretValues(const CredentialSources &sources)
{
    SecretValues values;
    if (!sources.file.isEmpty()) {
        auto fromFile = readFile(sources.file);
        if (!fromFile)
            return fail(std::move(fromFile.error()));
        values = std::move(*fromFile);
    }
    if (!sources.systemdDirectory.isEmpty())
        values.addMissingFrom(readSystemd(sources.systemdDirectory));
    values.addMissingFrom(readEnvironment());
    return values;
}

} // namespace lockstep
