// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/hand_preview.h"
#include "domain/result.h"

#include <QFrame>
#include <QTimer>

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace lockstep
{

class PlainLabel;

/// Changes one thing about one person by hand: a field, or who is who. What it would write and cost is shown before it
/// can be confirmed; whatever is refused, what was typed stays. Hidden until it is asked for. Reads nothing: it says
/// what is to be thought through, and shows what came of that.
class HandPanel final : public QFrame
{
    Q_OBJECT

public:
    explicit HandPanel(QWidget *parent = nullptr);

    /// Whose panel this is. For the same person what was typed stays; for another it closes.
    void setPerson(const PersonDetails &person);
    /// Begins with this field of the person; nothing where there is none.
    void editField(const QString &alias);
    /// Begins with LinkContact, Unlink or LeaveAlone.
    void begin(Answer answer);
    void close();

    void showPreview(const HandPreview &preview);
    /// Closes where it was kept.
    void showReceipt(const HandDecision &decision, const DecisionReceipt &receipt);
    void showError(const Error &error);

    /// What is asked for now.
    [[nodiscard]] HandDecision decision() const;

Q_SIGNALS:
    void previewWanted(const lockstep::HandDecision &decision);
    void confirmed(const lockstep::HandDecision &decision);
    /// Kept: it can be taken back by this text.
    void kept(const lockstep::HandDecision &decision, const QString &batch);
    /// Where columns of the application are switched on.
    void columnsWanted();
    void closed();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void layOutForm();
    [[nodiscard]] QLayout *layOutButtons();
    void connectParts();
    void open();
    void fillChoices();
    void showRows();
    void showLock();
    void showSides();
    void ask();
    void askSoon();
    void confirm();
    void say(const QString &problem);
    void takeColours();
    [[nodiscard]] const PersonField *field() const;
    [[nodiscard]] bool isAboutField() const { return !m_field.isEmpty(); }

    PersonDetails m_person;
    Answer m_answer = Answer::OtherValue;
    QString m_field;
    /// What the screen shows of the decision now; nothing while it is being thought through.
    std::optional<HandPreview> m_preview;
    /// Why the last confirmation came to nothing; until something is typed.
    QString m_refusal;
    QTimer m_pause;
    PlainLabel *m_title;
    QFormLayout *m_form;
    PlainLabel *m_app;
    PlainLabel *m_mautic;
    QComboBox *m_choice;
    QLineEdit *m_value;
    QLineEdit *m_contact;
    QLineEdit *m_reason;
    PlainLabel *m_note;
    QPushButton *m_way;
    PlainLabel *m_effects;
    PlainLabel *m_problem;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

} // namespace lockstep
