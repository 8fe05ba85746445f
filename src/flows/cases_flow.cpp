// SPDX-License-Identifier: GPL-3.0-or-later
#include "flows/cases_flow.h"

#include "flows/taking_back.h"
#include "runtime/case_desk.h"
#include "runtime/operator_identity.h"

namespace lockstep
{

namespace
{

constexpr int decidedAtOnce = 200;
constexpr int differencesShown = 500;

Result<QList<QueuedCase>> readQueue(const QString &workspace)
{
    auto queue = CaseDesk(workspace).queue();
    if (!queue && queue.error().kind == ErrorKind::StoreMissing)
        return QList<QueuedCase>();
    return queue;
}

} // namespace

CasesFlow::CasesFlow(const FlowContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
}

CasesFlow::~CasesFlow()
{
    for (JobHandle *job : {&m_reading, &m_opening, &m_preparing, &m_previewing, &m_history, &m_checking})
        job->abandon();
}

QString CasesFlow::account() { return currentOperator().account; }

void CasesFlow::read()
{
    m_reading.abandon();
    ++m_generation;
    m_reading = m_context.read.start(
        *this, [workspace = m_context.workspace](const std::stop_token &) { return readQueue(workspace); },
        [this](const Result<QList<QueuedCase>> &cases) {
            if (cases)
                Q_EMIT queueRead(*cases);
            else
                Q_EMIT failed(cases.error());
        });
    if (m_wantsDecided)
        readDecided();
}

void CasesFlow::open(qint64 caseNumber, const QList<qint64> &next)
{
    m_opening.abandon();
    m_preparing.abandon();
    const auto prepared = m_prepared.constFind(caseNumber);
    const bool isFresh = prepared != m_prepared.constEnd() && prepared->generation == m_generation;
    std::optional<CaseFile> file;
    if (prepared != m_prepared.constEnd())
        file = prepared->file;
    m_prepared.removeIf([&next](auto each) { return !next.contains(each.key()); });
    if (!isFresh)
        readFile(caseNumber);
    prepare(next);
    if (file)
        Q_EMIT fileRead(*file);
}

void CasesFlow::readFile(qint64 caseNumber)
{
    m_opening = m_context.read.start(
        *this,
        [workspace = m_context.workspace, caseNumber](const std::stop_token &) {
            return CaseDesk(workspace).file(caseNumber);
        },
        [this, caseNumber](const Result<CaseFile> &file) {
            if (file)
                Q_EMIT fileRead(*file);
            else
                Q_EMIT fileFailed(caseNumber, file.error());
        });
}

void CasesFlow::prepare(const QList<qint64> &next)
{
    QList<qint64> missing = next;
    missing.removeIf([this](qint64 each) {
        const auto prepared = m_prepared.constFind(each);
        return prepared != m_prepared.constEnd() && prepared->generation == m_generation;
    });
    if (missing.isEmpty())
        return;
    m_preparing = m_context.read.start(
        *this,
        [workspace = m_context.workspace, missing](const std::stop_token &stop) {
            QList<CaseFile> files;
            for (const qint64 each : missing) {
                const auto file = stop.stop_requested() ? Result<CaseFile>(CaseFile()) : CaseDesk(workspace).file(each);
                if (file && !stop.stop_requested())
                    files.append(*file);
            }
            return files;
        },
        [this, generation = m_generation](const QList<CaseFile> &files) {
            for (const CaseFile &file : files)
                m_prepared.insert(file.queued.row.open.id, {.file = file, .generation = generation});
        });
}

void CasesFlow::previewAlike(const CaseDecision &decision)
{
    m_previewing.abandon();
    m_previewing = m_context.read.start(
        *this,
        [workspace = m_context.workspace, decision](const std::stop_token &stop) {
            return CaseDesk(workspace).previewAlike(decision, stop);
        },
        [this](const Result<AlikePreview> &preview) {
            if (preview)
                Q_EMIT previewed(*preview);
            else
                Q_EMIT previewFailed(preview.error());
        });
}

void CasesFlow::decide(const QList<CaseDecision> &decisions)
{
    m_deciding = m_context.work.start(
        *this,
        [workspace = m_context.workspace, decisions](const std::stop_token &) {
            return CaseDesk(workspace).decide(decisions, currentOperator());
        },
        [this](const Result<QList<DecisionReceipt>> &receipts) {
            if (!receipts) {
                Q_EMIT decideFailed(receipts.error());
                return;
            }
            Q_EMIT decided(*receipts);
            Q_EMIT told();
            read();
        });
}

void CasesFlow::previewRule(const QString &field, Answer answer)
{
    m_previewing.abandon();
    m_previewing = m_context.read.start(
        *this,
        [workspace = m_context.workspace, field, answer](const std::stop_token &stop) {
            return CaseDesk(workspace).previewRule(field, answer, differencesShown, stop);
        },
        [this](const Result<RulePreview> &preview) {
            if (preview)
                Q_EMIT rulePreviewed(*preview);
            else
                Q_EMIT previewFailed(preview.error());
        });
}

void CasesFlow::saveRule(const RuleDraft &rule)
{
    m_context.work.start(
        *this,
        [workspace = m_context.workspace, rule](const std::stop_token &) {
            return CaseDesk(workspace).saveRule(rule, currentOperator());
        },
        [this, rule](const Result<void> &saved) {
            if (saved) {
                Q_EMIT ruleSaved(rule);
                Q_EMIT told();
            } else {
                Q_EMIT previewFailed(saved.error());
            }
            read();
        });
}

void CasesFlow::checkAddress(const QString &address)
{
    m_checking.abandon();
    m_checking = m_context.read.start(
        *this,
        [workspace = m_context.workspace, address](const std::stop_token &) {
            return CaseDesk(workspace).concernsOf(address);
        },
        [this, address](const Result<QList<ConcernedAddress>> &concerns) {
            if (concerns)
                Q_EMIT addressChecked(address, *concerns);
        });
}

void CasesFlow::takeBack(const QString &batch)
{
    startTakingBack(m_context.work, *this, {.workspace = m_context.workspace, .id = batch},
                    [this, batch](const Result<QList<Resolution>> &resolutions) {
                        if (!resolutions) {
                            Q_EMIT failed(resolutions.error());
                            return;
                        }
                        Q_EMIT takenBack(batch, *resolutions);
                        Q_EMIT told();
                        read();
                    });
}

void CasesFlow::changeQueue(const std::function<Result<void>(const QString &workspace)> &change)
{
    m_context.work.start(
        *this, [workspace = m_context.workspace, change](const std::stop_token &) { return change(workspace); },
        [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            read();
        });
}

void CasesFlow::assign(const QList<qint64> &cases, bool toMe)
{
    changeQueue([cases, toMe](const QString &workspace) {
        return CaseDesk(workspace).assign(cases, toMe ? currentOperator().account : QString());
    });
}

void CasesFlow::snooze(const QList<qint64> &cases, std::optional<Moment> until)
{
    changeQueue([cases, until](const QString &workspace) { return CaseDesk(workspace).snooze(cases, until); });
}

void CasesFlow::wake(const QList<qint64> &cases)
{
    changeQueue([cases](const QString &workspace) { return CaseDesk(workspace).wake(cases); });
}

void CasesFlow::readDecided()
{
    m_wantsDecided = true;
    m_history.abandon();
    m_history = m_context.read.start(
        *this,
        [workspace = m_context.workspace](const std::stop_token &) {
            return CaseDesk(workspace).decided(std::nullopt, decidedAtOnce);
        },
        [this](const Result<QList<Resolution>> &resolutions) {
            if (resolutions)
                Q_EMIT decidedRead(*resolutions);
            else if (resolutions.error().kind != ErrorKind::StoreMissing)
                Q_EMIT failed(resolutions.error());
        });
}

} // namespace lockstep
