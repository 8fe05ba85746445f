// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/apply_context.h"

namespace lockstep
{

/// Writes contacts in batches: creates, take-overs of visitors and updates. What Mautic answered becomes the base; a
/// value Mautic refuses is left out and the rest sent once more; a person Mautic refuses becomes a case.
class ContactWriter
{
public:
    explicit ContactWriter(ApplyContext &context);

    [[nodiscard]] Result<void> create(const QList<PositionedRow> &rows);
    [[nodiscard]] Result<void> edit(const QList<PositionedRow> &rows);

private:
    /// A row on its way, and the values that have been refused already.
    struct Item {
        PositionedRow positioned;
        QStringList refused = {};
    };
    /// What one answered batch changes in the store, saved in one transaction.
    struct Settlement {
        QList<Link> links = {};
        QList<Contact> contacts = {};
        QList<OwnWrite> written = {};
        /// Keys of the addresses that contacts no longer have, or have now, by whose they are.
        QHash<AppUserId, QStringList> addresses = {};
        /// Whose user is another contact from now on.
        QList<ContactId> freed = {};
        /// Mautic does not have them any more, or under another id.
        QList<ContactId> gone = {};
        QList<AppliedRow> outcomes = {};
        QList<Refusal> refusals = {};
        /// Rows of which Mautic took all but a value that a person had decided on.
        QList<AppliedRow> inVain = {};
        QList<Item> again = {};
    };
    enum class Verb { Create, Edit };

    [[nodiscard]] Result<void> writeAll(Verb verb, QList<Item> items);
    [[nodiscard]] Result<QList<Item>> writeBatch(Verb verb, const QList<Item> &items);
    [[nodiscard]] Result<QList<ItemResult>> send(Verb verb, const QList<Item> &items);
    [[nodiscard]] QHash<QString, QString> valuesOf(const Item &item) const;
    [[nodiscard]] static QStringList awaitedInVain(const Item &item);
    [[nodiscard]] Result<Settlement> settle(const QList<Item> &items, const QList<ItemResult> &results);
    void settleAnswered(const Item &item, const ItemResult &result, const QHash<AppUserId, Link> &links,
                        Settlement &settlement);
    /// The contact turned out to be somebody else's.
    void settleTaken(const Item &item, const ItemResult &result, const AppUserId &owner, Settlement &settlement);
    void settleRefused(const Item &item, const ItemResult &result, Settlement &settlement);
    [[nodiscard]] Link linkAfter(const Item &item, const ItemResult &result, const Link *known);
    void addAdopted(const PlanRow &row, const Contact &answered, Link &link);
    void countAnswered(const Item &item, const ItemResult &result);
    [[nodiscard]] Result<void> keep(const Settlement &settlement);
    [[nodiscard]] Result<void> keepOutcomes(const Settlement &settlement);
    [[nodiscard]] Result<QHash<ContactId, AppUserId>> otherOwners(const QList<ItemResult> &results);

    ApplyContext &m_context;
    QHash<ContactId, AppUserId> m_owners;
};

} // namespace lockstep
