// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/people_flow.h"

#include "models/people_model.h"

namespace lockstep
{

PeopleFlow::PeopleFlow(const FlowContext &context, PeopleModel &model, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_model(model)
{
}

PeopleFlow::~PeopleFlow() = default;

void PeopleFlow::show(const PeopleQuery &query)
{
    m_query = query;
    m_model.showList({});
    Q_EMIT listed(m_query, 0);
}

void PeopleFlow::refresh() { show(m_query); }

void PeopleFlow::locate(const PersonRef &who) { Q_EMIT located(who, -1); }

void PeopleFlow::readDetails(const PersonRef &who) { Q_EMIT detailsFailed(who, {.kind = ErrorKind::NotFound}); }

void PeopleFlow::find(const QString &text) { Q_EMIT found(text, {}); }

void PeopleFlow::readPeople(const QList<RowRange> &rows)
{
    Q_UNUSED(rows)
    Q_EMIT peopleRead({});
}

} // namespace lockstep
