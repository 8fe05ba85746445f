// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_changes.h"
#include "person_samples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;
using namespace lockstep::samples;

namespace
{

FieldOutcome outcomeOf(const PersonFacts &facts, const DecisionSettings &rules = settings())
{
    return decideFields(facts, rules, facts.linkedContact);
}

Case caseOf(CaseKind kind, QList<ContactId> contacts, QList<AppUserId> others = {})
{
    return {.kind = kind,
            .user = {u"ada"_s},
            .contacts = std::move(contacts),
            .otherUsers = std::move(others),
            .field = emailAlias};
}

/// Ada, whose address the application has changed.
PersonFacts movedAda(const QString &address)
{
    PersonFacts facts = linkedAda();
    facts.user.email = address;
    facts.byEmail.clear();
    return facts;
}

} // namespace

class TestFieldChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewContact_getsWhatTheApplicationHas();
    void sidesInStep_needNothing();
    void aChangedName_isSentAlone();
    void aClearedName_isCleared();
    void aFieldMauticDidNotReturn_isLeftAlone();
    void aFieldThePlanMakes_isFilled();
    void aChangeInMautic_isReportedAndLeft();
    void changesOnBothSides_areAsked();
    void aValueTooLong_staysBehindAlone();
    void controlCharacters_stayBehindAlone();
    void aValueNotUnderstood_keepsWhatMauticHas();
    void aFreeNewAddress_isSent();
    void anAddressHeldByAnother_isNeverSent();
    void anAddressOfAnotherUser_isNeverSent();
    void anAddressChangedInMautic_isAsked();
    void anAddressChangedOnBothSides_isAsked();
    void anotherSpellingOfTheAddress_isNoChange_data();
    void anotherSpellingOfTheAddress_isNoChange();
    void anUnverifiedNewAddress_waits();
    void anUnverifiedNewAddress_isSentWhereNobodyVerifies();
    void anAddressMauticWouldRewrite_isACase_data();
    void anAddressMauticWouldRewrite_isACase();
    void theBaseOfAGoneContact_saysNothingOfAnother();
    void theBaseOfAMergedContact_holdsForTheWinner();
    void theApplicationsSide_isWhatWouldBeSent_addressesAsTheyAre();
};

void TestFieldChanges::aNewContact_getsWhatTheApplicationHas()
{
    const FieldOutcome outcome = outcomeOf(newAda());

    const QList<FieldChange> expected = {
        {.alias = emailAlias, .after = u"ada@example.com"_s, .reason = ChangeReason::New},
        {.alias = appUserIdAlias, .after = u"ada"_s, .reason = ChangeReason::New},
        {.alias = u"firstname"_s, .after = u"Ada"_s, .reason = ChangeReason::New}};
    QCOMPARE(outcome.changes, expected);
    QVERIFY(outcome.cases.isEmpty() && outcome.notices.isEmpty() && outcome.adopted.isEmpty());
}

void TestFieldChanges::sidesInStep_needNothing()
{
    const FieldOutcome outcome = outcomeOf(linkedAda());

    QVERIFY(outcome.changes.isEmpty() && outcome.adopted.isEmpty());
    QVERIFY(outcome.cases.isEmpty() && outcome.notices.isEmpty());
}

void TestFieldChanges::aChangedName_isSentAlone()
{
    PersonFacts facts = linkedAda();
    facts.user.firstName = u"Augusta"_s;

    const QList<FieldChange> expected = {{u"firstname"_s, u"Ada"_s, u"Augusta"_s, ChangeReason::ChangedInApp}};
    QCOMPARE(outcomeOf(facts).changes, expected);
}

void TestFieldChanges::aClearedName_isCleared()
{
    PersonFacts facts = linkedAda();
    facts.user.firstName.clear();

    const QList<FieldChange> expected = {{u"firstname"_s, u"Ada"_s, u""_s, ChangeReason::ClearedInApp}};
    QCOMPARE(outcomeOf(facts).changes, expected);
}

void TestFieldChanges::aFieldMauticDidNotReturn_isLeftAlone()
{
    PersonFacts facts = linkedAda();
    facts.user.firstName = u"Augusta"_s;
    facts.linkedContact->fields.remove(u"firstname"_s);

    QVERIFY(outcomeOf(facts).changes.isEmpty());
}

