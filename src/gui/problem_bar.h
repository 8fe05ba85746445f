// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace lockstep
{

class PlainLabel;

/// Says on a page what went wrong, what it means for the data and what to do, with the technical part behind
/// "Details", and "Copy". Hidden until there is something to say.
class ProblemBar final : public QFrame
{
    Q_OBJECT

public:
    explicit ProblemBar(QWidget *parent = nullptr);

    /// An action such as "Try again"; nothing by default.
    void offer(const QString &action);
    void show(const Error &error);
    /// Something to know that is no failure.
    void showNote(const QString &sentence, const QString &explanation);
    void clear();

Q_SIGNALS:
    void actionChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void showTexts(const QString &heading, const QString &text, const QString &details);
    void takeColours();
    void copy() const;

    PlainLabel *m_icon;
    PlainLabel *m_heading;
    PlainLabel *m_text;
    PlainLabel *m_details;
    QPushButton *m_action;
    QToolButton *m_detailsButton;
    QToolButton *m_copyButton;
    QToolButton *m_closeButton;
    bool m_isFailure = true;
};

} // namespace lockstep
