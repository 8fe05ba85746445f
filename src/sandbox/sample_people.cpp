// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_people.h"

#include "sandbox/sample_names.h"
#include "sandbox/sample_random.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;

namespace
{

using Row = PlanRowKind;

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
    void expect(SampleUser &user, Situation situation, const QList<Row> &rows,
                std::optional<CaseKind> caseKind = std::nullopt);
    [[nodiscard]] QString newAddress(const QString &hint = u"user"_s);
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

QList<SampleMaker::Share> SampleMaker::shares()
{
    return {{&SampleMaker::foundByAddress, 480},
            {&SampleMaker::waitsForVerification, 60},
            {&SampleMaker::foundByAppUserId, 100},
            {&SampleMaker::storedLink, 200},
            {&SampleMaker::storedLinkDeleted, 15},
            {&SampleMaker::storedLinkMerged, 15},
            {&SampleMaker::renamed, 60},
            {&SampleMaker::addressChanged, 30},
            {&SampleMaker::addressTaken, 20},
            {&SampleMaker::duplicateContacts, 20},
            {&SampleMaker::sharedAddress, 10},
            {&SampleMaker::optedOutInApp, 40},
            {&SampleMaker::optedOutBoth, 20},
            {&SampleMaker::optedOutInMautic, 40},
            {&SampleMaker::visitor, 40},
            {&SampleMaker::trackedWithSameAddress, 10},
            {&SampleMaker::sharedComputer, 20},
            {&SampleMaker::belongsToAnother, 10},
            {&SampleMaker::banned, 30},
            {&SampleMaker::unusableAddress, 28},
            {&SampleMaker::unknownLocale, 20},
            {&SampleMaker::hostileName, 44},
            {&SampleMaker::unusualAddress, 10},
            {&SampleMaker::absentUnverified, 100}};
}

QString SampleMaker::newAddress(const QString &hint)
{
    static const QStringList domains{u"example.com"_s, u"example.org"_s, u"example.net"_s, u"mail.test"_s};
    QString local;
    for (const QChar c : hint.toLower()) {
        if (c >= u'a' && c <= u'z') {
            local += c;
        }
    }
    ++m_addresses;
    return u"%1.%2@%3"_s.arg(local.isEmpty() ? u"user"_s : local.left(20), QString::number(m_addresses),
                             domains.at(m_addresses % 4));
}

SampleUser &SampleMaker::add(const QString &about)
{
    static const QStringList tiers{u"free"_s, u"free"_s, u"premium"_s, u"team"_s};
    static const QStringList sources{u"website"_s, u"newsletter"_s, u"conference"_s, u"friend"_s, QString()};
    static const QStringList providers{u"credential"_s, u"credential"_s, u"google"_s, u"github"_s};
    const NameSet &names = m_random.from(nameSets());
    const QString given = m_random.from(names.given);
    const bool isNew = m_random.oneIn(8);
    const qint64 secondsAway = 3'600 + 60LL * m_random.below(isNew ? 100'000 : 500'000);
    SampleUser user{.id = m_random.id(),
                    .name = given + u' ' + m_random.from(names.family),
                    .email = newAddress(given),
                    .createdAt = sampleNewUsersSince().addSecs(isNew ? secondsAway : -secondsAway),
                    .locale = names.locale,
                    .timeZone = names.timeZone,
                    .phone = m_random.oneIn(3)
                        ? u"%1%2"_s.arg(names.phonePrefix).arg(m_random.below(10'000), 4, 10, QChar(u'0'))
                        : QString(),
                    .company = m_random.oneIn(4) ? u"%1 & Co."_s.arg(m_random.from(names.family)) : QString(),
                    .accountTier = m_random.from(tiers),
                    .source = m_random.from(sources),
                    .provider = m_random.from(providers)};
    user.expectation.about = about;
    m_users.append(user);
    return m_users.last();
}

void SampleMaker::expect(SampleUser &user, Situation situation, const QList<Row> &rows,
                         std::optional<CaseKind> caseKind)
{
    user.expectation.situation = situation;
    user.expectation.caseKind = caseKind;
    user.expectation.rows = rows;
    if (!rows.isEmpty() && user.createdAt > sampleNewUsersSince()) {
        user.expectation.rows.append(Row::AddToSegment);
    }
}

ContactId SampleMaker::addContactFor(const SampleUser &user, const QString &email)
{
    QHash<QString, QString> fields{{u"email"_s, email},
                                   {u"firstname"_s, user.name.section(u' ', 0, 0)},
                                   {u"lastname"_s, user.name.section(u' ', 1)}};
    if (m_random.oneIn(2)) {
        fields.insert(u"city"_s, u"Springfield"_s);
        fields.insert(u"address1"_s, u"%1 Sample Street"_s.arg(m_random.below(200) + 1));
    }
    return m_mautic.addContact(fields);
}

void SampleMaker::absent() { expect(add(u"only in the application"_s), Situation::Absent, {Row::CreateContact}); }

void SampleMaker::absentUnverified()
{
    SampleUser &user = add(u"only in the application, address not verified"_s);
    user.emailVerified = false;
    expect(user, Situation::Absent, {Row::CreateContact});
}

void SampleMaker::foundByAddress()
{
    SampleUser &user = add(u"a contact has the verified address"_s);
    (void)addContactFor(user, m_random.oneIn(10) ? user.email.toUpper() : user.email);
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::waitsForVerification()
{
    SampleUser &user = add(u"a contact has the address, which is not verified"_s);
    user.emailVerified = false;
    (void)addContactFor(user, user.email);
    expect(user, Situation::WaitsForVerification, {});
}

void SampleMaker::foundByAppUserId()
{
    SampleUser &user = add(u"a contact names the user in app_user_id"_s);
    m_mautic.setField(addContactFor(user, user.email), u"app_user_id"_s, user.id);
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::storedLink()
{
    SampleUser &user = add(u"the application keeps the number of the contact"_s);
    user.mauticId = addContactFor(user, user.email).value;
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::storedLinkDeleted()
{
    SampleUser &user = add(u"the contact the application keeps was deleted in Mautic"_s);
    const ContactId contact = addContactFor(user, user.email);
    user.mauticId = contact.value;
    m_mautic.removeContact(contact);
    expect(user, Situation::Missing, {}, CaseKind::ContactDeleted);
}

void SampleMaker::storedLinkMerged()
{
    SampleUser &user = add(u"the contact the application keeps was merged into another"_s);
    const ContactId older = addContactFor(user, user.email);
    const ContactId newer = addContactFor(user, user.email);
    user.mauticId = older.value;
    m_mautic.mergeByCommandLine(older, newer);
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::renamed()
{
    SampleUser &user = add(u"linked, the names differ"_s);
    const ContactId contact = addContactFor(user, user.email);
    user.mauticId = contact.value;
    m_mautic.setField(contact, u"lastname"_s, u"Formerly"_s);
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::addressChanged()
{
    SampleUser &user = add(u"linked, the address changed in the application and is free"_s);
    user.mauticId = addContactFor(user, newAddress(u"former"_s)).value;
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::addressTaken()
{
    SampleUser &user = add(u"linked, the new address is held by another contact"_s);
    user.mauticId = addContactFor(user, newAddress(u"former"_s)).value;
    (void)m_mautic.addContact({{u"email"_s, user.email}, {u"firstname"_s, u"Holder"_s}});
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact}, CaseKind::AddressTaken);
}

void SampleMaker::duplicateContacts()
{
    SampleUser &user = add(u"two contacts have the address"_s);
    (void)addContactFor(user, user.email);
    (void)addContactFor(user, user.email);
    expect(user, Situation::Ambiguous, {}, CaseKind::AmbiguousContacts);
}

void SampleMaker::sharedAddress()
{
    const QString about = u"two users have one address but for its case"_s;
    SampleUser &first = add(about);
    expect(first, Situation::SharedAddress, {}, CaseKind::AddressSharedByUsers);
    const QString email = first.email;
    SampleUser &second = add(about);
    second.email = email.left(1).toUpper() + email.mid(1);
    expect(second, Situation::SharedAddress, {}, CaseKind::AddressSharedByUsers);
}

void SampleMaker::optedOutInApp()
{
    SampleUser &user = add(u"opted out in the application"_s);
    user.optedOut = true;
    if (m_random.oneIn(2)) {
        return expect(user, Situation::Absent, {Row::CreateContact, Row::OptOut});
    }
    const ContactId contact = addContactFor(user, user.email);
    if (m_random.oneIn(3)) {
        m_mautic.addDoNotContact(contact, u"email"_s, DoNotContactReason::Bounced, u"mailbox full"_s);
    }
    expect(user, Situation::Found, {Row::UpdateContact, Row::OptOut, Row::LinkContact});
}

void SampleMaker::optedOutBoth()
{
    SampleUser &user = add(u"opted out on both sides"_s);
    user.optedOut = true;
    m_mautic.addDoNotContact(addContactFor(user, user.email), u"email"_s, DoNotContactReason::Unsubscribed);
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::optedOutInMautic()
{
    SampleUser &user = add(u"opted out in Mautic only"_s);
    m_mautic.addDoNotContact(addContactFor(user, user.email), u"email"_s, DoNotContactReason::Unsubscribed,
                             u"User unsubscribed."_s);
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::visitor()
{
    SampleUser &user = add(u"was an anonymous visitor before signing up"_s);
    user.trackedContact = QString::number(m_mautic.addVisitor().value);
    expect(user, Situation::Found, {Row::TakeOverVisitor});
}

void SampleMaker::trackedWithSameAddress()
{
    SampleUser &user = add(u"the tracked visitor already has the address"_s);
    user.trackedContact = QString::number(addContactFor(user, user.email).value);
    expect(user, Situation::Found, {Row::UpdateContact, Row::LinkContact});
}

void SampleMaker::sharedComputer()
{
    SampleUser &user = add(u"the tracked visitor is somebody else at the same computer"_s);
    user.trackedContact = QString::number(addContactFor(user, newAddress(u"housemate"_s)).value);
    expect(user, Situation::Absent, {Row::CreateContact});
}

void SampleMaker::belongsToAnother()
{
    SampleUser &owner =
        add(u"a contact names the user in app_user_id, with another address; the own one is not verified"_s);
    owner.emailVerified = false;
    const QString ownerId = owner.id;
    expect(owner, Situation::Found, {Row::UpdateContact, Row::LinkContact});
    SampleUser &user = add(u"the contact with the address names another user"_s);
    m_mautic.setField(addContactFor(user, user.email), u"app_user_id"_s, ownerId);
    expect(user, Situation::AlreadyLinked, {}, CaseKind::ContactBelongsToOtherUser);
}

void SampleMaker::banned()
{
    SampleUser &user = add(u"banned in the application"_s);
    user.banned = true;
    if (m_random.oneIn(2)) {
        (void)addContactFor(user, user.email);
    }
    expect(user, Situation::Excluded, {});
}

void SampleMaker::unusableAddress()
{
    if (m_unusable >= unusableAddresses().size()) {
        return absent();
    }
    SampleUser &user = add(u"the address cannot be given to Mautic as it is"_s);
    user.email = unusableAddresses().at(m_unusable++);
    expect(user, Situation::Unqualified, {}, CaseKind::UnusableAddress);
}

void SampleMaker::unknownLocale()
{
    SampleUser &user = add(u"locale and time zone are unknown to Mautic"_s);
    user.locale = m_random.oneIn(2) ? u"tlh-QO"_s : u"not a locale"_s;
    user.timeZone = m_random.oneIn(2) ? u"Mars/Olympus_Mons"_s : u"GMT+25"_s;
    expect(user, Situation::Absent, {Row::CreateContact});
}

void SampleMaker::hostileName()
{
    SampleUser &user = add(u"a name that breaks what is careless"_s);
    user.name = hostileNames().at(m_hostile++ % hostileNames().size());
    expect(user, Situation::Absent, {Row::CreateContact});
}

void SampleMaker::unusualAddress()
{
    SampleUser &user = add(u"an address that is unusual but usable"_s);
    const QStringList locals{u"o'brien+tag"_s, u"under_score"_s, u"UPPER.Case"_s, u"dash-ed"_s, u"1234567890"_s};
    user.email = u"%1.%2@example.org"_s.arg(m_random.from(locals)).arg(++m_addresses);
    expect(user, Situation::Absent, {Row::CreateContact});
}

void SampleMaker::fillUpContacts()
{
    const auto missing = m_settings.contacts - static_cast<int>(m_mautic.contactIds().size());
    for (int i = 0; i < missing; ++i) {
        const NameSet &names = m_random.from(nameSets());
        (void)m_mautic.addContact({{u"email"_s, newAddress(u"contact"_s)},
                                   {u"firstname"_s, m_random.from(names.given)},
                                   {u"lastname"_s, m_random.from(names.family)},
                                   {u"city"_s, u"Springfield"_s}});
    }
}

QList<SampleUser> SampleMaker::make()
{
    m_users.reserve(m_settings.users + 4);
    for (const Share &share : shares()) {
        const int wanted = std::max(1, share.perTwoThousand * m_settings.users / 2'000);
        for (int i = 0; i < wanted && m_users.size() < m_settings.users - 1; ++i) {
            (this->*share.makeOne)();
        }
    }
    while (m_users.size() < m_settings.users) {
        absent();
    }
    fillUpContacts();
    return m_users;
}

} // namespace

QDateTime sampleNewUsersSince() { return QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC); }

QList<SampleUser> makeSamplePeople(SandboxMautic &mautic, const SampleSettings &settings)
{
    mautic.addContactField(u"app_user_id"_s, u"App user id"_s);
    mautic.addContactField(u"customer_number"_s, u"Customer number"_s);
    mautic.addContactField(u"referred_by"_s, u"Referred by"_s);
    mautic.addContactField(u"birthday"_s, u"Birthday"_s, u"date"_s);
    return SampleMaker(mautic, settings).make();
}

} // namespace lockstep
