// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/app_user.h"
#include "domain/contact.h"
#include "domain/field_policy.h"
#include "domain/users_mapping.h"

namespace lockstep
{

/// One value that goes from the application to Mautic.
struct FieldRule {
    UserAttribute attribute;
    /// Mautic's name of the field.
    QString alias;
    FieldPolicy policy = {};

    friend bool operator==(const FieldRule &, const FieldRule &) = default;
};

/// A custom field the mapping needs where Mautic does not have it (mautic-api.md 7).
struct NewContactField {
    QString alias;
    QString label = {};
    ContactFieldType type = ContactFieldType::Text;

    friend bool operator==(const NewContactField &, const NewContactField &) = default;
};

inline const QString appUserIdAlias = QStringLiteral("app_user_id");
inline const QString emailAlias = QStringLiteral("email");

/// What goes where unless the operator says otherwise.
[[nodiscard]] const QList<FieldRule> &defaultFieldRules();

/// Those of the rules whose attribute this users table has.
[[nodiscard]] QList<FieldRule> rulesFor(const UsersMapping &users, const QList<FieldRule> &wanted);

/// The custom field behind a default rule, or nothing for Mautic's own fields.
[[nodiscard]] std::optional<NewContactField> customFieldFor(const FieldRule &rule);

} // namespace lockstep
