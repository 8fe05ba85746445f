// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace lockstep
{

/// A label that shows every text as it is. The only kind of label there is here: a QLabel takes markup for markup,
/// loads the files it names and can freeze on it (reliability.md 0, 6). The text can be selected.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr);
    explicit PlainLabel(const QString &text, QWidget *parent = nullptr);
};

} // namespace lockstep
