// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_world.h"
#include "domain/email_address.h"

#include <QTest>

#include <rapidcheck.h>

#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lockstep;

namespace
{

constexpr int people = 4;

/// What can happen to either side, to the way between them and to the engine.
enum class Command {
    SignUp,
    Rename,
    ChangeCompany,
    ClearCompany,
    ChangeAddress,
    SwapAddresses,
    VaryAddress,
    OptOut,
    Ban,
    Delete,
    AddContact,
    RenameContact,
    ChangeContactsCompany,
    OptOutContact,
    DeleteContact,
    MergeContacts,
    RemoveFromSegment,
    LoseAnswer,
    RefuseWrite,
    LoseRead,
    Crash,
    GoDown,
    PurgeLog,
    RunAWhile,
    Restart,
    SyncByHand,
    PauseAndResume,
    SetClockBack,
};
constexpr int commands = static_cast<int>(Command::SetClockBack) + 1;

struct Act {
    int command = 0;
    int who = 0;
    int value = 0;
};

void showValue(const Act &act, std::ostream &out)
{
    out << "{" << act.command << ", " << act.who << ", " << act.value << "}";
}

/// What one side made of one value since both were last seen in step.
struct Touched {
    bool app = false;
    bool mautic = false;
};

QString userName(int who) { return u"user%1"_s.arg(who); }

/// The world, and what must hold in it.
class Model
{
public:
    Model()
    {
        world.options().usersInterval = 60s;
        world.options().segmentInterval = 60s;
        world.mautic().setBatchLimit(3);
    }

    void perform(const Act &act);
    /// All faults end; the engine gets the time it needs, and three restarts.
    void comeToRest();
    void checkPromises();
    void remember();

    BackgroundWorld world;

private:
    void atTheApplication(Command command, int who, int value);
    void atMautic(Command command, int who, int value);
    void atTheEngine(Command command, int value);
    void change(int who, const QVariantMap &columns);
    /// The contact is another one now.
    void forget(int who) { m_lastName[who] = m_company[who] = {}; }
    void run(std::chrono::seconds span);
    void expectNoCalls();
    void syncByHand();
    [[nodiscard]] bool exists(int who) { return !world.userValue(userName(who), u"id"_s).isNull(); }
    [[nodiscard]] QString column(int who, const QString &name)
    {
        return world.userValue(userName(who), name).toString();
    }
    [[nodiscard]] ContactId contactOf(int who) { return world.contactOf(userName(who)); }
    [[nodiscard]] bool waitsForAPerson(int who);
    void checkField(int who, const QString &alias, const QString &wanted, const Touched &touched);
    void checkPerson(int who);

