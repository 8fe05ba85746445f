// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/workspace_folder.h"
#include "runtime/workspace_settings_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestWorkspaceSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void settings_comeBackAsTheyWereSaved();
    void noFile_isNoSettings();
    void savedFile_isTheOperatorsAlone();
    void aWrongValue_isNamed_data();
    void aWrongValue_isNamed();
    void aReadOnlyFolder_keepsTheOldFile();
    void aFolder_isTheOperatorsAlone();

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"settings.ini"_s); }
    void write(const QByteArray &text);

    std::optional<QTemporaryDir> m_folder;
};

namespace
{

WorkspaceSettings everySetting()
{
    WorkspaceSettings settings;
    settings.users = {.schema = u"public"_s,
                      .table = u"User \"x\", = [1]"_s,
                      .columns = {{UserAttribute::Email, {.column = u"e-mail, größe"_s}},
                                  {UserAttribute::OptedOut, {.column = u"newsletter"_s, .negated = true}}},
                      .accountTable = u"account"_s,
                      .accountUserColumn = u"userId"_s,
                      .accountProviderColumn = u"providerId"_s,
                      .accountCreatedColumn = u"createdAt"_s};
    settings.rules = {{UserAttribute::Email, u"email"_s},
                      {UserAttribute::Id, u"app_user_id"_s},
                      {UserAttribute::Phone, u"mobile"_s,
                       FieldPolicy{.direction = SyncDirection::Both,
                                   .authority = Authority::Newest,
                                   .mode = WriteMode::OnlyIfEmpty,
                                   .clearing = ClearMode::Never}}};
    settings.writableAttributes = {UserAttribute::Phone};
    settings.newUsersSince = Moment{1'793'000'000'123'456};
    settings.segment = SegmentId{42};
    settings.segmentName = u"New; \"Signups\" €"_s;
    settings.segmentPerMethod = true;
    settings.waitForVerification = false;
    settings.requestsPerHour = 0;
    settings.parallelRequests = 2;
    settings.requestDeadline = std::chrono::seconds{11};
    settings.batchDeadline = std::chrono::seconds{121};
    return settings;
}

} // namespace

void TestWorkspaceSettings::init() { m_folder.emplace(); }

void TestWorkspaceSettings::write(const QByteArray &text)
{
    QFile ini(file());
    QVERIFY(ini.open(QIODevice::WriteOnly));
    ini.write(text);
}

void TestWorkspaceSettings::settings_comeBackAsTheyWereSaved()
{
    QVERIFY(WorkspaceSettingsFile(file()).save(everySetting()));

    const auto loaded = WorkspaceSettingsFile(file()).load();

    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().subject));
    QCOMPARE(*loaded, std::optional(everySetting()));
}

void TestWorkspaceSettings::noFile_isNoSettings()
{
    QCOMPARE(WorkspaceSettingsFile(file()).load().value(), std::optional<WorkspaceSettings>());
}

void TestWorkspaceSettings::savedFile_isTheOperatorsAlone()
{
    QVERIFY(WorkspaceSettingsFile(file()).save(everySetting()));

    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QCOMPARE(QFile::permissions(file()) & others, QFileDevice::Permissions());
}

void TestWorkspaceSettings::aWrongValue_isNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("named");
    QTest::newRow("not a number") << QByteArray("[workspace]\nversion=1\n[mautic]\nrequestsPerHour=many\n")
                                  << u"mautic/requestsPerHour"_s;
    QTest::newRow("too parallel") << QByteArray("[workspace]\nversion=1\n[mautic]\nparallelRequests=9\n")
                                  << u"mautic/parallelRequests"_s;
    QTest::newRow("no attribute") << QByteArray("[workspace]\nversion=1\n[columns]\nshoeSize=shoe\n")
                                  << u"columns/shoeSize"_s;
    QTest::newRow("no time") << QByteArray("[workspace]\nversion=1\n[segment]\nnewUsersSince=soon\n")
                             << u"segment/newUsersSince"_s;
    QTest::newRow("no flag") << QByteArray("[workspace]\nversion=1\n[segment]\nperMethod=maybe\n")
                             << u"segment/perMethod"_s;
    QTest::newRow("no policy") << QByteArray("[workspace]\nversion=1\n[fields]\nrules=phone=phone\n"
                                             "policies=phone=phone: upwards ask overwrite never\n")
                               << u"fields/policies"_s;
    QTest::newRow("policy of no rule") << QByteArray("[workspace]\nversion=1\n[fields]\nrules=phone=phone\n"
                                                     "policies=phone=mobile: both ask overwrite never\n")
                                       << u"fields/policies"_s;
    QTest::newRow("nothing to be written")
        << QByteArray("[workspace]\nversion=1\n[fields]\nwritable=shoeSize\n") << u"fields/writable"_s;
    QTest::newRow("never to be written") << QByteArray("[workspace]\nversion=1\n[fields]\nwritable=phone, banned\n")
                                         << u"fields/writable"_s;
    QTest::newRow("later version") << QByteArray("[workspace]\nversion=2\n") << u"workspace/version"_s;
    QTest::newRow("empty") << QByteArray() << u"workspace/version"_s;
    QTest::newRow("no ini") << QByteArray("\0\1\2[[[", 6) << QString();
}

void TestWorkspaceSettings::aWrongValue_isNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, named);
    write(text);

    const auto loaded = WorkspaceSettingsFile(file()).load();

    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::BadSettings);
    QVERIFY2(loaded.error().subject.startsWith(named), qPrintable(loaded.error().subject));
}

void TestWorkspaceSettings::aReadOnlyFolder_keepsTheOldFile()
{
    if (geteuid() == 0)
        QSKIP("root writes into any folder");
    QVERIFY(WorkspaceSettingsFile(file()).save(everySetting()));
    QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);

    const auto saved = WorkspaceSettingsFile(file()).save({});

    QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QCOMPARE(saved.error().kind, ErrorKind::StoreReadOnly);
    QCOMPARE(WorkspaceSettingsFile(file()).load().value(), std::optional(everySetting()));
}

void TestWorkspaceSettings::aFolder_isTheOperatorsAlone()
{
    const auto folder = WorkspaceFolder::open(m_folder->filePath(u"a/b/w"_s));

    const auto permissions = QFile::permissions(folder->path());
    QVERIFY(!(permissions & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeOther)));
}

QTEST_GUILESS_MAIN(TestWorkspaceSettings)
#include "tst_workspace_settings.moc"
