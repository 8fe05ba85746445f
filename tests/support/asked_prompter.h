// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/prompter.h"

#include <QList>
#include <QStringList>

namespace lockstep::testing
{

/// Keeps what a page asks; the test answers.
class AskedPrompter final : public Prompter
{
public:
    void confirm(const Prompt &prompt, std::function<void()> onYes, std::function<void()> onNo) override
    {
        asked.append(prompt);
        yes = std::move(onYes);
        no = std::move(onNo);
    }
    void tell(const QString &title, const QString &text) override { told.append(title + QStringLiteral(": ") + text); }
    void chooseFileToSave(const FilePrompt &prompt, std::function<void(QString)> onChosen) override
    {
        files.append(prompt);
        chosen = std::move(onChosen);
    }
    void chooseFileToOpen(const FilePrompt &prompt, std::function<void(QString)> onChosen) override
    {
        files.append(prompt);
        chosen = std::move(onChosen);
    }

    QList<Prompt> asked;
    QStringList told;
    QList<FilePrompt> files;
    std::function<void()> yes;
    std::function<void()> no;
    std::function<void(QString)> chosen;
};

} // namespace lockstep::testing
