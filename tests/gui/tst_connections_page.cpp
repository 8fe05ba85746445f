// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections_page.h"
#include "setup_samples.h"
#include "support/asked_prompter.h"
#include "support/page_hands.h"
#include "support/rich_text_walk.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
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
    [[nodiscard]] bool says(const QString &text) const { return hands().says(text); }

    AskedPrompter m_prompter;
    std::unique_ptr<ConnectionsPage> m_page;
};

QTEST_MAIN(ConnectionsPageTest)
#include "tst_connections_page.moc"