    std::array<Touched, people> m_lastName;
    std::array<Touched, people> m_company;
    std::array<QString, people> m_mauticsLastName;
    std::array<QString, people> m_mauticsCompany;
    QSet<QString> m_addedByHand;
    QSet<ContactId> m_takenOut;
    int m_count = 0;
};

void Model::run(std::chrono::seconds span)
{
    try {
        RC_ASSERT(world.run(span).has_value());
    } catch (const MemoryMautic::Crash &) {
        world.restart();
    }
}

void Model::change(int who, const QVariantMap &columns)
{
    world.pass(1s);
    world.changeNow(userName(who), columns);
}

void Model::perform(const Act &act)
{
    const auto command = static_cast<Command>(act.command);
    world.pass(1s);
    if (command <= Command::Delete)
        atTheApplication(command, act.who, act.value);
    else if (command <= Command::RemoveFromSegment)
        atMautic(command, act.who, act.value);
    else
        atTheEngine(command, act.value);
}

void Model::atTheApplication(Command command, int who, int value)
{
    if (command == Command::SignUp) {
        if (!exists(who))
            world.signUpNow(userName(who), {{u"name"_s, u"Some First"_s}, {u"company"_s, u"Old"_s}});
        return;
    }
    if (!exists(who))
        return;
    const int other = (who + 1) % people;
    switch (command) {
    case Command::Rename:
        m_lastName[who].app = true;
        change(who, {{u"name"_s, u"Some App%1"_s.arg(++m_count)}});
        break;
    case Command::ChangeCompany:
        m_company[who].app = true;
        change(who, {{u"company"_s, u"App%1"_s.arg(++m_count)}});
        break;
    case Command::ClearCompany:
        m_company[who].app = true;
        change(who, {{u"company"_s, QString()}});
        break;
    case Command::ChangeAddress:
        change(who, {{u"email"_s, u"moved%1@example.com"_s.arg(value)}});
        break;
    case Command::SwapAddresses:
        if (exists(other)) {
            const QString mine = column(who, u"email"_s);
            change(who, {{u"email"_s, column(other, u"email"_s)}});
            change(other, {{u"email"_s, mine}});
        }
        break;
    case Command::VaryAddress:
        change(who, {{u"email"_s, column(who, u"email"_s).toUpper()}});
        break;
    case Command::OptOut:
        change(who, {{u"marketingOptOut"_s, 1}});
        break;
    case Command::Ban:
        change(who, {{u"banned"_s, value % 2}});
        break;
    default:
        world.removeUser(userName(who));
        break;
    }
}

void Model::atMautic(Command command, int who, int value)
{
    MemoryMautic &mautic = world.mautic();
    if (command == Command::AddContact) {
        const QString address = exists(who) ? column(who, u"email"_s) : userName(who) + u"@example.com"_s;
        m_addedByHand.insert(emailKey(address));
        mautic.add({{u"email"_s, address}, {u"lastname"_s, u"Stranger"_s}});
        return;
    }
    const ContactId contact = contactOf(who);
    if (contact.value == 0 || !mautic.has(contact))
        return;
    switch (command) {
    case Command::RenameContact:
        m_lastName[who].mautic = true;
        m_mauticsLastName[who] = u"Mautic%1"_s.arg(++m_count);
        mautic.set(contact, u"lastname"_s, m_mauticsLastName[who]);
        break;
    case Command::ChangeContactsCompany:
        m_company[who].mautic = true;
        m_mauticsCompany[who] = u"Mautic%1"_s.arg(++m_count);
        mautic.set(contact, u"company"_s, m_mauticsCompany[who]);
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
        if (other.value != 0 && other != contact && mautic.has(other)) {
            mautic.merge(contact, other);
            forget(who);
        }
        break;
    }
    default:
        if (mautic.isMember(world.settings().segmentName, contact))
            m_takenOut.insert(contact);
        mautic.removeByHand(world.settings().segmentName, contact);
        break;
    }
}

void Model::atTheEngine(Command command, int value)
{
    MemoryMautic &mautic = world.mautic();
    const int nth = 1 + value % 4;
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
        mautic.goDown(value % 2 ? ErrorKind::ServerFault : ErrorKind::Offline);
        run(5min);
        mautic.comeBack();
        break;
    case Command::PurgeLog:
        if (!mautic.audit().isEmpty())
            mautic.purgeAudit(mautic.audit().last().id - value % 3);
        break;
    case Command::RunAWhile:
        run(std::chrono::seconds(30 + value * 20));
        break;
    case Command::Restart:
        world.restart();
        break;
    case Command::SyncByHand:
        syncByHand();
        break;
    case Command::PauseAndResume:
        RC_ASSERT(world.store().engineStatus.setPaused(true).has_value());
        expectNoCalls();
        RC_ASSERT(world.store().engineStatus.setPaused(false).has_value());
        break;
    default:
        world.pass(-std::chrono::minutes(value * 10));
        break;
    }
}

void Model::syncByHand()
{
    try {
        // Whatever stops it is told to the person; the engine goes on afterwards.
        (void)world.sync();
    } catch (const MemoryMautic::Crash &) {
        world.restart();
    }
}

void Model::expectNoCalls()
{
    const int before = world.mautic().calls();
    run(60s);
    RC_ASSERT(world.mautic().calls() == before);
}

