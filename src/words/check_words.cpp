// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/check_words.h"

#include <QLocale>
#include <QVersionNumber>

namespace lockstep
{

namespace
{

constexpr std::chrono::seconds worthSaying{30};
constexpr std::chrono::milliseconds slow{2000};

} // namespace

QList<Finding> CheckWords::findings(const MauticCheck &check)
{
    QList<Finding> all{version(check.version), whoWeAre(check)};
    for (const RightFinding &finding : check.rights)
        all.append(right(finding));
    all.append(clock(check.clockSkew));
    all.append(handshake(check.handshake));
    return all;
}

Finding CheckWords::version(const QString &version)
{
    if (version.isEmpty())
        return {FindingMark::Note, tr("Mautic does not say which version it is."),
                tr("Lockstep is made for Mautic 5 to 7. A proxy may be taking the header Mautic-Version away.")};
    const int major = QVersionNumber::fromString(version).majorVersion();
    if (major < 5 || major > 7)
        return {FindingMark::Note, tr("Mautic is version %1, which Lockstep was not made for.").arg(version),
                tr("Lockstep is made for Mautic 5 to 7; look at the first plan with care.")};
    return {FindingMark::Good, tr("Mautic is version %1.").arg(version)};
}

Finding CheckWords::whoWeAre(const MauticCheck &check)
{
    if (check.userName.isEmpty())
        return {FindingMark::Good, tr("Signed in.")};
    if (check.isAdministrator)
        return {FindingMark::Good, tr("Signed in as %1, an administrator.").arg(check.userName)};
    if (check.roleName.isEmpty())
        return {FindingMark::Good, tr("Signed in as %1.").arg(check.userName)};
    return {FindingMark::Good, tr("Signed in as %1 with the role %2.").arg(check.userName, check.roleName)};
}

Finding CheckWords::right(const RightFinding &finding)
{
    const QString name = nameOfRight(finding.right);
    const QString remedy = tr("In Mautic: Settings → Roles → the role of the API user → Permissions → %1.")
                               .arg(permissionOf(finding.right));
    switch (finding.state) {
    case RightState::Granted:
        return {FindingMark::Good, tr("May %1.", "a right, such as: read contacts").arg(name)};
    case RightState::Denied:
        if (!finding.neededNow)
            return {FindingMark::Note, tr("May not %1; not needed yet.").arg(name)};
        return {FindingMark::Bad, tr("May not %1.").arg(name), remedy};
    case RightState::Unknown:
        break;
    }
    if (!finding.neededNow)
        return {FindingMark::Note, tr("Whether we may %1 is not known; not needed yet.").arg(name)};
    return {FindingMark::Note, tr("Whether we may %1 is not known.").arg(name), remedy};
}

QString CheckWords::nameOfRight(MauticRight right)
{
    switch (right) {
    case MauticRight::ReadContacts:
        return tr("read contacts");
    case MauticRight::WriteContacts:
        return tr("create and edit contacts");
    case MauticRight::ReadFields:
        return tr("read the contact fields");
    case MauticRight::CreateFields:
        return tr("create custom fields");
    case MauticRight::ReadSegments:
        return tr("read segments");
    case MauticRight::CreateSegments:
        return tr("create segments");
    case MauticRight::ReadStats:
        return tr("read opt-outs and segment members");
    case MauticRight::ReadCampaigns:
        return tr("read campaigns");
    case MauticRight::ReadEmails:
        return tr("read e-mails");
    }
    return {};
}

QString CheckWords::keyOfRight(MauticRight right)
{
    switch (right) {
    case MauticRight::ReadContacts:
        return QStringLiteral("readContacts");
    case MauticRight::WriteContacts:
        return QStringLiteral("writeContacts");
    case MauticRight::ReadFields:
        return QStringLiteral("readFields");
    case MauticRight::CreateFields:
        return QStringLiteral("createFields");
    case MauticRight::ReadSegments:
        return QStringLiteral("readSegments");
    case MauticRight::CreateSegments:
        return QStringLiteral("createSegments");
    case MauticRight::ReadStats:
        return QStringLiteral("readStats");
    case MauticRight::ReadCampaigns:
        return QStringLiteral("readCampaigns");
    case MauticRight::ReadEmails:
        return QStringLiteral("readEmails");
    }
    return {};
}

QString CheckWords::permissionOf(MauticRight right)
{
    switch (right) {
    case MauticRight::ReadContacts:
        return tr("Contact Permissions → Contacts: View Own and View Others");
    case MauticRight::WriteContacts:
        return tr("Contact Permissions → Contacts: Create, Edit Own and Edit Others");
    case MauticRight::ReadFields:
    case MauticRight::CreateFields:
        return tr("Contact Permissions → Custom Fields: Full");
    case MauticRight::ReadSegments:
        return tr("Contact Permissions → Segments: View Others");
    case MauticRight::CreateSegments:
        return tr("Contact Permissions → Segments: Create and Edit Others");
    case MauticRight::ReadStats:
        return tr("Contact Permissions → Contacts: View Others, and Segments: View Others");
    case MauticRight::ReadCampaigns:
        return tr("Campaign Permissions → Campaigns: View Others");
    case MauticRight::ReadEmails:
        return tr("Email Permissions → Emails: View Others");
    }
    return {};
}

Finding CheckWords::clock(std::chrono::seconds skew)
{
    const auto distance = std::chrono::abs(skew);
    if (distance < worthSaying)
        return {FindingMark::Good, tr("The clocks of both computers agree.")};
    const int seconds = static_cast<int>(distance.count());
    const QString sentence = skew.count() > 0 ? tr("Mautic's clock is %n seconds ahead of ours.", "", seconds)
                                              : tr("Mautic's clock is %n seconds behind ours.", "", seconds);
    return {FindingMark::Note, sentence,
            tr("Let both computers set their clocks by network time; \"new since\" depends on it.")};
}

Finding CheckWords::handshake(std::chrono::milliseconds taken)
{
    const QString seconds = QLocale::c().toString(static_cast<double>(taken.count()) / 1000.0, 'f', 2);
    if (taken <= slow)
        return {FindingMark::Good, tr("Signing in took %1 s.").arg(seconds)};
    return {FindingMark::Note, tr("Signing in took %1 s, which is long.").arg(seconds),
            tr("OAuth 2 is quicker than user name and password; the network or the server may be slow, too.")};
}

} // namespace lockstep
