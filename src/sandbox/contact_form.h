// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/contact_json.h"
#include "sandbox/sandbox_reply.h"

namespace lockstep
{

/// How a submitted contact meets the stored one (mautic-api.md 3.4, 3.5).
enum class FormMode {
    /// POST: finds an existing contact by its address, else creates one.
    Upsert,
    /// PATCH: touches what was submitted.
    Patch,
    /// PUT: clears what was not submitted.
    Replace,
};

/// One contact that was submitted, alone or as an item of a batch.
struct FormItem {
    QJsonObject body;
    /// The contact it goes to; null creates one (and for Upsert looks for one first).
    SandboxContact *contact = nullptr;
    FormMode mode = FormMode::Patch;
    bool inBatch = false;
    /// Senders that look like a robot cannot set addresses (mautic-api.md 3.9).
    bool fromRobot = false;
};

struct FormOutcome {
    /// 200 or 201, or that of the error.
    int status = 200;
    /// Null where the contact was to be created and was not.
    const SandboxContact *contact = nullptr;
    std::optional<EntityError> error = std::nullopt;
    std::optional<BlankArtefacts> artefacts = std::nullopt;

    [[nodiscard]] ContactShape shape() const
    {
        return error ? ContactShape::FailedItem : status == 201 ? ContactShape::Created : ContactShape::Loaded;
    }
};

/// Checks and saves one submitted contact the way Mautic's contact form does, with its audit rows.
[[nodiscard]] FormOutcome submitContact(MauticState &state, const FormItem &item);

/// Adds, or overwrites unless the person unsubscribed (mautic-api.md 4). True when something changed.
bool addDoNotContact(MauticState &state, SandboxContact &contact, const SandboxDoNotContact &row);
/// True when there was a row.
bool removeDoNotContact(MauticState &state, SandboxContact &contact, const QString &channel);

/// Marks the contact as a known person, where its values say so, with the rows that go with it.
void identify(MauticState &state, SandboxContact &contact, const QString &source);

} // namespace lockstep
