// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/console_world.h"

#include "gui/problem_bar.h"
#include "runtime/process_credentials.h"
#include "runtime/sample_setup.h"

#include <algorithm>

namespace lockstep::testing
{

bool ConsoleWorld::open()
{
    const auto credentials = loadProcessCredentials(credentialsFile());
    if (!credentials || !setUpSampleWorkspace(workspace(), *credentials))
        return false;
    m_console =
        std::make_unique<Console>(ConsoleOptions{.workspace = workspace(), .credentialsFile = credentialsFile()});
    m_console->start();
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<MainWindow *>(widget))
            m_window = window;
    }
    return m_window && QTest::qWaitForWindowActive(m_window);
}

QPushButton *ConsoleWorld::button(const QString &begins) const
{
    for (QPushButton *button : m_window->findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().remove(u'&').startsWith(begins))
            return button;
    }
    return nullptr;
}

QMessageBox *ConsoleWorld::question() { return qobject_cast<QMessageBox *>(QApplication::activeModalWidget()); }

void ConsoleWorld::sayYes()
{
    const QMessageBox *box = question();
    const QList<QAbstractButton *> answers = box->buttons();
    const auto yes = std::ranges::find_if(
        answers, [box](QAbstractButton *answer) { return box->buttonRole(answer) == QMessageBox::AcceptRole; });
    QTest::mouseClick(*yes, Qt::LeftButton);
}

bool ConsoleWorld::showsAProblem() const
{
    return std::ranges::any_of(m_window->findChildren<ProblemBar *>(),
                               [](const ProblemBar *bar) { return bar->isVisible(); });
}

} // namespace lockstep::testing
