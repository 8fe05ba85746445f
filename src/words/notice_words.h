// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/situation.h"

#include <QCoreApplication>

namespace lockstep
{

/// What a run found and left alone.
class NoticeWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::NoticeWords)

public:
    /// One sentence for all notices of a kind in one run; `field` is Mautic's alias, or empty where it differs.
    [[nodiscard]] static QString sentence(NoticeKind kind, int count, const QString &field = {});
};

} // namespace lockstep
