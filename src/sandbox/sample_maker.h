// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sample_people.h"
#include "sandbox/sample_random.h"

namespace lockstep
{

/// Makes people of one situation after the other; every function makes one.
class SampleMaker
{
public:
    SampleMaker(SandboxMautic &mautic, const SampleSettings &settings)
        : m_mautic(mautic)
        , m_settings(settings)
        , m_random(settings.seed)
    {
    }

    QList<SampleUser> make();

private:
    struct Share {
        void (SampleMaker::*makeOne)();
        /// Of two thousand users.
        int perTwoThousand;
    };
    [[nodiscard]] static QList<Share> shares();

    SampleUser &add(const QString &about);
    void expect(SampleUser &user, Situation situation, const QList<PlanRowKind> &rows,
                std::optional<CaseKind> caseKind = std::nullopt);
    [[nodiscard]] QString newAddress(const QString &hint = QStringLiteral("user"));
    [[nodiscard]] ContactId addContactFor(const SampleUser &user, const QString &email);
    void fillUpContacts();

    void absent();
    void absentUnverified();
    void foundByAddress();
    void waitsForVerification();
    void foundByAppUserId();
    void storedLink();
    void storedLinkDeleted();
    void storedLinkMerged();
    void renamed();
    void addressChanged();
    void addressTaken();
    void duplicateContacts();
    void sharedAddress();
    void optedOutInApp();
    void optedOutBoth();
    void optedOutInMautic();
    void visitor();
    void trackedWithSameAddress();
    void sharedComputer();
    void belongsToAnother();
    void banned();
    void unusableAddress();
    void unknownLocale();
    void hostileName();
    void unusualAddress();

    SandboxMautic &m_mautic;
    SampleSettings m_settings;
    SampleRandom m_random;
    QList<SampleUser> m_users;
    int m_addresses = 0;
    int m_hostile = 0;
    int m_unusable = 0;
};

} // namespace lockstep
