// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failure_group.h"

#include <QGroupBox>

class QVBoxLayout;

namespace lockstep
{

class FailureCard;
class PlainLabel;

/// A card for each cause why people fail, the one with the most people first; hidden while nobody does.
class FailureList final : public QGroupBox
{
    Q_OBJECT

public:
    explicit FailureList(QWidget *parent = nullptr);

    void show(const QList<FailureGroup> &groups, Moment now);

Q_SIGNALS:
    void tryAgainChosen(const lockstep::FailureGroup &group);
    void peopleWanted(const lockstep::FailureGroup &group);

private:
    QVBoxLayout *m_column;
    QList<FailureCard *> m_cards;
    PlainLabel *m_more;
};

} // namespace lockstep
