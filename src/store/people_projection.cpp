// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/people_projection.h"

#include "store/folded_text.h"
#include "store/people_rows.h"
#include "store/stored_names.h"
#include "store/transaction.h"
#include "store/workspace_repository.h"

#include <QHash>

#include <algorithm>
#include <limits>
#include <variant>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

/// To be raised when rows would be made differently: then all are made anew.
constexpr int version = 1;
const QString keyOfState = u"people"_s;

/// A person of the list before; id 0: nobody.
struct KeptPerson {
    qint64 id = 0;
    PersonRow row;
};

/// What both pages go by: the last user, or the last contact, looked at.
using Cursor = std::variant<QString, qint64>;

struct Side {
    QString fresh;
    QString kept;
    Cursor first;
    Cursor end;
};

const Side users{
    .fresh = u"people_of_users"_s, .kept = u"person_of_users"_s, .first = QString(), .end = QString(u"\U0010FFFF"_s)};
const Side contacts{.fresh = u"people_only_in_mautic"_s,
                    .kept = u"person_only_in_mautic"_s,
                    .first = std::numeric_limits<qint64>::min(),
                    .end = std::numeric_limits<qint64>::max()};

void bindCursor(Statement &statement, const QString &placeholder, const Cursor &cursor)
{
    std::visit([&](const auto &value) { statement.bind(placeholder, value); }, cursor);
}

Cursor cursorAt(const Cursor &kind, const PersonRow &row)
{
    if (std::holds_alternative<QString>(kind))
        return row.who.user.value;
    return row.who.contact ? row.who.contact->value : 0;
}

EmailConsent consentOf(const Statement &row)
{
    if (row.isNull(1))
        return EmailConsent::NotInMautic;
    switch (row.number(16)) {
    case 3:
        return EmailConsent::Unsubscribed;
    case 2:
        return EmailConsent::OptedOutByHand;
    case 1:
        return EmailConsent::Bounced;
    default:
        return EmailConsent::Contactable;
    }
}

PersonState stateOf(const Statement &row)
{
    if (row.flag(5))
        return PersonState::Excluded;
    if (!row.isNull(3))
        return fromStoredName<PersonState>(row.text(3)).value_or(PersonState::NotLinked);
    return row.flag(4) ? PersonState::InStep : PersonState::NotLinked;
}

QString nameOf(const QString &given, const QString &family) { return QString(given + u' ' + family).trimmed(); }

PersonRow readFresh(const Statement &row)
{
    PersonRow person{.who = {.user = {row.text(0)}},
                     .state = stateOf(row),
                     .name = nameOf(row.text(6), row.text(7)),
                     .email = row.text(8),
                     .segments = row.text(15),
                     .consent = consentOf(row),
                     .lastChange = std::max(row.optionalMoment(12), row.optionalMoment(13)),
                     .lastSync = row.optionalMoment(14)};
    if (!row.isNull(2))
        person.who.contact = ContactId{row.number(2)};
    if (person.name.isEmpty())
        person.name = nameOf(row.text(9), row.text(10));
    if (person.email.isEmpty())
        person.email = row.text(11);
    return person;
}

QString searchTextOf(const PersonRow &person, const QString &name, const QString &email)
{
    const QString contact = person.who.contact ? QString::number(person.who.contact->value) : QString();
    return name + u'\n' + email + u'\n' + foldedText(person.who.user.value) + u'\n' + contact;
}

/// Those without a name come after all others, by their address.
QString sortKeyOf(const QString &name, const QString &email) { return name.isEmpty() ? QChar(0xffff) + email : name; }

