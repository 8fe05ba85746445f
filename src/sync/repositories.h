// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/applied_row_repository.h"
#include "store/case_repository.h"
#include "store/comparison_repository.h"
#include "store/contact_mirror.h"
#include "store/cursor_repository.h"
#include "store/delivery_repository.h"
#include "store/do_not_contact_mirror.h"
#include "store/engine_status_repository.h"
#include "store/inventory_repository.h"
#include "store/link_repository.h"
#include "store/log_repository.h"
#include "store/notice_repository.h"
#include "store/own_writes.h"
#include "store/person_state_repository.h"
#include "store/refusal_repository.h"
#include "store/resolution_repository.h"
#include "store/run_repository.h"
#include "store/segment_member_mirror.h"
#include "store/settled_users.h"
#include "store/user_mirror.h"
#include "store/work_queue.h"
#include "store/workspace_repository.h"

namespace lockstep
{

/// Every room of one store. Belongs to the thread of the database.
struct Repositories {
    explicit Repositories(Database &store)
        : database(store)
        , workspace(store)
        , settled(store)
        , users(store)
        , contacts(store)
        , doNotContact(store)
        , members(store)
        , links(store)
        , runs(store)
        , appliedRows(store)
        , cases(store)
        , notices(store)
        , refusals(store)
        , resolutions(store)
        , inventory(store)
        , personStates(store)
        , log(store)
        , queue(store)
        , cursors(store)
        , comparison(store)
        , ownWrites(store)
        , deliveries(store)
        , engineStatus(store)
    {
    }

    Database &database;
    WorkspaceRepository workspace;
    SettledUsers settled;
    UserMirror users;
    ContactMirror contacts;
    DoNotContactMirror doNotContact;
    SegmentMemberMirror members;
    LinkRepository links;
    RunRepository runs;
    AppliedRowRepository appliedRows;
    CaseRepository cases;
    NoticeRepository notices;
    RefusalRepository refusals;
    ResolutionRepository resolutions;
    InventoryRepository inventory;
    PersonStateRepository personStates;
    LogRepository log;
    WorkQueue queue;
    CursorRepository cursors;
    ComparisonRepository comparison;
    OwnWrites ownWrites;
    DeliveryRepository deliveries;
    EngineStatusRepository engineStatus;
};

} // namespace lockstep
