// SPDX-License-Identifier: GPL-3.0-or-later
#include "users/change_listener.h"

#include "users/sql_connection.h"

#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <mutex>

namespace lockstep
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A channel belongs to the database; its name is the trigger's and the function's too.
constexpr auto channel = "lockstep_users_changed"_L1;
/// How often it is seen whether the connection still stands; the driver does not tell.
constexpr std::chrono::milliseconds look = 5s;
constexpr std::chrono::milliseconds longestPause = 60s;

QString quoted(QString name) { return u'"' + name.replace(u'"', u"\"\""_s) + u'"'; }

QString qualified(const QString &schema, const QString &name)
{
    return schema.isEmpty() ? quoted(name) : QString(quoted(schema) + u'.' + quoted(name));
}

} // namespace

QString triggerStatement(const UsersMapping &mapping, DatabaseKind kind)
{
    if (!ChangeListener::isPossible(kind))
        return {};
    const QString function = qualified(mapping.schema, channel);
    return u"CREATE OR REPLACE FUNCTION "_s + function
        + u"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('"_s + channel
        + u"', ''); RETURN NULL; END $$;\nCREATE TRIGGER "_s + quoted(channel)
        + u" AFTER INSERT OR UPDATE OR DELETE ON "_s + qualified(mapping.schema, mapping.table)
        + u" FOR EACH STATEMENT EXECUTE FUNCTION "_s + function + u"();"_s;
}

QString triggerRemoval(const UsersMapping &mapping, DatabaseKind kind)
{
    if (!ChangeListener::isPossible(kind))
        return {};
    return u"DROP TRIGGER "_s + quoted(channel) + u" ON "_s + qualified(mapping.schema, mapping.table)
        + u";\nDROP FUNCTION "_s + qualified(mapping.schema, channel) + u"();"_s;
}

class ChangeListener::Thread final : public QThread
{
public:
    Thread(UsersDatabaseAddress address, WakeUp wakeUp)
        : m_address(std::move(address))
        , m_wakeUp(std::move(wakeUp))
    {
        setObjectName(u"users-listener"_s);
    }

    void end()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_wakeUp = nullptr;
        }
        quit();
        wait();
    }

protected:
    void run() override
    {
        std::unique_ptr<SqlConnection> connection;
        QTimer timer;
        timer.setSingleShot(true);
        std::chrono::milliseconds pause = look;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            if (connection && connection->isOpen()) {
                timer.start(look);
                return;
            }
            connection = connected();
            pause = connection ? look : std::min(2 * pause, longestPause);
            timer.start(pause);
        });
        timer.start(0);
        exec();
    }

private:
    std::unique_ptr<SqlConnection> connected()
    {
        auto connection = SqlConnection::open(m_address.duplicate(), SqlConnection::Access::Listening);
        if (!connection || !(*connection)->listen(channel, [this] { wake(); }))
            return nullptr;
        wake();
        return std::move(*connection);
    }

    void wake()
    {
        const std::lock_guard lock(m_mutex);
        if (m_wakeUp)
            m_wakeUp();
    }

    UsersDatabaseAddress m_address;
    std::mutex m_mutex;
    WakeUp m_wakeUp;
};

ChangeListener::ChangeListener(UsersDatabaseAddress address, WakeUp wakeUp)
    : m_thread(std::make_unique<Thread>(std::move(address), std::move(wakeUp)))
{
    m_thread->start();
}

ChangeListener::~ChangeListener() { m_thread->end(); }

} // namespace lockstep
