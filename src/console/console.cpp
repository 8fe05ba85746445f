// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console.h"

#include "console/activity_wiring.h"
#include "console/assistant_wiring.h"
#include "console/cases_wiring.h"
#include "console/changes_wiring.h"
#include "console/connections_wiring.h"
#include "console/console_parts.h"
#include "console/frame_wiring.h"
#include "console/overview_wiring.h"
#include "console/people_wiring.h"
#include "console/status_wiring.h"
#include "gui/status_strip.h"
#include "runtime/sample_setup.h"
#include "runtime/workspace_settings_file.h"
#include "words/error_words.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString frameState = u"frame"_s;
constexpr std::chrono::seconds trayComesWithin{15};

/// What the pages name is Mautic's own address, which was checked; nothing else is given to the desktop.
void openInBrowser(const QUrl &address)
{
    if (address.scheme() == u"https" || address.scheme() == u"http")
        QDesktopServices::openUrl(address);
}

} // namespace

Console::Console(const ConsoleOptions &options)
    : m_options(options)
    , m_sample(options.isSample ? std::make_unique<SampleFlow>() : nullptr)
    , m_engine("engine")
    , m_read("read")
    , m_work("work")
    , m_context{m_sample ? m_sample->workspace() : options.workspace, m_engine, m_read, m_work,
                m_sample ? m_sample->credentialsFile() : options.credentialsFile}
    , m_secrets(m_context.workspace, m_sample ? m_sample->credentialsFile() : options.credentialsFile,
                m_sample ? nullptr : desktopKeychain())
    , m_credentials(m_secrets)
    , m_sync(m_context, m_credentials)
    , m_engineFlow(m_context)
    , m_service(m_context, m_credentials)
    , m_prompter(m_window)
{
    wirePages();
    wireFrame();
    wireEngine();
}

Console::~Console() { m_views.keep(frameState, m_window.saveFrame()); }

ConsoleParts Console::parts()
{
    return {.window = m_window,
            .navigator = m_navigator,
            .prompter = m_prompter,
            .views = m_views,
            .context = m_context,
            .secrets = m_secrets,
            .credentials = m_credentials,
            .sync = m_sync,
            .engine = m_engineFlow,
            .service = m_service};
}

void Console::wirePages()
{
    const ConsoleParts parts = this->parts();
    lockstep::wireFrame(parts);
    wireStatus(parts);
    wireOverview(parts);
    wirePeople(parts);
    wireChanges(parts);
    wireCases(parts);
    wireActivity(parts);
    wireConnections(parts);
    wireAssistant(parts);
}

