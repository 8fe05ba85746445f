// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_people.h"

#include "sandbox/sample_maker.h"
#include "sandbox/sample_names.h"

#include <algorithm>

namespace lockstep
{

using namespace Qt::StringLiterals;
using Row = PlanRowKind;

QList<SampleMaker::Share> SampleMaker::shares()
{
    return {{&SampleMaker::foundByAddress, 480},
            {&SampleMaker::waitsForVerification, 60},
            {&SampleMaker::foundByAppUserId, 100},
            {&SampleMaker::storedLink, 200},
            {&SampleMaker::storedLinkDeleted, 5},
            {&SampleMaker::storedLinkMerged, 5},
            {&SampleMaker::renamed, 60},
            {&SampleMaker::addressChanged, 30},
            {&SampleMaker::addressTaken, 20},
            {&SampleMaker::duplicateContacts, 20},
            {&SampleMaker::sharedAddress, 10},
            {&SampleMaker::optedOutInApp, 12},
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
