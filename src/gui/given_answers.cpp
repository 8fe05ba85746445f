// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/given_answers.h"

#include "domain/rule_draft.h"
#include "words/offer_words.h"

namespace lockstep
{

QString ruleFieldOf(const GivenAnswer &given)
{
    return canBeRule(given.decision.answer) ? fieldInQuestion(given.queued.row.open.content) : QString();
}

void GivenAnswers::add(const GivenAnswer &answer)
{
    m_underWay.insert(answer.decision.caseId, answer);
    m_last = answer;
}

void GivenAnswers::addAlike(const QList<qint64> &cases)
{
    for (const qint64 each : cases)
        m_underWay.insert(each, std::nullopt);
}

std::optional<GivenAnswer> GivenAnswers::take(qint64 caseNumber) { return m_underWay.take(caseNumber); }

void GivenAnswers::addBatch(const QString &batch)
{
    if (!batch.isEmpty() && !m_batches.contains(batch))
        m_batches.append(batch);
}

} // namespace lockstep
