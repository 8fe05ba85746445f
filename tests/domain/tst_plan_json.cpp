// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/plan_json.h"
#include "domain/plan_names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

#include <functional>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

using Kind = PlanRowKind;

Plan samplePlan()
{
    Plan plan{.workspaceId = u"w"_s, .mauticAddress = u"https://mautic.example.com"_s};
    plan.mappingFingerprint = u"f"_s;
    plan.madeAt = Moment{1'793'527'200'123'456};
    plan.newUsersSince = Moment{-1};
    plan.newUsers = 3;
    plan.earlierUsers = 4;
    plan.cost = {.writes = 5, .reads = 6, .leftThisHour = 7, .duration = std::chrono::seconds(8)};
    const FieldChange change{u"firstname"_s, u"Ada"_s, u"\"<b>👩‍💻\u202e\\"_s, ChangeReason::FirstLinkAppWins};
    plan.rows = {
        {.kind = Kind::CreateField,
         .field = NewContactField{.alias = u"registered_at"_s,
                                  .label = u"Registered at"_s,
                                  .type = ContactFieldType::DateTime}},
        {.kind = Kind::CreateSegment, .segmentName = u"New Signups"_s},
        {.kind = Kind::OptOut, .user = {u"ada"_s}, .contact = ContactId{7}, .matchedBy = MatchedBy::StoredLink},
        {.kind = Kind::CreateContact, .user = {u"bob"_s}, .matchedBy = MatchedBy::Created, .changes = {change}},
        {.kind = Kind::OptOut, .user = {u"bob"_s}, .matchedBy = MatchedBy::Created},
        {.kind = Kind::TakeOverVisitor,
         .user = {u"eve"_s},
         .contact = ContactId{30},
         .matchedBy = MatchedBy::TrackedContact,
         .changes = {change}},
        {.kind = Kind::UpdateContact,
         .user = {u"ada"_s},
         .contact = ContactId{9'007'199'254'740'993},
         .matchedBy = MatchedBy::Email,
         .changes = {change, {u"lastname"_s, u"L"_s, u""_s, ChangeReason::ClearedInApp}}},
        {.kind = Kind::LinkContact,
         .user = {u"ada"_s},
         .contact = ContactId{7},
         .matchedBy = MatchedBy::AppUserIdField},
        {.kind = Kind::AddToSegment, .user = {u"bob"_s}, .segment = SegmentId{2}, .segmentName = u"New Signups"_s},
        {.kind = Kind::AddToSegment, .user = {u"ada"_s}, .contact = ContactId{7}, .segmentName = u"Later"_s}};
    return plan;
}

QByteArray bytesOf(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

/// The sample with one member of one row replaced; an undefined value removes it.
QByteArray withRowMember(int index, const QString &name, const QJsonValue &value)
{
    QJsonObject json = toJson(samplePlan());
    QJsonArray rows = json.value(u"rows"_s).toArray();
    QJsonObject row = rows.at(index).toObject();
    if (value.isUndefined())
        row.remove(name);
    else
        row.insert(name, value);
    rows.replace(index, row);
    json.insert(u"rows"_s, rows);
    return bytesOf(json);
}

QByteArray withMember(const QString &name, const QJsonValue &value)
{
    QJsonObject json = toJson(samplePlan());
    if (value.isUndefined())
        json.remove(name);
    else
        json.insert(name, value);
    return bytesOf(json);
}

QString anyText()
{
    QString text;
    const int size = *rc::gen::inRange(0, 12);
    for (int i = 0; i < size; ++i) {
        const char32_t c =
            *rc::gen::oneOf(rc::gen::inRange<char32_t>(0, 0xd800), rc::gen::inRange<char32_t>(0xe000, 0x110000));
        text += QString::fromUcs4(&c, 1);
    }
    return text;
}

PlanRow anyPersonRow()
{
    PlanRow row{.kind = *rc::gen::element(Kind::OptOut, Kind::CreateContact, Kind::TakeOverVisitor, Kind::UpdateContact,
                                          Kind::LinkContact, Kind::AddToSegment),
                .user = {QString(u"u"_s + anyText())}};
    row.matchedBy = *rc::gen::element(MatchedBy::StoredLink, MatchedBy::AppUserIdField, MatchedBy::Email,
                                      MatchedBy::TrackedContact, MatchedBy::Created, MatchedBy::Operator);
    row.contact = ContactId{*rc::gen::inRange<qint64>(1, 1LL << 60)};
    const int count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i)
        row.changes.append({QString(u"f"_s + anyText()), anyText(), anyText(),
                            *rc::gen::element(ChangeReason::New, ChangeReason::ChangedInApp, ChangeReason::FillsEmpty,
                                              ChangeReason::FirstLinkAppWins, ChangeReason::ClearedInApp)});
    row.segmentName = QString(u"s"_s + anyText());
    if (*rc::gen::arbitrary<bool>())
        row.segment = SegmentId{*rc::gen::inRange<qint64>(1, 1'000'000)};
    return row;
}

template <class E>
void everyNameIsRead(std::initializer_list<E> values)
{
    QSet<QString> names;
    for (const E value : values) {
        const QString name = nameOf(value);
        QVERIFY(!name.isEmpty() && !names.contains(name));
        names.insert(name);
        QCOMPARE(valueNamed<E>(name), std::optional(value));
    }
    QCOMPARE(valueNamed<E>(u"nobodyKnows"_s), std::nullopt);
    QCOMPARE(valueNamed<E>(QString()), std::nullopt);
}

} // namespace

class TestPlanJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfRow_isReadBackTheSame();
    void anyRows_areReadBackTheSame();
    void anEmptyPlan_isReadBackTheSame();
    void brokenInput_isRefusedByTheMember_data();
    void brokenInput_isRefusedByTheMember();
    void whatIsNoObject_isRefused_data();
    void whatIsNoObject_isRefused();
    void anyBytes_areReadOrRefused();
    void everyName_isKnownBothWays();
    void casesAndNotices_haveTheirMembers();
};

