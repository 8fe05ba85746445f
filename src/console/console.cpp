// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console.h"

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

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString frameState = u"frame"_s;

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
    , m_context{m_sample ? m_sample->workspace() : options.workspace, m_engine, m_read, m_work}
    , m_secrets(m_context.workspace, m_sample ? m_sample->credentialsFile() : options.credentialsFile,
                m_sample ? nullptr : desktopKeychain())
    , m_credentials(m_secrets)
    , m_sync(m_context, m_credentials)
    , m_prompter(m_window)
{
    wirePages();
    wireFrame();
}

Console::~Console() { m_views.keep(frameState, m_window.saveFrame()); }

void Console::wirePages()
{
    const ConsoleParts parts{.window = m_window,
                             .navigator = m_navigator,
                             .prompter = m_prompter,
                             .views = m_views,
                             .context = m_context,
                             .secrets = m_secrets,
                             .credentials = m_credentials,
                             .sync = m_sync};
    lockstep::wireFrame(parts);
    wireStatus(parts);
    wireOverview(parts);
    wirePeople(parts);
    wireChanges(parts);
    wireCases(parts);
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
    connect(&m_sync, &SyncFlow::workspaceChanged, this, [this] {
        if (m_closesWhenIdle)
            m_window.closeNow();
    });
}

void Console::start()
{
    if (m_options.colours == ColourChoice::Desktop)
        m_desktopColours.follow();
    m_window.restoreFrame(m_views.value(frameState));
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

void Console::askToClose()
{
    if (!m_sync.isRunning()) {
        m_window.closeNow();
        return;
    }
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
        m_window.closeNow();
}

} // namespace lockstep