Result<void> save(Database &database, const KeptPerson &person)
{
    auto statement = database.statement(u"person_save"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    const PersonRow &row = person.row;
    const QString name = foldedText(row.name);
    const QString email = foldedText(row.email);
    if (person.id == 0)
        statement->bindNull(u":id"_s);
    else
        statement->bind(u":id"_s, person.id);
    return statement->bind(u":user_id"_s, row.who.user.value)
        .bind(u":contact_id"_s, row.who.contact)
        .bind(u":state"_s, static_cast<int>(row.state))
        .bind(u":name"_s, row.name)
        .bind(u":email"_s, row.email)
        .bind(u":segments"_s, row.segments)
        .bind(u":consent"_s, static_cast<int>(row.consent))
        .bind(u":last_change"_s, row.lastChange)
        .bind(u":last_sync"_s, row.lastSync)
        .bind(u":name_key"_s, sortKeyOf(name, email))
        .bind(u":email_key"_s, email)
        .bind(u":search"_s, searchTextOf(row, name, email))
        .exec();
}

Result<void> remove(Database &database, qint64 id)
{
    auto statement = database.statement(u"person_remove"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->bind(u":id"_s, id).exec();
}

Result<QList<PersonRow>> freshPage(Database &database, const Side &side, const Cursor &after)
{
    auto statement = database.statement(side.fresh);
    if (!statement)
        return tl::unexpected(statement.error());
    bindCursor(*statement, u":after"_s, after);
    return statement->bind(u":limit"_s, PeopleProjection::pageSize).rows<PersonRow>(readFresh);
}

Result<QList<KeptPerson>> keptBetween(Database &database, const Side &side, const Cursor &after, const Cursor &through)
{
    auto statement = database.statement(side.kept);
    if (!statement)
        return tl::unexpected(statement.error());
    bindCursor(*statement, u":after"_s, after);
    bindCursor(*statement, u":through"_s, through);
    return statement->rows<KeptPerson>(
        [](const Statement &row) { return KeptPerson{.id = row.number(0), .row = readPersonRow(row)}; });
}

/// A user is the same person whatever contact it has; a contact without a user is itself.
QString keyOf(const PersonRef &who)
{
    return who.user.value.isEmpty() ? QString(u'\n' + QString::number(who.contact->value)) : who.user.value;
}

/// Turns one page of the list before into the page it should be.
class PageUpdate
{
public:
    PageUpdate(Database &database, const QList<KeptPerson> &kept)
        : m_database(database)
    {
        m_kept.reserve(kept.size());
        for (const KeptPerson &person : kept)
            m_kept.insert(keyOf(person.row.who), person);
    }

    Result<qint64> run(const QList<PersonRow> &fresh)
    {
        qint64 changes = 0;
        for (const PersonRow &row : fresh) {
            const KeptPerson before = m_kept.take(keyOf(row.who));
            if (before.id != 0 && before.row == row)
                continue;
            if (auto done = save(m_database, {.id = before.id, .row = row}); !done)
                return tl::unexpected(done.error());
            ++changes;
        }
        for (const KeptPerson &gone : m_kept) {
            if (auto done = remove(m_database, gone.id); !done)
                return tl::unexpected(done.error());
            ++changes;
        }
        return changes;
    }

private:
    Database &m_database;
    QHash<QString, KeptPerson> m_kept;
};

/// The rows of one page, brought in line with what they are made of.
Result<qint64> updatePage(Database &database, const Side &side, const Cursor &after, const Cursor &through,
                          const QList<PersonRow> &fresh)
{
    const auto kept = keptBetween(database, side, after, through);
    if (!kept)
        return tl::unexpected(kept.error());
    return inTransaction(database, [&] { return PageUpdate(database, *kept).run(fresh); });
}

Result<qint64> updateSide(Database &database, const Side &side, const std::stop_token &stop)
{
    qint64 changes = 0;
    for (Cursor after = side.first;;) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled);
        const auto fresh = freshPage(database, side, after);
        if (!fresh)
            return tl::unexpected(fresh.error());
        const bool isLast = fresh->size() < PeopleProjection::pageSize;
        const Cursor through = isLast ? side.end : cursorAt(side.first, fresh->last());
        auto changed = updatePage(database, side, after, through, *fresh);
        if (!changed)
            return changed;
        changes += *changed;
        if (isLast)
            return changes;
        after = through;
    }
}

} // namespace

Result<QString> PeopleProjection::present()
{
    auto statement = m_database.statement(u"run_last_finished"_s);
    if (!statement)
        return tl::unexpected(statement.error());
    return statement->firstNumber().map([](qint64 run) { return u"%1:%2"_s.arg(version).arg(run); });
}

Result<bool> PeopleProjection::isCurrent()
{
    const auto now = present();
    if (!now)
        return tl::unexpected(now.error());
    return WorkspaceRepository(m_database).value(keyOfState).map([&](const auto &kept) { return kept == *now; });
}

Result<qint64> PeopleProjection::update(const std::stop_token &stop)
{
    const auto now = present();
    if (!now)
        return tl::unexpected(now.error());
    const auto kept = WorkspaceRepository(m_database).value(keyOfState);
    if (!kept)
        return tl::unexpected(kept.error());
    if (*kept && !(*kept)->startsWith(u"%1:"_s.arg(version))) {
        auto clear = m_database.statement(u"person_clear"_s);
        if (!clear)
            return tl::unexpected(clear.error());
        if (auto done = clear->exec(); !done)
            return tl::unexpected(done.error());
    }
    auto ofUsers = updateSide(m_database, users, stop);
    if (!ofUsers)
        return ofUsers;
    auto ofContacts = updateSide(m_database, contacts, stop);
    if (!ofContacts)
        return ofContacts;
    if (auto noted = WorkspaceRepository(m_database).setValue(keyOfState, *now); !noted)
        return tl::unexpected(noted.error());
    return *ofUsers + *ofContacts;
}

} // namespace lockstep
