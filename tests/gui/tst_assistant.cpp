// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/assistant_page.h"
#include "gui/secret_field.h"
#include "setup_samples.h"
#include "support/asked_prompter.h"
#include "support/page_hands.h"
#include "support/rich_text_walk.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;

class AssistantTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_prompter = std::make_unique<AskedPrompter>();
        m_page = std::make_unique<AssistantPage>(*m_prompter);
        m_page->resize(1000, 640);
        m_page->showState({});
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void whatIsTyped_isTested_andTheSecretLeavesTheField()
    {
        MauticFields fields;
        QByteArray secret;
        connect(m_page.get(), &AssistantPage::mauticTestChosen, this, [&](const MauticEntry &entry) {
            fields = entry.fields;
            secret = entry.secret.revealForSending();
        });
        QTest::keyClicks(field<QLineEdit>(u"Address of Mautic"_s), u"https://m.example.com"_s);
        QTest::keyClicks(field<QLineEdit>(u"Client id"_s), u"1_abc"_s);
        QTest::keyClicks(field<QLineEdit>(u"Client secret"_s), u"s3cret"_s);

        click(u"Test this connection"_s);

        QCOMPARE(fields, (MauticFields{.address = u"https://m.example.com"_s, .name = u"1_abc"_s}));
        QCOMPARE(secret, QByteArray("s3cret"));
        QVERIFY(field<QLineEdit>(u"Client secret"_s)->text().isEmpty());
    }

    void theKeyboardAlone_goesFromFieldToFieldAndTests()
    {
        QSignalSpy spy(m_page.get(), &AssistantPage::mauticTestChosen);
        field<QLineEdit>(u"Address of Mautic"_s)->setFocus();
        PageHands::type(u"https://m.example.com"_s);
        PageHands::press(Qt::Key_Tab);
        PageHands::press(Qt::Key_Down);
        PageHands::press(Qt::Key_Tab);
        PageHands::type(u"anna"_s);
        PageHands::press(Qt::Key_Tab);
        PageHands::type(u"password"_s);
        PageHands::press(Qt::Key_Tab);
        PageHands::press(Qt::Key_Space);

        QCOMPARE(spy.size(), 1);
        QCOMPARE(field<QComboBox>(u"Sign in with"_s)->currentText(), u"User name and password"_s);
        QCOMPARE(field<QLineEdit>(u"User name"_s)->text(), u"anna"_s);
    }

    void whatIsMissingInMautic_isSaidWithTheWayThere()
    {
        m_page->showMautic(foundWithoutRights());
        QTRY_VERIFY(says(u"May not read contacts."_s));
        QTRY_VERIFY(says(u"Settings → Roles"_s));
    }

    void aFailure_isSaidInSentences()
    {
        m_page->showMautic(fail(ErrorKind::ApiDisabled));
        QTRY_VERIFY(says(u"The API of this Mautic is switched off."_s));
    }

    void aTestWithoutASecret_saysWhereInMauticItIsMade()
    {
        m_page->showMautic(fail(ErrorKind::NoCredentials));
        QTRY_VERIFY(!says(u"--credentials"_s));
        QTRY_VERIFY(says(u"Settings → API Credentials → New"_s));
    }

    void withoutATable_theStepsBehindItAreClosed()
    {
        click(u"Next"_s);
        QTRY_VERIFY(says(u"In which database"_s));
        QVERIFY(!button(u"Next"_s)->isEnabled());

        m_page->showState(stateWithTable());

        QVERIFY(button(u"Next"_s)->isEnabled());
    }

    void aStepThatIsLeft_handsOverWhatIsInIt()
    {
        QSignalSpy left(m_page.get(), &AssistantPage::mauticLeft);
        QSignalSpy chosen(m_page.get(), &AssistantPage::stepChosen);
        click(u"Next"_s);
        QCOMPARE(left.size(), 1);
        QCOMPARE(chosen.constFirst().constFirst().value<SetupStep>(), SetupStep::Users);
    }

    void theStepThatWasLeft_isTakenUpAgain()
    {
        AssistantPage page(*m_prompter);
        SetupState state = stateWithTable();
        state.step = SetupStep::Mapping;
        page.showState(state);
        QVERIFY(page.findChild<QDateTimeEdit *>() != nullptr);
        const auto places = page.findChildren<QToolButton *>();
        QVERIFY(std::any_of(places.begin(), places.end(), [](const QToolButton *place) {
            return place->isChecked() && place->text().startsWith(u"3."_s);
        }));
    }

    void whatIsBeingTyped_staysWhenTheStateChanges()
    {
        QTest::keyClicks(field<QLineEdit>(u"Address of Mautic"_s), u"https://half"_s);
        SetupState state;
        state.mauticSignIn = {.place = SignInPlace::Missing, .trouble = Error{.kind = ErrorKind::KeychainSlow}};
        m_page->showState(state);
        QCOMPARE(field<QLineEdit>(u"Address of Mautic"_s)->text(), u"https://half"_s);
    }

    void withoutAKeychain_thatIsSaidPlainly()
    {
        SetupState state;
        state.mauticSignIn = {.place = SignInPlace::Memory, .trouble = Error{.kind = ErrorKind::KeychainMissing}};
        m_page->showState(state);
        QTRY_VERIFY(says(u"written nowhere"_s));
    }

    void fromTheTableToTheFirstPlan_byMouse()
    {
        m_page->showState(stateWithTable());
        m_page->showMautic(foundWithFields());
        click(u"Next"_s);
        m_page->showUsers(usersReport());
        click(u"Next"_s);
        QTRY_VERIFY(says(u"will be created as \"App user id\", after your yes"_s));
        WorkspaceSettings settings;
        connect(m_page.get(), &AssistantPage::mappingLeft, this,
                [&settings](const WorkspaceSettings &left) { settings = left; });
        auto *segment = field<QComboBox>(u"Put new users into the segment"_s);
        segment->setFocus();
        segment->lineEdit()->selectAll();
        QTest::keyClicks(segment, u"Customers"_s);
        click(u"Next"_s);
        QCOMPARE(settings.segment, std::optional(SegmentId{3}));
        QVERIFY(settings.rules.contains(FieldRule{UserAttribute::Email, emailAlias}));

        QSignalSpy plan(m_page.get(), &AssistantPage::firstPlanWanted);
        click(u"See what a sync would do"_s);
        QCOMPARE(plan.size(), 1);
    }

    void anotherColumn_isLookedAtAgain()
    {
        m_page->showState(stateWithTable());
        click(u"Next"_s);
        m_page->showUsers(usersReport());
        std::optional<UsersChoice> choice;
        connect(m_page.get(), &AssistantPage::usersTestChosen, this,
                [&choice](const UsersEntry &, const UsersChoice &wanted) { choice = wanted; });
        auto *company = field<QComboBox>(u"company"_s);
        company->setFocus();
        QTest::keyClick(company, Qt::Key_End);
        QVERIFY(choice);
        QCOMPARE(choice->columns.value(UserAttribute::Company), std::optional(ColumnMatch{.column = u"employer"_s}));
        QCOMPARE(choice->columns.value(UserAttribute::Email), std::optional(ColumnMatch{.column = u"email"_s}));
    }

    void theLinkColumn_isAddedAfterAYesToItsStatement()
    {
        m_page->showState(stateWithTable());
        click(u"Next"_s);
        m_page->showUsers(usersReport());
        QSignalSpy added(m_page.get(), &AssistantPage::linkColumnChosen);
        click(u"Add this column to the users table"_s);
        QCOMPARE(added.size(), 0);
        QVERIFY(m_prompter->asked.constFirst().question.contains(usersReport().advice.statement));
        m_prompter->yes();
        QCOMPARE(added.size(), 1);
    }

    void anEnvFile_isChosenOrDropped_andSaid()
    {
        QSignalSpy chosen(m_page.get(), &AssistantPage::envFileChosen);
        click(u"Take over a .env file…"_s);
        m_prompter->chosen(u"/tmp/app.env"_s);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/dropped.env"_s)});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &enter);
        QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page.get(), &drop);
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.constLast().constFirst().toString(), u"/tmp/dropped.env"_s);

        m_page->showTakenOver({.taken = {u"MAUTIC_API_URL"_s}, .ignored = {u"PORT"_s}});
        QTRY_VERIFY(says(u"Taken over: MAUTIC_API_URL. Not used: PORT."_s));
    }

    void theSample_isOneClickAway()
    {
        QSignalSpy wanted(m_page.get(), &AssistantPage::sampleWanted);
        click(u"Try it with sample data"_s);
        QCOMPARE(wanted.size(), 1);
    }

    void hostileTexts_stayPlain()
    {
        for (const HostileText &hostile : hostileTexts()) {
            m_page->showState(hostileState(hostile.text));
            m_page->showMautic(hostileMautic(hostile.text));
            m_page->showUsers(hostileUsers(hostile.text));
        }
        (void)m_page->grab();
        QCOMPARE(richTextFound(), QStringList());
    }

private:
    [[nodiscard]] PageHands hands() const { return PageHands(*m_page); }
    template <class Field>
    [[nodiscard]] Field *field(const QString &name) const
    {
        return hands().field<Field>(name);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const { return hands().button(name); }
    void click(const QString &name) const { hands().click(name); }
    [[nodiscard]] bool says(const QString &text) const { return hands().says(text); }

    std::unique_ptr<AskedPrompter> m_prompter;
    std::unique_ptr<AssistantPage> m_page;
};

QTEST_MAIN(AssistantTest)
#include "tst_assistant.moc"
