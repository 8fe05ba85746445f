// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/engine_status.h"
#include "store/database.h"

namespace lockstep
{

/// How long one change of the application took until Mautic had it.
struct Delivery {
    Purpose purpose = Purpose::Change;
    std::chrono::microseconds delay{0};
};

/// The delays of the past, for those who ask how far behind Mautic is.
class DeliveryRepository
{
public:
    explicit DeliveryRepository(Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] Result<void> add(const QList<Delivery> &deliveries, Moment now);
    [[nodiscard]] Result<DelayFigures> figuresSince(Moment since);
    [[nodiscard]] Result<void> trim(Moment before);

private:
    Database &m_database;
};

} // namespace lockstep
