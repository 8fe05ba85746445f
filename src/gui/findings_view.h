// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "words/check_words.h"

#include <QWidget>

class QGridLayout;

namespace lockstep
{

/// What a check found, line by line: a sign and a colour, the sentence, and where it is mended. What keeps a sync from
/// its work comes first.
class FindingsView final : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsView(QWidget *parent = nullptr);

    void show(QList<Finding> findings);
    void clear() { show({}); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void addRow(const Finding &finding);

    QList<Finding> m_findings;
    QGridLayout *m_grid;
};

} // namespace lockstep
