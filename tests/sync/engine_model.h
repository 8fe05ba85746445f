// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "background_world.h"
#include "domain/resolution.h"

#include <array>
#include <ostream>
#include <set>

namespace lockstep
{

class DeskFacts;
struct PersonFacts;

/// What can happen to either side, to the way between them and to the engine.
enum class Command {
    SignUp,
    Rename,
    ChangeCompany,
    ClearCompany,
    ChangeAddress,
    SwapAddresses,
    CycleAddresses,
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
    AnswerACase,
    EditByHand,
    TakeBack,
};
constexpr int commands = static_cast<int>(Command::TakeBack) + 1;
constexpr int people = 4;
constexpr int nobody = -1;

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
        /// And to these before that, which may be all that could be read.
        QSet<QString> enteredBefore = {};
        /// What was there before that.
        QString original = {};
        /// The contact became another one: both are right.
        bool unsure = false;
        /// A person said what becomes of it, and which values of Mautic may go.
        bool isDecided = false;
        QSet<QString> givenUp = {};
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
        /// A person said so, of the user or of a field.
        bool isLeftAlone = false;
        QSet<QString> neverSynced = {};
        /// And nobody said otherwise since.
        QSet<QString> isSilenced = {};
        /// A person said that a contact is not this user's.
        bool mayHaveAnother = false;

        /// What the person who decided saw or said may be written.
        void allow(const QString &alias, const Resolution &resolution);
    };
    struct Decided {
        int who = 0;
        ContactId contact;
        Resolution resolution;
    };

    [[nodiscard]] static bool isTraced();
    void trace(const Act &act);
    void traceState();
    void tracePerson(int who);
    void traceRows();
    void traceWrite(const Contact &before, const QHash<QString, QString> &fields) const;
    void atTheApplication(Command command, int who, int value);
    void changeAddress(Command command, int who, int value);
    void signUp(int who, int value);
    void atMautic(Command command, int who, int value);
    void atAContact(Command command, int who, ContactId contact, int value);
    void enter(int who, ContactId contact, const QString &alias, const QString &value);
    void takeOut(int who, ContactId contact);
    void merge(int who, ContactId loser, ContactId winner);
    void atTheEngine(Command command, int value);
    void atTheDesk(Command command, int who, int value);
    void answerACase(DeskFacts &desk, const PersonFacts &facts, int value);
    void editByHand(DeskFacts &desk, const PersonFacts &facts, int value);
    void decide(DeskFacts &desk, const PersonFacts &facts, Resolution resolution, QList<AppUserId> concerned);
    [[nodiscard]] Result<void> callFor(DeskFacts &desk, const QList<AppUserId> &users);
    void takeBack(DeskFacts &desk, const PersonFacts &facts);
    void seeDecision(int who, const Resolution &resolution);
    void seeTakenBack(int who, const Resolution &resolution);
    void becomeSomebodyElse(int who);
    void forgetDecisions(int who, const QString &alias);
    void checkDecision(const Decided &decided);
    void checkDecisions();
    [[nodiscard]] static int whoIs(const AppUserId &user) { return user.value.mid(4).toInt(); }
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
    [[nodiscard]] int ownerOf(const Contact &before, const QHash<QString, QString> &fields);
    [[nodiscard]] int linkedTo(ContactId contact);

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
    /// Of fields, while nothing came between.
    QList<Decided> m_decisions;
    bool m_somethingIsHeld = false;
    bool m_answersMayGetLost = false;
    std::multiset<qint64> m_calls;
    int m_count = 0;
    qint64 m_tracedRuns = 0;
};

} // namespace lockstep
