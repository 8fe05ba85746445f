// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep
{

class CredentialsFlow;
class EngineFlow;
class MainWindow;
class Navigator;
class Prompter;
class ServiceFlow;
class SyncFlow;
class ViewState;
class WorkspaceSecrets;
struct FlowContext;

/// What the wiring of a page is given. Everything outlives the pages. Every wiring is one function,
/// `wire<Page>(const ConsoleParts &)`, which makes page, models and flow, all owned by the window, and connects them.
struct ConsoleParts {
    MainWindow &window;
    Navigator &navigator;
    Prompter &prompter;
    ViewState &views;
    const FlowContext &context;
    WorkspaceSecrets &secrets;
    CredentialsFlow &credentials;
    SyncFlow &sync;
    EngineFlow &engine;
    ServiceFlow &service;
};

} // namespace lockstep
