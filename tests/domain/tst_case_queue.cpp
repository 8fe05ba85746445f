// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/case_queue.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lockstep;

namespace
{

OpenCase caseNaming(QList<ContactId> contacts)
{
    return {.id = 8,
            .content = {.kind = CaseKind::AddressTaken, .user = {u"ben"_s}, .contacts = std::move(contacts)},
            .firstSeen = {}};
}

CaseDecision linkTo(ContactId contact)
{
    return {.caseId = 3, .answer = Answer::LinkContact, .contact = contact, .note = u"known from a call"_s};
}

} // namespace

class TestCaseQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameValue_isGivenToACaseAlike_thoughNobodyLookedAtIt();
    void theContactChosen_isTakenWhereTheOtherCaseNamesItToo();
    void theOnlyContactOfTheOtherCase_standsForTheOneChosen();
    void severalOtherContacts_areNotGuessedAmong();
    void aCaseWithoutContacts_isNotAnsweredWithOne();
};

void TestCaseQueue::theSameValue_isGivenToACaseAlike_thoughNobodyLookedAtIt()
{
    const CaseDecision decision{.caseId = 3,
                                .answer = Answer::OtherValue,
                                .value = u"Ada"_s,
                                .note = u"told us"_s,
                                .seen = SeenSides{.app = u"A"_s, .mautic = u"B"_s}};

    QCOMPARE(sameFor(caseNaming({{5}, {6}}), decision),
             (CaseDecision{.caseId = 8, .answer = Answer::OtherValue, .value = u"Ada"_s, .note = u"told us"_s}));
}

void TestCaseQueue::theContactChosen_isTakenWhereTheOtherCaseNamesItToo()
{
    CaseDecision expected = linkTo({6});
    expected.caseId = 8;
    QCOMPARE(sameFor(caseNaming({{5}, {6}}), linkTo({6})), expected);
}

void TestCaseQueue::theOnlyContactOfTheOtherCase_standsForTheOneChosen()
{
    CaseDecision expected = linkTo({5});
    expected.caseId = 8;
    QCOMPARE(sameFor(caseNaming({{5}}), linkTo({6})), expected);
}

void TestCaseQueue::severalOtherContacts_areNotGuessedAmong()
{
    QCOMPARE(sameFor(caseNaming({{5}, {7}}), linkTo({6})), std::nullopt);
}

void TestCaseQueue::aCaseWithoutContacts_isNotAnsweredWithOne()
{
    QCOMPARE(sameFor(caseNaming({}), linkTo({6})), std::nullopt);
}

QTEST_GUILESS_MAIN(TestCaseQueue)
#include "tst_case_queue.moc"
