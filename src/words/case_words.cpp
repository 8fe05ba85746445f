// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/case_words.h"

#include <QStringList>

namespace lockstep
{

namespace
{

QString contactList(const Case &personCase)
{
    QStringList ids;
    for (const ContactId id : personCase.contacts)
        ids.append(QString::number(id.value));
    return ids.join(QStringLiteral(", "));
}

QString userList(const Case &personCase)
{
    QStringList ids;
    for (const AppUserId &id : personCase.otherUsers)
        ids.append(id.value);
    return ids.join(QStringLiteral(", "));
}

} // namespace

QString CaseWords::label(CaseKind kind)
{
    switch (kind) {
    case CaseKind::AmbiguousContacts:
        return tr("several contacts fit");
    case CaseKind::ContactBelongsToOtherUser:
        return tr("contact belongs to another user");
    case CaseKind::AddressSharedByUsers:
        return tr("address shared by users");
    case CaseKind::ContactDeleted:
        return tr("contact deleted in Mautic");
    case CaseKind::AddressTaken:
        return tr("address taken");
    case CaseKind::BothChanged:
        return tr("changed on both sides");
    case CaseKind::UnusableAddress:
        return tr("address cannot be used");
    case CaseKind::RefusedByMautic:
        return tr("refused by Mautic");
    case CaseKind::AddressChangedInMautic:
        return tr("address changed in Mautic");
    case CaseKind::AddressesSwapped:
        return tr("addresses exchanged");
    }
    return {};
}

QString CaseWords::sentence(const Case &personCase)
{
    const QString contacts = contactList(personCase);
    const int contactCount = static_cast<int>(personCase.contacts.size());
    switch (personCase.kind) {
    case CaseKind::AmbiguousContacts:
        return tr("%n contacts fit this user: %1.", "", contactCount).arg(contacts);
    case CaseKind::ContactBelongsToOtherUser:
        return tr("Contact %1 fits this user but is linked to user %2.").arg(contacts, userList(personCase));
    case CaseKind::AddressSharedByUsers:
        return tr("The address of this user is also that of user %1.").arg(userList(personCase));
    case CaseKind::ContactDeleted:
        return tr("Contact %1 of this user is no longer in Mautic.").arg(contacts);
    case CaseKind::AddressTaken:
        return tr("The user's new address is already that of contact %1.").arg(contacts);
    case CaseKind::BothChanged:
        return tr("The field %1 was changed in the application and in Mautic.").arg(personCase.field);
    case CaseKind::UnusableAddress:
        return tr("Mautic cannot store the address of this user as it is.");
    case CaseKind::RefusedByMautic:
        if (personCase.field.isEmpty())
            return tr("Mautic refused this user's contact.");
        return tr("Mautic refused the value of the field %1.").arg(personCase.field);
    case CaseKind::AddressChangedInMautic:
        return tr("The address was changed in Mautic; the application still has the other one.");
    case CaseKind::AddressesSwapped:
        return tr("This user and user %1 have exchanged their addresses.").arg(userList(personCase));
    }
    return {};
}

QString CaseWords::whatToDo(CaseKind kind)
{
    switch (kind) {
    case CaseKind::AmbiguousContacts:
        return tr(
            "Say which of them is this user. Contacts that are one person can be merged in Mautic (open one → Merge).");
    case CaseKind::ContactBelongsToOtherUser:
    case CaseKind::AddressSharedByUsers:
        return tr(
            "Find out whether these users are one person; if so, change or remove one of them in the application.");
    case CaseKind::ContactDeleted:
        return tr("If that was on purpose, end the link; else let the contact be created again.");
    case CaseKind::AddressTaken:
        return tr("If that contact is this person, link it. Until somebody decides, neither contact is written to.");
    case CaseKind::BothChanged:
        return tr("Say which value holds; until then neither side is touched.");
    case CaseKind::UnusableAddress:
        return tr("Give an address that Mautic can store, or correct it in the application.");
    case CaseKind::RefusedByMautic:
        return tr("Correct the value in the application, or the field in Mautic under Settings → Custom Fields.");
    case CaseKind::AddressChangedInMautic:
        return tr("Say which address is right. The one people log in with is never changed by itself.");
    case CaseKind::AddressesSwapped:
        return tr("Let one contact go without an address for a moment, so that the others can take theirs.");
    }
    return {};
}

} // namespace lockstep
