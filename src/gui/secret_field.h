// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/secret.h"

#include <QLineEdit>

namespace lockstep
{

/// A field for a password. What is typed becomes a Secret as soon as the field is left, and the field is empty again.
class SecretField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretField(QWidget *parent = nullptr);

    /// What was typed since the last `forget`; empty otherwise.
    [[nodiscard]] Secret secret();
    [[nodiscard]] bool isTyped();
    void forget();
    /// One is kept elsewhere: nothing needs to be typed.
    void setKept(bool isKept);

private:
    void takeText();
    void showPlaceholder();

    Secret m_secret;
    bool m_isKept = false;
};

} // namespace lockstep
