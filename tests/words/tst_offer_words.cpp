// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostile_texts.h"
#include "words/case_words.h"
#include "words/decision_words.h"
#include "words/field_words.h"
#include "words/offer_words.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto lastAnswer = static_cast<int>(Answer::PlanMerge);

bool hasHole(const QString &text) { return text.isEmpty() || text.contains(u"%1"_s) || text.contains(u"%2"_s); }

CaseFile fileAbout(CaseKind kind, const QString &field)
{
    CaseFile file;
    file.queued.row.open.content = {.kind = kind, .user = {u"u1"_s}, .field = field};
    file.person.row.who.contact = ContactId{7};
    return file;
}

CaseOffer writing(PlanRowKind kind, const QString &alias, const QString &value)
{
    return {.answer = kind == PlanRowKind::UpdateUser ? Answer::TakeMautic : Answer::TakeApp,
            .rows = {{.kind = kind, .contact = ContactId{4711}, .changes = {{.alias = alias, .after = value}}}},
            .requests = kind == PlanRowKind::UpdateUser ? 0 : 1};
}

} // namespace

class OfferWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswer_hasAButtonAndAName()
    {
        const CaseFile file = fileAbout(CaseKind::AddressTaken, u"email"_s);
        for (int number = 0; number <= lastAnswer; ++number) {
            const auto answer = static_cast<Answer>(number);
            QVERIFY2(!hasHole(OfferWords::action({.answer = answer}, file)), qPrintable(QString::number(number)));
            QVERIFY2(!hasHole(OfferWords::answer(answer)), qPrintable(QString::number(number)));
        }
    }

    void noCaseIsCalledAConflict()
    {
        for (int kind = 0; kind <= static_cast<int>(CaseKind::AddressesSwapped); ++kind) {
            const Case content{.kind = static_cast<CaseKind>(kind), .user = {u"anna"_s}, .field = u"phone"_s};
            const QString said =
                CaseWords::label(content.kind) + CaseWords::sentence(content) + CaseWords::whatToDo(content.kind);
            QVERIFY(!CaseWords::label(content.kind).isEmpty());
            QVERIFY2(!said.contains(u"conflict"_s, Qt::CaseInsensitive), qPrintable(said));
        }
    }

    void theButton_saysWhatIsWrittenAndWhere()
    {
        const CaseFile file = fileAbout(CaseKind::BothChanged, u"company"_s);
        QCOMPARE(OfferWords::action(writing(PlanRowKind::UpdateContact, u"company"_s, u"Example"_s), file),
                 u"Write Example to contact 4711"_s);
        QCOMPARE(OfferWords::action(writing(PlanRowKind::UpdateContact, u"company"_s, {}), file),
                 u"Empty company of contact 4711"_s);
        QCOMPARE(OfferWords::action(writing(PlanRowKind::UpdateUser, u"company"_s, u"Example"_s), file),
                 u"Write Example to the application"_s);
        QCOMPARE(OfferWords::cost(writing(PlanRowKind::UpdateUser, u"company"_s, u"Example"_s)),
                 u"one row of the application, no API request"_s);
    }

    void values_neverTurnTheSentenceAroundThem()
    {
        for (const HostileText &hostile : hostileTexts()) {
            const QString text = OfferWords::quoted(hostile.text);
            QVERIFY2(text.size() <= 90, qPrintable(hostile.name));
            QVERIFY2(!text.contains(u'\n') && !text.contains(QChar(0x202e)), qPrintable(hostile.name));
            const bool isClosed = text.count(QChar(0x2068)) == text.count(QChar(0x2069));
            QVERIFY2(isClosed, qPrintable(hostile.name));
        }
        QCOMPARE(OfferWords::quoted(u"שלום"_s), QString(QChar(0x2068) + u"שלום"_s + QChar(0x2069)));
        QCOMPARE(OfferWords::quoted(u" a "_s), u"“ a ”"_s);
    }

    void whateverCameOfADecision_isSaid()
    {
        for (const DecisionOutcome outcome :
             {DecisionOutcome::Changed, DecisionOutcome::NotOpen, DecisionOutcome::PersonGone,
              DecisionOutcome::BadValue, DecisionOutcome::NotOffered, DecisionOutcome::ReasonMissing})
            QVERIFY(!hasHole(DecisionWords::refusal({.outcome = outcome}, u"Anna"_s)));
        QCOMPARE(DecisionWords::refusal({}, u"Anna"_s), QString());
    }

    void changesTooCloseTogether_areNotPutInOrder()
    {
        const auto at = [](qint64 seconds) {
            return ChangeOrigin{.evidence = ChangeEvidence::RowOfUser, .at = Moment::fromSeconds(seconds)};
        };
        QCOMPARE(FieldWords::whichIsLater(at(100), at(102)),
                 u"Both changes are too close together to say which was first: the clocks may differ."_s);
        QVERIFY(FieldWords::whichIsLater(at(100), at(400)).contains(u"Mautic's change came 5 min later"_s));
        QVERIFY(FieldWords::whichIsLater(at(400), at(100)).contains(u"the application's change came 5 min later"_s));
        QCOMPARE(FieldWords::whichIsLater(at(400), {}), QString());
    }
};

QTEST_GUILESS_MAIN(OfferWordsTest)
#include "tst_offer_words.moc"
