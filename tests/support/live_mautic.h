// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mautic/mautic_client.h"
#include "mautic/mautic_query.h"
#include "support/http_world.h"

#include <QJsonObject>

#include <optional>

namespace lockstep::testing
{

/// The Mautic the variables LOCKSTEP_LIVE_URL, LOCKSTEP_LIVE_CLIENT_ID and LOCKSTEP_LIVE_CLIENT_SECRET name, or
/// nothing.
[[nodiscard]] std::optional<MauticAccess> liveAccess();

/// What is wrong with a result; empty when nothing is.
template <class T>
[[nodiscard]] QByteArray wrongWith(const Result<T> &result)
{
    if (result)
        return {};
    return QByteArray("error " + QByteArray::number(static_cast<int>(result.error().kind)) + ": "
                      + result.error().detail.toUtf8() + ", " + result.error().subject.toUtf8());
}

/// A client of that Mautic, plain requests besides, and a list of what is to be removed in the end.
class LiveMautic
{
public:
    explicit LiveMautic(MauticAccess access);
    /// Removes what was noted below.
    ~LiveMautic();
    LiveMautic(const LiveMautic &) = delete;
    LiveMautic &operator=(const LiveMautic &) = delete;

    /// An address nobody has yet, different for each name and each run.
    [[nodiscard]] QString address(const QString &name) const;
    /// The same as an alias; a field of this name is read, should a test make it.
    [[nodiscard]] QString mark() const { return m_mark; }

    /// The answer's JSON; empty when it failed.
    [[nodiscard]] QJsonObject ask(const MauticCall &call);
    /// An anonymous contact, made by a visit of a page.
    [[nodiscard]] ContactId visitor();
    /// A contact with this address and these values; noted for removal.
    [[nodiscard]] ContactId contact(const QString &email, QHash<QString, QString> fields = {});

    void removeLater(ContactId contact) { m_contacts.append(QString::number(contact.value)); }
    void removeLater(SegmentId segment) { m_others.append(QStringLiteral("segments/%1/delete").arg(segment.value)); }
    void removeFieldLater(const QString &alias);
    void removeNow();

    CountingGate gate;
    WallClock clock;

private:
    void remove(const QString &path, const MauticQuery &query);

    MauticAccess m_access;
    QString m_mark;
    QStringList m_contacts;
    QStringList m_others;

public:
    HttpTransport transport;
    MauticClient client;

private:
    MauticSession m_session;
};

} // namespace lockstep::testing

/// Ends the test, saying why, unless the result is a value.
#define VERIFY_VALUE(result) QVERIFY2((result).has_value(), lockstep::testing::wrongWith(result).constData())
