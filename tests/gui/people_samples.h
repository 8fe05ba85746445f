// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/person_details.h"

namespace lockstep::testing
{

using namespace Qt::StringLiterals;

[[nodiscard]] inline Moment moment(int day, int hour = 9)
{
    return Moment::fromSeconds(1'793'000'000 + day * 86'400 + hour * 3'600);
}

/// One of everything a list shows, over and over.
[[nodiscard]] inline PersonRow personNumber(int number)
{
    static const QStringList names = {u"Anna Ahrens"_s,
                                      u"Bo Li"_s,
                                      u"Çağla Yıldız"_s,
                                      u"محمد بن علي"_s,
                                      u"王小明"_s,
                                      u"Eve O'Brien"_s,
                                      u"Maximiliane Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst"_s,
                                      u"Zoë 👩‍👩‍👧‍👦"_s,
                                      {}};
    const auto state = static_cast<PersonState>(number % personStateCount);
    const bool isUser = state != PersonState::OnlyInMautic;
    const bool isContact = state != PersonState::NotLinked && state != PersonState::Waiting;
    PersonRow person{.who = {},
                     .state = state,
                     .name = names.at(number % names.size()),
                     .email = u"person%1@example.com"_s.arg(number),
                     .segments = number % 3 == 0 ? u"New users, Newsletter"_s : QString(),
                     .lastChange = moment(number % 20)};
    if (isUser)
        person.who.user = {u"u-%1"_s.arg(10'000 + number)};
    if (isContact) {
        person.who.contact = ContactId{4'000 + number};
        person.consent = static_cast<EmailConsent>(1 + number % 4);
        person.lastSync = moment(number % 20, 11);
    }
    return person;
}

/// Every way three values can stand.
[[nodiscard]] inline QList<PersonField> everyStanding()
{
    const ChangeOrigin row{.evidence = ChangeEvidence::RowOfUser, .at = moment(9)};
    const ChangeOrigin contact{.evidence = ChangeEvidence::WholeContact, .at = moment(8), .who = u"Carla Support"_s};
    const ChangeOrigin ours{.evidence = ChangeEvidence::WrittenByLockstep, .at = moment(2), .who = u"agent"_s};
    return {
        {u"email"_s, UserAttribute::Email, u"anna@example.com"_s, u"anna@example.org"_s, u"anna@example.org"_s,
         FieldStanding::ChangedInApp, row, ours},
        {u"firstname"_s, UserAttribute::FirstName, u"Anna"_s, u"Anna"_s, u"Anna"_s, FieldStanding::Same, row, ours},
        {u"lastname"_s, UserAttribute::LastName, u"Ahrens"_s, u"Ahrens"_s, u"Ahrens-Meyer"_s,
         FieldStanding::ChangedInMautic, row, contact},
        {u"company"_s, UserAttribute::Company, u"Example GmbH"_s, u"Example"_s, u"Example AG"_s,
         FieldStanding::BothChanged, row, contact},
        {u"preferred_locale"_s, UserAttribute::Locale, u"de"_s, std::nullopt, u"de"_s, FieldStanding::SameNotAgreed,
         row, contact},
        {u"phone"_s, UserAttribute::Phone, u"+49 30 1234567"_s, std::nullopt, u""_s, FieldStanding::Differs, row,
         contact},
        {u"points"_s, std::nullopt, std::nullopt, std::nullopt, u"12"_s, FieldStanding::OneSided, {}, contact},
        {u"account_tier"_s, UserAttribute::AccountTier, u""_s, u""_s, u""_s, FieldStanding::Same, {}, {}},
    };
}

[[nodiscard]] inline QList<TimelineEntry> sampleTimeline()
{
    const AppliedRow written{.kind = PlanRowKind::UpdateContact,
                             .user = {u"u-10001"_s},
                             .contact = ContactId{4001},
                             .changes = {{u"email"_s, u"anna@example.org"_s, u"anna@example.com"_s}},
                             .outcome = AppliedOutcome::Done};
    const Case open{.kind = CaseKind::BothChanged, .user = {u"u-10001"_s}, .field = u"company"_s};
    const DoNotContact optOut{.rowId = 1,
                              .contact = {4001},
                              .channel = u"email"_s,
                              .reason = DoNotContactReason::Unsubscribed,
                              .comments = u"clicked the link in \"Autumn news\""_s,
                              .addedAt = moment(7)};
    return {
        {.at = moment(9), .kind = TimelineKind::UserChanged},
        {.at = moment(8, 15), .kind = TimelineKind::CaseOpened, .personCase = open, .run = RunId{12}},
        {.at = moment(8), .kind = TimelineKind::ContactChanged, .detail = u"Carla Support"_s},
        {.at = moment(7), .kind = TimelineKind::OptedOut, .optOut = optOut},
        {.at = moment(2),
         .kind = TimelineKind::Written,
         .row = written,
         .run = RunId{11},
         .startedBy = u"Olga Operator"_s},
        {.at = moment(1), .kind = TimelineKind::Linked, .matchedBy = MatchedBy::Email, .run = RunId{10}},
        {.at = moment(0), .kind = TimelineKind::SignedUp},
    };
}

[[nodiscard]] inline PersonDetails sampleDetails(const PersonRow &row)
{
    PersonDetails details{.row = row, .situation = Situation::Confirmed, .fields = everyStanding()};
    details.timeline = sampleTimeline();
    if (!row.who.contact)
        return details;
    details.contactUrl = u"https://mautic.test/s/contacts/view/%1"_s.arg(row.who.contact->value);
    details.link = Link{.user = row.who.user,
                        .contact = *row.who.contact,
                        .matchedBy = MatchedBy::Email,
                        .createdAt = moment(1),
                        .verifiedAt = moment(2),
                        .previousContacts = {{3990}, {3991}}};
    details.segments = {{.id = {3}, .name = u"New users"_s, .givenByLockstep = true},
                        {.id = {5}, .name = u"Newsletter"_s},
                        {.id = {8}, .removedByHand = true}};
    details.doNotContact = {*details.timeline.at(3).optOut};
    details.cases = {{.id = 1, .content = *details.timeline.at(1).personCase, .firstSeen = moment(8)}};
    return details;
}

} // namespace lockstep::testing
