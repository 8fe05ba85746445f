// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/person_words.h"

namespace lockstep
{

QString PersonWords::stateLabel(PersonState state)
{
    switch (state) {
    case PersonState::InStep:
        return tr("in step");
    case PersonState::Differs:
        return tr("differs");
    case PersonState::NotLinked:
        return tr("not linked");
    case PersonState::Waiting:
        return tr("waiting");
    case PersonState::Ambiguous:
        return tr("ambiguous");
    case PersonState::Conflict:
        return tr("conflict");
    case PersonState::Failing:
        return tr("failing");
    case PersonState::Excluded:
        return tr("excluded");
    case PersonState::OnlyInMautic:
        return tr("only in Mautic");
    }
    return {};
}

QString PersonWords::stateExplanation(PersonState state)
{
    switch (state) {
    case PersonState::InStep:
        return tr("Application and Mautic agree on this person.");
    case PersonState::Differs:
        return tr("User and contact are linked, and a sync would write something to Mautic.");
    case PersonState::NotLinked:
        return tr("The user has no link to a contact yet; a sync would make one.");
    case PersonState::Waiting:
        return tr("Nothing is done until the application has verified the address of this user.");
    case PersonState::Ambiguous:
        return tr("Several contacts or users fit; somebody has to say which of them belong together.");
    case PersonState::Conflict:
        return tr("The two sides hold what cannot both be right; somebody has to decide.");
    case PersonState::Failing:
        return tr("Mautic refused this person, or the person cannot be sent as it is.");
    case PersonState::Excluded:
        return tr("The user is not synced: banned, deleted, gone, or without an address.");
    case PersonState::OnlyInMautic:
        return tr("A contact in Mautic that no user of the application belongs to; Lockstep leaves it alone.");
    }
    return {};
}

QString PersonWords::consentLabel(EmailConsent consent)
{
    switch (consent) {
    case EmailConsent::NotInMautic:
        return tr("not in Mautic", "consent");
    case EmailConsent::Contactable:
        return tr("contactable");
    case EmailConsent::Unsubscribed:
        return tr("unsubscribed");
    case EmailConsent::Bounced:
        return tr("bounced");
    case EmailConsent::OptedOutByHand:
        return tr("opted out by hand");
    }
    return {};
}

QString PersonWords::consentExplanation(EmailConsent consent)
{
    switch (consent) {
    case EmailConsent::NotInMautic:
        return tr("There is no contact, so Mautic knows nothing of a consent.");
    case EmailConsent::Contactable:
        return tr("Mautic holds no Do Not Contact entry for e-mail.");
    case EmailConsent::Unsubscribed:
        return tr("The person unsubscribed; Mautic sends no marketing e-mail.");
    case EmailConsent::Bounced:
        return tr("An e-mail came back; Mautic sends no more.");
    case EmailConsent::OptedOutByHand:
        return tr("Somebody or the application entered an opt-out; Mautic sends no marketing e-mail.");
    }
    return {};
}

QString PersonWords::columnTitle(PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::State:
        return tr("State");
    case PeopleColumn::Name:
        return tr("Name");
    case PeopleColumn::Email:
        return tr("E-mail");
    case PeopleColumn::User:
        return tr("User id");
    case PeopleColumn::Contact:
        return tr("Contact id");
    case PeopleColumn::Segments:
        return tr("Segments");
    case PeopleColumn::Consent:
        return tr("E-mail consent");
    case PeopleColumn::LastChange:
        return tr("Last change");
    case PeopleColumn::LastSync:
        return tr("Last sync");
    }
    return {};
}

QString PersonWords::columnExplanation(PeopleColumn column)
{
    switch (column) {
    case PeopleColumn::State:
        return tr("How the person stands in the application and in Mautic");
    case PeopleColumn::Name:
    case PeopleColumn::Email:
        return tr("As the application has it, else as Mautic has it");
    case PeopleColumn::User:
        return tr("The key of the row in the application's users table");
    case PeopleColumn::Contact:
        return tr("Mautic's number of the contact");
    case PeopleColumn::Segments:
        return tr("The segments of the contact in Mautic");
    case PeopleColumn::Consent:
        return tr("Whether Mautic may send e-mail, by its Do Not Contact list");
    case PeopleColumn::LastChange:
        return tr("When either side says it last changed the person");
    case PeopleColumn::LastSync:
        return tr("When both sides were last seen to agree");
    }
    return {};
}

QString PersonWords::callName(const PersonRow &person)
{
    if (!person.name.trimmed().isEmpty())
        return person.name;
    if (!person.email.trimmed().isEmpty())
        return person.email;
    if (!person.who.user.value.isEmpty())
        return tr("User %1").arg(person.who.user.value);
    if (person.who.contact)
        return tr("Contact %1").arg(person.who.contact->value);
    return {};
}

QString PersonWords::nameAndAddress(const PersonName &who)
{
    if (who.name.isEmpty())
        return who.email.isEmpty() ? who.user.value : who.email;
    //: %1 is a name, %2 an address
    return who.email.isEmpty() ? who.name : tr("%1, %2").arg(who.name, who.email);
}

} // namespace lockstep
