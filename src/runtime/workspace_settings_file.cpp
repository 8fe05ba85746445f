// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/workspace_settings_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStorageInfo>

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int formatVersion = 1;

/// Reads one value after the other and keeps the first that is not right.
class Reader
{
public:
    explicit Reader(const QString &path)
        : m_ini(path, QSettings::IniFormat)
    {
    }

    QString text(const QString &key, const QString &otherwise = {}) { return m_ini.value(key, otherwise).toString(); }

    bool flag(const QString &key, bool otherwise)
    {
        const QString value = text(key, otherwise ? u"true"_s : u"false"_s);
        if (value != "true"_L1 && value != "false"_L1)
            complain(key);
        return value == "true"_L1;
    }

    int number(const QString &key, int otherwise, int least, int most)
    {
        bool isNumber = false;
        const int value = text(key, QString::number(otherwise)).toInt(&isNumber);
        if (!isNumber || value < least || value > most)
            complain(key);
        return value;
    }

    std::optional<Moment> moment(const QString &key)
    {
        const QString value = text(key);
        const auto read = parseMoment(value);
        if (!value.isEmpty() && !read)
            complain(key);
        return read;
    }

    std::optional<SegmentId> segment(const QString &key)
    {
        if (text(key).isEmpty())
            return std::nullopt;
        return SegmentId{number(key, 0, 1, std::numeric_limits<int>::max())};
    }

    QStringList list(const QString &key) { return m_ini.value(key).toStringList(); }

    QStringList keysIn(const QString &group)
    {
        m_ini.beginGroup(group);
        QStringList keys = m_ini.childKeys();
        m_ini.endGroup();
        return keys;
    }

    void complain(const QString &key)
    {
        if (m_wrong.isEmpty())
            m_wrong = key;
    }

    [[nodiscard]] QString wrong() const { return m_ini.status() == QSettings::NoError ? m_wrong : u"its format"_s; }

private:
    QSettings m_ini;
    QString m_wrong;
};

UsersMapping readUsers(Reader &reader)
{
    UsersMapping users{.schema = reader.text(u"users/schema"_s), .table = reader.text(u"users/table"_s)};
    users.accountTable = reader.text(u"users/accountTable"_s);
    users.accountUserColumn = reader.text(u"users/accountUserColumn"_s);
    users.accountProviderColumn = reader.text(u"users/accountProviderColumn"_s);
    users.accountCreatedColumn = reader.text(u"users/accountCreatedColumn"_s);
    for (const QString &name : reader.keysIn(u"columns"_s)) {
        const QString key = u"columns/"_s + name;
        QString column = reader.text(key);
        const bool negated = column.startsWith(u'!');
        if (negated)
            column.remove(0, 1);
        const auto attribute = attributeNamed(name);
        if (!attribute || column.isEmpty())
            reader.complain(key);
        else
            users.columns.insert(*attribute, {.column = column, .negated = negated});
    }
    return users;
}

QList<FieldRule> readRules(Reader &reader)
{
    QList<FieldRule> rules;
    for (const QString &line : reader.list(u"fields/rules"_s)) {
        const auto attribute = attributeNamed(line.section(u'=', 0, 0));
        const QString alias = line.section(u'=', 1);
        if (!attribute || alias.isEmpty())
            reader.complain(u"fields/rules"_s);
        else
            rules.append({.attribute = *attribute, .alias = alias});
    }
    return rules;
}

/// `phone=mobile: both newest overwrite never`; rules that are not in it have the usual policy.
void readPolicies(Reader &reader, QList<FieldRule> &rules)
{
    const QString key = u"fields/policies"_s;
    for (const QString &line : reader.list(key)) {
        const qsizetype colon = line.lastIndexOf(u':');
        const auto policy = policyNamed(QStringView(line).mid(colon + 1));
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const FieldRule &each) {
            return colon > 0 && QStringView(line).first(colon) == QString(nameOf(each.attribute) + u'=' + each.alias);
        });
        if (!policy || rule == rules.end())
            reader.complain(key);
        else
            rule->policy = *policy;
    }
}

QList<UserAttribute> readWritable(Reader &reader)
{
    const QString key = u"fields/writable"_s;
    QList<UserAttribute> writable;
    for (const QString &name : reader.list(key)) {
        const auto attribute = attributeNamed(name);
        if (!attribute || !attributesThatMayBeWritten().contains(*attribute))
            reader.complain(key);
        else if (!writable.contains(*attribute))
            writable.append(*attribute);
    }
    return writable;
}

