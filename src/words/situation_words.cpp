// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/situation_words.h"

namespace lockstep
{

QString SituationWords::label(Situation situation)
{
    switch (situation) {
    case Situation::Confirmed:
        return tr("linked");
    case Situation::Found:
        return tr("found in Mautic");
    case Situation::WaitsForVerification:
        return tr("waits for verification");
    case Situation::Ambiguous:
        return tr("several contacts fit");
    case Situation::Absent:
        return tr("not in Mautic");
    case Situation::Unqualified:
        return tr("not to be synced");
    case Situation::Missing:
        return tr("deleted in Mautic");
    case Situation::SourceMissing:
        return tr("no longer a user");
    case Situation::Excluded:
        return tr("banned or deleted");
    case Situation::AlreadyLinked:
        return tr("contact of another user");
    case Situation::SharedAddress:
        return tr("address shared by users");
    }
    return {};
}

QString SituationWords::explanation(Situation situation)
{
    switch (situation) {
    case Situation::Confirmed:
        return tr("User and contact are linked; changed fields are kept in step.");
    case Situation::Found:
        return tr("Exactly one contact fits this user, so the two are linked.");
    case Situation::WaitsForVerification:
        return tr("A contact has this address, but the user has not verified it yet. Looked at again in every run.");
    case Situation::Ambiguous:
        return tr("More than one contact fits this user; a person has to choose.");
    case Situation::Absent:
        return tr("No contact fits this user, so one is created.");
    case Situation::Unqualified:
        return tr("The user has no address that Mautic could store, so nothing is synced.");
    case Situation::Missing:
        return tr("The linked contact is no longer in Mautic; a person has to say what becomes of the link.");
    case Situation::SourceMissing:
        return tr("The user is gone, banned or deleted; the contact is kept and no longer synced.");
    case Situation::Excluded:
        return tr("The user is banned or deleted and was never linked; nothing is done.");
    case Situation::AlreadyLinked:
        return tr("The contact that fits belongs to another user already.");
    case Situation::SharedAddress:
        return tr("Several users have this address; a person has to say which of them the contact is.");
    }
    return {};
}

} // namespace lockstep
