// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/page_id.h"

#include <QFrame>
#include <QMap>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace lockstep
{

/// The pages on the left, with a counter where an entry needs a person.
class Rail final : public QFrame
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void setCurrent(PageId page);
    /// 0 shows none.
    void setCounter(PageId page, int count);
    void setPageEnabled(PageId page, bool isEnabled);

Q_SIGNALS:
    void pageChosen(lockstep::PageId page);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addButton(PageId page, QVBoxLayout &column);
    void label(PageId page);

    QButtonGroup *m_group;
    QMap<PageId, QToolButton *> m_buttons;
    QMap<PageId, int> m_counts;
};

} // namespace lockstep
