// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mautic_check.h"

#include <QCoreApplication>

namespace lockstep
{

/// How much a finding matters.
enum class FindingMark {
    Good,
    /// Works, but the person should know.
    Note,
    /// A sync cannot do its work before this is mended.
    Bad,
};

/// One line of a check. The remedy is empty where there is nothing to mend.
struct Finding {
    FindingMark mark = FindingMark::Good;
    QString sentence;
    QString remedy = {};
};

/// Says what a check of Mautic found and where in Mautic's own pages it is mended.
class CheckWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::CheckWords)

public:
    [[nodiscard]] static QList<Finding> findings(const MauticCheck &check);
    [[nodiscard]] static QString nameOfRight(MauticRight right);
    /// Ready for a script: `readContacts`, …
    [[nodiscard]] static QString keyOfRight(MauticRight right);

private:
    [[nodiscard]] static Finding version(const QString &version);
    [[nodiscard]] static Finding whoWeAre(const MauticCheck &check);
    [[nodiscard]] static Finding right(const RightFinding &finding);
    [[nodiscard]] static QString permissionOf(MauticRight right);
    [[nodiscard]] static Finding clock(std::chrono::seconds skew);
    [[nodiscard]] static Finding handshake(std::chrono::milliseconds taken);
};

} // namespace lockstep
