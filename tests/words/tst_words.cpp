// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/attribute_words.h"
#include "words/case_words.h"
#include "words/check_words.h"
#include "words/error_words.h"
#include "words/notice_words.h"
#include "words/plan_words.h"
#include "words/situation_words.h"
#include "words/words_language.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

class TestWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFailure_saysWhatHappenedWhatItMeansAndWhatToDo();
    void aFailure_namesItsSubjectAndNeverItsDetail();
    void apiSwitchedOff_saysWhereInMauticToSwitchItOn();
    void spentBudget_saysWhenThereIsRoomAgain();
    void aDeniedRight_isBadOnlyWhenNeededNow();
    void aClockOfAnHourAhead_isSaid();
    void anUnknownVersion_isANote();
    void costLine_readsLikeTheInterfaceSays();
    void rowSentences_nameIdsAndFieldsButNoValue();
    void casesAndNotices_haveSentencesWithoutHoles();
    void onePerson_isNotPeople();
};

namespace
{

QList<ErrorKind> allErrorKinds()
{
    QList<ErrorKind> kinds;
    for (int i = 0; i <= static_cast<int>(ErrorKind::Guarded); ++i)
        kinds.append(static_cast<ErrorKind>(i));
    return kinds;
}

bool hasHole(const QString &text)
{
    return text.isEmpty() || text.contains(u"%1"_s) || text.contains(u"%2"_s) || text.contains(u"%n"_s)
        || text.contains(u"  "_s);
}

} // namespace

void TestWords::everyFailure_saysWhatHappenedWhatItMeansAndWhatToDo()
{
    QStringList happened;
    for (const ErrorKind kind : allErrorKinds()) {
        const ErrorSentences words = ErrorWords::sentencesFor({.kind = kind});
        QVERIFY2(!hasHole(words.whatHappened), qPrintable(words.whatHappened));
        QVERIFY2(!hasHole(words.whatItMeans), qPrintable(words.whatItMeans));
        QVERIFY2(!hasHole(words.whatToDo), qPrintable(words.whatToDo));
        QVERIFY2(!happened.contains(words.whatHappened), qPrintable(words.whatHappened));
        happened.append(words.whatHappened);
    }
}

void TestWords::aFailure_namesItsSubjectAndNeverItsDetail()
{
    const Error error{.kind = ErrorKind::Offline, .detail = u"socket 7"_s, .subject = u"mautic.example.com"_s};

    const QString words = ErrorWords::paragraphFor(error);

    QVERIFY(words.contains(u"mautic.example.com"_s));
    QVERIFY(!words.contains(u"socket 7"_s));
}

void TestWords::apiSwitchedOff_saysWhereInMauticToSwitchItOn()
{
    const QString words = ErrorWords::sentencesFor({.kind = ErrorKind::ApiDisabled}).whatToDo;

    QVERIFY(words.contains(u"Settings → Configuration → API Settings → API enabled?"_s));
}

void TestWords::spentBudget_saysWhenThereIsRoomAgain()
{
    const Error error{.kind = ErrorKind::BudgetSpent, .retryAfter = std::chrono::seconds{1741}};

    QVERIFY(ErrorWords::sentencesFor(error).whatToDo.startsWith(u"There is room again in 30 minutes."_s));
}

void TestWords::aDeniedRight_isBadOnlyWhenNeededNow()
{
    const MauticCheck check{
        .version = u"7.0.0"_s,
        .userName = u"sync"_s,
        .rights = {{.right = MauticRight::WriteContacts, .state = RightState::Denied},
                   {.right = MauticRight::ReadCampaigns, .state = RightState::Denied, .neededNow = false}}};

    const QList<Finding> findings = CheckWords::findings(check);

    QCOMPARE(findings.size(), 6);
    QCOMPARE(findings.at(2).mark, FindingMark::Bad);
    QCOMPARE(findings.at(2).sentence, u"May not create and edit contacts."_s);
    QVERIFY(findings.at(2).remedy.startsWith(u"In Mautic: Settings → Roles"_s));
    QCOMPARE(findings.at(3).mark, FindingMark::Note);
    QCOMPARE(findings.at(3).remedy, QString());
}

