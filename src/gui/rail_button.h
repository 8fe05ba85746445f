// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/page_id.h"

#include <QToolButton>

namespace lockstep
{

/// A page's icon over its title, with a counter in the corner.
class RailButton final : public QToolButton
{
    Q_OBJECT

public:
    explicit RailButton(QWidget *parent = nullptr);

    void showPage(PageId page, int count);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
};

} // namespace lockstep
