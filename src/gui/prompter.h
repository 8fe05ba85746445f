// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace lockstep
{

/// A question before something is done. Texts are shown as they are.
struct Prompt {
    QString title;
    /// What will happen, in a sentence.
    QString question;
    /// What it means; may be empty.
    QString explanation = {};
    /// What the button says: "Write 412 changes to Mautic", not "OK".
    QString yes;
    bool isDangerous = false;
};

/// Files to be chosen.
struct FilePrompt {
    QString title;
    /// For saving: the name proposed.
    QString fileName = {};
    /// As file dialogs take it: `Plans (*.json)`.
    QString filter = {};
};

/// Asks the person at the screen. Nothing blocks: answers come later, on the main thread; where the person backs out
/// none does, unless `onNo` is given.
class Prompter
{
public:
    virtual ~Prompter() = default;

    virtual void confirm(const Prompt &prompt, std::function<void()> onYes, std::function<void()> onNo = {}) = 0;
    /// Something to be read and closed.
    virtual void tell(const QString &title, const QString &text) = 0;
    virtual void chooseFileToSave(const FilePrompt &prompt, std::function<void(QString)> onChosen) = 0;
    virtual void chooseFileToOpen(const FilePrompt &prompt, std::function<void(QString)> onChosen) = 0;
};

} // namespace lockstep
