// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/cases_wiring.h"
#include "console/changes_wiring.h"
#include "console/navigator.h"
#include "console/overview_wiring.h"
#include "console/people_wiring.h"
#include "console/view_state.h"
#include "flows/engine_flow.h"
#include "flows/run_world.h"
#include "flows/service_flow.h"
#include "flows/sync_flow.h"
#include "gui/cases_page.h"
#include "gui/changes_page.h"
#include "gui/main_window.h"
#include "gui/overview_page.h"
#include "support/asked_prompter.h"
#include "support/fake_vault.h"
#include "support/page_hands.h"
#include "support/rich_text_walk.h"

#include <QStandardPaths>

using namespace lockstep;
using namespace lockstep::testing;

namespace
{

/// The window as far as runs go, over a Mautic that answers.
class Program
{
public:
    explicit Program(RunWorld &world)
        : m_context(world.context())
        , m_secrets(world.workspace(), QString(), std::make_unique<FakeVault>(m_keychain))
        , sync(m_context, world.credentials())
        , engine(m_context)
        , service(m_context, world.credentials())
    {
        const ConsoleParts parts{.window = window,
                                 .navigator = navigator,
                                 .prompter = prompter,
                                 .views = m_views,
                                 .context = m_context,
                                 .secrets = m_secrets,
                                 .credentials = world.credentials(),
                                 .sync = sync,
                                 .engine = engine,
                                 .service = service};
        wireOverview(parts);
        wirePeople(parts);
        wireChanges(parts);
        wireCases(parts);
        QObject::connect(&navigator, &Navigator::pageWanted, &window, &MainWindow::showPage);
        QObject::connect(&sync, &SyncFlow::workspaceChanged, &navigator, &Navigator::workspaceChanged);
        window.resize(1000, 640);
        window.show();
    }

    PageHands overview() { return PageHands(*window.findChild<OverviewPage *>()); }
    PageHands changes() { return PageHands(*window.findChild<ChangesPage *>()); }
    PageHands cases() { return PageHands(*window.findChild<CasesPage *>()); }

private:
    FlowContext m_context;
    ViewState m_views;
    FakeKeychain m_keychain;
    WorkspaceSecrets m_secrets;

public:
    SyncFlow sync;
    EngineFlow engine;
    ServiceFlow service;
    Navigator navigator;
    AskedPrompter prompter;
    MainWindow window;
};

} // namespace

class RunPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void init()
    {
        m_world = std::make_unique<RunWorld>();
        QVERIFY(m_world->setUp());
        m_world->signUp(u"u1"_s);
        m_world->signUp(u"u2"_s);
        m_program = std::make_unique<Program>(*m_world);
    }

    void cleanup()
    {
        m_program.reset();
        m_world.reset();
    }

    void fromTheOverview_aPlanIsMadeAndWritten_untilBothSidesAreInStep()
    {
        m_program->overview().click(u"Look for changes"_s);
        QTRY_COMPARE(m_program->window.currentPage(), PageId::Changes);
        QTRY_VERIFY(writeButton());

        writeButton()->click();
        QVERIFY(m_program->prompter.yes);
        m_program->prompter.yes();

        QTRY_VERIFY_WITH_TIMEOUT(m_program->changes().says(u"contacts created: 2"_s), 20'000);
        QCOMPARE(m_world->mautic().contactsWithEmail(u"u1@example.com"_s).size(), 1);
        m_program->window.showPage(PageId::Overview);
        QTRY_VERIFY_WITH_TIMEOUT(m_program->overview().says(u"Both sides are in step: 2 people."_s), 20'000);
        QCOMPARE(richTextFound(), QStringList());
    }

    void aSyncFromTheOverview_asksBeforeItCreatesAnything()
    {
        m_program->overview().click(u"Sync now"_s);

        QTRY_VERIFY(m_program->prompter.yes);
        QCOMPARE(m_world->mautic().writingRequests(), 0);
        m_program->prompter.yes();

        QTRY_VERIFY_WITH_TIMEOUT(m_program->changes().says(u"contacts created: 2"_s), 20'000);
    }

    void whatOnlyAPersonCanDecide_isListedWithItsReason()
    {
        for (int i = 0; i < 2; ++i)
            m_world->mautic().addContact({{u"email"_s, u"u1@example.com"_s}});

        m_program->overview().click(u"Look for changes"_s);
        QTRY_VERIFY(writeButton());
        m_program->window.showPage(PageId::Cases);

        QTRY_VERIFY(m_program->cases().says(u"2 contacts fit this user: 1, 2."_s));
        QTRY_VERIFY(answer(u"Link this user to contact 1"_s));

        answer(u"Leave this user alone on both sides"_s)->click();

        QTRY_VERIFY(m_program->cases().says(u"Nothing waits for a person"_s));
    }

    void aValueThatBothSidesChanged_isDecided_andTheNextRunWritesIt()
    {
        m_program->overview().click(u"Sync now"_s);
        QTRY_VERIFY(m_program->prompter.yes);
        m_program->prompter.yes();
        QTRY_VERIFY_WITH_TIMEOUT(m_program->changes().says(u"contacts created: 2"_s), 20'000);
        const ContactId contact = m_world->mautic().contactsWithEmail(u"u1@example.com"_s).first();
        m_world->mautic().setField(contact, u"firstname"_s, u"Eve"_s);
        m_world->change(uR"(UPDATE "user" SET name = 'Eva u1', "updatedAt" = '2026-03-01T10:00:00.000Z'
                            WHERE id = 'u1')"_s);
        m_program->window.showPage(PageId::Overview);
        m_program->overview().click(u"Look for changes"_s);
        const QString takeApp = u"Write Eva to contact %1"_s.arg(contact.value);
        m_program->window.showPage(PageId::Cases);
        QTRY_VERIFY_WITH_TIMEOUT(answer(takeApp), 20'000);

        answer(takeApp)->click();
        QTRY_VERIFY(m_program->cases().says(u"Nothing waits for a person"_s));
        QVERIFY(!m_program->cases().says(u"a side changed since you looked"_s));
        m_program->window.showPage(PageId::Overview);
        m_program->overview().click(u"Sync now"_s);

        QTRY_COMPARE_WITH_TIMEOUT(m_world->mautic().contact(contact)->fields.value(u"firstname"_s), u"Eva"_s, 20'000);
    }

    void aMauticThatIsGone_isToldOnThePage_andNothingIsLost()
    {
        m_world->mautic().stop();

        m_program->overview().click(u"Look for changes"_s);

        QTRY_VERIFY_WITH_TIMEOUT(m_program->changes().says(u"Nothing was sent, so nothing was changed."_s), 20'000);
        QVERIFY(!m_program->sync.isRunning());
    }

private:
    QAbstractButton *answer(const QString &text)
    {
        for (QAbstractButton *button : m_program->window.findChild<CasesPage *>()->findChildren<QAbstractButton *>()) {
            if (button->text() == text && button->isVisible() && button->isEnabled())
                return button;
        }
        return nullptr;
    }
    QPushButton *writeButton()
    {
        for (QPushButton *button : m_program->window.findChild<ChangesPage *>()->findChildren<QPushButton *>()) {
            if (button->text().contains(u"changes to Mautic"_s) && button->isVisible() && button->isEnabled())
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<RunWorld> m_world;
    std::unique_ptr<Program> m_program;
};

QTEST_MAIN(RunPagesTest)
#include "tst_run_pages.moc"