void TestPlanJson::everyKindOfRow_isReadBackTheSame()
{
    const Plan plan = samplePlan();

    const auto read = planFromJson(bytesOf(toJson(plan)));

    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().subject));
    QCOMPARE(*read, plan);
}

void TestPlanJson::anyRows_areReadBackTheSame()
{
    QVERIFY(rc::check("a plan is read back the same", [] {
        Plan plan = samplePlan();
        plan.madeAt = {*rc::gen::inRange<qint64>(-62'135'596'800'000'000, 253'402'300'799'999'999)};
        const int rows = *rc::gen::inRange(0, 5);
        for (int i = 0; i < rows; ++i)
            plan.rows.append(anyPersonRow());
        const auto read = planFromJson(bytesOf(toJson(plan)));
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == plan);
    }));
}

void TestPlanJson::anEmptyPlan_isReadBackTheSame()
{
    const auto read = planFromJson(bytesOf(toJson(Plan{})));

    QVERIFY(read);
    QCOMPARE(*read, Plan{});
}

void TestPlanJson::brokenInput_isRefusedByTheMember_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("member");
    const QJsonValue gone(QJsonValue::Undefined);
    const auto plan = [](const char *name, const QString &member, const QJsonValue &value) {
        QTest::newRow(name) << withMember(member, value) << member;
    };
    const auto row = [](const char *name, int index, const QString &member, const QJsonValue &value) {
        QTest::newRow(name) << withRowMember(index, member, value) << member;
    };
    plan("no format", u"format"_s, gone);
    plan("newer format", u"format"_s, planFormatVersion + 1);
    plan("older format", u"format"_s, 0);
    plan("format in words", u"format"_s, u"1"_s);
    plan("no workspace", u"workspace"_s, gone);
    plan("no Mautic", u"mautic"_s, QJsonValue::Null);
    plan("no mapping", u"mapping"_s, 3);
    plan("no time", u"madeAt"_s, gone);
    plan("time in words", u"madeAt"_s, u"yesterday"_s);
    plan("no start of new users", u"newUsersSince"_s, gone);
    plan("fewer than no users", u"newUsers"_s, -1);
    plan("more users than fit", u"earlierUsers"_s, 1e12);
    plan("no cost", u"cost"_s, gone);
    plan("cost in words", u"cost"_s, u"much"_s);
    plan("no rows", u"rows"_s, gone);
    plan("rows in words", u"rows"_s, u"none"_s);
    QTest::newRow("writes in words") << withMember(u"cost"_s, QJsonObject{{u"writes"_s, u"7"_s}, {u"reads"_s, 0}})
                                     << u"writes"_s;
    QTest::newRow("a row in words") << withMember(u"rows"_s, QJsonArray{u"all of them"_s}) << u"kind"_s;
    row("no kind", 2, u"kind"_s, gone);
    row("unknown kind", 2, u"kind"_s, u"deleteContact"_s);
    row("nobody", 2, u"user"_s, gone);
    row("user by number", 2, u"user"_s, 5);
    row("unknown match", 2, u"matchedBy"_s, u"luck"_s);
    row("contact in words", 2, u"contact"_s, u"7"_s);
    row("contact in fractions", 2, u"contact"_s, 7.5);
    row("contact 0", 2, u"contact"_s, 0);
    row("contact below 0", 2, u"contact"_s, -7);
    row("edit of no contact", 6, u"contact"_s, gone);
    row("link to no contact", 7, u"contact"_s, gone);
    row("edit without changes", 6, u"changes"_s, gone);
    row("create without changes", 3, u"changes"_s, QJsonArray{});
    row("changes in words", 6, u"changes"_s, u"all"_s);
    row("segment in words", 8, u"segment"_s, u"2"_s);
    row("segment without name", 8, u"segmentName"_s, gone);
    row("field to make is missing", 0, u"newField"_s, gone);
    row("field to make in words", 0, u"newField"_s, u"app_user_id"_s);
    const QJsonObject change{
        {u"field"_s, u"firstname"_s}, {u"before"_s, u""_s}, {u"after"_s, u"x"_s}, {u"reason"_s, u"new"_s}};
    const auto inChange = [&](const char *name, const QString &member, const QJsonValue &value) {
        QJsonObject bent = change;
        bent.insert(member, value);
        QTest::newRow(name) << withRowMember(6, u"changes"_s, QJsonArray{change, bent}) << member;
    };
    inChange("change of nothing", u"field"_s, u""_s);
    inChange("change to a number", u"after"_s, 5);
    inChange("change from nothing known", u"before"_s, QJsonValue::Null);
    inChange("change for no reason", u"reason"_s, u"because"_s);
}

