// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/page_id.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

QString PageWords::title(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return tr("Overview");
    case PageId::People:
        return tr("People");
    case PageId::Changes:
        return tr("Changes");
    case PageId::Cases:
        return tr("Conflicts");
    case PageId::Activity:
        return tr("Activity");
    case PageId::Connections:
        return tr("Connections");
    }
    return {};
}

QString PageWords::description(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return tr("Whether both sides are in step, and if not, why");
    case PageId::People:
        return tr("Everyone in the application and in Mautic");
    case PageId::Changes:
        return tr("What a sync would write, and what it costs");
    case PageId::Cases:
        return tr("What waits for a person to decide");
    case PageId::Activity:
        return tr("Every request that was sent and every change that was written");
    case PageId::Connections:
        return tr("Mautic, the application's database, and what goes where");
    }
    return {};
}

QString PageWords::iconName(PageId page)
{
    switch (page) {
    case PageId::Overview:
        return u"go-home"_s;
    case PageId::People:
        return u"group"_s;
    case PageId::Changes:
        return u"document-edit"_s;
    case PageId::Cases:
        return u"question"_s;
    case PageId::Activity:
        return u"view-list-details"_s;
    case PageId::Connections:
        return u"network-connect"_s;
    }
    return {};
}

} // namespace lockstep