void TestFieldChanges::aFieldThePlanMakes_isFilled()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->fields.remove(appUserIdAlias);
    facts.link->base.remove(appUserIdAlias);
    DecisionSettings rules = settings();
    rules.rules[1].toBeMade = true;

    const QList<FieldChange> expected = {{appUserIdAlias, u""_s, u"ada"_s, ChangeReason::FillsEmpty}};
    QCOMPARE(outcomeOf(facts, rules).changes, expected);
}

void TestFieldChanges::aChangeInMautic_isReportedAndLeft()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->fields[u"firstname"_s] = u"Countess"_s;

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.notices, (QList<Notice>{{NoticeKind::ChangedInMautic, {u"ada"_s}, u"firstname"_s}}));
}

void TestFieldChanges::changesOnBothSides_areAsked()
{
    PersonFacts facts = linkedAda();
    facts.user.firstName = u"Augusta"_s;
    facts.linkedContact->fields[u"firstname"_s] = u"Countess"_s;

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty());
    const Case asked{
        .kind = CaseKind::BothChanged, .user = {u"ada"_s}, .contacts = {ContactId{7}}, .field = u"firstname"_s};
    QCOMPARE(outcome.cases, QList<Case>{asked});
}

void TestFieldChanges::aValueTooLong_staysBehindAlone()
{
    PersonFacts facts = newAda();
    facts.user.firstName = QString(65, u'a');

    const FieldOutcome outcome = outcomeOf(facts);

    QCOMPARE(outcome.changes.size(), 2);
    QCOMPARE(outcome.notices, (QList<Notice>{{NoticeKind::ValueTooLong, {u"ada"_s}, u"firstname"_s}}));
}

void TestFieldChanges::controlCharacters_stayBehindAlone()
{
    PersonFacts facts = linkedAda();
    facts.user.firstName = u"A\u0007da"_s;

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.notices, (QList<Notice>{{NoticeKind::ControlCharacters, {u"ada"_s}, u"firstname"_s}}));
}

void TestFieldChanges::aValueNotUnderstood_keepsWhatMauticHas()
{
    PersonFacts facts = linkedAda();
    facts.user.locale = u"xx"_s;
    DecisionSettings rules = settings();
    rules.rules.append({.rule = {UserAttribute::Locale, u"preferred_locale"_s},
                        .field = {.alias = u"preferred_locale"_s, .type = ContactFieldType::Locale}});
    facts.linkedContact->fields[u"preferred_locale"_s] = u"de"_s;

    const FieldOutcome outcome = outcomeOf(facts, rules);

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.notices, (QList<Notice>{{NoticeKind::ValueNotUnderstood, {u"ada"_s}, u"preferred_locale"_s}}));
}

void TestFieldChanges::aFreeNewAddress_isSent()
{
    const QList<FieldChange> expected = {
        {emailAlias, u"ada@example.com"_s, u"ada@example.org"_s, ChangeReason::ChangedInApp}};

    const FieldOutcome outcome = outcomeOf(movedAda(u"ada@example.org"_s));

    QCOMPARE(outcome.changes, expected);
    QVERIFY(outcome.cases.isEmpty());
}

void TestFieldChanges::anAddressHeldByAnother_isNeverSent()
{
    PersonFacts facts = movedAda(u"ada@example.org"_s);
    facts.user.firstName = u"Augusta"_s;
    facts.byEmail = {contact(9, u"Ada@Example.org"_s), contact(8, u"ada@example.org"_s)};

    const FieldOutcome outcome = outcomeOf(facts);

    const QList<FieldChange> nameOnly = {{u"firstname"_s, u"Ada"_s, u"Augusta"_s, ChangeReason::ChangedInApp}};
    QCOMPARE(outcome.changes, nameOnly);
    QCOMPARE(outcome.cases, QList<Case>{caseOf(CaseKind::AddressTaken, {ContactId{8}, ContactId{9}})});
}

void TestFieldChanges::anAddressOfAnotherUser_isNeverSent()
{
    PersonFacts facts = movedAda(u"ada@example.org"_s);
    facts.sharingAddress = {{u"zoe"_s}, {u"ben"_s}};

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.cases, QList<Case>{caseOf(CaseKind::AddressSharedByUsers, {}, {{u"ben"_s}, {u"zoe"_s}})});
}

