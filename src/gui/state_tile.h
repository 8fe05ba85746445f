// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_row.h"

#include <QAbstractButton>

namespace lockstep
{

/// What a tile says.
struct TileText {
    /// Whose sign and tone it has.
    PersonState state;
    QString label;
    QString explanation = {};
    /// There is a further line, for why.
    bool hasReason = false;
};

/// A number with its word and sign, as a button: it leads to the people behind the number.
class StateTile final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StateTile(TileText text, QWidget *parent = nullptr);

    void showCount(qint64 count);
    /// One line; its whole is the tool tip.
    void showReason(const QString &reason);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont numberFont() const;
    void paintSign();

    TileText m_text;
    QString m_number;
    QString m_reason;
    bool m_isEmpty = true;
};

} // namespace lockstep
