// SPDX-License-Identifier: GPL-3.0-or-later
// What happens in the model.
#include "engine_model.h"

#include "domain/email_address.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep
{

namespace
{

const QString lastName = u"lastname"_s;
const QString company = u"company"_s;
const QStringList tracked{emailAlias, lastName, company};

QString userName(int who) { return u"user%1"_s.arg(who); }

/// What the product writes to the application bears the time of the computer, which is none of the model's.
void keepTimesOfTheModel(const QString &usersFile)
{
    const QString name = u"model"_s;
    {
        QSqlDatabase application = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        application.setDatabaseName(usersFile);
        QSqlQuery query(application.open() ? application : QSqlDatabase());
        const bool isDone =
            query.exec(u"CREATE TRIGGER times AFTER UPDATE ON \"user\" WHEN NEW.\"updatedAt\" > '2026-11-15' "
                       "BEGIN UPDATE \"user\" SET \"updatedAt\" = OLD.\"updatedAt\" WHERE id = NEW.id; END"_s);
        RC_ASSERT(isDone);
    }
    QSqlDatabase::removeDatabase(name);
}

/// As it is compared: addresses by their key.
QString normal(const QString &alias, const QString &value) { return alias == emailAlias ? emailKey(value) : value; }

} // namespace

void showValue(const Act &act, std::ostream &out)
{
    out << "{" << act.command << ", " << act.who << ", " << act.value << "}";
}

void showValue(const Round &round, std::ostream &out)
{
    for (const Act &act : round.acts) {
        showValue(act, out);
        out << " ";
    }
    out << (round.endsWithARestart ? "restart" : "rest");
}

EngineModel::EngineModel(int perHour)
    : m_perHour(perHour)
{
    m_world.options().usersInterval = 60s;
    m_world.options().segmentInterval = 60s;
    m_world.settings().writableAttributes = {UserAttribute::Company};
    keepTimesOfTheModel(m_world.usersFile());
    MemoryMautic &mautic = m_world.mautic();
    mautic.setBatchLimit(2);
    // Setting Mautic up is no part of this.
    mautic.addField({.alias = u"registered_at"_s, .type = ContactFieldType::DateTime, .lengthLimit = 64});
    const ContactId bystander =
        mautic.add({{emailAlias, u"bystander@example.com"_s}, {lastName, u"By"_s}, {company, u"None"_s}});
    m_bystander = mautic.all().constFirst();
    RC_ASSERT(m_bystander.id == bystander);
    if (perHour > 0)
        m_world.limitRequests(perHour);
    mautic.watchWrites([this](const Contact &before, const auto &fields) { seeWrite(before, fields); });
    mautic.watchAdditions([this](SegmentId, ContactId contact) { seeAddition(contact); });
    mautic.watchCalls([this] { seeCall(); });
}

bool EngineModel::exists(int who) { return !m_world.userValue(userName(who), u"id"_s).isNull(); }

bool EngineModel::isExcluded(int who)
{
    return !exists(who) || column(who, u"banned"_s) == u"1"_s || m_people[size_t(who)].isLeftAlone;
}

QString EngineModel::column(int who, const QString &name) { return m_world.userValue(userName(who), name).toString(); }

QString EngineModel::appValue(int who, const QString &alias)
{
    if (alias == emailAlias)
        return emailKey(column(who, u"email"_s));
    const QString text = column(who, alias == lastName ? u"name"_s : u"company"_s);
    return alias == lastName ? text.mid(text.indexOf(u' ') + 1) : text;
}

QString EngineModel::mauticValue(ContactId contact, const QString &alias) const
{
    return normal(alias, const_cast<EngineModel *>(this)->m_world.mautic().value(contact, alias));
}

ContactId EngineModel::contactOf(int who) { return m_world.contactOf(userName(who)); }

void EngineModel::perform(const Act &act)
{
    const auto command = static_cast<Command>(act.command);
    m_world.pass(1s);
    if (command <= Command::Delete)
        atTheApplication(command, act.who, act.value);
    else if (command <= Command::RemoveFromSegment)
        atMautic(command, act.who, act.value);
    else if (command <= Command::SetClockBack)
        atTheEngine(command, act.value);
    else
        atTheDesk(command, act.who, act.value);
    if (isTraced())
        trace(act);
}

void EngineModel::run(std::chrono::seconds span)
{
    try {
        const auto ran = m_world.run(span);
        if (!ran)
            RC_FAIL(ran.error().detail.toStdString());
    } catch (const MemoryMautic::Crash &) {
        m_world.restart();
    }
}

void EngineModel::change(int who, const QVariantMap &columns)
{
    QHash<QString, QString> before;
    for (const QString &alias : tracked)
        before.insert(alias, appValue(who, alias));
    m_world.pass(1s);
    m_world.changeNow(userName(who), columns);
    Person &person = m_people[size_t(who)];
    for (const QString &alias : tracked) {
        const QString now = appValue(who, alias);
        if (now == before.value(alias))
            continue;
        forgetDecisions(who, alias);
        Field &field = person.fields[alias];
        field.app = true;
        field.appIsLast = !person.had.value(alias).contains(now);
        person.had[alias].insert(now);
        // Agreed, as far as anybody can tell from outside.
        if (field.mautic && (now == field.entered || field.enteredBefore.contains(now)))
            field = {.unsure = true};
    }
}

void EngineModel::signUp(int who, int value)
{
    if (exists(who))
        return;
    QVariantMap columns{{u"name"_s, QString(u"Some Own%1"_s.arg(who))},
                        {u"company"_s, QString(u"Old%1"_s.arg(who))},
                        {u"emailVerified"_s, value == 5 ? 0 : 1}};
    if (value == 3)
        columns.insert(u"mtcId"_s, QString::number(m_world.mautic().add({}).value));
    if (value == 4)
        columns.insert(u"mtcId"_s, QString::number(contactOf((who + 1) % people).value));
    m_world.signUpNow(userName(who), columns);
    forgetDecisions(who, {});
    Person &person = m_people[size_t(who)];
    // Where the clock was set back they are no new users.
    if (m_world.clock().at < m_world.settings().newUsersSince)
        person.isRelinked = true;
    for (const QString &alias : tracked) {
        person.had[alias].insert(appValue(who, alias));
        person.fields[alias].app = true;
        person.fields[alias].appIsLast = false;
    }
}

void EngineModel::atTheApplication(Command command, int who, int value)
{
    if (command == Command::SignUp)
        signUp(who, value);
    if (command == Command::SignUp || !exists(who))
        return;
    switch (command) {
    case Command::Rename:
        change(who, {{u"name"_s, QString(u"Some App%1"_s.arg(++m_count))}});
        break;
    case Command::ChangeCompany:
        change(who, {{u"company"_s, QString(u"App%1"_s.arg(++m_count))}});
        break;
    case Command::ClearCompany:
        change(who, {{u"company"_s, QString()}});
        break;
    case Command::OptOut:
    case Command::OptBackIn:
        change(who, {{u"marketingOptOut"_s, command == Command::OptOut ? 1 : 0}});
        break;
    case Command::Ban:
        change(who, {{u"banned"_s, value % 2}});
        break;
    case Command::Verify:
        change(who, {{u"emailVerified"_s, value % 3 ? 1 : 0}});
        break;
    case Command::AgreeWithMautic:
        if (const QString theirs = mauticValue(contactOf(who), company); !theirs.isEmpty())
            change(who, {{u"company"_s, theirs}});
        break;
    case Command::ChangeWhileItWrites:
        changeWhileItWrites(who, value);
        break;
    case Command::ChangeBothSides:
        if (const ContactId contact = contactOf(who); contact.value != 0 && m_world.mautic().has(contact))
            enter(who, contact, company, u"Mautic%1"_s.arg(++m_count));
        change(who, {{u"company"_s, QString(u"App%1"_s.arg(++m_count))}});
        break;
    case Command::Delete: {
        int present = 0;
        for (int each = 0; each < people; ++each)
            present += exists(each) ? 1 : 0;
        // Without anybody left, a guard rightly stops everything.
        if (present > 1)
            m_world.removeUser(userName(who));
        break;
    }
    default:
        changeAddress(command, who, value);
        break;
    }
}

void EngineModel::changeAddress(Command command, int who, int value)
{
    const int other = (who + 1) % people;
    const QString mine = column(who, u"email"_s);
    if (command == Command::ChangeAddress)
        change(who, {{u"email"_s, QString(u"moved%1@example.com"_s.arg(value))}});
    if (command == Command::VaryAddress)
        change(who, {{u"email"_s, mine.toUpper()}});
    if (command == Command::SwapAddresses && exists(other)) {
        change(who, {{u"email"_s, column(other, u"email"_s)}});
        change(other, {{u"email"_s, mine}});
    }
    const int third = (who + 2) % people;
    if (command == Command::CycleAddresses && exists(other) && exists(third)) {
        change(who, {{u"email"_s, column(other, u"email"_s)}});
        change(other, {{u"email"_s, column(third, u"email"_s)}});
        change(third, {{u"email"_s, mine}});
    }
}

/// While a delivery with this person's change in it is under way, comes the next one.
void EngineModel::changeWhileItWrites(int who, int value)
{
    change(who, {{u"company"_s, QString(u"App%1"_s.arg(++m_count))}});
    m_world.mautic().duringWrite(1 + value % 3, [this, who] {
        if (exists(who))
            change(who, {{u"company"_s, QString(u"App%1"_s.arg(++m_count))}});
    });
}

void EngineModel::forget(int who)
{
    Person &person = m_people[size_t(who)];
    for (const QString &alias : tracked)
        person.fields[alias] = {.unsure = true};
    person.isRelinked = true;
    forgetDecisions(who, {});
}

void EngineModel::atMautic(Command command, int who, int value)
{
    MemoryMautic &mautic = m_world.mautic();
    if (command == Command::AddContact) {
        const QString address = exists(who) ? column(who, u"email"_s) : userName(who) + u"@example.com"_s;
        m_addedByHand.insert(emailKey(address));
        mautic.add({{emailAlias, address}, {lastName, u"Stranger"_s}});
        return;
    }
    const ContactId contact = contactOf(who);
    if (contact.value != 0 && mautic.has(contact))
        atAContact(command, who, contact, value);
}

void EngineModel::enter(int who, ContactId contact, const QString &alias, const QString &value)
{
    const QString before = mauticValue(contact, alias);
    m_world.mautic().set(contact, alias, value);
    forgetDecisions(who, alias);
    Field &field = m_people[size_t(who)].fields[alias];
    if (before == normal(alias, value))
        return;
    if (field.mautic)
        field.enteredBefore.insert(field.entered);
    else
        field.original = before;
    field.mautic = true;
    field.appIsLast = false;
    field.entered = normal(alias, value);
    // A write that arrived while its answer got lost, and was undone by hand, was never there as far as one can see.
    const bool mayBeUnseen = m_answersMayGetLost && field.entered == field.before;
    if (field.entered == appValue(who, alias) || field.entered == field.original || mayBeUnseen)
        field = {.unsure = true};
}

void EngineModel::merge(int who, ContactId loser, ContactId winner)
{
    m_world.mautic().merge(loser, winner);
    if (!m_owners.contains(winner))
        m_owners.insert(winner, who);
    forget(who);
}

void EngineModel::atAContact(Command command, int who, ContactId contact, int value)
{
    MemoryMautic &mautic = m_world.mautic();
    switch (command) {
    case Command::RenameContact:
        enter(who, contact, lastName, u"Mautic%1"_s.arg(++m_count));
        break;
    case Command::ChangeContactsCompany:
        enter(who, contact, company, u"Mautic%1"_s.arg(++m_count));
        break;
    case Command::ClearContactsCompany:
        enter(who, contact, company, {});
        break;
    case Command::ChangeContactsAddress:
        enter(who, contact, emailAlias, u"mautic%1@example.com"_s.arg(++m_count));
        break;
    case Command::OptOutContact:
        mautic.optOut(contact, DoNotContactReason::Unsubscribed);
        break;
    case Command::DeleteContact:
        mautic.remove(contact);
        forget(who);
        break;
    case Command::MergeContacts: {
        const ContactId other = contactOf((who + 1 + value % (people - 1)) % people);
        if (other.value != 0 && other != contact && mautic.has(other))
            merge(who, contact, other);
        break;
    }
    case Command::ChangeContactAndLoseTheRead:
        enter(who, contact, company, u"Mautic%1"_s.arg(++m_count));
        mautic.failCall(2 + value % 2, ErrorKind::TimedOut);
        break;
    case Command::MergeIntoAStranger: {
        if (value % 2)
            takeOut(who, contact);
        const QString address = u"stranger%1@example.com"_s.arg(++m_count);
        merge(who, contact, mautic.add({{emailAlias, address}, {lastName, u"Stranger"_s}}));
        break;
    }
    default:
        takeOut(who, contact);
        break;
    }
}

void EngineModel::takeOut(int who, ContactId contact)
{
    if (m_world.mautic().isMember(m_world.settings().segmentName, contact))
        m_people[size_t(who)].wasTakenOut = true;
    m_world.mautic().removeByHand(m_world.settings().segmentName, contact);
}

void EngineModel::atTheEngine(Command command, int value)
{
    MemoryMautic &mautic = m_world.mautic();
    const int nth = 1 + value % 4;
    m_answersMayGetLost = m_answersMayGetLost || command <= Command::GoDown;
    switch (command) {
    case Command::LoseAnswer:
        mautic.failWrite(nth, ErrorKind::OutcomeUnknown, true);
        break;
    case Command::RefuseWrite:
        mautic.failWrite(nth, value % 2 ? ErrorKind::ServerFault : ErrorKind::Offline);
        break;
    case Command::LoseRead:
        mautic.failCall(nth, ErrorKind::TimedOut);
        break;
    case Command::Crash:
        mautic.crashAtWrite(nth, value % 2 == 0);
        break;
    case Command::GoDown:
        goDown(value);
        break;
    case Command::PurgeLog:
        // What maintenance removes is old: a log that was empty when it was last read is not emptied again before that.
        if (!mautic.audit().isEmpty() && m_world.store().cursors.position(Feed::ContactChanges).value() != 0)
            mautic.purgeAudit(mautic.audit().last().id - value % 3);
        break;
    case Command::RunAWhile:
        run(std::chrono::seconds(10 + value * 20));
        break;
    case Command::Restart:
        m_world.restart();
        break;
    case Command::SyncByHand:
        syncByHand();
        break;
    case Command::PauseAndResume:
        expectNoCalls();
        break;
    default:
        // The budget's own property test sets the clock back, too; here it would hide what the hour had.
        // Nor before the engine ever looked at the clock.
        if (m_perHour == 0 && m_world.store().cursors.usersMark().value()) {
            m_world.pass(-std::chrono::minutes(value * 10));
        }
        break;
    }
}

/// Whoever looks is told (I9).
void EngineModel::goDown(int value)
{
    MemoryMautic &mautic = m_world.mautic();
    mautic.goDown(value % 2 ? ErrorKind::ServerFault : ErrorKind::Offline);
    const int before = mautic.faults();
    run(5min);
    if (mautic.faults() > before) {
        const EngineStatus status = m_world.status();
        RC_ASSERT(status.trouble.has_value() || status.state != EngineState::Idle);
    }
    mautic.comeBack();
}

/// Whatever stops it is told to the person (I9), and the engine goes on afterwards.
void EngineModel::syncByHand()
{
    const int before = m_world.mautic().faults();
    try {
        const auto report = m_world.sync();
        if (m_world.mautic().faults() > before && report && report->applied)
            RC_ASSERT(report->applied->stoppedBy.has_value() || report->applied->report.failed > 0);
    } catch (const MemoryMautic::Crash &) {
        // Noticed by the restart that follows.
    }
    // The lease went to the person and comes back, with another fence.
    m_world.restart();
}

void EngineModel::expectNoCalls()
{
    RC_ASSERT(m_world.store().engineStatus.setPaused(true).has_value());
    const int before = m_world.mautic().calls();
    run(90s);
    RC_ASSERT(m_world.mautic().calls() == before);
    RC_ASSERT(m_world.store().engineStatus.setPaused(false).has_value());
}

/// Without a write: after a merge, or where Mautic refuses those of a contact that shares its address.
int EngineModel::linkedTo(ContactId contact)
{
    for (int who = 0; who < people; ++who) {
        if (contactOf(who) == contact)
            return who;
    }
    return nobody;
}

int EngineModel::ownerOf(const Contact &before, const QHash<QString, QString> &fields)
{
    const QString named = fields.value(appUserIdAlias, before.fields.value(appUserIdAlias));
    const int owner = m_owners.value(before.id, nobody);
    if (named.startsWith("user"_L1))
        return whoIs({named});
    return owner == nobody ? linkedTo(before.id) : owner;
}

void EngineModel::seeWrite(const Contact &before, const QHash<QString, QString> &fields)
{
    if (isTraced())
        traceWrite(before, fields);
    // Somebody ended a link.
    if (fields == QHash<QString, QString>{{appUserIdAlias, QString()}}) {
        m_owners.insert(before.id, nobody);
        return;
    }
    const int who = ownerOf(before, fields);
    RC_ASSERT(before.id != m_bystander.id);
    RC_ASSERT(who >= 0);
    // I2: nobody gets a second contact.
    if (before.email().isEmpty() && before.fields.value(appUserIdAlias).isEmpty()
        && !m_people[size_t(who)].mayHaveAnother) {
        for (const Contact &each : m_world.mautic().all())
            RC_ASSERT(each.fields.value(appUserIdAlias) != userName(who));
    }
    // One that was somebody else's has been in the segment, or was taken out of it.
    if (m_owners.value(before.id, who) != who) {
        forget(who);
        m_people[size_t(who)].isSurelyGiven = false;
    }
    const bool isTheirs = before.fields.value(appUserIdAlias) == userName(who);
    m_owners.insert(before.id, who);
    Person &person = m_people[size_t(who)];
    for (const QString &alias : tracked) {
        if (!fields.contains(alias))
            continue;
        const QString value = normal(alias, fields.value(alias));
        if (person.isLeftAlone || person.isSilenced.contains(alias))
            RC_FAIL(u"%1 of %2, who is left alone"_s.arg(alias, userName(who)).toStdString());
        // Only what is, or was, this person's own is ever written.
        if (!person.had.value(alias).contains(value))
            RC_FAIL(u"%1 of another: %2"_s.arg(alias, value).toStdString());
        // I1: what a person entered in Mautic is never written over.
        const Field &field = person.fields[alias];
        if (isTheirs && field.mautic && !field.unsure && mauticValue(before.id, alias) == field.entered
            && value != field.entered && !field.givenUp.contains(field.entered))
            RC_FAIL(u"%1 written over: %2 by %3"_s.arg(alias, field.entered, value).toStdString());
    }
}

void EngineModel::seeAddition(ContactId contact)
{
    RC_ASSERT(contact != m_bystander.id);
    const QString named = m_world.mautic().value(contact, appUserIdAlias);
    const int owner = m_owners.value(contact, nobody);
    const int who = !named.isEmpty() ? whoIs({named}) : owner == nobody ? linkedTo(contact) : owner;
    RC_ASSERT(who >= 0);
    Person &person = m_people[size_t(who)];
    // Nobody is put back where a person took them out.
    RC_ASSERT(!person.wasTakenOut || !(person.isSurelyGiven || m_world.mautic().membershipsOf(contact).size() > 0));
    person.isSurelyGiven = person.isSurelyGiven || (!person.wasTakenOut && !m_answersMayGetLost);
}

/// I6: in any sliding hour, as Mautic counts.
void EngineModel::seeCall()
{
    if (m_perHour == 0)
        return;
    const qint64 now = m_world.clock().at.microseconds;
    m_calls.insert(now);
    const auto inTheHour = std::distance(m_calls.upper_bound(now - 3'600'000'000), m_calls.end());
    RC_ASSERT(inTheHour <= m_perHour);
}

} // namespace lockstep
