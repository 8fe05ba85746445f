// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace lockstep
{

/// A title that opens and closes what is under it.
class Fold final : public QWidget
{
    Q_OBJECT

public:
    /// Takes the content over. Closed at first.
    Fold(const QString &title, QWidget &content, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setOpen(bool isOpen);
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void toggled(bool isOpen);

private:
    QToolButton *m_title;
    QWidget &m_content;
};

} // namespace lockstep
