// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "gui/colours.h"

#include <QFrame>

#include <optional>

namespace lockstep
{

class PlainLabel;

/// How one side stood when it was last asked.
struct SideStanding {
    /// Where it is; empty where it is not known yet.
    QString address = {};
    /// When it last answered.
    QString since = {};
    std::optional<Error> error = std::nullopt;
};

/// One connection: its name, where it is, and how it stands, in a word with a sign.
class SideCard final : public QFrame
{
    Q_OBJECT

public:
    explicit SideCard(const QString &title, QWidget *parent = nullptr);

    void show(const SideStanding &standing);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintSign();

    PlainLabel *m_sign;
    PlainLabel *m_title;
    PlainLabel *m_address;
    PlainLabel *m_state;
    QString m_iconName;
    Tone m_tone = Tone::Quiet;
};

} // namespace lockstep