void Console::wireFrame()
{
    connect(&m_navigator, &Navigator::pageWanted, &m_window, &MainWindow::showPage);
    connect(&m_navigator, &Navigator::addressWanted, this, &openInBrowser);
    connect(&m_navigator, &Navigator::sampleWanted, this,
            [] { QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--sample"_s}); });
    connect(&m_sync, &SyncFlow::workspaceChanged, &m_navigator, &Navigator::workspaceChanged);
    connect(&m_navigator, &Navigator::setupDone, &m_navigator, &Navigator::workspaceChanged);
    connect(&m_window, &MainWindow::closeAsked, this, &Console::askToClose);
    connect(&m_navigator, &Navigator::quitWanted, this, &Console::askToQuit);
    connect(&m_sync, &SyncFlow::workspaceChanged, this, [this] {
        if (m_closesWhenIdle)
            closeNow();
    });
}

void Console::wireEngine()
{
    connect(&m_navigator, &Navigator::setupDone, &m_engineFlow, &EngineFlow::follow);
    connect(&m_sync, &SyncFlow::workspaceChanged, &m_engineFlow, &EngineFlow::readReport);
    connect(&m_engineFlow, &EngineFlow::workspaceChanged, &m_navigator, &Navigator::workspaceChanged);
    // Pictures and measurements are of a workspace that nobody else changes.
    if (!m_options.screenshotFolder.isEmpty() || !m_options.measured.isEmpty())
        return;
    connect(&m_navigator, &Navigator::setupDone, &m_service, &ServiceFlow::begin);
    connect(&m_sync, &SyncFlow::workspaceChanged, &m_service, &ServiceFlow::begin);
    connect(&m_navigator, &Navigator::connectionsChanged, &m_service, &ServiceFlow::reload);
    connect(&m_service, &ServiceFlow::turned, &m_engineFlow, &EngineFlow::look);
    connect(&m_engineFlow, &EngineFlow::told, &m_service, &ServiceFlow::wake);
    connect(&m_engineFlow, &EngineFlow::triedAgain, &m_service, &ServiceFlow::wake);
}

void Console::start()
{
    if (m_options.colours == ColourChoice::Desktop)
        m_desktopColours.follow();
    m_window.restoreFrame(m_views.value(frameState));
    const bool isDailyUse = !m_sample && m_options.screenshotFolder.isEmpty() && m_options.measured.isEmpty();
    if (isDailyUse)
        startBackground();
    if (!isDailyUse || !m_options.isInBackground)
        m_window.show();
    if (!m_options.measured.isEmpty()) {
        m_measurement = std::make_unique<Measurement>(m_window, m_sync);
        connect(&m_navigator, &Navigator::setupDone, m_measurement.get(),
                [this] { m_measurement->begin(m_options.measured); });
    }
    if (!m_options.screenshotFolder.isEmpty()) {
        m_tour = std::make_unique<PictureTour>(m_window, m_options.screenshotFolder);
        connect(&m_sync, &SyncFlow::workspaceChanged, m_tour.get(), &PictureTour::begin);
        connect(&m_navigator, &Navigator::setupWanted, m_tour.get(), &PictureTour::takeAssistant);
    }
    if (!m_sample) {
        if (m_tour)
            connect(&m_navigator, &Navigator::setupDone, &m_sync, &SyncFlow::plan);
        openWorkspace();
        return;
    }
    connect(m_sample.get(), &SampleFlow::ready, this, &Console::setUpSample);
    connect(m_sample.get(), &SampleFlow::failed, this,
            [this](const Error &error) { m_prompter.tell(tr("The sample"), ErrorWords::paragraphFor(error)); });
    m_window.status().setRunning(tr("Starting the sample"));
    m_sample->start();
}

void Console::openWorkspace()
{
    m_read.start(
        *this, [folder = m_context.workspace](const std::stop_token &) { return savedSettings(folder); },
        [this](const Result<std::optional<WorkspaceSettings>> &settings) {
            if (settings && !*settings)
                Q_EMIT m_navigator.setupWanted();
            else
                Q_EMIT m_navigator.setupDone();
        });
}

void Console::setUpSample()
{
    m_credentials.load(*this, [this](Result<LoadedCredentials> credentials) {
        if (!credentials)
            return;
        auto given = std::make_shared<LoadedCredentials>(std::move(*credentials));
        m_work.start(
            *this,
            [folder = m_context.workspace, given](const std::stop_token &) {
                return setUpSampleWorkspace(folder, *given);
            },
            [this](const Result<void> &done) {
                m_window.status().setIdle();
                if (!done) {
                    m_prompter.tell(tr("The sample"), ErrorWords::paragraphFor(done.error()));
                    return;
                }
                Q_EMIT m_navigator.setupDone();
                m_sync.plan();
            });
    });
}

void Console::startBackground()
{
    QStringList command{QCoreApplication::applicationFilePath(), u"--background"_s, u"--workspace"_s,
                        m_context.workspace};
    if (!m_options.credentialsFile.isEmpty())
        command += {u"--credentials"_s, m_options.credentialsFile};
    m_background = std::make_unique<Background>(parts(), command);
    connect(m_background.get(), &Background::openWanted, this, &Console::showWindow);
    connect(m_background.get(), &Background::quitWanted, this, &Console::askToQuit);
    m_background->begin();
    if (!m_options.isInBackground)
        return;
    // A tray that belongs to the same log-in may come later than this.
    QTimer::singleShot(trayComesWithin, this, [this] {
        if (!Tray::isThere() && !m_window.isVisible())
            m_window.showMinimized();
    });
}

void Console::showWindow()
{
    m_window.show();
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.raise();
    m_window.activateWindow();
}

void Console::askToClose()
{
    if (m_background && m_background->keepsRunning())
        m_window.hide();
    else
        askToQuit();
}

void Console::askToQuit()
{
    if (!m_sync.isRunning()) {
        closeNow();
        return;
    }
    showWindow();
    m_prompter.confirm({.title = tr("Close Lockstep?"),
                        .question = tr("A run is going on. It would be stopped at its next safe point."),
                        .explanation = tr("What was written stays written and is kept. What was not is found again by "
                                          "the next run. Nothing is lost."),
                        .yes = tr("Stop it and close")},
                       [this] { closeSoon(); });
}

void Console::closeSoon()
{
    m_closesWhenIdle = true;
    m_sync.stop();
    if (!m_sync.isRunning())
        closeNow();
}

void Console::closeNow()
{
    m_service.askToStop();
    m_window.closeNow();
    // A window that was hidden is not the last one to be closed.
    QCoreApplication::quit();
}

} // namespace lockstep
