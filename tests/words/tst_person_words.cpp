// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/explain_words.h"
#include "words/field_words.h"
#include "words/person_words.h"
#include "words/timeline_words.h"

#include <QSet>
#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class PersonWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyState_hasAWordOfItsOwnAndASentence();
    void everyColumnAndConsent_isSaid();
    void aPerson_isCalledByWhatThereIs();
    void everyStanding_saysItsRule();
    void anOrigin_saysWhoWhenAndHowThatIsKnown();
    void whatNothingTells_isSaidToo();
    void everyTimelineEntry_isASentenceWithoutHoles();
    void placesInForeignTexts_areNotFilled();
    void explain_namesTheRuleTheCaseAndTheFields();
    void explain_ofAContactAlone_saysWhyItIsLeft();
    void explain_saysAConflictOnce();
};

void PersonWordsTest::everyState_hasAWordOfItsOwnAndASentence()
{
    QSet<QString> words;
    for (int state = 0; state < personStateCount; ++state) {
        words.insert(PersonWords::stateLabel(static_cast<PersonState>(state)));
        QVERIFY(PersonWords::stateExplanation(static_cast<PersonState>(state)).endsWith(u'.'));
    }
    QCOMPARE(words.size(), personStateCount);
    QVERIFY(!words.contains(QString()));
}

void PersonWordsTest::everyColumnAndConsent_isSaid()
{
    for (int column = 0; column < peopleColumnCount; ++column) {
        QVERIFY(!PersonWords::columnTitle(static_cast<PeopleColumn>(column)).isEmpty());
        QVERIFY(!PersonWords::columnExplanation(static_cast<PeopleColumn>(column)).isEmpty());
    }
    for (const EmailConsent consent : {EmailConsent::NotInMautic, EmailConsent::Contactable, EmailConsent::Unsubscribed,
                                       EmailConsent::Bounced, EmailConsent::OptedOutByHand}) {
        QVERIFY(!PersonWords::consentLabel(consent).isEmpty());
        QVERIFY(PersonWords::consentExplanation(consent).endsWith(u'.'));
    }
}

void PersonWordsTest::aPerson_isCalledByWhatThereIs()
{
    PersonRow person{.who = {.user = {u"u-7"_s}, .contact = ContactId{9}}, .name = u"Anna"_s};
    person.email = u"anna@example.com"_s;
    QCOMPARE(PersonWords::callName(person), u"Anna"_s);
    person.name = u"   "_s;
    QCOMPARE(PersonWords::callName(person), u"anna@example.com"_s);
    person.email.clear();
    QCOMPARE(PersonWords::callName(person), u"User u-7"_s);
    person.who.user = {};
    QCOMPARE(PersonWords::callName(person), u"Contact 9"_s);
}

void PersonWordsTest::everyStanding_saysItsRule()
{
    for (int standing = 0; standing <= static_cast<int>(FieldStanding::OneSided); ++standing) {
        QVERIFY(!FieldWords::standingLabel(static_cast<FieldStanding>(standing)).isEmpty());
        QVERIFY(FieldWords::standingExplanation(static_cast<FieldStanding>(standing)).endsWith(u'.'));
    }
}

void PersonWordsTest::anOrigin_saysWhoWhenAndHowThatIsKnown()
{
    ChangeOrigin origin{.evidence = ChangeEvidence::WholeContact, .at = Moment::fromSeconds(0), .who = u"Carla"_s};
    QVERIFY(FieldWords::originSentence(origin).contains(u"Carla"_s));
    QVERIFY(FieldWords::originSentence(origin).contains(u"1970"_s));
    QVERIFY(FieldWords::originSentence(origin).contains(u"does not say which value"_s));
    origin.evidence = ChangeEvidence::WrittenByLockstep;
    QVERIFY(FieldWords::originSentence(origin).contains(u"journal"_s));
    QVERIFY(FieldWords::originLine(origin).contains(u"Lockstep"_s));
}

void PersonWordsTest::whatNothingTells_isSaidToo()
{
    QCOMPARE(FieldWords::originLine({}), QString());
    QCOMPARE(FieldWords::originSentence({}), u"Nothing tells who or what set this value, or when."_s);
}

