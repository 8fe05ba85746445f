// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/console.h"
#include "sandbox/sample_folder.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

namespace lockstep::testing
{

/// The whole console over a pretend Mautic and a sample application, driven as a person would.
class ConsoleWorld
{
public:
    explicit ConsoleWorld(const SampleSettings &sample = {.users = 60, .contacts = 40})
    {
        using namespace Qt::StringLiterals;
        // How the person who runs the tests left a window is none of theirs.
        qputenv("XDG_CONFIG_HOME", m_folder.path().toUtf8());
        qputenv("MAUTIC_RATE_LIMIT", "1000000");
        m_isUp = m_mautic.start() && writeSampleFolder(m_folder.filePath(u"sample"_s), m_mautic, sample);
    }

    [[nodiscard]] bool isUp() const { return m_isUp; }
    [[nodiscard]] SandboxMautic &mautic() { return m_mautic; }
    [[nodiscard]] QString usersFile() const { return m_folder.filePath(QStringLiteral("sample/application.sqlite")); }
    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("workspace")); }
    [[nodiscard]] QString credentialsFile() const { return m_folder.filePath(QStringLiteral("sample/sandbox.env")); }

    /// Sets the workspace up as the sample's own is, and shows the window.
    [[nodiscard]] bool open();

    [[nodiscard]] MainWindow &window() { return *m_window; }
    template <class T>
    [[nodiscard]] T &find()
    {
        T *found = m_window->findChild<T *>();
        Q_ASSERT(found);
        return *found;
    }
    /// The button that is to be seen and says so, without its mnemonic; nothing where there is none.
    [[nodiscard]] QPushButton *button(const QString &begins) const;
    /// The question that lies over the window; nothing where none does.
    [[nodiscard]] static QMessageBox *question();
    static void sayYes();
    [[nodiscard]] bool showsAProblem() const;

private:
    QTemporaryDir m_folder;
    SandboxMautic m_mautic;
    bool m_isUp = false;
    std::unique_ptr<Console> m_console;
    MainWindow *m_window = nullptr;
};

} // namespace lockstep::testing
