// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"

#include <QWidget>

class QPushButton;
class QTableView;

namespace lockstep
{

class AlikeModel;
class PlainLabel;

/// The same answer for all cases alike, row by row before anything is decided: what it costs on top, those left out
/// pale and with the reason, and one button that decides the others.
class AlikeView final : public QWidget
{
    Q_OBJECT

public:
    explicit AlikeView(QWidget *parent = nullptr);

    /// It is being worked out.
    void await(const QString &action);
    void show(const AlikePreview &preview);

Q_SIGNALS:
    void decideChosen(const QList<qint64> &cases);
    void left();

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void useModel();

    AlikePreview m_preview;
    AlikeModel *m_model = nullptr;
    PlainLabel *m_heading;
    PlainLabel *m_cost;
    QTableView *m_table;
    QPushButton *m_decide;
    QPushButton *m_back;
};

} // namespace lockstep
