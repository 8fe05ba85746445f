// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

namespace lockstep
{

/// The requests of this hour: used, reserved by what runs, left; as a bar and as words.
class BudgetMeter final : public QWidget
{
    Q_OBJECT

public:
    explicit BudgetMeter(QWidget *parent = nullptr);

    /// Without `perHour` there is no limit, and the bar stays empty.
    void show(int used, int reserved, std::optional<int> perHour);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int barWidth() const;

    int m_used = 0;
    int m_reserved = 0;
    std::optional<int> m_perHour;
    QString m_text;
};

} // namespace lockstep
