// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace lockstep
{

class OfferButton;
class PlainLabel;

/// The answers to one case, each a button that says what it will do. 1 is always the application's value, 2 Mautic's
/// and 3 another; where a case is not about a value, the digits follow the order of the offers.
class OfferList final : public QWidget
{
    Q_OBJECT

public:
    explicit OfferList(QWidget *parent = nullptr);

    void show(const CaseFile &file);
    void clear();
    /// Presses the answer with this key; false where there is none or it cannot be given.
    bool press(int digit);
    /// What speaks against the address that is typed; of another it is dropped. Does not keep it from being taken.
    void showConcerns(const QString &address, const QList<ConcernedAddress> &concerns);
    /// What the button of an answer says.
    [[nodiscard]] QString actionOf(Answer answer, std::optional<ContactId> contact) const;

Q_SIGNALS:
    void chosen(const lockstep::CaseOffer &offer, const QString &value);
    /// The person backs out of typing.
    void leftTyping();
    /// An address that can be stored; whoever knows more of it should tell.
    void addressTyped(const QString &address);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] int keyOf(qsizetype place) const;
    void showOffer(qsizetype place);
    void choose(qsizetype place);
    void beginTyping(const CaseOffer &offer);
    void endTyping();
    void takeTyped();
    /// Empty where the value can be taken.
    [[nodiscard]] QString problemWith(const QString &value) const;
    [[nodiscard]] bool isTypingAddress() const;

    CaseFile m_file;
    QList<OfferButton *> m_buttons;
    QVBoxLayout *m_column;
    QWidget *m_typing;
    QLineEdit *m_value;
    QPushButton *m_take;
    PlainLabel *m_problem;
    CaseOffer m_typed;
    /// Until then somebody goes on typing.
    QTimer m_pause;
    bool m_mayEmpty = false;
};

} // namespace lockstep
