// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <variant>

namespace lockstep
{

enum class ColourChoice { Desktop, Light, Dark };

/// What the console was started with.
struct ConsoleOptions {
    /// The folder of the workspace.
    QString workspace;
    /// A file with sign-in data; empty where none was named.
    QString credentialsFile = {};
    /// A pretend Mautic and a sample application, in a folder that goes with the window.
    bool isSample = false;
    /// Without a window, where the desktop has a tray.
    bool isInBackground = false;
    ColourChoice colours = ColourChoice::Desktop;
    /// Pictures of every page are put here, and the program ends; empty in daily use.
    QString screenshotFolder = {};
    /// For `lockstep-bench`: what to measure; empty in daily use.
    QString measured = {};
};

/// Something to be printed instead of starting: the help, the version, or what is wrong with the command line.
struct ConsoleAnswer {
    QString text;
    bool isMistake = false;
};

/// The language named there, or nothing. Known before the rest is read, since mistakes in that are said in it.
[[nodiscard]] QString languageIn(const QStringList &commandLine);

/// Said instead of starting where there is no screen to show a window on.
[[nodiscard]] ConsoleAnswer noDisplay();

[[nodiscard]] std::variant<ConsoleOptions, ConsoleAnswer> parseConsoleOptions(const QStringList &commandLine);

} // namespace lockstep
