// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/bulk_desk.h"

#include "domain/plan_cost.h"
#include "runtime/decision_keeper.h"
#include "runtime/people_reader.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

/// Whole batches of Mautic's, so that the cost of a page is that of its requests.
constexpr qsizetype usersAtOnce = 1000;

QList<HandDecision> pageOf(const BulkDecision &decision, const QList<AppUserId> &users, qsizetype first)
{
    QList<HandDecision> page;
    for (const AppUserId &user : users.mid(first, usersAtOnce))
        page.append({.user = user, .answer = decision.answer, .field = decision.field, .note = decision.note});
    return page;
}

bool isForMany(Answer answer)
{
    return answer == Answer::NeverSyncField || answer == Answer::LeaveAlone || answer == Answer::Unlink;
}

Result<std::unique_ptr<OpenWorkspace>> openFor(const QString &folder, const BulkDecision &decision)
{
    if (!isForMany(decision.answer))
        return fail(ErrorKind::BadInput, u"not an answer for many"_s);
    return OpenWorkspace::openSetUp(folder);
}

} // namespace

struct BulkDesk::People {
    QList<AppUserId> users = {};
    int onlyInMautic = 0;
    QByteArray hash = {};
};

Result<BulkDesk::People> BulkDesk::peopleOf(const BulkTarget &target, const std::stop_token &stop) const
{
    People people{.users = target.users};
    if (target.filter) {
        PeopleReader reader(m_workspace);
        const auto found = reader.list({.query = *target.filter}, stop);
        if (!found)
            return fail(found.error());
        const auto refs = reader.people({{0, found->list.rowCount - 1}});
        if (!refs)
            return fail(refs.error());
        people.users.clear();
        for (const PersonRef &who : *refs) {
            if (who.user.value.isEmpty())
                ++people.onlyInMautic;
            else
                people.users.append(who.user);
        }
    }
    // Whoever they are, whatever order they are listed in.
    std::sort(people.users.begin(), people.users.end(),
              [](const AppUserId &a, const AppUserId &b) { return a.value < b.value; });
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const AppUserId &user : std::as_const(people.users)) {
        hash.addData(user.value.toUtf8());
        hash.addData(QByteArrayView("\0", 1));
    }
    people.hash = hash.result();
    return people;
}

Result<BulkPreview> BulkDesk::preview(const BulkDecision &decision, const std::stop_token &stop) const
{
    const auto workspace = openFor(m_workspace, decision);
    if (!workspace)
        return fail(workspace.error());
    const auto people = peopleOf(decision.target, stop);
    if (!people)
        return fail(people.error());
    BulkPreview preview{.people = static_cast<int>(people->users.size()) + people->onlyInMautic,
                        .onlyInMautic = people->onlyInMautic,
                        .seen = people->hash};
    DecisionKeeper keeper(**workspace, {});
    for (qsizetype first = 0; first < people->users.size(); first += usersAtOnce) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const auto page = keeper.manyByHand(pageOf(decision, people->users, first), false);
        if (!page)
            return fail(page.error());
        preview.decided += page->decided;
        preview.alreadySo += page->alreadySo;
        preview.notPossible += page->notPossible;
        preview.requests += costOf(page->rows, {}).writes;
    }
    return preview;
}

Result<BulkReceipt> BulkDesk::decide(const BulkDecision &decision, const RunOperator &by,
                                     const std::stop_token &stop) const
{
    const auto workspace = openFor(m_workspace, decision);
    if (!workspace)
        return fail(workspace.error());
    const auto people = peopleOf(decision.target, stop);
    if (!people)
        return fail(people.error());
    if (!decision.seen.isEmpty() && decision.seen != people->hash)
        return BulkReceipt{.isOther = true};
    DecisionKeeper keeper(**workspace, by);
    BulkReceipt receipt{.batch = keeper.batch()};
    for (qsizetype first = 0; first < people->users.size(); first += usersAtOnce) {
        if (stop.stop_requested()) {
            receipt.isStopped = true;
            break;
        }
        const auto page = keeper.manyByHand(pageOf(decision, people->users, first), true);
        if (!page)
            return fail(page.error());
        receipt.decided += page->decided;
    }
    return receipt;
}

} // namespace lockstep
