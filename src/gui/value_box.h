// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace lockstep
{

/// A value from outside as it is: wrapped wherever it has to be, as high as it needs up to a few lines, and scrolled
/// beyond that. Can be selected and copied, never changed.
class ValueBox final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ValueBox(QWidget *parent = nullptr);

    void show(const QString &value);
    /// A word about the value, not the value: slanted and pale.
    void showWord(const QString &word);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void set(const QString &text, bool isWord);
    void takeColours();
    void fitHeight();

    bool m_isWord = false;
};

} // namespace lockstep
