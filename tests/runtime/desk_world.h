// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../sync/world.h"
#include "support/desk_hands.h"

namespace lockstep
{

/// A world without limits that somebody sits at the desk of.
class DeskWorld : public World, public testing::DeskHands
{
public:
    DeskWorld()
        : DeskHands(static_cast<World &>(*this))
    {
        settings().requestsPerHour = 0;
        keepSettings();
    }

    ContactId linked(const QString &user)
    {
        signUp(user);
        if (!sync())
            qFatal("no sync");
        return contactOf(user);
    }

    /// Both sides changed a field since they agreed.
    ContactId disagreeing(const QString &user = QStringLiteral("ada"))
    {
        const ContactId contact = linked(user);
        changeUser(user, {{QStringLiteral("name"), QStringLiteral("Ada King")}});
        mautic().set(contact, QStringLiteral("lastname"), QStringLiteral("Byron"));
        if (!sync())
            qFatal("no sync");
        return contact;
    }

    /// The same about the company, which may be written to the application: First was agreed on, the application says
    /// Second now and Mautic says Third.
    ContactId disagreeingOnTheCompany()
    {
        settings().writableAttributes = {UserAttribute::Company};
        keepSettings();
        signUp(QStringLiteral("ada"), {{QStringLiteral("company"), QStringLiteral("First")}});
        if (!sync())
            qFatal("no sync");
        const ContactId contact = contactOf(QStringLiteral("ada"));
        changeUser(QStringLiteral("ada"), {{QStringLiteral("company"), QStringLiteral("Second")}});
        mautic().set(contact, QStringLiteral("company"), QStringLiteral("Third"));
        if (!sync())
            qFatal("no sync");
        return contact;
    }

    /// The next run writes nothing.
    bool isSettled()
    {
        const int before = mautic().writes();
        return sync().has_value() && mautic().writes() == before;
    }
};

} // namespace lockstep
