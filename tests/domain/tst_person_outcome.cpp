// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/person_outcome.h"

#include <QTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(lockstep::PersonDecision)

namespace
{

const AppUserId ada{u"ada"_s};

PersonDecision decided(Situation situation) { return {.user = ada, .situation = situation, .contact = ContactId{7}}; }

PersonDecision withRow(PersonDecision decision)
{
    decision.rows.append({.kind = PlanRowKind::UpdateContact, .user = ada});
    return decision;
}

PersonDecision withCase(PersonDecision decision, CaseKind kind)
{
    decision.cases.append({.kind = kind, .user = ada});
    return decision;
}

PersonDecision withNotice(PersonDecision decision, NoticeKind kind)
{
    decision.notices.append({.kind = kind, .user = ada});
    return decision;
}

} // namespace

class PersonOutcomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDecision_hasAState_data()
    {
        QTest::addColumn<PersonDecision>("decision");
        QTest::addColumn<bool>("isLinked");
        QTest::addColumn<PersonState>("state");
        const PersonDecision confirmed = decided(Situation::Confirmed);

        QTest::newRow("linked, nothing to write") << confirmed << true << PersonState::InStep;
        QTest::newRow("linked, something to write") << withRow(confirmed) << true << PersonState::Differs;
        QTest::newRow("linked, Mautic changed a value")
            << withNotice(confirmed, NoticeKind::ChangedInMautic) << true << PersonState::InStep;
        QTest::newRow("linked, a new address waits")
            << withNotice(confirmed, NoticeKind::WaitsForVerification) << true << PersonState::Waiting;
        QTest::newRow("linked, a new address waits and a name is written")
            << withRow(withNotice(confirmed, NoticeKind::WaitsForVerification)) << true << PersonState::Differs;
        QTest::newRow("both changed") << withCase(confirmed, CaseKind::BothChanged) << true << PersonState::Conflict;
        QTest::newRow("both changed one field, another is written")
            << withRow(withCase(confirmed, CaseKind::BothChanged)) << true << PersonState::Conflict;
        QTest::newRow("address held by another")
            << withCase(confirmed, CaseKind::AddressTaken) << true << PersonState::Conflict;
        QTest::newRow("refused") << withCase(confirmed, CaseKind::RefusedByMautic) << true << PersonState::Failing;
        QTest::newRow("refused, and both changed")
            << withCase(withCase(confirmed, CaseKind::RefusedByMautic), CaseKind::BothChanged) << true
            << PersonState::Conflict;
        QTest::newRow("found") << withRow(decided(Situation::Found)) << false << PersonState::NotLinked;
        QTest::newRow("another contact for one that is gone")
            << withRow(decided(Situation::Found)) << true << PersonState::Differs;
        QTest::newRow("absent") << withRow(decided(Situation::Absent)) << false << PersonState::NotLinked;
        QTest::newRow("absent and refused")
            << withCase(decided(Situation::Absent), CaseKind::RefusedByMautic) << false << PersonState::Failing;
        QTest::newRow("waits") << decided(Situation::WaitsForVerification) << false << PersonState::Waiting;
        QTest::newRow("ambiguous") << decided(Situation::Ambiguous) << false << PersonState::Ambiguous;
        QTest::newRow("another's contact") << decided(Situation::AlreadyLinked) << false << PersonState::Ambiguous;
        QTest::newRow("shared address") << decided(Situation::SharedAddress) << false << PersonState::Ambiguous;
        QTest::newRow("contact deleted") << decided(Situation::Missing) << true << PersonState::Conflict;
        QTest::newRow("no usable address") << decided(Situation::Unqualified) << false << PersonState::Failing;
        QTest::newRow("banned") << decided(Situation::Excluded) << false << PersonState::Excluded;
        QTest::newRow("banned, once linked") << decided(Situation::SourceMissing) << true << PersonState::Excluded;
    }

    void everyDecision_hasAState()
    {
        QFETCH(const PersonDecision, decision);
        QFETCH(const bool, isLinked);
        QFETCH(const PersonState, state);

        const PersonOutcome expected{
            .user = ada, .situation = decision.situation, .state = state, .contact = ContactId{7}};
        QCOMPARE(outcomeOf(decision, isLinked), expected);
    }
};

QTEST_APPLESS_MAIN(PersonOutcomeTest)
#include "tst_person_outcome.moc"