void TestFieldChanges::anAddressChangedInMautic_isAsked()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact->fields[emailAlias] = u"other@example.net"_s;

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty() && outcome.notices.isEmpty());
    QCOMPARE(outcome.cases, QList<Case>{caseOf(CaseKind::AddressChangedInMautic, {facts.linkedContact->id})});
}

void TestFieldChanges::anAddressChangedOnBothSides_isAsked()
{
    PersonFacts facts = movedAda(u"ada@example.org"_s);
    facts.linkedContact->fields[emailAlias] = u"other@example.net"_s;

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.cases, QList<Case>{caseOf(CaseKind::BothChanged, {ContactId{7}})});
}

void TestFieldChanges::anotherSpellingOfTheAddress_isNoChange_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("now");
    QTest::newRow("letter case") << u"ada@example.com"_s << u"ADA@Example.com"_s;
    QTest::newRow("Unicode domain") << u"ada@xn--bcher-kva.example"_s << u"ada@bücher.example"_s;
}

void TestFieldChanges::anotherSpellingOfTheAddress_isNoChange()
{
    QFETCH(const QString, before);
    QFETCH(const QString, now);
    AppUser ada = user(u"ada"_s, before);
    PersonFacts facts = linked(ada, contact(7, before, {{appUserIdAlias, u"ada"_s}}));
    facts.user.email = now;

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty() && outcome.cases.isEmpty() && outcome.notices.isEmpty());
}

void TestFieldChanges::anUnverifiedNewAddress_waits()
{
    PersonFacts facts = movedAda(u"ada@example.org"_s);
    facts.user.emailVerified = false;

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.notices, (QList<Notice>{{NoticeKind::WaitsForVerification, {u"ada"_s}, emailAlias}}));
}

void TestFieldChanges::anUnverifiedNewAddress_isSentWhereNobodyVerifies()
{
    PersonFacts facts = movedAda(u"ada@example.org"_s);
    facts.user.emailVerified = std::nullopt;
    DecisionSettings rules = settings();
    rules.knowsVerification = false;

    QCOMPARE(outcomeOf(facts, rules).changes.size(), 1);
}

void TestFieldChanges::anAddressMauticWouldRewrite_isACase_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("umlaut") << u"jörg@example.com"_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("too long") << QString(QString(60, u'a') + u"@example.com"_s);
}

void TestFieldChanges::anAddressMauticWouldRewrite_isACase()
{
    QFETCH(const QString, address);

    const FieldOutcome outcome = outcomeOf(movedAda(address));

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.cases, QList<Case>{caseOf(CaseKind::UnusableAddress, {ContactId{7}})});
}

void TestFieldChanges::theBaseOfAGoneContact_saysNothingOfAnother()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact.reset();
    const Contact found = contact(9, u"ada@example.com"_s, {{appUserIdAlias, u"ada"_s}});

    const FieldOutcome outcome = decideFields(facts, settings(), found);

    const QList<FieldChange> filled = {{u"firstname"_s, u""_s, u"Ada"_s, ChangeReason::FillsEmpty}};
    QCOMPARE(outcome.changes, filled);
    QCOMPARE(outcome.adopted.size(), 2);
}

void TestFieldChanges::theBaseOfAMergedContact_holdsForTheWinner()
{
    PersonFacts facts = linkedAda();
    facts.linkedContact = contact(9, u"ada@example.com"_s, {{appUserIdAlias, u"ada"_s}, {u"firstname"_s, u"A."_s}});

    const FieldOutcome outcome = outcomeOf(facts);

    QVERIFY(outcome.changes.isEmpty());
    QCOMPARE(outcome.notices, (QList<Notice>{{NoticeKind::ChangedInMautic, {u"ada"_s}, u"firstname"_s}}));
}

void TestFieldChanges::theApplicationsSide_isWhatWouldBeSent_addressesAsTheyAre()
{
    AppUser ada = user(u"ada"_s, u" Ada@Example.com "_s);
    ada.firstName = u" Ada "_s;
    const QList<UsableRule> rules = settings().rules;

    QCOMPARE(sideInApp(rules[0], ada), u" Ada@Example.com "_s);
    QCOMPARE(sideInApp(rules[2], ada), u"Ada"_s);
    ada.firstName = QString(65, u'a');
    QCOMPARE(sideInApp(rules[2], ada), QString());
}

QTEST_APPLESS_MAIN(TestFieldChanges)
#include "tst_field_changes.moc"
