// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/case_queue.h"
#include "runtime/case_rows.h"
#include "runtime/open_workspace.h"
#include "sync/desk_facts.h"

namespace lockstep
{

/// In their order, with those they are about.
[[nodiscard]] Result<QList<QueuedCase>> queuedCases(Repositories &store, const QList<DeskCase> &cases);

/// Gathers all there is to decide one case by. Belongs to the thread of the workspace, which is set up.
class CaseFileReader
{
public:
    explicit CaseFileReader(OpenWorkspace &workspace)
        : m_workspace(workspace)
        , m_store(workspace.store())
        , m_facts(m_store, *workspace.settings())
    {
    }

    /// NotFound where the case is not open any more.
    [[nodiscard]] Result<CaseFile> read(qint64 caseId);

private:
    [[nodiscard]] Result<void> addFacts(CaseFile &file);
    [[nodiscard]] Result<void> addPerson(CaseFile &file);
    [[nodiscard]] Result<void> addCandidates(CaseFile &file, const PersonFacts *facts);
    [[nodiscard]] Result<void> addConcerns(CaseFile &file);
    [[nodiscard]] Result<void> addAlike(CaseFile &file);
    [[nodiscard]] CaseCandidate candidateOf(const Contact &contact, const PersonFacts *facts) const;

    OpenWorkspace &m_workspace;
    Repositories &m_store;
    DeskFacts m_facts;
};

} // namespace lockstep
