// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"
#include "domain/result.h"
#include "domain/rule_draft.h"
#include "flows/flow_context.h"

#include <QHash>

namespace lockstep
{

/// What the Conflicts page reads and what people decide there. Main thread; reads on the read thread, so that the case
/// after the one on the screen is at hand when it is asked for; what is decided is kept by the work thread.
class CasesFlow : public QObject
{
    Q_OBJECT

public:
    explicit CasesFlow(const FlowContext &context, QObject *parent = nullptr);
    ~CasesFlow() override;

    /// The queue. A newer question replaces the one before.
    void read();
    /// One case: `fileRead`, at once where it was prepared, and again when it is read anew; `fileFailed` with NotFound
    /// where it is not open any more. Those of `next` are prepared afterwards. A newer question replaces it.
    void open(qint64 caseNumber, const QList<qint64> &next);
    /// What the same answer would do for all alike: `previewed`. A newer question replaces it.
    void previewAlike(const lockstep::CaseDecision &decision);
    void decide(const QList<lockstep::CaseDecision> &decisions);
    /// What an answer would make otherwise as the rule for everybody: `rulePreviewed`. A newer question replaces it.
    void previewRule(const QString &field, lockstep::Answer answer);
    void saveRule(const lockstep::RuleDraft &rule);
    /// What speaks against an address that is typed: `addressChecked`. A newer question replaces it.
    void checkAddress(const QString &address);
    void takeBack(const QString &batch);
    /// To the account that runs this, or to nobody.
    void assign(const QList<qint64> &cases, bool toMe);
    void snooze(const QList<qint64> &cases, std::optional<lockstep::Moment> until);
    void wake(const QList<qint64> &cases);
    /// What was decided lately, newest first.
    void readDecided();

    /// Account of whoever runs this.
    [[nodiscard]] static QString account();

Q_SIGNALS:
    void queueRead(const QList<lockstep::QueuedCase> &cases);
    void fileRead(const lockstep::CaseFile &file);
    void fileFailed(qint64 caseNumber, const lockstep::Error &error);
    void previewed(const lockstep::AlikePreview &preview);
    void previewFailed(const lockstep::Error &error);
    /// What came of each; the queue is read again by itself.
    void decided(const QList<lockstep::DecisionReceipt> &receipts);
    /// None of them was kept.
    void decideFailed(const lockstep::Error &error);
    void rulePreviewed(const lockstep::RulePreview &preview);
    /// It holds for everybody from now on; the queue is read again by itself.
    void ruleSaved(const lockstep::RuleDraft &rule);
    void addressChecked(const QString &address, const QList<lockstep::ConcernedAddress> &concerns);
    void takenBack(const QString &batch, const QList<lockstep::Resolution> &resolutions);
    void decidedRead(const QList<lockstep::Resolution> &resolutions);
    /// Something is to be carried out: whoever runs the engine should be woken.
    void told();
    void failed(const lockstep::Error &error);

private:
    void readFile(qint64 caseNumber);
    void prepare(const QList<qint64> &next);
    void changeQueue(const std::function<Result<void>(const QString &workspace)> &change);

    FlowContext m_context;
    JobHandle m_reading;
    JobHandle m_opening;
    JobHandle m_preparing;
    JobHandle m_previewing;
    JobHandle m_deciding;
    JobHandle m_history;
    JobHandle m_checking;
    struct Prepared {
        CaseFile file;
        /// Which reading of the queue it belongs to.
        quint64 generation = 0;
    };
    /// As they were when they were read; what is decided by them is held against the store again.
    QHash<qint64, Prepared> m_prepared;
    quint64 m_generation = 0;
    bool m_wantsDecided = false;
};

} // namespace lockstep
