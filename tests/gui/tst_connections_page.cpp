// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections_page.h"
#include "setup_samples.h"
#include "support/asked_prompter.h"
#include "support/page_hands.h"
#include "support/rich_text_walk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

using namespace lockstep;
using namespace lockstep::testing;

class ConnectionsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_page = std::make_unique<ConnectionsPage>(m_prompter);
        m_page->resize(1000, 640);
        m_page->showState(stateWithTable());
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void bothSides_areSaidAsTheyStand()
    {
        m_page->showMautic(foundWithFields());
        m_page->showUsers(usersReport());
        for (const QString &text : {u"connected"_s, u"7.0.0"_s, u"API"_s, u"https://mautic.example.com"_s,
                                    u"Sign-in data is in the keychain."_s, u"May read contacts."_s,
                                    u"postgresql://lockstep@db.example.com/application"_s})
            QTRY_VERIFY2(says(text), qPrintable(text));
    }

    void aTest_asksWithWhatIsKept()
    {
        std::optional<MauticFields> asked;
        connect(m_page.get(), &ConnectionsPage::mauticTestChosen, this, [&asked](const MauticEntry &entry) {
            if (entry.secret.isEmpty())
                asked = entry.fields;
        });
        click(u"Test: Mautic"_s);
        QCOMPARE(asked, std::optional(stateWithTable().mautic));
        QTRY_VERIFY(says(u"asking Mautic"_s));
    }

    void aLockedKeyring_isSaidWithWhatToDo()
    {
        SetupState state = stateWithTable();
        state.mauticSignIn.trouble = Error{.kind = ErrorKind::KeychainLocked};
        m_page->showState(state);
        QTRY_VERIFY(says(u"The keyring is locked"_s));
    }

    void aChange_isMadeInPlace()
    {
        QByteArray secret;
        MauticFields fields;
        connect(m_page.get(), &ConnectionsPage::mauticChanged, this, [&](const MauticEntry &entry) {
            fields = entry.fields;
            secret = entry.secret.revealForSending();
        });
        click(u"Change: Mautic"_s);
        QTest::keyClicks(field<QLineEdit>(u"Client secret"_s), u"another"_s);
        click(u"Save"_s);
        QCOMPARE(fields, stateWithTable().mautic);
        QCOMPARE(secret, QByteArray("another"));
        QVERIFY(!field<QLineEdit>(u"Client secret"_s));
    }

    void anotherMautic_isRefused_whereThereAreLinks()
    {
        SetupState state = stateWithTable();
        state.links = 412;
        m_page->showState(state);
        QSignalSpy changed(m_page.get(), &ConnectionsPage::mauticChanged);
        click(u"Change: Mautic"_s);
        auto *address = field<QLineEdit>(u"Address of Mautic"_s);
        address->selectAll();
        QTest::keyClicks(address, u"https://other.example.com"_s);
        click(u"Save"_s);
        QCOMPARE(changed.size(), 0);
        QTRY_VERIFY(says(u"This workspace belongs to https://mautic.example.com."_s));
    }

    void aTestOfAnotherMautic_saysWhatItsLinksMean()
    {
        SetupState state = stateWithTable();
        state.links = 412;
        m_page->showState(state);
        m_page->showMautic(fail(ErrorKind::Guarded, {}, state.boundAddress));
        QTRY_VERIFY(says(u"This workspace belongs to https://mautic.example.com."_s));
    }

    void settings_areSavedWithWhatWasChanged()
    {
        std::optional<WorkspaceSettings> saved;
        connect(m_page.get(), &ConnectionsPage::settingsChanged, this,
                [&saved](const WorkspaceSettings &settings) { saved = settings; });
        field<QSpinBox>(u"Calls to Mautic in an hour"_s)->setValue(250);
        click(u"Save these settings"_s);
        WorkspaceSettings wanted = stateWithTable().settings;
        wanted.requestsPerHour = 250;
        QCOMPARE(saved, std::optional(wanted));
    }

    void aColumn_isSwitchedOnAfterItsStatementWasShown()
    {
        showPhone();
        QVERIFY(!field<QCheckBox>(u"May be written to the application: phone"_s)->isEnabled());
        m_page->showUsers(usersReportWithPhone());
        auto *mayBeWritten = field<QCheckBox>(u"May be written to the application: phone"_s);
        auto *direction = field<QComboBox>(u"Which way it goes: phone"_s);
        QCOMPARE(direction->findText(u"both ways"_s), -1);

        QTest::mouseClick(mayBeWritten, Qt::LeftButton, {}, QPoint(8, mayBeWritten->height() / 2));

        QVERIFY(!mayBeWritten->isChecked());
        QCOMPARE(m_prompter.asked.size(), 1);
        QVERIFY(m_prompter.asked[0].explanation.contains(u"UPDATE \"user\" SET \"phone\" = ?"_s));
        QVERIFY(m_prompter.asked[0].explanation.contains(u"GRANT UPDATE"_s));
        m_prompter.yes();
        QVERIFY(mayBeWritten->isChecked());
        direction->setCurrentText(u"both ways"_s);
        field<QComboBox>(u"Who wins where both changed: phone"_s)->setCurrentText(u"the later change wins"_s);
        field<QCheckBox>(u"Only into empty fields: phone"_s)->setChecked(true);
        const WorkspaceSettings saved = savedByAClick();
        QCOMPARE(saved.writableAttributes, QList<UserAttribute>{UserAttribute::Phone});
        QCOMPARE(policyOfPhone(saved),
                 (FieldPolicy{.direction = SyncDirection::Both,
                              .authority = Authority::Newest,
                              .mode = WriteMode::OnlyIfEmpty}));
    }

    void aColumnThatIsSwitchedOff_goesToMauticOnly()
    {
        showPhone({UserAttribute::Phone}, {.direction = SyncDirection::Both});
        m_page->showUsers(usersReportWithPhone());
        auto *mayBeWritten = field<QCheckBox>(u"May be written to the application: phone"_s);
        QVERIFY(mayBeWritten->isChecked());

        QTest::mouseClick(mayBeWritten, Qt::LeftButton, {}, QPoint(8, mayBeWritten->height() / 2));

        QCOMPARE(m_prompter.asked.size(), 0);
        QCOMPARE(field<QComboBox>(u"Which way it goes: phone"_s)->findText(u"both ways"_s), -1);
        const WorkspaceSettings saved = savedByAClick();
        QCOMPARE(saved.writableAttributes, QList<UserAttribute>());
        QCOMPARE(policyOfPhone(saved), FieldPolicy());
    }

    void anAddress_isNeverMauticsToDecide()
    {
        auto *authority = field<QComboBox>(u"Who wins where both changed: e-mail address"_s);
        QVERIFY(authority);
        QCOMPARE(authority->findText(u"Mautic wins"_s), -1);
        QCOMPARE(authority->findText(u"the later change wins"_s), -1);
        QCOMPARE(field<QComboBox>(u"Which way it goes: e-mail address"_s)->findText(u"not kept in step"_s), -1);
    }

    void aColumnThatCannotBeWritten_saysWhy()
    {
        showPhone();
        UsersReport report = usersReportWithPhone();
        report.writing[0].obstacle = WritingObstacle::NotText;
        m_page->showUsers(report);
        QVERIFY(!field<QCheckBox>(u"May be written to the application: phone"_s)->isEnabled());
        QVERIFY(says(u"This column does not hold text, so Lockstep does not write it."_s));
    }

    void aDraft_isComparedWithTheLiveRules_beforeItIsSaved()
    {
        WorkspaceSettings draft;
        connect(m_page.get(), &ConnectionsPage::comparisonWanted, this,
                [&draft](const WorkspaceSettings &settings) { draft = settings; });
        showPhone();
        auto *authority = field<QComboBox>(u"Who wins where both changed: phone"_s);
        authority->setCurrentIndex(authority->findData(static_cast<int>(Authority::App)));

        click(u"Compare with now"_s);
        QCOMPARE(policyOfPhone(draft).authority, Authority::App);
        QVERIFY(says(u"Trying these rules on everybody …"_s));
        PlanRow row{.kind = PlanRowKind::UpdateContact, .user = {u"bo"_s}};
        row.changes = {{.alias = u"phone"_s, .after = u"+49 30 1"_s}};
        m_page->showComparison({.people = 10,
                                .differing = 1,
                                .requests = 1,
                                .first = {{.who = {.user = {u"bo"_s}, .name = u"Bo Berg"_s}, .rowsThen = {row}}}});

        QVERIFY(says(u"1 people of 10 would come out differently. What is written then costs 1 API request(s)."_s));
        auto *people = field<QTableView>(u"Who would come out differently"_s);
        QVERIFY(people);
        QCOMPARE(people->model()->index(0, 1).data().toString(), u"nothing is written, nobody is asked"_s);
        QCOMPARE(people->model()->index(0, 2).data().toString(), u"phone in Mautic: +49 30 1"_s);
        m_page->showComparison({.people = 10});
        QVERIFY(says(u"Nobody would come out differently: 10 people were tried."_s));
        QCOMPARE(policyOfPhone(savedByAClick()).authority, Authority::App);
    }

    void whatTheProcessWasGiven_isNotChangedHere()
    {
        SetupState state = stateWithTable();
        state.mauticSignIn = {.place = SignInPlace::Process};
        state.processFile = u"/etc/lockstep.env"_s;
        m_page->showState(state);
        QTRY_VERIFY(says(u"Sign-in data is given by the file /etc/lockstep.env; change it there."_s));
        QVERIFY(!button(u"Change: Mautic"_s));
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
    void showPhone(const QList<UserAttribute> &writable = {}, const FieldPolicy &policy = {})
    {
        m_prompter.asked.clear();
        SetupState state = stateWithTable();
        state.settings.users.columns.insert(UserAttribute::Phone, {.column = u"phone"_s});
        state.settings.rules.append({UserAttribute::Phone, u"phone"_s, policy});
        state.settings.writableAttributes = writable;
        m_page->showState(state);
        QTRY_VERIFY(field<QComboBox>(u"Which way it goes: phone"_s) != nullptr);
    }
    [[nodiscard]] static FieldPolicy policyOfPhone(const WorkspaceSettings &settings)
    {
        for (const FieldRule &rule : settings.rules) {
            if (rule.attribute == UserAttribute::Phone)
                return rule.policy;
        }
        return {.direction = SyncDirection::Off};
    }
    [[nodiscard]] WorkspaceSettings savedByAClick()
    {
        WorkspaceSettings saved;
        const auto connection = connect(m_page.get(), &ConnectionsPage::settingsChanged, this,
                                        [&saved](const WorkspaceSettings &settings) { saved = settings; });
        click(u"Save these settings"_s);
        disconnect(connection);
        return saved;
    }
    [[nodiscard]] bool says(const QString &text) const { return hands().says(text); }

    AskedPrompter m_prompter;
    std::unique_ptr<ConnectionsPage> m_page;
};

QTEST_MAIN(ConnectionsPageTest)
#include "tst_connections_page.moc"
