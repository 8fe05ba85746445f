// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runtime/users_setup.h"

#include <QStringList>

#include <variant>

namespace lockstep
{

/// The operator's clear yes to making or switching on something, by --yes.
struct Consents {
    bool fields = false;
    bool segment = false;
    bool column = false;
    bool writing = false;
};

/// What is said with a decision about a case.
struct DecisionOptions {
    QString value = {};
    QString note = {};
    std::optional<ContactId> contact = std::nullopt;
    bool isForAllAlike = false;
};

/// What the command line said.
struct AgentOptions {
    QString command;
    QStringList arguments = {};
    QString workspace = {};
    QString credentialsFile = {};
    bool json = false;
    QString planFile = {};
    SettingsChoices choices = {};
    Consents yes = {};
    /// Direction, authority, mode and clearing of a field, as they were given; empty ones were not.
    QStringList policy = {};
    bool acceptShrinkage = false;
    DecisionOptions decision = {};
};

/// Help or the version was asked for: printed, and that is all.
struct HelpAsked {
    QString text;
};

/// The command line is not understood; the text says why.
struct UsageError {
    QString text;
};

using ParsedOptions = std::variant<AgentOptions, HelpAsked, UsageError>;

[[nodiscard]] ParsedOptions parseOptions(const QStringList &commandLine);

} // namespace lockstep
