// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace lockstep
{

/// What a button for an answer says.
struct OfferTexts {
    /// The key that presses it; empty: none.
    QString key;
    QString action;
    /// What it costs or, where it cannot be pressed, why.
    QString note;
};

/// A button as wide as its surroundings whose text goes on in further lines, with its key before it and what it costs
/// under it. Plain text.
class OfferButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit OfferButton(QWidget *parent = nullptr);

    void show(const OfferTexts &texts);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont noteFont() const;
    [[nodiscard]] int margin() const;
    [[nodiscard]] int keyWidth() const;
    [[nodiscard]] int textWidth(int width) const;
    void drawKey(QPainter &painter, const QColor &colour) const;

    OfferTexts m_texts;
};

} // namespace lockstep
