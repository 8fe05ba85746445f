// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/background_engine.h"
#include "world.h"

#include <chrono>

namespace lockstep
{

/// A world in which the engine runs by itself, and time passes when the test says so.
class BackgroundWorld : public World
{
public:
    BackgroundWorld()
    {
        for (const NewContactField &field : {appUserIdField()})
            mautic().addField({.alias = field.alias, .label = field.label, .type = field.type, .lengthLimit = 64});
        mautic().addSegment(settings().segmentName);
        settings().requestsPerHour = 0;
    }

    /// As after a restart: what the engine knew is in the store alone. The next lease has the next fence.
    void restart()
    {
        m_engine.reset();
        m_directory.reset();
        m_gate.reset();
        mautic().setGate(&gate());
        ++m_options.fence;
    }
    [[nodiscard]] BackgroundEngine &engine();
    BackgroundOptions &options() { return m_options; }
    /// One step, without time passing.
    [[nodiscard]] Result<Moment> step() { return engine().step(m_stop.get_token()); }
    /// Time passes, and the engine is called whenever it wants to be. Fails as the first step that does, and
    /// with Internal where it wants to go on and on without any time passing.
    [[nodiscard]] Result<void> run(std::chrono::seconds span);
    void pass(std::chrono::microseconds span) { clock().at.microseconds += span.count(); }
    [[nodiscard]] EngineStatus status() { return engine().status(); }
    /// The budget as it is kept in the store, instead of none.
    void limitRequests(int perHour);
    /// This one instead, which outlives the world's engine.
    void useGate(RequestGate &gate, int perHour);
    [[nodiscard]] RequestGate &gate();
    /// What the application's rows say of their last change.
    [[nodiscard]] QString now() { return toIsoText(clock().at); }
    void signUpNow(const QString &id, QVariantMap columns = {});
    void changeNow(const QString &id, QVariantMap columns);

private:
    static NewContactField appUserIdField();

    BackgroundOptions m_options{.owner = QStringLiteral("test")};
    std::unique_ptr<UserDirectory> m_directory;
    RequestGate *m_given = nullptr;
    std::unique_ptr<RequestGate> m_gate;
    std::unique_ptr<BackgroundEngine> m_engine;
    std::stop_source m_stop;
};

} // namespace lockstep