void Model::comeToRest()
{
    world.mautic().failNothing();
    world.mautic().comeBack();
    for (int restart = 0; restart < 3; ++restart) {
        world.restart();
        RC_ASSERT(world.run(20min).has_value());
        if (world.status().queue.open() == 0)
            break;
    }
    // I3: it drains without a person.
    RC_ASSERT(world.status().queue.open() == 0);
}

bool Model::waitsForAPerson(int who)
{
    for (const Case &each : world.openCases()) {
        if (each.user.value == userName(who) || each.otherUsers.contains(AppUserId{userName(who)}))
            return true;
    }
    return world.status().queue.dead > 0 || world.status().queue.held > 0;
}

void Model::checkField(int who, const QString &alias, const QString &wanted, const Touched &touched)
{
    const QString held = world.mautic().value(contactOf(who), alias);
    const QString mauticsOwn = alias == u"lastname"_s ? m_mauticsLastName[who] : m_mauticsCompany[who];
    // A change of one side alone survives; what a person entered in Mautic is never written over unseen.
    if (touched.app && !touched.mautic)
        RC_ASSERT(held.toStdString() == wanted.toStdString());
    if (touched.mautic)
        RC_ASSERT(held.toStdString() == mauticsOwn.toStdString());
}

void Model::checkPerson(int who)
{
    const bool isExcluded = !exists(who) || column(who, u"banned"_s) == u"1"_s;
    if (isExcluded || waitsForAPerson(who))
        return;
    const ContactId contact = contactOf(who);
    RC_ASSERT(contact.value != 0);
    RC_ASSERT(world.mautic().has(contact));
    RC_ASSERT(emailKey(world.mautic().value(contact, u"email"_s)).toStdString()
              == emailKey(column(who, u"email"_s)).toStdString());
    // I5: who objected in the application is not written to.
    if (column(who, u"marketingOptOut"_s) == u"1"_s)
        RC_ASSERT(world.mautic().isOptedOut(contact));
    // Nobody is put back where a person took them out.
    if (m_takenOut.contains(contact))
        RC_ASSERT(!world.mautic().isMember(world.settings().segmentName, contact));
    const QString name = column(who, u"name"_s);
    checkField(who, u"lastname"_s, name.mid(name.indexOf(u' ') + 1), m_lastName[who]);
    checkField(who, u"company"_s, column(who, u"company"_s), m_company[who]);
}

void Model::checkPromises()
{
    for (int who = 0; who < people; ++who) {
        checkPerson(who);
        // I2: no second contact for one address, unless a person made it.
        const QString address = column(who, u"email"_s);
        if (!m_addedByHand.contains(emailKey(address)) && !address.isEmpty())
            RC_ASSERT(world.mautic().idsWithEmail(address).size() <= 1);
    }
    // I4: all is done, so nothing more is written.
    const int writes = world.mautic().writes();
    RC_ASSERT(world.run(30min).has_value());
    RC_ASSERT(world.mautic().writes() == writes);
    // I8
    RC_ASSERT(world.store().database.checkSound().has_value());
}

void Model::remember()
{
    m_lastName = {};
    m_company = {};
}

} // namespace

namespace rc
{

template <>
struct Arbitrary<Act> {
    static Gen<Act> arbitrary()
    {
        return gen::build<Act>(gen::set(&Act::command, gen::inRange(0, commands)),
                               gen::set(&Act::who, gen::inRange(0, people)), gen::set(&Act::value, gen::inRange(0, 6)));
    }
};

} // namespace rc

class TestEngineModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverHappens_thePromisesHold();
};

void TestEngineModel::whateverHappens_thePromisesHold()
{
    const bool held = rc::check("whatever happens, the promises hold",
                                [](const std::vector<Act> &first, const std::vector<Act> &second) {
                                    Model model;
                                    for (const auto &acts : {first, second}) {
                                        model.remember();
                                        for (const Act &act : acts)
                                            model.perform(act);
                                        model.comeToRest();
                                        model.checkPromises();
                                    }
                                });
    QVERIFY(held);
}

QTEST_GUILESS_MAIN(TestEngineModel)
#include "tst_engine_model.moc"
