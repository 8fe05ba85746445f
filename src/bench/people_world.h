// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QTemporaryDir>

#include <memory>

namespace lockstep
{

/// A workspace as after a run over that many people, four fifths of them users: three quarters of these linked, some
/// of them in each state; the others only in Mautic. Gone at the end.
class PeopleWorld
{
public:
    [[nodiscard]] static Result<std::unique_ptr<PeopleWorld>> make(int people);

    [[nodiscard]] QString workspace() const { return m_folder.filePath(QStringLiteral("workspace")); }

private:
    PeopleWorld() = default;

    QTemporaryDir m_folder;
};

} // namespace lockstep
