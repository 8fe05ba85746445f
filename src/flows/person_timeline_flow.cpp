// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/person_timeline_flow.h"

#include "runtime/contact_activity.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

Result<int> writeTimeline(const TimelineExport &wanted)
{
    QSaveFile file(wanted.file);
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorKind::BadInput, u"table not writable"_s, wanted.file);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(timelineText(wanted));
    if (!file.commit())
        return fail(ErrorKind::DiskFull, u"table not written"_s, wanted.file);
    return static_cast<int>(wanted.entries.size());
}

} // namespace

PersonTimelineFlow::PersonTimelineFlow(const FlowContext &context, CredentialsFlow &credentials, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_credentials(credentials)
{
}

PersonTimelineFlow::~PersonTimelineFlow() { m_asking.abandon(); }

void PersonTimelineFlow::readEvents(ContactId contact)
{
    m_asking.abandon();
    const quint64 question = ++m_question;
    m_credentials.load(*this, [this, contact, question](Result<LoadedCredentials> credentials) {
        if (question != m_question)
            return;
        if (credentials)
            ask(contact, std::move(*credentials));
        else
            Q_EMIT eventsFailed(contact, credentials.error());
    });
}

void PersonTimelineFlow::ask(ContactId contact, LoadedCredentials credentials)
{
    m_asking = m_thread.start(
        *this,
        [workspace = m_context.workspace, contact,
         credentials = std::move(credentials)](const std::stop_token &stop) mutable {
            return readContactActivity(workspace, std::move(credentials), contact, stop);
        },
        [this, contact](const Result<ContactEventPage> &page) {
            if (page)
                Q_EMIT eventsRead(contact, *page);
            else
                Q_EMIT eventsFailed(contact, page.error());
        });
}

void PersonTimelineFlow::exportTo(const TimelineExport &wanted)
{
    m_context.work.start(
        *this, [wanted](const std::stop_token &) { return writeTimeline(wanted); },
        [this, file = wanted.file](const Result<int> &entries) {
            if (entries)
                Q_EMIT exported(file, *entries);
            else
                Q_EMIT exportFailed(entries.error());
        });
}

} // namespace lockstep
