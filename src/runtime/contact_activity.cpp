// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/contact_activity.h"

#include "runtime/mautic_connection.h"
#include "runtime/open_workspace.h"
#include "runtime/run_session.h"
#include "runtime/system_clock.h"

namespace lockstep
{

Result<ContactEventPage> readContactActivity(const QString &workspace, LoadedCredentials credentials, ContactId contact,
                                             const std::stop_token &stop)
{
    const auto opened = OpenWorkspace::openSetUp(workspace);
    if (!opened)
        return fail(opened.error());
    if (!credentials.mautic)
        return fail(credentials.mautic.error());
    const SystemClock clock;
    const WorkspaceSettings settings = settingsOfRun(*(*opened)->settings(), credentials);
    MauticConnection mautic(std::move(*credentials.mautic), settings, (*opened)->database(), clock);
    const PurposeScope purpose(mautic.gate(), Purpose::Person);
    return mautic.client().newestEvents(contact, contactEventsRead, stop);
}

} // namespace lockstep
