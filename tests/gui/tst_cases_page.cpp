// SPDX-License-Identifier: GPL-3.0-or-later
#include "case_samples.h"
#include "gui/cases_page.h"
#include "support/hostile_texts.h"
#include "support/page_hands.h"
#include "support/rich_text_walk.h"
#include "words/attribute_words.h"
#include "words/value_words.h"
#include "words/words_language.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;

namespace
{

/// Everything the page asks for, and the answers of a store that has what it is given.
class Desk : public QObject
{
public:
    explicit Desk(CasesPage &page)
    {
        connect(&page, &CasesPage::caseWanted, this, [this, &page](qint64 number, const QList<qint64> &next) {
            wanted.append(number);
            prepared = next;
            if (files.contains(number))
                page.showFile(files.value(number));
        });
        connect(&page, &CasesPage::decisionsChosen, this,
                [this](const QList<CaseDecision> &decisions) { decided.append(decisions); });
    }

    QHash<qint64, CaseFile> files;
    QList<qint64> wanted;
    QList<qint64> prepared;
    QList<CaseDecision> decided;
};

} // namespace

class CasesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QCOMPARE(installLanguage(u"en"_s), u"en"_s); }

    void init()
    {
        m_cases = std::make_unique<CasesModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_cases.get());
        m_page = std::make_unique<CasesPage>(*m_cases);
        m_desk = std::make_unique<Desk>(*m_page);
        m_page->setAccount(u"olga"_s);
        m_page->resize(1100, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void withoutCases_thePageSaysWhatWouldBeHere()
    {
        QSignalSpy wanted(m_page.get(), &CasesPage::planWanted);
        QVERIFY(hands().says(u"Here you see what only a person can decide"_s));

        hands().click(u"Look for changes"_s);

        QCOMPARE(wanted.size(), 1);
        m_page->setLookedAt(true);
        QVERIFY(hands().says(u"Nothing waits for a person"_s));
    }

    void theFirstCase_isShownByItself_withTheThreeSidesInTheirOrder()
    {
        showCases({bothChanged(1, u"anna"_s, u"Anna Ahrens"_s)});

        QVERIFY(hands().says(u"The field company was changed in the application and in Mautic."_s));
        auto *app = hands().field<QPlainTextEdit>(u"App"_s);
        auto *base = hands().field<QPlainTextEdit>(u"Base"_s);
        auto *mautic = hands().field<QPlainTextEdit>(u"Mautic"_s);
        QVERIFY(app && base && mautic);
        QCOMPARE(app->toPlainText(), u"Example GmbH"_s);
        QCOMPARE(base->toPlainText(), u"Example"_s);
        QCOMPARE(mautic->toPlainText(), u"Example AG"_s);
        const auto left = [this](QWidget *each) { return each->mapTo(m_page.get(), QPoint()).x(); };
        QVERIFY(left(app) < left(base) && left(base) < left(mautic));
        m_page->setLayoutDirection(Qt::RightToLeft);
        QCoreApplication::processEvents();
        QVERIFY(left(app) < left(base) && left(base) < left(mautic));
    }

    void howEachSideIsKnown_isTold()
    {
        showCases({bothChanged(1, u"anna"_s)});

        QVERIFY(hands().says(u"Sure: possible. The users table says that this row was changed"_s));
        QVERIFY(hands().says(u"Mautic says that Carla Support changed this contact"_s));
        QVERIFY(hands().says(u"the application's change came 24 h later"_s)
                || hands().says(u"the application's change came"_s));
    }

    void everyAnswer_saysWhatItDoesAndWhatItCosts()
    {
        showCases({bothChanged(1, u"anna"_s)});

        QCOMPARE(answers(),
                 (QStringList{u"Write Example GmbH to contact 4711"_s, u"Take Example AG as in Mautic"_s,
                              u"Write another value:"_s, u"Keep both as they are"_s,
                              u"Never sync the field company of this person"_s}));
        QCOMPARE(answer(u"Write Example GmbH to contact 4711"_s)->accessibleDescription(), u"1 API request"_s);
        QCOMPARE(answer(u"Keep both as they are"_s)->accessibleDescription(), u"writes nothing"_s);
        QVERIFY(!answer(u"Take Example AG as in Mautic"_s)->isEnabled());
        QCOMPARE(answer(u"Take Example AG as in Mautic"_s)->accessibleDescription(),
                 u"Not possible: writing this column of the application is not switched on."_s);
    }

    void everyAnswer_canBeGivenByMouseAndByKey_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("key");
        QTest::addColumn<Answer>("given");
        QTest::addColumn<bool>("isAboutWho");
        QTest::newRow("app") << u"Write Example GmbH to contact 4711"_s << 1 << Answer::TakeApp << false;
        QTest::newRow("keep both") << u"Keep both as they are"_s << 4 << Answer::KeepBoth << false;
        QTest::newRow("never") << u"Never sync the field company of this person"_s << 5 << Answer::NeverSyncField
                               << false;
        QTest::newRow("link 3") << u"Link this user to contact 3"_s << 1 << Answer::LinkContact << true;
        QTest::newRow("link 4") << u"Link this user to contact 4"_s << 2 << Answer::LinkContact << true;
        QTest::newRow("not the same") << u"Contact 3 is somebody else"_s << 3 << Answer::NotTheSame << true;
        QTest::newRow("create") << u"Create a contact of its own for this user"_s << 4 << Answer::CreateNew << true;
        QTest::newRow("leave") << u"Leave this user alone on both sides"_s << 5 << Answer::LeaveAlone << true;
    }
    void everyAnswer_canBeGivenByMouseAndByKey()
    {
        QFETCH(QString, text);
        QFETCH(int, key);
        QFETCH(Answer, given);
        QFETCH(bool, isAboutWho);
        const auto make = [isAboutWho](qint64 number) {
            return isAboutWho ? ambiguous(number, u"anna"_s) : bothChanged(number, u"anna"_s);
        };
        showCases({make(1), make(2)});

        QTest::mouseClick(answer(text), Qt::LeftButton);
        QCOMPARE(m_desk->wanted.last(), 2);
        QTest::keyClick(m_page->focusWidget(), static_cast<Qt::Key>(Qt::Key_0 + key));

        QCOMPARE(m_desk->decided.size(), 2);
        for (const CaseDecision &decision : m_desk->decided)
            QCOMPARE(decision.answer, given);
        QCOMPARE(m_desk->decided.at(0).caseId, 1);
        QCOMPARE(m_desk->decided.at(1).caseId, 2);
        QCOMPARE(m_desk->decided.at(0).contact, m_desk->decided.at(1).contact);
        QCOMPARE(m_desk->decided.at(0).seen.has_value(), !isAboutWho);
    }

    void everyAnswerOfEveryKind_isGivenByMouseAndByKey_whateverTextsThereAre_data()
    {
        QTest::addColumn<CaseKind>("kind");
        QTest::addColumn<QList<CaseOffer>>("offers");
        QTest::addColumn<int>("firstKey");
        const QList<CaseOffer> aboutAValue{{.answer = Answer::TakeApp},
                                           {.answer = Answer::TakeMautic},
                                           {.answer = Answer::OtherValue},
                                           {.answer = Answer::KeepBoth},
                                           {.answer = Answer::NeverSyncField}};
        const QList<CaseOffer> links{{.answer = Answer::LinkContact, .contact = ContactId{3}},
                                     {.answer = Answer::LinkContact, .contact = ContactId{4}}};
        const QList<CaseOffer> others{{.answer = Answer::NotTheSame, .contact = ContactId{3}},
                                      {.answer = Answer::CreateNew},
                                      {.answer = Answer::PlanMerge},
                                      {.answer = Answer::LeaveAlone}};
        QTest::newRow("both changed") << CaseKind::BothChanged << aboutAValue << 1;
        QTest::newRow("changed in Mautic") << CaseKind::AddressChangedInMautic << aboutAValue << 1;
        QTest::newRow("several fit") << CaseKind::AmbiguousContacts << links + others << 1;
        QTest::newRow("of another user") << CaseKind::ContactBelongsToOtherUser << links + others << 1;
        QTest::newRow("shared") << CaseKind::AddressSharedByUsers << links << 1;
        QTest::newRow("taken") << CaseKind::AddressTaken
                               << links
                + QList<CaseOffer>{{.answer = Answer::PlanMerge},
                                   {.answer = Answer::KeepBoth},
                                   {.answer = Answer::LeaveAlone}}
                               << 1;
        QTest::newRow("deleted") << CaseKind::ContactDeleted
                                 << QList<CaseOffer>{{.answer = Answer::CreateNew}, {.answer = Answer::Unlink}} << 1;
        QTest::newRow("exchanged") << CaseKind::AddressesSwapped
                                   << QList<CaseOffer>{{.answer = Answer::MakeRoom},
                                                       {.answer = Answer::KeepBoth},
                                                       {.answer = Answer::LeaveAlone}}
                                   << 1;
        QTest::newRow("unusable") << CaseKind::UnusableAddress
                                  << QList<CaseOffer>{{.answer = Answer::OtherValue}, {.answer = Answer::LeaveAlone}}
                                  << 3;
        QTest::newRow("refused") << CaseKind::RefusedByMautic
                                 << QList<CaseOffer>{{.answer = Answer::TryAgain}, {.answer = Answer::LeaveAlone}} << 1;
    }
    void everyAnswerOfEveryKind_isGivenByMouseAndByKey_whateverTextsThereAre()
    {
        QFETCH(CaseKind, kind);
        QFETCH(QList<CaseOffer>, offers);
        QFETCH(int, firstKey);
        qint64 number = 0;
        for (qsizetype place = 0; place < offers.size(); ++place) {
            for (const bool byKey : {false, true}) {
                // Another text each time; all of them are on the page in hostileTexts_stayPlain_everywhere.
                const qsizetype which = static_cast<qsizetype>(kind) * 17 + place * 2 + (byKey ? 1 : 0);
                const HostileText &hostile = hostileTexts().at(which % hostileTexts().size());
                ++number;
                showOffers(number, kind, offers, hostile.text);
                m_desk->decided.clear();
                if (byKey)
                    QTest::keyClick(m_page->focusWidget(), static_cast<Qt::Key>(Qt::Key_0 + firstKey + int(place)));
                else
                    QTest::mouseClick(answerButtons().at(place), Qt::LeftButton);
                if (offers.at(place).answer == Answer::OtherValue) {
                    auto *value = hands().field<QLineEdit>(u"Another value"_s);
                    QVERIFY2(value, qPrintable(hostile.name));
                    value->setText(u"anna@example.org"_s);
                    QTest::keyClick(value, Qt::Key_Return);
                }
                QVERIFY2(m_desk->decided.size() == 1, qPrintable(hostile.name));
                QCOMPARE(m_desk->decided.first().caseId, number);
                QCOMPARE(m_desk->decided.first().answer, offers.at(place).answer);
                QCOMPARE(m_desk->decided.first().contact, offers.at(place).contact);
            }
        }
    }

    void theValuesAndTheirDates_stayWithTheirSides_whicheverIsLater()
    {
        CaseFile file = fieldFile(bothChanged(1, u"anna"_s));
        for (const bool appIsLater : {true, false}) {
            PersonField *field = nullptr;
            for (PersonField &each : file.person.fields) {
                if (each.alias == u"company"_s)
                    field = &each;
            }
            QVERIFY(field);
            field->appOrigin = {ChangeEvidence::RowOfUser, moment(appIsLater ? 30 : 10)};
            field->mauticOrigin = {ChangeEvidence::WholeContact, moment(appIsLater ? 10 : 30)};
            m_desk->files.insert(1, file);
            m_page->showQueue({});
            m_page->showQueue({file.queued});
            QCoreApplication::processEvents();

            auto *app = hands().field<QPlainTextEdit>(u"App"_s);
            auto *mautic = hands().field<QPlainTextEdit>(u"Mautic"_s);
            QCOMPARE(app->toPlainText(), u"Example GmbH"_s);
            QCOMPARE(mautic->toPlainText(), u"Example AG"_s);
            const auto saidBeside = [](const QWidget *value, const ChangeOrigin &origin) {
                const QString when = ValueWords::dateTime(*origin.at);
                const QList<QLabel *> labels = value->parentWidget()->findChildren<QLabel *>();
                return std::any_of(labels.cbegin(), labels.cend(),
                                   [&](const QLabel *label) { return label->text().contains(when); });
            };
            QVERIFY(saidBeside(app, field->appOrigin) && !saidBeside(app, field->mauticOrigin));
            QVERIFY(saidBeside(mautic, field->mauticOrigin) && !saidBeside(mautic, field->appOrigin));
            QCOMPARE(answers().first(), u"Write Example GmbH to contact 4711"_s);
        }
    }

    void anAnswerThatCannotBeGiven_isNotGivenByItsKeyEither()
    {
        showCases({bothChanged(1, u"anna"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_2);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_9);

        QCOMPARE(m_desk->decided, QList<CaseDecision>());
    }

    void whatWasSeen_goesWithTheDecision()
    {
        showCases({bothChanged(1, u"anna"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);

        const SeenSides seen{.app = u"Example GmbH"_s, .mautic = u"Example AG"_s};
        QCOMPARE(m_desk->decided, (QList<CaseDecision>{{.caseId = 1, .answer = Answer::TakeApp, .seen = seen}}));
    }

    void anotherValue_isTypedAndChecked()
    {
        showCases({bothChanged(1, u"anna"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_3);
        auto *value = hands().field<QLineEdit>(u"Another value"_s);
        QTRY_VERIFY(value && value->hasFocus());
        QTest::keyClick(value, Qt::Key_Backspace);
        QTest::keyClick(value, Qt::Key_Return);
        QVERIFY(hands().says(u"Type a value, or press Enter once more to empty the field."_s));
        QCOMPARE(m_desk->decided, QList<CaseDecision>());

        QTest::keyClicks(value, u"Example 123 KG"_s);
        QTest::keyClick(value, Qt::Key_Return);

        QCOMPARE(m_desk->decided.size(), 1);
        QCOMPARE(m_desk->decided.first().answer, Answer::OtherValue);
        QCOMPARE(m_desk->decided.first().value, u"Example 123 KG"_s);
    }

    void aFieldIsEmptied_onlyByMeaningIt()
    {
        showCases({bothChanged(1, u"anna"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_3);
        auto *value = hands().field<QLineEdit>(u"Another value"_s);
        QTest::keyClick(value, Qt::Key_Backspace);
        QTest::keyClick(value, Qt::Key_Return);
        QTest::keyClick(value, Qt::Key_Return);

        QCOMPARE(m_desk->decided.size(), 1);
        QCOMPARE(m_desk->decided.first().value, QString());
    }

    void anAddress_isCheckedLikeEveryOther()
    {
        showCases(
            {queuedCase(1, {.kind = CaseKind::AddressChangedInMautic, .user = {u"anna"_s}, .field = u"email"_s})});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_3);
        auto *value = hands().field<QLineEdit>(u"Another value"_s);
        QTest::keyClicks(value, u"anna at example.com"_s);
        QTest::mouseClick(hands().button(u"Write it"_s), Qt::LeftButton);
        QVERIFY(hands().says(u"This is no e-mail address that Mautic can store."_s));
        QCOMPARE(m_desk->decided, QList<CaseDecision>());

        value->selectAll();
        QTest::keyClicks(value, u"anna@example.net"_s);
        QTest::mouseClick(hands().button(u"Write it"_s), Qt::LeftButton);
        QCOMPARE(m_desk->decided.size(), 1);
    }

    void whatSomebodyTypes_outlivesACaseThatIsReadAgain()
    {
        showCases({bothChanged(1, u"anna"_s)});
        QTest::keyClick(m_page->focusWidget(), Qt::Key_3);
        auto *value = hands().field<QLineEdit>(u"Another value"_s);
        QTest::keyClicks(value, u"Exam"_s);

        CaseFile again = m_desk->files.value(1);
        again.alike = 7;
        m_page->showFile(again);

        QVERIFY(value->isVisible());
        QCOMPARE(value->text(), u"Exam"_s);
    }

    void twentyPreparedCases_takeOneKeyEach()
    {
        QList<QueuedCase> cases;
        for (int number = 1; number <= 20; ++number)
            cases.append(bothChanged(number, u"u%1"_s.arg(number)));
        showCases(cases);

        for (int number = 1; number <= 20; ++number)
            QTest::keyClick(m_page->focusWidget(), Qt::Key_1);

        QCOMPARE(m_desk->decided.size(), 20);
        for (int number = 1; number <= 20; ++number)
            QCOMPARE(m_desk->decided.at(number - 1).caseId, number);
        QVERIFY(hands().says(u"Nothing waits"_s) || hands().says(u"Here you see"_s));
    }

    void theNextCases_areAskedForAhead()
    {
        showCases({bothChanged(1, u"a"_s), bothChanged(2, u"b"_s), bothChanged(3, u"c"_s), bothChanged(4, u"d"_s)});

        QCOMPARE(m_desk->prepared, (QList<qint64>{2, 3}));
    }

    void aDecision_isTold_andTakenBackByZ()
    {
        QSignalSpy undone(m_page.get(), &CasesPage::takeBackChosen);
        showCases({bothChanged(1, u"anna"_s, u"Anna Ahrens"_s), bothChanged(2, u"bo"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
        QVERIFY(hands().says(u"Decided for Anna Ahrens: Write Example GmbH to contact 4711"_s));
        m_page->showReceipts({{.caseId = 1, .outcome = DecisionOutcome::Kept, .batch = u"b1"_s}});
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Z);
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first().toString(), u"b1"_s);

        m_page->showTakenBack(u"b1"_s, {{.batch = u"b1"_s, .answeredCase = 1, .user = {u"anna"_s}}});
        QVERIFY(hands().says(u"Taken back: 1 decision."_s));
        m_page->showQueue({bothChanged(1, u"anna"_s, u"Anna Ahrens"_s), bothChanged(2, u"bo"_s)});
        QCOMPARE(m_desk->wanted.last(), 1);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Z);
        QCOMPARE(undone.size(), 1);
    }

    void anAnswerUnderWay_doesNotComeBackFromAQueueThatIsOlder()
    {
        const QList<QueuedCase> both{bothChanged(1, u"anna"_s), bothChanged(2, u"bo"_s)};
        showCases(both);

        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
        m_page->showQueue(both);

        QCOMPARE(m_cases->rowCount(), 1);
        QCOMPARE(m_cases->at(0).row.open.id, 2);
    }

    void whatCameToNothing_isSaidPlainly_data()
    {
        QTest::addColumn<DecisionReceipt>("receipt");
        QTest::addColumn<QString>("said");
        QTest::newRow("changed")
            << DecisionReceipt{.caseId = 1, .outcome = DecisionOutcome::Changed}
            << u"Anna Ahrens: a side changed since you looked. Nothing was written; it is shown anew."_s;
        QTest::newRow("not open") << DecisionReceipt{.caseId = 1,
                                                     .outcome = DecisionOutcome::NotOpen,
                                                     .by = u"Bert"_s,
                                                     .answer = Answer::TakeMautic}
                                  << u"Anna Ahrens: Bert was first and chose: Mautic's value."_s;
        QTest::newRow("gone") << DecisionReceipt{.caseId = 1, .outcome = DecisionOutcome::PersonGone}
                              << u"Anna Ahrens: the user is gone, erased or merged. Nothing was written."_s;
        QTest::newRow("bad value") << DecisionReceipt{.caseId = 1, .outcome = DecisionOutcome::BadValue}
                                   << u"Anna Ahrens: this value cannot be stored. Nothing was written."_s;
        QTest::newRow("not offered")
            << DecisionReceipt{.caseId = 1,
                               .outcome = DecisionOutcome::NotOffered,
                               .obstacle = OfferObstacle::AddressTaken}
            << u"Anna Ahrens: this answer cannot be given now. Not possible: another contact holds this address, and Mautic would refuse."_s;
    }
    void whatCameToNothing_isSaidPlainly()
    {
        QFETCH(DecisionReceipt, receipt);
        QFETCH(QString, said);
        showCases({bothChanged(1, u"anna"_s, u"Anna Ahrens"_s), bothChanged(2, u"bo"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
        m_page->showReceipts({receipt});

        QVERIFY(hands().says(said));
        QVERIFY(!hands().says(u"Decided for"_s));
    }

    void aChangedCase_canBeLookedAtAgain()
    {
        const QList<QueuedCase> both{bothChanged(1, u"anna"_s), bothChanged(2, u"bo"_s)};
        showCases(both);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
        m_page->showReceipts({{.caseId = 1, .outcome = DecisionOutcome::Changed}});
        m_page->showQueue(both);
        QCOMPARE(m_desk->wanted.last(), 2);

        hands().click(u"Show it"_s);

        QCOMPARE(m_desk->wanted.last(), 1);
    }

    void aKeyMeantForACaseThatWentAway_answersNoOther()
    {
        showCases({bothChanged(1, u"anna"_s), bothChanged(2, u"bo"_s)});

        m_page->showQueue({bothChanged(2, u"bo"_s)});
        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);

        QCOMPARE(m_desk->decided, QList<CaseDecision>());
        QVERIFY(hands().says(u"The case you looked at needs nobody any more; the next one is shown."_s));
        QTRY_VERIFY((QTest::keyClick(m_page->focusWidget(), Qt::Key_1), !m_desk->decided.isEmpty()));
        QCOMPARE(m_desk->decided.first().caseId, 2);
    }

    void allAlike_areShownRowByRow_andDecidedAsOne()
    {
        QSignalSpy wanted(m_page.get(), &CasesPage::alikeWanted);
        QList<QueuedCase> cases;
        for (int number = 1; number <= 4; ++number)
            cases.append(bothChanged(number, u"u%1"_s.arg(number), u"Person %1"_s.arg(number)));
        showCases(cases, 3);

        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
        hands().click(u"3 more like this (M) …"_s);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().first().value<CaseDecision>(), (CaseDecision{.caseId = 2, .answer = Answer::TakeApp}));
        const PlanRow row = writes(PlanRowKind::UpdateContact, u"company"_s, u"Example GmbH"_s);
        m_page->showPreview({.cases = {{.row = cases.at(1).row, .rows = {row}},
                                       {.row = cases.at(2).row, .obstacle = OfferObstacle::AddressTaken},
                                       {.row = cases.at(3).row, .rows = {row}}},
                             .requests = 1});
        QVERIFY(hands().says(u"2 cases get this answer: 1 API request. 1 differs and is left out."_s));
        m_desk->decided.clear();

        hands().click(u"Decide these 2"_s);

        QCOMPARE(
            m_desk->decided,
            (QList<CaseDecision>{{.caseId = 2, .answer = Answer::TakeApp}, {.caseId = 4, .answer = Answer::TakeApp}}));
        QCOMPARE(m_cases->rowCount(), 1);
        m_page->showReceipts({{.caseId = 2, .batch = u"b2"_s}, {.caseId = 4, .batch = u"b2"_s}});
        QVERIFY(hands().says(u"Decided 2 cases alike."_s));
        QSignalSpy undone(m_page.get(), &CasesPage::takeBackChosen);
        hands().click(u"Undo (Z)"_s);
        QCOMPARE(undone.first().first().toString(), u"b2"_s);
    }

    void snooze_offersFourTimes()
    {
        QSignalSpy snoozed(m_page.get(), &CasesPage::snoozeChosen);
        showCases({bothChanged(1, u"anna"_s), bothChanged(2, u"bo"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_S);
        const QList<QMenu *> menus = m_page->findChildren<QMenu *>();
        const auto open =
            std::find_if(menus.cbegin(), menus.cend(), [](const QMenu *each) { return each->isVisible(); });
        QVERIFY(open != menus.cend());
        QMenu *menu = *open;
        QCOMPARE(menu->actions().size(), 4);
        QTest::keyClick(menu, Qt::Key_C);

        QCOMPARE(snoozed.size(), 1);
        QCOMPARE(snoozed.first().first().value<QList<qint64>>(), QList<qint64>{1});
        QCOMPARE(snoozed.first().at(1).value<std::optional<Moment>>(), std::nullopt);
        QCOMPARE(m_desk->wanted.last(), 2);
    }

    void aSleepingCase_isCountedApart_andWoken()
    {
        QSignalSpy woken(m_page.get(), &CasesPage::wakeChosen);
        QueuedCase sleeping = bothChanged(2, u"bo"_s);
        sleeping.snoozedUntil = moment(400);
        showCases({bothChanged(1, u"anna"_s), sleeping});
        QCOMPARE(m_cases->rowCount(), 1);

        m_cases->showScope(CaseScope::Sleeping);
        m_page->goTo(2);
        QVERIFY(hands().says(u"Sleeps until"_s));
        hands().click(u"Wake up (S)"_s);

        QCOMPARE(woken.size(), 1);
    }

    void aCase_isTakenAndGivenBack()
    {
        QSignalSpy assigned(m_page.get(), &CasesPage::assignChosen);
        showCases({bothChanged(1, u"anna"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_A);
        QCOMPARE(assigned.takeFirst().at(1).toBool(), true);
        QueuedCase mine = bothChanged(1, u"anna"_s);
        mine.assignedTo = u"olga"_s;
        m_page->showQueue({mine});
        QVERIFY(hands().says(u"olga has taken this."_s));
        hands().click(u"Give back (A)"_s);

        QCOMPARE(assigned.takeFirst().at(1).toBool(), false);
    }

    void nextAndEnter_goOn_withoutAnswering()
    {
        showCases({bothChanged(1, u"a"_s), bothChanged(2, u"b"_s), bothChanged(3, u"c"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_N);
        QCOMPARE(m_desk->wanted.last(), 2);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(m_desk->wanted.last(), 3);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Up);
        QCOMPARE(m_desk->wanted.last(), 2);
        hands().click(u"Next (N)"_s);
        QCOMPARE(m_desk->wanted.last(), 3);
        QCOMPARE(m_desk->decided, QList<CaseDecision>());
    }

    void theCandidates_standBesideEachOther()
    {
        showCases({ambiguous(1, u"anna"_s)});

        auto *table = hands().field<QTableView>(u"The user and the contacts in question"_s);
        QVERIFY(table);
        const QAbstractItemModel *model = table->model();
        QCOMPARE(model->headerData(1, Qt::Horizontal).toString(), u"The user (App)"_s);
        QCOMPARE(model->headerData(2, Qt::Horizontal).toString(), u"Contact 3"_s);
        QCOMPARE(model->headerData(3, Qt::Horizontal).toString(), u"Contact 4"_s);
        const int company = rowNamed(*model, AttributeWords::label(UserAttribute::Company));
        QCOMPARE(model->index(company, 2).data(Qt::AccessibleTextRole).toString(), u"Example GmbH, speaks for it"_s);
        QCOMPARE(model->index(company, 3).data(Qt::AccessibleTextRole).toString(), u"Other AG, speaks against it"_s);
        QVERIFY(hands().says(u"Opt-outs stay with the person, whatever you answer."_s));
    }

    void everybodyItIsAbout_canBeReached()
    {
        QList<PersonRef> people;
        QList<QUrl> addresses;
        connect(m_page.get(), &CasesPage::personWanted, this, [&](const PersonRef &who) { people.append(who); });
        connect(m_page.get(), &CasesPage::addressWanted, this, [&](const QUrl &address) { addresses.append(address); });
        showCases({ambiguous(1, u"anna"_s)});
        openFold(u"Whom it is about"_s);

        hands().click(u"Show person: User anna"_s);
        hands().click(u"Open in Mautic: Contact 3"_s);

        QCOMPARE(people, (QList<PersonRef>{{.user = {u"anna"_s}}}));
        QCOMPARE(addresses, (QList<QUrl>{QUrl(u"https://mautic.example.com/s/contacts/view/3"_s)}));
    }

    void whatMauticRefused_isToldInItsWords()
    {
        showCases({refused(1, u"bo"_s)});

        QVERIFY(hands().says(u"Mautic refused the value of the field phone."_s));
        QVERIFY(hands().says(u"Mautic said: phone: This value is not valid."_s));
    }

    void aCaseThatIsGone_saysSo()
    {
        m_page->showQueue({bothChanged(1, u"anna"_s)});

        m_page->showFileProblem(1, {ErrorKind::NotFound, {}});

        QVERIFY(hands().says(u"Nobody has to decide this any more."_s));
    }

    void whatWasDecidedLately_canBeTakenBackOneByOne()
    {
        QSignalSpy wanted(m_page.get(), &CasesPage::decidedWanted);
        QSignalSpy undone(m_page.get(), &CasesPage::takeBackChosen);
        QSignalSpy named(m_page.get(), &CasesPage::namesWanted);
        showCases({bothChanged(1, u"anna"_s)});
        openFold(u"Decided lately"_s);
        QCOMPARE(wanted.size(), 1);

        m_page->showDecided({{.id = 9,
                              .batch = u"b9"_s,
                              .user = {u"cy"_s},
                              .answer = Answer::KeepBoth,
                              .field = u"company"_s,
                              .by = {.account = u"bert"_s, .displayName = u"Bert Berg"_s},
                              .note = u"asked her"_s,
                              .at = moment(9),
                              .state = ResolutionState::Done},
                             {.id = 8, .batch = u"b8"_s, .user = {u"di"_s}, .state = ResolutionState::Undone}});
        auto *table = hands().field<QTableView>(u"Decided lately"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"Bert Berg"_s);
        QCOMPARE(table->model()->index(0, 3).data().toString(), u"company: keep both"_s);
        QCOMPARE(table->model()->index(0, 4).data().toString(), u"asked her"_s);
        QCOMPARE(named.size(), 1);
        QCOMPARE(table->model()->index(0, 2).data().toString(), u"cy"_s);
        m_page->showNames({{.user = {u"cy"_s}, .name = u"Cy Cole"_s}});
        QCOMPARE(table->model()->index(0, 2).data().toString(), u"Cy Cole"_s);
        table->setCurrentIndex(table->model()->index(1, 0));
        QVERIFY(!hands().button(u"Take back"_s)->isEnabled());
        table->setCurrentIndex(table->model()->index(0, 0));
        hands().click(u"Take back"_s);

        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first().toString(), u"b9"_s);
    }

    void aReason_isTyped_andGoesWithTheAnswer()
    {
        showCases({bothChanged(1, u"anna"_s), bothChanged(2, u"bo"_s)});

        QTest::keyClick(m_page->focusWidget(), Qt::Key_W);
        auto *why = hands().field<QLineEdit>(u"Why"_s);
        QTRY_VERIFY(why && why->hasFocus());
        QTest::keyClicks(why, u"asked her, 1 of 2"_s);
        QTest::keyClick(why, Qt::Key_Return);
        QVERIFY(!why->hasFocus());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);

        QCOMPARE(m_desk->decided.size(), 1);
        QCOMPARE(m_desk->decided.first().note, u"asked her, 1 of 2"_s);
        QCOMPARE(why->text(), QString());
    }

    void anAnswer_isOfferedAsTheRule_withWhatItWouldChange_andSaved()
    {
        QSignalSpy wanted(m_page.get(), &CasesPage::ruleWanted);
        QSignalSpy chosen(m_page.get(), &CasesPage::ruleChosen);
        showCases({bothChanged(1, u"anna"_s), bothChanged(2, u"bo"_s)});
        QTest::keyClick(m_page->focusWidget(), Qt::Key_R);
        QCOMPARE(wanted.size(), 0);

        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_R);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(0).toString(), u"company"_s);
        QCOMPARE(wanted.first().at(1).value<Answer>(), Answer::TakeApp);
        const RuleDraft draft{.field = u"company"_s, .after = {.authority = Authority::App}};
        const Case open = bothChanged(2, u"bo"_s).row.open.content;
        m_page->showRule({.rule = draft,
                          .comparison = {.people = 100,
                                         .differing = 2,
                                         .casesSettled = 1,
                                         .requests = 1,
                                         .first = {{.who = {.user = {u"bo"_s}, .name = u"Bo Berg"_s},
                                                    .rowsThen = {writes(PlanRowKind::UpdateContact, u"company"_s,
                                                                        u"Example GmbH"_s)},
                                                    .casesNow = {open}}}}});

        QVERIFY(hands().says(u"company, for everybody: to Mautic; where both sides changed, the application wins."_s));
        QVERIFY(hands().says(u"2 people of 100 would come out differently. 1 open case would close."_s));
        auto *people = hands().field<QTableView>(u"Who would come out differently"_s);
        QVERIFY(people);
        QCOMPARE(people->model()->index(0, 0).data().toString(), u"Bo Berg"_s);
        QCOMPARE(people->model()->index(0, 1).data().toString(), u"company: a person decides"_s);
        QCOMPARE(people->model()->index(0, 2).data().toString(), u"company in Mautic: Example GmbH"_s);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<RuleDraft>(), draft);
        m_page->showRuleSaved(draft);
        QVERIFY(hands().says(u"The rule is saved."_s));
        QVERIFY(answer(u"Keep both as they are"_s)->isVisible());
    }

    void anAnswerThatCanBeNoRule_saysWhy_andEscapeGoesBack()
    {
        showCases({bothChanged(1, u"anna"_s), bothChanged(2, u"bo"_s)});
        QTest::keyClick(m_page->focusWidget(), Qt::Key_5);
        hands().click(u"Make it the rule (R) …"_s);

        m_page->showRule({});

        QVERIFY(hands().says(u"This cannot be a rule for this field"_s));
        QVERIFY(!hands().button(u"Save this rule"_s)->isEnabled());
        QTest::keyClick(m_page->focusWidget(), Qt::Key_Escape);
        QVERIFY(answer(u"Keep both as they are"_s)->isVisible());
    }

    void whatSpeaksAgainstAnAddress_isSaid_alsoWhileItIsTyped()
    {
        QSignalSpy typed(m_page.get(), &CasesPage::addressTyped);
        const QueuedCase queued =
            queuedCase(1, {.kind = CaseKind::AddressChangedInMautic, .user = {u"anna"_s}, .field = u"email"_s});
        m_desk->files.insert(1, fieldFile(queued));
        m_desk->files[1].concerns = {{u"anna@mailinator.com"_s, AddressConcern::Disposable},
                                     {u"anna@example.com"_s, AddressConcern::BouncedBefore}};
        m_page->showQueue({queued});
        m_page->setFocus();
        QVERIFY(hands().says(u"anna@mailinator.com belongs to a service that hands out throw-away"_s));
        QVERIFY(hands().says(u"Mail to anna@example.com has bounced before"_s));

        QTest::keyClick(m_page->focusWidget(), Qt::Key_3);
        auto *value = hands().field<QLineEdit>(u"Another value"_s);
        value->selectAll();
        QTest::keyClicks(value, u"bo@mailinator.com"_s);
        QTRY_COMPARE(typed.size(), 1);
        QCOMPARE(typed.first().first().toString(), u"bo@mailinator.com"_s);
        m_page->showConcerns(u"another@example.com"_s, {{u"another@example.com"_s, AddressConcern::BouncedBefore}});
        QVERIFY(!hands().says(u"another@example.com"_s));
        m_page->showConcerns(u"bo@mailinator.com"_s, {{u"bo@mailinator.com"_s, AddressConcern::Disposable}});
        QVERIFY(hands().says(u"bo@mailinator.com belongs to a service"_s));

        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(m_desk->decided.size(), 1);
    }

    void everyContact_opensInMautic_withoutUnfoldingAnything()
    {
        QList<QUrl> addresses;
        connect(m_page.get(), &CasesPage::addressWanted, this, [&](const QUrl &address) { addresses.append(address); });
        showCases({ambiguous(1, u"anna"_s), bothChanged(2, u"bo"_s)});
        hands().click(u"Open contact 3 in Mautic"_s);
        hands().click(u"Open contact 4 in Mautic"_s);

        CaseFile file = fieldFile(bothChanged(2, u"bo"_s));
        file.person.contactUrl = u"https://mautic.example.com/s/contacts/view/4711"_s;
        m_desk->files.insert(2, file);
        QTest::keyClick(m_page->focusWidget(), Qt::Key_N);
        hands().click(u"Open in Mautic"_s);

        QCOMPARE(addresses,
                 (QList<QUrl>{QUrl(u"https://mautic.example.com/s/contacts/view/3"_s),
                              QUrl(u"https://mautic.example.com/s/contacts/view/4"_s),
                              QUrl(u"https://mautic.example.com/s/contacts/view/4711"_s)}));
    }

    void hostileTexts_stayPlain_everywhere()
    {
        for (const HostileText &hostile : hostileTexts()) {
            showHostile(hostile.text);
            QVERIFY2(richTextFound().isEmpty(), qPrintable(hostile.name));
        }
        (void)m_page->grab();
    }

    void aLongValue_makesThePageNoWider()
    {
        const int before = m_page->minimumSizeHint().width();
        showHostile(QString(65'536, u'w'));
        QCoreApplication::processEvents();

        QVERIFY2(m_page->minimumSizeHint().width() < before + 200, qPrintable(QString::number(before)));
        QCOMPARE(m_page->width(), 1100);
    }

    void tenThousandCases_openInTime_andTheNextOneToo()
    {
        QList<QueuedCase> cases;
        for (int number = 1; number <= 10'000; ++number)
            cases.append(number % 3 == 0 ? ambiguous(number, u"u%1"_s.arg(number), u"Person %1"_s.arg(number))
                                         : bothChanged(number, u"u%1"_s.arg(number), u"Person %1"_s.arg(number)));
        m_tester.reset();
        for (int number = 1; number <= 4; ++number)
            m_desk->files.insert(number, fileOf(cases.at(number - 1), 0));
        QElapsedTimer clock;
        clock.start();
        m_page->showQueue(cases);
        QCoreApplication::processEvents();
        const qint64 opening = clock.restart();
        QTest::keyClick(m_page->focusWidget(), Qt::Key_1);
        QCoreApplication::processEvents();
        const qint64 next = clock.elapsed();

        qInfo("10,000 cases: open in %lld ms, the next one in %lld ms", opening, next);
        QCOMPARE(m_desk->wanted.last(), 2);
        QVERIFY(opening < 2000);
        QVERIFY(next < 1000);
    }

private:
    static CaseFile fileOf(const QueuedCase &queued, int alike)
    {
        const CaseKind kind = queued.row.open.content.kind;
        return kind == CaseKind::AmbiguousContacts ? whoIsWhoFile(queued) : fieldFile(queued, alike);
    }
    void showCases(const QList<QueuedCase> &cases, int alike = 0)
    {
        for (const QueuedCase &queued : cases)
            m_desk->files.insert(queued.row.open.id, fileOf(queued, alike));
        m_page->showQueue(cases);
        m_page->setFocus();
        QCoreApplication::processEvents();
    }
    void showOffers(qint64 number, CaseKind kind, const QList<CaseOffer> &offers, const QString &text)
    {
        QueuedCase queued = queuedCase(number, {.kind = kind, .user = {text}, .contacts = {{3}, {4}}}, text);
        queued.row.open.content.detail = text;
        if (kind == CaseKind::BothChanged)
            queued.row.open.content.field = u"company"_s;
        CaseFile file = fieldFile(queued);
        for (PersonField &field : file.person.fields) {
            field.app = text;
            field.mautic = text;
        }
        file.offers = offers;
        m_desk->files.insert(number, file);
        m_page->showQueue({queued});
        m_page->setFocus();
        QCoreApplication::processEvents();
    }
    void showHostile(const QString &text)
    {
        QueuedCase queued = bothChanged(1, text, text);
        queued.row.user.email = text;
        queued.row.open.content.detail = text;
        queued.row.open.content.field = text;
        queued.assignedTo = text;
        queued.row.contacts = {{.id = {1}, .name = text, .email = text, .address = text}};
        CaseFile file = fieldFile(queued);
        file.person.fields = {{text,
                               std::nullopt,
                               text,
                               text,
                               text,
                               FieldStanding::BothChanged,
                               {ChangeEvidence::RowOfUser, moment(1), text},
                               {ChangeEvidence::WholeContact, moment(2), text}}};
        file.offers[0].rows = {writes(PlanRowKind::UpdateContact, text, text)};
        file.candidates = {{.contact = {1}, .fields = {{text, text}}, .linkedTo = {text}, .address = text}};
        file.concerns = {{text, AddressConcern::Disposable}, {text, AddressConcern::BouncedBefore}};
        file.person.contactUrl = text;
        file.earlier = {{.field = text, .value = text, .by = {.account = text, .displayName = text}, .note = text}};
        m_desk->files.insert(1, file);
        m_page->showQueue({queued});
        m_page->showPreview({.cases = {{.row = queued.row, .rows = file.offers.at(0).rows}}, .requests = 1});
        m_page->showRule({.rule = RuleDraft{.field = text},
                          .comparison = {.people = 1,
                                         .differing = 1,
                                         .first = {{.who = {.user = {text}, .name = text, .email = text},
                                                    .rowsNow = file.offers.at(0).rows,
                                                    .casesThen = {queued.row.open.content}}}}});
        m_page->showRuleSaved({.field = text});
        m_page->showReceipts({{.caseId = 1, .outcome = DecisionOutcome::NotOpen, .by = text}});
        m_page->showDecided(file.earlier);
        QCoreApplication::processEvents();
    }
    PageHands hands() const { return PageHands(*m_page); }
    QList<QAbstractButton *> answerButtons() const
    {
        QList<QAbstractButton *> found;
        for (QAbstractButton *each : m_page->findChildren<QAbstractButton *>()) {
            if (each->inherits("lockstep::OfferButton") && each->isVisible())
                found.append(each);
        }
        return found;
    }
    QStringList answers() const
    {
        QStringList texts;
        for (const QAbstractButton *each : answerButtons())
            texts.append(each->text());
        return texts;
    }
    QAbstractButton *answer(const QString &text) const
    {
        for (QAbstractButton *each : answerButtons()) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    void openFold(const QString &title) const
    {
        auto *fold = hands().field<QToolButton>(title);
        QVERIFY2(fold, qPrintable(title));
        if (!fold->isChecked())
            fold->click();
        QCoreApplication::processEvents();
    }
    static int rowNamed(const QAbstractItemModel &model, const QString &name)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.index(row, 0).data().toString() == name)
                return row;
        }
        return -1;
    }

    std::unique_ptr<CasesModel> m_cases;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<CasesPage> m_page;
    std::unique_ptr<Desk> m_desk;
};

QTEST_MAIN(CasesPageTest)
#include "tst_cases_page.moc"