WorkspaceSettings readSettings(Reader &reader)
{
    WorkspaceSettings settings{.users = readUsers(reader), .rules = readRules(reader)};
    readPolicies(reader, settings.rules);
    settings.writableAttributes = readWritable(reader);
    settings.newUsersSince = reader.moment(u"segment/newUsersSince"_s);
    settings.segment = reader.segment(u"segment/id"_s);
    settings.segmentName = reader.text(u"segment/name"_s, settings.segmentName);
    settings.segmentPerMethod = reader.flag(u"segment/perMethod"_s, settings.segmentPerMethod);
    settings.waitForVerification = reader.flag(u"link/waitForVerification"_s, settings.waitForVerification);
    settings.requestsPerHour = reader.number(u"mautic/requestsPerHour"_s, settings.requestsPerHour, 0, 10'000'000);
    settings.parallelRequests = reader.number(u"mautic/parallelRequests"_s, settings.parallelRequests, 1, 2);
    settings.requestDeadline = std::chrono::seconds{reader.number(u"mautic/requestDeadlineSeconds"_s, 10, 1, 3600)};
    settings.batchDeadline = std::chrono::seconds{reader.number(u"mautic/batchDeadlineSeconds"_s, 120, 1, 3600)};
    if (settings.segmentName.isEmpty())
        reader.complain(u"segment/name"_s);
    return settings;
}

void writeUsers(QSettings &ini, const UsersMapping &users)
{
    ini.setValue(u"users/schema"_s, users.schema);
    ini.setValue(u"users/table"_s, users.table);
    ini.setValue(u"users/accountTable"_s, users.accountTable);
    ini.setValue(u"users/accountUserColumn"_s, users.accountUserColumn);
    ini.setValue(u"users/accountProviderColumn"_s, users.accountProviderColumn);
    ini.setValue(u"users/accountCreatedColumn"_s, users.accountCreatedColumn);
    for (const auto &[attribute, match] : users.columns.asKeyValueRange()) {
        const QString column = match.negated ? QString(u'!' + match.column) : match.column;
        ini.setValue(u"columns/"_s + nameOf(attribute), column);
    }
}

void writeFields(QSettings &ini, const WorkspaceSettings &settings)
{
    QStringList rules;
    QStringList policies;
    for (const FieldRule &rule : settings.rules) {
        const QString name = nameOf(rule.attribute) + u'=' + rule.alias;
        rules.append(name);
        if (rule.policy != FieldPolicy())
            policies.append(name + u": "_s + nameOf(rule.policy));
    }
    ini.setValue(u"fields/rules"_s, rules);
    if (!policies.isEmpty())
        ini.setValue(u"fields/policies"_s, policies);
    QStringList writable;
    for (const UserAttribute attribute : settings.writableAttributes)
        writable.append(nameOf(attribute));
    if (!writable.isEmpty())
        ini.setValue(u"fields/writable"_s, writable);
}

void writeSettings(QSettings &ini, const WorkspaceSettings &settings)
{
    ini.setValue(u"workspace/version"_s, formatVersion);
    writeUsers(ini, settings.users);
    writeFields(ini, settings);
    if (settings.newUsersSince)
        ini.setValue(u"segment/newUsersSince"_s, toIsoText(*settings.newUsersSince));
    if (settings.segment)
        ini.setValue(u"segment/id"_s, settings.segment->value);
    ini.setValue(u"segment/name"_s, settings.segmentName);
    ini.setValue(u"segment/perMethod"_s, settings.segmentPerMethod);
    ini.setValue(u"link/waitForVerification"_s, settings.waitForVerification);
    ini.setValue(u"mautic/requestsPerHour"_s, settings.requestsPerHour);
    ini.setValue(u"mautic/parallelRequests"_s, settings.parallelRequests);
    ini.setValue(u"mautic/requestDeadlineSeconds"_s, qint64{settings.requestDeadline.count()});
    ini.setValue(u"mautic/batchDeadlineSeconds"_s, qint64{settings.batchDeadline.count()});
}

} // namespace

WorkspaceSettingsFile::WorkspaceSettingsFile(QString path)
    : m_path(std::move(path))
{
}

Result<std::optional<WorkspaceSettings>> WorkspaceSettingsFile::load() const
{
    const QFileInfo file(m_path);
    if (!file.exists())
        return std::optional<WorkspaceSettings>();
    if (!file.isReadable() || file.isDir())
        return fail(ErrorKind::BadSettings, u"not readable"_s, m_path);
    Reader reader(m_path);
    if (reader.number(u"workspace/version"_s, 0, 1, formatVersion) == 0)
        reader.complain(u"workspace/version"_s);
    const WorkspaceSettings settings = readSettings(reader);
    if (!reader.wrong().isEmpty())
        return fail(ErrorKind::BadSettings, reader.wrong(), QString(reader.wrong() + u" (" + m_path + u')'));
    return std::optional(settings);
}

Result<void> WorkspaceSettingsFile::save(const WorkspaceSettings &settings) const
{
    QSettings ini(m_path, QSettings::IniFormat);
    ini.clear();
    writeSettings(ini, settings);
    ini.sync();
    if (ini.status() != QSettings::NoError) {
        const bool isFull = QStorageInfo(QFileInfo(m_path).path()).bytesAvailable() < 4096;
        return fail(isFull ? ErrorKind::DiskFull : ErrorKind::StoreReadOnly, u"settings not written"_s, m_path);
    }
    QFile::setPermissions(m_path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

Result<std::optional<WorkspaceSettings>> savedSettings(const QString &workspace)
{
    return WorkspaceSettingsFile(QDir(workspace).filePath(settingsFileName)).load();
}

} // namespace lockstep
