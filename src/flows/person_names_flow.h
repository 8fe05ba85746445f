// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/person_name.h"
#include "flows/flow_context.h"

#include <QList>

namespace lockstep
{

/// Who users are, a screenful at a time; gone ones too. Main thread; reads on the read thread.
class PersonNamesFlow : public QObject
{
    Q_OBJECT

public:
    explicit PersonNamesFlow(const FlowContext &context, QObject *parent = nullptr);

    /// Answered by `namesRead`; users nobody knows and a store that cannot be read are answered by nothing: names are
    /// decoration, ids stay.
    void read(const QList<AppUserId> &users);

Q_SIGNALS:
    void namesRead(const QList<lockstep::PersonName> &names);

private:
    FlowContext m_context;
};

} // namespace lockstep
