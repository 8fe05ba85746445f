// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sample_maker.h"
#include "sandbox/sample_names.h"

namespace lockstep
{

using namespace Qt::StringLiterals;
using Row = PlanRowKind;

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
    SampleUser &owner = add(u"a contact names the user in app_user_id, but holds the address of another user"_s);
    const QString ownerId = owner.id;
    expect(owner, Situation::AlreadyLinked, {}, CaseKind::ContactBelongsToOtherUser);
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

} // namespace lockstep
