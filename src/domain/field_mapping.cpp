// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_mapping.h"

using namespace Qt::StringLiterals;

namespace lockstep
{

const QList<FieldRule> &defaultFieldRules()
{
    static const QList<FieldRule> rules = {
        {UserAttribute::Email, emailAlias},
        {UserAttribute::Id, appUserIdAlias},
        {UserAttribute::FirstName, u"firstname"_s},
        {UserAttribute::LastName, u"lastname"_s},
        {UserAttribute::Locale, u"preferred_locale"_s},
        {UserAttribute::TimeZone, u"timezone"_s},
        {UserAttribute::Phone, u"phone"_s},
        {UserAttribute::Company, u"company"_s},
        {UserAttribute::CreatedAt, u"registered_at"_s},
        {UserAttribute::Source, u"user_source"_s},
        {UserAttribute::RegistrationMethod, u"registration_method"_s},
        {UserAttribute::AuthProvider, u"auth_provider"_s},
        {UserAttribute::AccountTier, u"account_tier"_s},
    };
    return rules;
}

std::optional<NewContactField> customFieldFor(const FieldRule &rule)
{
    static const QList<NewContactField> fields = {
        {.alias = appUserIdAlias, .label = u"App user id"_s},
        {.alias = u"registered_at"_s, .label = u"Registered at"_s, .type = ContactFieldType::DateTime},
        {.alias = u"user_source"_s, .label = u"User source"_s},
        {.alias = u"registration_method"_s, .label = u"Registration method"_s},
        {.alias = u"auth_provider"_s, .label = u"Auth provider"_s},
        {.alias = u"account_tier"_s, .label = u"Account tier"_s},
    };
    for (const NewContactField &field : fields) {
        if (field.alias == rule.alias)
            return field;
    }
    return std::nullopt;
}

QList<FieldRule> rulesFor(const UsersMapping &users, const QList<FieldRule> &wanted)
{
    QList<FieldRule> kept;
    for (const FieldRule &rule : wanted) {
        const bool fromName = (rule.attribute == UserAttribute::FirstName || rule.attribute == UserAttribute::LastName)
            && users.has(UserAttribute::FullName);
        const bool fromAccount =
            (rule.attribute == UserAttribute::RegistrationMethod || rule.attribute == UserAttribute::AuthProvider)
            && !users.accountTable.isEmpty();
        if (users.has(rule.attribute) || fromName || fromAccount)
            kept.append(rule);
    }
    return kept;
}

} // namespace lockstep