void PersonWordsTest::everyTimelineEntry_isASentenceWithoutHoles()
{
    const Case open{.kind = CaseKind::BothChanged, .user = {u"u-1"_s}, .field = u"company"_s};
    for (int kind = 0; kind <= static_cast<int>(TimelineKind::ContactChanged); ++kind) {
        TimelineEntry entry{.at = {}, .kind = static_cast<TimelineKind>(kind)};
        QVERIFY(!TimelineWords::kindLabel(entry.kind).isEmpty());
        QVERIFY(TimelineWords::sentence(entry).endsWith(u'.'));
        entry.row = AppliedRow{.changes = {{.alias = u"email"_s}}, .outcome = AppliedOutcome::Done};
        entry.personCase = open;
        entry.optOut = DoNotContact{.contact = {1}, .channel = u"email"_s};
        entry.matchedBy = MatchedBy::Email;
        QVERIFY(TimelineWords::sentence(entry).endsWith(u'.'));
        QVERIFY(!TimelineWords::sentence(entry).contains(u'%'));
    }
    const TimelineEntry written{.at = {}, .kind = TimelineKind::Written, .run = RunId{12}, .startedBy = u"Olga"_s};
    QCOMPARE(TimelineWords::runLine(written), u"run 12, started by Olga"_s);
}

void PersonWordsTest::placesInForeignTexts_areNotFilled()
{
    const TimelineEntry entry{.at = {}, .kind = TimelineKind::Written, .run = RunId{12}, .startedBy = u"%1 %2"_s};
    QCOMPARE(TimelineWords::runLine(entry), u"run 12, started by %1 %2"_s);
    const ChangeOrigin origin{.evidence = ChangeEvidence::WholeContact, .at = Moment::fromSeconds(0), .who = u"%1"_s};
    QVERIFY(FieldWords::originSentence(origin).contains(u"that %1 changed"_s));
}

void PersonWordsTest::explain_namesTheRuleTheCaseAndTheFields()
{
    PersonDetails details{.row = {.who = {.user = {u"u-1"_s}}, .state = PersonState::Differs}};
    details.situation = Situation::Confirmed;
    details.fields = {{.alias = u"points"_s, .standing = FieldStanding::ChangedInMautic},
                      {.alias = u"email"_s, .attribute = UserAttribute::Email, .standing = FieldStanding::ChangedInApp},
                      {.alias = u"city"_s, .standing = FieldStanding::ChangedInApp}};
    const QStringList expected = {
        u"User and contact are linked, and a sync would write something to Mautic."_s,
        u"Rule: User and contact are linked; changed fields are kept in step."_s,
        u"Changed in the application: e-mail address, city. A sync writes that to Mautic."_s,
        u"Changed in Mautic: points. Lockstep leaves what only Mautic changed."_s,
    };
    QCOMPARE(ExplainWords::sentences(details), expected);
}

void PersonWordsTest::explain_ofAContactAlone_saysWhyItIsLeft()
{
    const PersonDetails details{.row = {.who = {.contact = ContactId{7}}, .state = PersonState::OnlyInMautic}};
    QVERIFY(ExplainWords::sentences(details).constLast().contains(u"never written to"_s));
}

void PersonWordsTest::explain_saysAConflictOnce()
{
    PersonDetails details{.row = {.who = {.user = {u"u-1"_s}}, .state = PersonState::Conflict}};
    details.fields = {{.alias = u"company"_s, .standing = FieldStanding::BothChanged}};
    QCOMPARE(ExplainWords::sentences(details).filter(u"company"_s).size(), 1);
    const Case open{.kind = CaseKind::BothChanged, .user = {u"u-1"_s}, .field = u"company"_s};
    details.cases = {{.id = 1, .content = open, .firstSeen = {}}};
    const QStringList said = ExplainWords::sentences(details).filter(u"company"_s);
    QCOMPARE(said.size(), 1);
    QVERIFY(said.constFirst().startsWith(u"Waits for you: "_s));
}

QTEST_APPLESS_MAIN(PersonWordsTest)
#include "tst_person_words.moc"
