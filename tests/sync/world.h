// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "memory_mautic.h"
#include "support/workspace_world.h"

namespace lockstep
{

class OpenGate final : public RequestGate
{
public:
    Result<void> admit(RequestKind) override { return {}; }
    [[nodiscard]] Result<std::optional<int>> left() const override { return std::optional<int>(); }
    Result<void> heed(const AnswerHints &) override { return {}; }
    void setPurpose(Purpose wanted) override { m_purpose = wanted; }
    [[nodiscard]] Purpose purpose() const override { return m_purpose; }

private:
    Purpose m_purpose = Purpose::Person;
};

/// What has to be there before the world around it.
struct MemorySide {
    MemoryMautic memory = {};
    OpenGate openGate = {};
};

/// A workspace whose Mautic lives in memory.
class World : private MemorySide, public testing::WorkspaceWorld
{
public:
    World()
        : WorkspaceWorld(memory, openGate)
    {
    }

    MemoryMautic &mautic() { return memory; }
    RequestGate &gateWithoutLimit() { return openGate; }
};

} // namespace lockstep
