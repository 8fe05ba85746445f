// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/background.h"
#include "console/console_options.h"
#include "console/desktop_colours.h"
#include "console/measurement.h"
#include "console/navigator.h"
#include "console/picture_tour.h"
#include "console/view_state.h"
#include "flows/credentials_flow.h"
#include "flows/engine_flow.h"
#include "flows/flow_context.h"
#include "flows/sample_flow.h"
#include "flows/service_flow.h"
#include "flows/sync_flow.h"
#include "gui/dialog_prompter.h"
#include "gui/main_window.h"

namespace lockstep
{

/// The desktop program: threads, flows, window and what ties them. Main thread.
class Console final : public QObject
{
    Q_OBJECT

public:
    explicit Console(const ConsoleOptions &options);
    ~Console() override;

    /// Shows the window; with a sample, starts that first.
    void start();
    /// Without asking: a run is stopped at its next safe point, then the window closes.
    void closeSoon();

private:
    [[nodiscard]] ConsoleParts parts();
    void wirePages();
    void wireFrame();
    void wireEngine();
    void openWorkspace();
    void setUpSample();
    void startBackground();
    void showWindow();
    void askToClose();
    void askToQuit();
    void closeNow();

    ConsoleOptions m_options;
    std::unique_ptr<SampleFlow> m_sample;
    DesktopColours m_desktopColours;
    ViewState m_views;
    JobThread m_engine;
    JobThread m_read;
    JobThread m_work;
    FlowContext m_context;
    WorkspaceSecrets m_secrets;
    CredentialsFlow m_credentials;
    SyncFlow m_sync;
    EngineFlow m_engineFlow;
    ServiceFlow m_service;
    Navigator m_navigator;
    MainWindow m_window;
    DialogPrompter m_prompter;
    std::unique_ptr<Background> m_background;
    std::unique_ptr<PictureTour> m_tour;
    std::unique_ptr<Measurement> m_measurement;
    bool m_closesWhenIdle = false;
};

} // namespace lockstep