void TestWords::aClockOfAnHourAhead_isSaid()
{
    const MauticCheck check{.version = u"7.0.0"_s, .userName = u"sync"_s, .clockSkew = std::chrono::hours{1}};

    const Finding clock = CheckWords::findings(check).at(2);

    QCOMPARE(clock.mark, FindingMark::Note);
    QCOMPARE(clock.sentence, u"Mautic's clock is 3600 seconds ahead of ours."_s);
}

void TestWords::anUnknownVersion_isANote()
{
    QCOMPARE(CheckWords::findings({.version = u"4.4.9"_s, .userName = u"sync"_s}).at(0).mark, FindingMark::Note);
    QCOMPARE(CheckWords::findings({.version = {}, .userName = u"sync"_s}).at(0).mark, FindingMark::Note);
    QCOMPARE(CheckWords::findings({.version = u"5.2.1"_s, .userName = u"sync"_s}).at(0).mark, FindingMark::Good);
}

void TestWords::costLine_readsLikeTheInterfaceSays()
{
    const PlanCost cost{.writes = 7, .reads = 2, .leftThisHour = 91, .duration = std::chrono::seconds{20}};

    QCOMPARE(PlanWords::costLine(412, cost),
             u"412 people, 9 API calls, done in about 20 s; 91 calls of this hour left"_s);
}

void TestWords::rowSentences_nameIdsAndFieldsButNoValue()
{
    const PlanRow row{.kind = PlanRowKind::UpdateContact,
                      .user = {u"u7"_s},
                      .contact = ContactId{4711},
                      .changes = {{.alias = u"firstname"_s, .before = u"Ann"_s, .after = u"Anna"_s}}};

    QCOMPARE(PlanWords::rowSentence(row), u"Write firstname of user u7 to contact 4711."_s);
    for (int kind = 0; kind <= static_cast<int>(PlanRowKind::AddToSegment); ++kind) {
        const auto rowKind = static_cast<PlanRowKind>(kind);
        QVERIFY(!hasHole(PlanWords::kindLabel(rowKind)));
        const PlanRow anyRow{
            .kind = rowKind, .user = {u"u1"_s}, .changes = {{.alias = u"city"_s}}, .segmentName = u"S"_s};
        QVERIFY(!hasHole(PlanWords::rowSentence(anyRow)));
    }
}

void TestWords::casesAndNotices_haveSentencesWithoutHoles()
{
    for (int kind = 0; kind <= static_cast<int>(CaseKind::RefusedByMautic); ++kind) {
        const auto caseKind = static_cast<CaseKind>(kind);
        QVERIFY(!hasHole(CaseWords::sentence({.kind = caseKind,
                                              .user = {u"u1"_s},
                                              .contacts = {{1}, {2}},
                                              .otherUsers = {{u"u2"_s}},
                                              .field = u"city"_s})));
        QVERIFY(!hasHole(CaseWords::label(caseKind)));
        QVERIFY(!hasHole(CaseWords::whatToDo(caseKind)));
    }
    for (int kind = 0; kind <= static_cast<int>(NoticeKind::OptOutOnlyInMautic); ++kind)
        QVERIFY(!hasHole(NoticeWords::sentence(static_cast<NoticeKind>(kind), 3, u"city"_s)));
    for (int kind = 0; kind <= static_cast<int>(Situation::SharedAddress); ++kind) {
        QVERIFY(!hasHole(SituationWords::label(static_cast<Situation>(kind))));
        QVERIFY(!hasHole(SituationWords::explanation(static_cast<Situation>(kind))));
    }
    for (const UserAttribute attribute : allUserAttributes())
        QVERIFY(!hasHole(AttributeWords::label(attribute)));
}

void TestWords::onePerson_isNotPeople()
{
    installLanguage();
    const PlanCost cost{.writes = 1, .leftThisHour = 1, .duration = std::chrono::seconds{0}};

    QCOMPARE(PlanWords::costLine(1, cost),
             u"1 person, 1 API call, done in less than a second; 1 call of this hour left"_s);
    QCOMPARE(NoticeWords::sentence(NoticeKind::ValueTooLong, 1, u"city"_s),
             u"1 value of the field city is longer than Mautic takes and was left out."_s);
    QVERIFY(PlanWords::costLine(2, cost).startsWith(u"2 people"_s));
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
