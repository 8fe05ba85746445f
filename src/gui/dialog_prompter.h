// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/prompter.h"

#include <QPointer>
#include <QWidget>

namespace lockstep
{

/// Asks with dialogs over a window.
class DialogPrompter final : public Prompter
{
public:
    explicit DialogPrompter(QWidget &window)
        : m_window(&window)
    {
    }

    void confirm(const Prompt &prompt, std::function<void()> onYes, std::function<void()> onNo = {}) override;
    void tell(const QString &title, const QString &text) override;
    void chooseFileToSave(const FilePrompt &prompt, std::function<void(QString)> onChosen) override;
    void chooseFileToOpen(const FilePrompt &prompt, std::function<void(QString)> onChosen) override;

private:
    QPointer<QWidget> m_window;
};

} // namespace lockstep
