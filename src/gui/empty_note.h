// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace lockstep
{

class PlainLabel;

/// What an empty page says: what would be here, and what to do next.
struct EmptyText {
    /// A freedesktop name.
    QString icon;
    QString heading;
    QString explanation = {};
    /// What the button says; no button where it is empty.
    QString action = {};
};

class EmptyNote final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyNote(QWidget *parent = nullptr);

    void show(const EmptyText &text);

Q_SIGNALS:
    void actionChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();

    QString m_iconName;
    PlainLabel *m_icon;
    PlainLabel *m_heading;
    PlainLabel *m_explanation;
    QPushButton *m_action;
};

} // namespace lockstep