void TestPlanJson::brokenInput_isRefusedByTheMember()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, member);

    const auto read = planFromJson(bytes);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::BadInput);
    QCOMPARE(read.error().subject, member);
}

void TestPlanJson::whatIsNoObject_isRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("a word") << QByteArray("\"plan\"");
    QTest::newRow("HTML") << QByteArray("<html></html>");
    QTest::newRow("cut off") << bytesOf(toJson(samplePlan())).chopped(1);
    QTest::newRow("followed by more") << QByteArray(bytesOf(toJson(samplePlan())) + "{}");
    QTest::newRow("too deep") << QByteArray(100'000, '[');
    QTest::newRow("not UTF-8") << QByteArray("{\"format\":\"\xff\xfe\"}");
}

void TestPlanJson::whatIsNoObject_isRefused()
{
    QFETCH(const QByteArray, bytes);

    const auto read = planFromJson(bytes);

    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::BadInput);
}

void TestPlanJson::anyBytes_areReadOrRefused()
{
    const QByteArray whole = bytesOf(toJson(samplePlan()));
    QVERIFY(rc::check("a plan with a bent byte is read or refused", [&] {
        QByteArray bent = whole;
        bent[*rc::gen::inRange<qsizetype>(0, bent.size())] = *rc::gen::arbitrary<char>();
        const auto read = planFromJson(bent);
        RC_ASSERT(read.has_value() || read.error().kind == ErrorKind::BadInput);
    }));
}

void TestPlanJson::everyName_isKnownBothWays()
{
    everyNameIsRead({Kind::CreateField, Kind::CreateSegment, Kind::OptOut, Kind::CreateContact, Kind::TakeOverVisitor,
                     Kind::UpdateContact, Kind::LinkContact, Kind::AddToSegment});
    everyNameIsRead({Situation::Confirmed, Situation::Found, Situation::WaitsForVerification, Situation::Ambiguous,
                     Situation::Absent, Situation::Unqualified, Situation::Missing, Situation::SourceMissing,
                     Situation::Excluded, Situation::AlreadyLinked, Situation::SharedAddress});
    everyNameIsRead({CaseKind::AmbiguousContacts, CaseKind::ContactBelongsToOtherUser, CaseKind::AddressSharedByUsers,
                     CaseKind::ContactDeleted, CaseKind::AddressTaken, CaseKind::BothChanged, CaseKind::UnusableAddress,
                     CaseKind::RefusedByMautic});
    everyNameIsRead({NoticeKind::ChangedInMautic, NoticeKind::WaitsForVerification, NoticeKind::ValueTooLong,
                     NoticeKind::ValueNotUnderstood, NoticeKind::ValueRefusedByMautic, NoticeKind::ControlCharacters,
                     NoticeKind::SharedComputer, NoticeKind::ContactMerged, NoticeKind::UserGone,
                     NoticeKind::FieldMissingInMautic, NoticeKind::OptOutOnlyInMautic});
    everyNameIsRead({MatchedBy::StoredLink, MatchedBy::AppUserIdField, MatchedBy::Email, MatchedBy::TrackedContact,
                     MatchedBy::Created, MatchedBy::Operator});
    everyNameIsRead({ChangeReason::New, ChangeReason::ChangedInApp, ChangeReason::FillsEmpty,
                     ChangeReason::FirstLinkAppWins, ChangeReason::ClearedInApp});
}

void TestPlanJson::casesAndNotices_haveTheirMembers()
{
    const Case personCase{.kind = CaseKind::AddressTaken,
                          .user = {u"ada"_s},
                          .contacts = {ContactId{7}, ContactId{9}},
                          .otherUsers = {{u"bob"_s}},
                          .field = u"email"_s,
                          .detail = u"why"_s};

    QCOMPARE(bytesOf(toJson(personCase)),
             QByteArray(R"({"contacts":[7,9],"detail":"why","field":"email","kind":"addressTaken",)"
                        R"("otherUsers":["bob"],"user":"ada"})"));
    QCOMPARE(bytesOf(toJson(Notice{NoticeKind::UserGone, {u"ada"_s}, {}})),
             QByteArray(R"({"field":"","kind":"userGone","user":"ada"})"));
}

QTEST_APPLESS_MAIN(TestPlanJson)
#include "tst_plan_json.moc"
