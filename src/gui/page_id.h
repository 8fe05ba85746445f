// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QList>

namespace lockstep
{

/// The pages of the window, in the order of the rail; Ctrl and the number switches.
enum class PageId { Overview, People, Changes, Cases, Activity, Connections };

[[nodiscard]] inline QList<PageId> allPages()
{
    return {PageId::Overview, PageId::People, PageId::Changes, PageId::Cases, PageId::Activity, PageId::Connections};
}

class PageWords
{
    Q_DECLARE_TR_FUNCTIONS(lockstep::PageWords)

public:
    [[nodiscard]] static QString title(PageId page);
    /// What is on it, in a sentence.
    [[nodiscard]] static QString description(PageId page);
    /// A freedesktop name.
    [[nodiscard]] static QString iconName(PageId page);
};

} // namespace lockstep
