// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/email_address.h"
#include "domain/plan_names.h"
#include "sandbox/sample_database.h"
#include "sandbox/sample_folder.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSamplePeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalSeeds_makeEqualPeople();
    void everySituationOfAFirstSync_occurs();
    void addresses_areUsableWhereTheyAreSaidToBe();
    void numbers_areWhatWasAskedFor();
    void folder_isForItsOwnerAlone();
    void database_holdsWhatTheManifestNames();
};

void TestSamplePeople::equalSeeds_makeEqualPeople()
{
    SandboxMautic one;
    SandboxMautic two;
    SandboxMautic three;
    const SampleSettings small{.users = 100, .contacts = 120};
    const QByteArray first = sampleManifest(makeSamplePeople(one, small));
    QCOMPARE(sampleManifest(makeSamplePeople(two, small)), first);
    QVERIFY(sampleManifest(makeSamplePeople(three, {.users = 100, .contacts = 120, .seed = 2})) != first);
}

void TestSamplePeople::everySituationOfAFirstSync_occurs()
{
    SandboxMautic mautic;
    QSet<QString> situations;
    QSet<QString> cases;
    for (const SampleUser &user : makeSamplePeople(mautic, {.users = 200, .contacts = 100})) {
        situations.insert(nameOf(user.expectation.situation));
        if (user.expectation.caseKind) {
            cases.insert(nameOf(*user.expectation.caseKind));
        }
    }
    QCOMPARE(situations,
             (QSet<QString>{u"absent"_s, u"alreadyLinked"_s, u"ambiguous"_s, u"excluded"_s, u"found"_s, u"missing"_s,
                            u"sharedAddress"_s, u"unqualified"_s, u"waitsForVerification"_s}));
    QCOMPARE(cases,
             (QSet<QString>{u"addressSharedByUsers"_s, u"addressTaken"_s, u"ambiguousContacts"_s,
                            u"contactBelongsToOtherUser"_s, u"contactDeleted"_s, u"unusableAddress"_s}));
}

void TestSamplePeople::addresses_areUsableWhereTheyAreSaidToBe()
{
    SandboxMautic mautic;
    for (const SampleUser &user : makeSamplePeople(mautic, {})) {
        const bool unusable = emailProblem(user.email, 64).has_value();
        QVERIFY2(unusable == (user.expectation.situation == Situation::Unqualified), qPrintable(user.email));
    }
}

void TestSamplePeople::numbers_areWhatWasAskedFor()
{
    SandboxMautic mautic;
    QCOMPARE(makeSamplePeople(mautic, {}).size(), 2'000);
    QCOMPARE(mautic.contactIds().size(), 1'500);
}

void TestSamplePeople::folder_isForItsOwnerAlone()
{
    const QTemporaryDir folder;
    SandboxMautic mautic;
    QVERIFY(mautic.start());
    QVERIFY(writeSampleFolder(folder.path(), mautic, {.users = 50, .contacts = 50}));
    const auto owner =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    for (const QString &name : {u"sandbox.json"_s, u"sandbox.env"_s}) {
        QCOMPARE(QFileInfo(folder.filePath(name)).permissions(), owner);
    }
    QCOMPARE(contentOf(folder.filePath(u"sandbox.env"_s)),
             QByteArray("MAUTIC_API_URL=" + mautic.address().toString().toUtf8()
                        + "\nMAUTIC_CLIENT_ID=1_sandbox\nMAUTIC_CLIENT_SECRET=sandbox-client-secret\n"
                          "LOCKSTEP_USERS_URL=sqlite://"
                        + folder.filePath(u"application.sqlite"_s).toUtf8() + '\n'));
}

void TestSamplePeople::database_holdsWhatTheManifestNames()
{
    const QTemporaryDir folder;
    SandboxMautic mautic;
    const auto sample = writeSampleFolder(folder.path(), mautic, {.users = 100, .contacts = 100});
    QVERIFY(sample);
    QStringList named;
    for (const QJsonValue person : QJsonDocument::fromJson(contentOf(sample->manifest()))["people"_L1].toArray()) {
        named.append(person["user"_L1].toString());
    }
    std::ranges::sort(named);
    QStringList held;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
        database.setDatabaseName(sample->database());
        QVERIFY(database.open());
        QSqlQuery query(database);
        QVERIFY(query.exec(
            u"SELECT u.id FROM \"user\" u JOIN \"account\" a ON a.userId = u.id WHERE u.createdAt LIKE '20%Z' ORDER BY u.id"_s));
        while (query.next()) {
            held.append(query.value(0).toString());
        }
    }
    QSqlDatabase::removeDatabase(u"check"_s);
    QCOMPARE(held, named);
}

QTEST_GUILESS_MAIN(TestSamplePeople)
#include "tst_sample_people.moc"
