// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialog_prompter.h"

#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace lockstep
{

namespace
{

/// A message box takes markup for markup in each of its labels, the explanation's too, and opens what it takes for
/// links.
void keepPlain(QMessageBox &box)
{
    box.setTextFormat(Qt::PlainText);
    for (QLabel *label : box.findChildren<QLabel *>()) {
        label->setTextFormat(Qt::PlainText);
        label->setOpenExternalLinks(false);
    }
}

QFileDialog *fileDialog(QWidget *window, const FilePrompt &prompt, std::function<void(QString)> onChosen)
{
    auto *dialog = new QFileDialog(window, prompt.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilter(prompt.filter);
    dialog->selectFile(prompt.fileName);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                     [onChosen = std::move(onChosen)](const QString &file) { onChosen(file); });
    return dialog;
}

} // namespace

void DialogPrompter::confirm(const Prompt &prompt, std::function<void()> onYes, std::function<void()> onNo)
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(prompt.isDangerous ? QMessageBox::Warning : QMessageBox::Question);
    box->setWindowTitle(prompt.title);
    box->setText(prompt.question);
    box->setInformativeText(prompt.explanation);
    QPushButton *yes = box->addButton(prompt.yes, QMessageBox::AcceptRole);
    QPushButton *no = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(prompt.isDangerous ? no : yes);
    keepPlain(*box);
    QObject::connect(box, &QDialog::finished, box, [box, yes, onYes = std::move(onYes), onNo = std::move(onNo)] {
        if (box->clickedButton() == yes)
            onYes();
        else if (onNo)
            onNo();
    });
    box->open();
}

void DialogPrompter::tell(const QString &title, const QString &text)
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Information);
    box->setWindowTitle(title);
    box->setText(text);
    box->addButton(QMessageBox::Close);
    keepPlain(*box);
    box->open();
}

void DialogPrompter::chooseFileToSave(const FilePrompt &prompt, std::function<void(QString)> onChosen)
{
    QFileDialog *dialog = fileDialog(m_window, prompt, std::move(onChosen));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->open();
}

void DialogPrompter::chooseFileToOpen(const FilePrompt &prompt, std::function<void(QString)> onChosen)
{
    QFileDialog *dialog = fileDialog(m_window, prompt, std::move(onChosen));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

} // namespace lockstep
