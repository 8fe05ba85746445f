// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "background_world.h"

#include <array>
#include <ostream>
#include <set>

namespace lockstep
{

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
    OptBackIn,
    Ban,
    Verify,
    AgreeWithMautic,
    ChangeWhileItWrites,
    ChangeBothSides,
    Delete,
    AddContact,
    RenameContact,
    ChangeContactsCompany,
    ChangeContactsAddress,
    ClearContactsCompany,
    OptOutContact,
    DeleteContact,
    MergeContacts,
    MergeIntoAStranger,
    ChangeContactAndLoseTheRead,
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
constexpr int people = 4;

struct Act {
    int command = 0;
    int who = 0;
    int value = 0;
};
void showValue(const Act &act, std::ostream &out);

/// Acts until the engine gets time to come to rest.
struct Round {
    std::vector<Act> acts;
    /// A process that dies at its end, or one that simply goes on.
    bool endsWithARestart = false;
};
void showValue(const Round &round, std::ostream &out);

/// A world of a few people, and what must hold in it (reliability.md 2.1 and 2.4). What breaks is told by RC_ASSERT:
/// some of it at once, when Mautic is asked to do what it must not be asked for, the rest once the engine is at rest.
class EngineModel
{
public:
    /// With a limit of requests an hour; 0: without.
    explicit EngineModel(int perHour);

    void perform(const Act &act);
    /// All faults end; the engine gets the time it needs, and three restarts (I3).
    void comeToRest(bool withARestart);
    /// Of an engine at rest. What is left open is remembered for the next round.
    void checkPromises();

private:
    /// One value of one person, since both sides were last seen in step.
    struct Field {
        /// The application changed it, and whether to what it never was before, after all that Mautic did.
        bool app = false;
        bool appIsLast = false;
        /// A person changed it in Mautic, to this.
        bool mautic = false;
        QString entered = {};
        /// What was there before that.
        QString original = {};
        /// The contact became another one: both are right.
        bool unsure = false;
        /// In Mautic, when all was at rest.
        std::optional<QString> before = std::nullopt;
    };
    struct Person {
        QHash<QString, Field> fields;
        /// Everything the application ever held.
        QHash<QString, QSet<QString>> had;
        /// By hand; nobody puts them in again.
        bool wasTakenOut = false;
        /// They were put in while no answer could get lost: this goes with the person through a merge.
        bool isSurelyGiven = false;
        /// The contact, or the link to it, is not the one that was put into the segment.
        bool isRelinked = false;
    };

    void atTheApplication(Command command, int who, int value);
    void changeAddress(Command command, int who, int value);
    void signUp(int who, int value);
    void atMautic(Command command, int who, int value);
    void atAContact(Command command, int who, ContactId contact, int value);
    void enter(int who, ContactId contact, const QString &alias, const QString &value);
    void takeOut(int who, ContactId contact);
    void merge(int who, ContactId loser, ContactId winner);
    void atTheEngine(Command command, int value);
    void change(int who, const QVariantMap &columns);
    void changeWhileItWrites(int who, int value);
    /// The contact is another one now.
    void forget(int who);
    void run(std::chrono::seconds span);
    void goDown(int value);
    void expectNoCalls();
    void syncByHand();

    void seeWrite(const Contact &before, const QHash<QString, QString> &fields);
    void seeAddition(ContactId contact);
    void seeCall();
    [[nodiscard]] int ownerOf(const Contact &before, const QHash<QString, QString> &fields) const;

    [[nodiscard]] bool exists(int who);
    [[nodiscard]] bool isExcluded(int who);
    [[nodiscard]] QString column(int who, const QString &name);
    /// The application's value of a field, as it is compared.
    [[nodiscard]] QString appValue(int who, const QString &alias);
    [[nodiscard]] QString mauticValue(ContactId contact, const QString &alias) const;
    [[nodiscard]] ContactId contactOf(int who);

    void takeStock();
    [[nodiscard]] bool isBlocked(int who);
    [[nodiscard]] bool isExcused(int who, const QString &alias);
    [[nodiscard]] bool hasCase(int who, CaseKind kind, const QString &field) const;
    void checkPerson(int who);
    void checkField(int who, const QString &alias);
    void checkConflict(int who, const QString &alias, const Field &field);
    void checkSegment(int who, ContactId contact);
    void checkMirror();
    void checkUsersMirror();
    void checkDuplicates();
    void checkBystander(const Contact &now) const;
    void checkNothingLeft();
    void remember();

    BackgroundWorld m_world;
    int m_perHour;
    std::array<Person, people> m_people;
    QHash<ContactId, int> m_owners;
    QSet<QString> m_addedByHand;
    /// Nobody has anything to do with this one.
    Contact m_bystander;
    QList<Case> m_cases;
    QSet<QString> m_givenUp;
    bool m_somethingIsHeld = false;
    std::chrono::minutes m_setBack{0};
    bool m_answersMayGetLost = false;
    std::multiset<qint64> m_calls;
    int m_count = 0;
};

} // namespace lockstep
