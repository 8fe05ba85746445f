// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/person_names_flow.h"

#include "runtime/open_workspace.h"

namespace lockstep
{

namespace
{

QList<PersonName> readNames(const QString &folder, const QList<AppUserId> &users)
{
    const auto workspace = OpenWorkspace::openExisting(folder);
    if (!workspace)
        return {};
    return (*workspace)->store().users.namesOf(users).value_or(QList<PersonName>());
}

} // namespace

PersonNamesFlow::PersonNamesFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

void PersonNamesFlow::read(const QList<AppUserId> &users)
{
    m_context.read.start(
        *this, [folder = m_context.workspace, users](const std::stop_token &) { return readNames(folder, users); },
        [this](const QList<PersonName> &names) {
            if (!names.isEmpty())
                Q_EMIT namesRead(names);
        });
}

} // namespace lockstep
