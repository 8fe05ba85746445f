// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/contact_event.h"
#include "domain/timeline_export.h"
#include "flows/credentials_flow.h"
#include "flows/flow_context.h"

namespace lockstep
{

/// What a person's timeline asks for beyond the store: what Mautic itself says happened, one request each time somebody
/// asks, and files. Main thread; asks Mautic on a thread of its own, so that nothing waits behind it.
class PersonTimelineFlow : public QObject
{
    Q_OBJECT

public:
    /// `credentials` outlives it.
    PersonTimelineFlow(const FlowContext &context, CredentialsFlow &credentials, QObject *parent = nullptr);
    ~PersonTimelineFlow() override;

    /// `eventsRead` or `eventsFailed`. A newer question replaces it.
    void readEvents(lockstep::ContactId contact);
    void exportTo(const lockstep::TimelineExport &wanted);

Q_SIGNALS:
    void eventsRead(lockstep::ContactId contact, const lockstep::ContactEventPage &page);
    /// BudgetSpent says when there will be requests again.
    void eventsFailed(lockstep::ContactId contact, const lockstep::Error &error);
    void exported(const QString &file, int entries);
    void exportFailed(const lockstep::Error &error);

private:
    void ask(ContactId contact, LoadedCredentials credentials);

    FlowContext m_context;
    CredentialsFlow &m_credentials;
    JobThread m_thread{"activity"};
    JobHandle m_asking;
    quint64 m_question = 0;
};

} // namespace lockstep
