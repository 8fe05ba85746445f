// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/error_names.h"
#include "fault_world.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>

using namespace lockstep;
using namespace lockstep::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A kind of request, told by how it begins and what it asks for.
struct KindOfRequest {
    const char *name;
    QByteArray verb;
    QByteArray path;
    QByteArray query = {};

    [[nodiscard]] bool isMetBy(const ProxiedRequest &request) const
    {
        return request.verb == verb && request.path.startsWith(path) && request.path.contains(query);
    }
    [[nodiscard]] bool isWrite() const { return verb != "GET" && path != "/oauth"; }
};

const QList<KindOfRequest> kinds{{"sign-in", "POST", "/oauth"},
                                 {"contacts by page", "GET", "/api/contacts?", "[expr]=gt"},
                                 {"contacts by address", "GET", "/api/contacts?", "[col]=email"},
                                 {"contacts by number", "GET", "/api/contacts?", "[col]=id&where[0][expr]=in"},
                                 {"one contact", "GET", "/api/contacts/"},
                                 {"fields", "GET", "/api/fields"},
                                 {"segments", "GET", "/api/segments"},
                                 {"members", "GET", "/api/stats/lead_lists_leads"},
                                 {"opt-outs", "GET", "/api/stats/lead_donotcontact"},
                                 {"a new segment", "POST", "/api/segments/new"},
                                 {"a new field", "POST", "/api/fields"},
                                 {"creates", "POST", "/api/contacts/batch/new"},
                                 {"edits", "PATCH", "/api/contacts/batch/edit"},
                                 {"an opt-out", "POST", "/api/contacts/", "/dnc/"},
                                 {"the audit log", "GET", "/api/stats/audit_log", "dir]=ASC"},
                                 {"the newest change", "GET", "/api/stats/audit_log", "dir]=DESC"},
                                 {"the segments' log", "GET", "/api/stats/lead_event_log"},
                                 {"joins", "POST", "/api/segments/", "/contacts/add"}};

struct Point {
    int fault;
    int kind;
    FaultPosition position;
};

/// Why a case is not as it should be; empty where it is.
using Complaint = QString;

QString nameOf(const RunsEnd &end)
{
    QStringList names;
    for (const ErrorKind kind : end.kinds)
        names.append(lockstep::nameOf(kind));
    return u"%1 (%2), %3 open"_s.arg(names.join(u'+'), end.detail).arg(end.open);
}

bool isSame(const ProxiedRequest &a, const ProxiedRequest &b)
{
    return a.verb == b.verb && a.path == b.path && a.body == b.body;
}

/// A write that was sent twice in a run, unless something was read in between or Mautic wanted another token.
bool hasBlindRepeat(const QList<ProxiedRequest> &requests)
{
    for (qsizetype i = 0; i < requests.size(); ++i) {
        for (qsizetype k = i + 1; k < requests.size() && requests[k].verb != "GET"; ++k) {
            if (requests[k].path.startsWith("/oauth"))
                break;
            if (requests[i].verb != "GET" && isSame(requests[i], requests[k]))
                return true;
        }
    }
    return false;
}

class FaultCase
{
public:
    FaultCase(EngineMode mode, const NetworkFault &fault, const KindOfRequest &kind, FaultPosition position)
        : m_fault(fault)
        , m_kind(kind)
        , m_position(position)
        , m_mode(mode)
        , m_world(mode, fault.tls != BadTls::None)
    {
    }

    /// `numbers` tells at which request of the run each kind comes first.
    Complaint complaint(int number, const QMap<QString, PersonInMautic> &expected)
    {
        arm(number);
        const RunsEnd end = m_world.run(m_fault.isSlow);
        const QList<ProxiedRequest> arrived = m_world.proxy->requests();
        disarm();
        const bool wasTheLast = m_fault.isOfConnections() && m_position == FaultPosition::AfterApply;
        if (!m_hasFired)
            return wasTheLast ? Complaint() : u"the fault was not met"_s;
        if (const Complaint wrong = ofTheEnd(end); !wrong.isEmpty())
            return wrong;
        if (arrived.size() > m_world.gate.asked.size())
            return u"%1 requests arrived of %2"_s.arg(arrived.size()).arg(m_world.gate.asked.size());
        if (hasBlindRepeat(arrived))
            return u"a write was sent again"_s;
        return ofWhatFollows(expected);
    }

private:
    void arm(int number)
    {
        FaultProxy &proxy = *m_world.proxy;
        const bool dies = m_fault.isOfConnections();
        proxy.closeEachTime(dies);
        if (dies && m_position != FaultPosition::MidBody) {
            const int at = m_position == FaultPosition::BeforeApply ? number : number + 1;
            m_world.gate.onAdmit = [this, at](int asked) {
                if (asked == at)
                    goDown();
            };
            return;
        }
        proxy.setMeddle([this, dies](const ProxiedRequest &request,
                                     const FaultProxy::Forward &forward) -> std::optional<WireReply> {
            if (m_hasFired || !m_kind.isMetBy(request))
                return std::nullopt;
            m_hasFired = true;
            WireReply reply = faultyReply(m_fault, m_position, forward);
            if (dies)
                m_world.gate.onAdmit = [this](int) { goDown(); };
            return reply;
        });
    }

    void goDown()
    {
        m_hasFired = true;
        if (std::exchange(m_isDown, true))
            return;
        if (m_fault.tls != BadTls::None)
            m_world.proxy->setTls(FaultWorld::tls(m_fault.tls));
        else
            m_world.proxy->setOutage(m_fault.outage);
    }

    void disarm()
    {
        m_world.gate.onAdmit = {};
        m_world.proxy->setMeddle({});
        m_world.proxy->closeEachTime(false);
        if (!m_isDown)
            return;
        if (m_fault.tls != BadTls::None)
            m_world.proxy->setTls(FaultWorld::tls(BadTls::None));
        else
            m_world.proxy->setOutage(Outage::None);
    }

    [[nodiscard]] Complaint ofTheEnd(const RunsEnd &end) const
    {
        // In the background what was lost may be found again before anybody is told. The contact that is asked for by
        // itself is gone: a 404 says so, whatever comes with it.
        const bool isOfOne = m_kind.path == "/api/contacts/" && !m_kind.isWrite();
        if (end.kinds.isEmpty())
            return m_fault.mayPass || isOfOne || m_mode == EngineMode::Background ? Complaint()
                                                                                  : u"the run took it for good"_s;
        QSet<ErrorKind> allowed = m_fault.kinds;
        if (m_position == FaultPosition::MidBody)
            allowed += {ErrorKind::Offline, ErrorKind::BadReply};
        if (m_kind.isWrite() || m_fault.isOfConnections())
            allowed += ErrorKind::OutcomeUnknown;
        // `{}` in place of a list, and an unreadable 404, say less than other faults.
        if (m_fault.mayPass && m_position == FaultPosition::BeforeApply)
            allowed += ErrorKind::ServerFault;
        if (isOfOne)
            allowed += ErrorKind::WrongAddress;
        if (m_kind.path == "/oauth")
            allowed += {ErrorKind::Unauthorised, ErrorKind::BadReply, ErrorKind::WrongAddress};
        return allowed.contains(end.kinds) ? Complaint() : QString(u"ended as "_s + nameOf(end));
    }

    [[nodiscard]] Complaint ofWhatFollows(const QMap<QString, PersonInMautic> &expected)
    {
        RunsEnd end;
        for (int i = 0; i < 4; ++i) {
            m_world.pass(24h);
            m_world.mautic.forgetRequests();
            end = m_world.run();
            if (end.kinds.isEmpty() && end.open == 0 && m_world.mautic.writingRequests() == 0) {
                const auto people = m_world.people();
                return people == expected ? Complaint() : QString(u"other people in Mautic: "_s + shown(people));
            }
        }
        return QString(u"no end of writing; the last run ended as "_s + nameOf(end));
    }

    [[nodiscard]] static QString shown(const QMap<QString, PersonInMautic> &people)
    {
        QStringList out;
        for (const auto &[email, person] : people.asKeyValueRange())
            out.append(u"%1 x%2 %3 %4 in %5"_s.arg(email)
                           .arg(person.contacts)
                           .arg(person.firstName, person.isOptedOut ? u"out"_s : u"in"_s)
                           .arg(person.segments.size()));
        return out.join(u"; "_s);
    }

    const NetworkFault &m_fault;
    const KindOfRequest &m_kind;
    FaultPosition m_position;
    EngineMode m_mode;
    FaultWorld m_world;
    std::atomic<bool> m_hasFired = false;
    bool m_isDown = false;
};

} // namespace

/// Whatever goes wrong between Lockstep and Mautic: nothing is sent twice, nobody is there twice, it is said what is
/// wrong, and the next run brings both sides in step.
class TestNetworkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFault_isSurvived_data();
    void everyFault_isSurvived();

private:
    struct Rehearsal {
        /// At which request of the run each kind comes first; -1 where it does not come.
        QList<int> numbers = {};
        QMap<QString, PersonInMautic> people = {};
    };
    [[nodiscard]] static Rehearsal rehearse(EngineMode mode);
    [[nodiscard]] static QList<Point> chosen(const QList<int> &numbers, quint32 seed);
};

TestNetworkFaults::Rehearsal TestNetworkFaults::rehearse(EngineMode mode)
{
    FaultWorld world(mode, false);
    const RunsEnd end = world.run();
    if (!end.kinds.isEmpty() || end.open > 0)
        qWarning("without a fault: %s", qPrintable(nameOf(end)));
    const QList<ProxiedRequest> requests = world.proxy->requests();
    Rehearsal rehearsal;
    for (const KindOfRequest &kind : kinds) {
        const auto found = std::find_if(requests.cbegin(), requests.cend(),
                                        [&](const ProxiedRequest &request) { return kind.isMetBy(request); });
        rehearsal.numbers.append(found == requests.cend() ? -1 : static_cast<int>(found - requests.cbegin()));
    }
    if (qEnvironmentVariableIsSet("LOCKSTEP_SHOW")) {
        for (const ProxiedRequest &request : requests)
            qInfo("%s %s", request.verb.constData(), request.path.left(110).constData());
    }
    rehearsal.people = world.people();
    return rehearsal;
}

QList<Point> TestNetworkFaults::chosen(const QList<int> &numbers, quint32 seed)
{
    const QStringList only = qEnvironmentVariable("LOCKSTEP_POINT").split(u',');
    if (only.size() == 3)
        return {{only[0].toInt(), only[1].toInt(), FaultPosition(only[2].toInt())}};
    QList<Point> all;
    for (int fault = 0; fault < networkFaults().size(); ++fault) {
        for (int kind = 0; kind < kinds.size(); ++kind) {
            const bool isBatch = kinds[kind].path.startsWith("/api/contacts/batch");
            if (numbers[kind] < 0 || (networkFaults()[fault].isOfBatches && !isBatch))
                continue;
            for (const auto position : {FaultPosition::BeforeApply, FaultPosition::AfterApply, FaultPosition::MidBody})
                all.append({fault, kind, position});
        }
    }
    std::mt19937 random(seed);
    std::shuffle(all.begin(), all.end(), random);
    return all;
}

void TestNetworkFaults::everyFault_isSurvived_data()
{
    QTest::addColumn<EngineMode>("mode");
    QTest::newRow("by hand") << EngineMode::ByHand;
    QTest::newRow("in the background") << EngineMode::Background;
}

void TestNetworkFaults::everyFault_isSurvived()
{
    QFETCH(const EngineMode, mode);
    const bool isNightly = qEnvironmentVariableIsSet("LOCKSTEP_NIGHTLY");
    const quint32 seed = qEnvironmentVariableIsSet("LOCKSTEP_SEED") ? qEnvironmentVariable("LOCKSTEP_SEED").toUInt()
                                                                    : static_cast<quint32>(std::random_device{}());
    const Rehearsal rehearsal = rehearse(mode);
    const qsizetype kindsMet = kinds.size() - rehearsal.numbers.count(-1);
    QVERIFY2(kindsMet >= 12, qPrintable(QString::number(kindsMet)));
    const QList<Point> points = chosen(rehearsal.numbers, seed);
    QElapsedTimer timer;
    timer.start();
    QStringList wrong;
    int run = 0;
    for (const Point &point : points) {
        if (!isNightly && timer.elapsed() > 50'000)
            break;
        const NetworkFault &fault = networkFaults()[point.fault];
        const KindOfRequest &kind = kinds[point.kind];
        const Complaint complaint =
            FaultCase(mode, fault, kind, point.position).complaint(rehearsal.numbers[point.kind], rehearsal.people);
        if (++run % 100 == 0)
            qInfo("%d of %d cases, %d wrong", run, int(points.size()), int(wrong.size()));
        if (complaint.isEmpty())
            continue;
        wrong.append(u"LOCKSTEP_POINT=%1,%2,%3 %4, %5: %6"_s.arg(point.fault)
                         .arg(point.kind)
                         .arg(static_cast<int>(point.position))
                         .arg(QLatin1StringView(fault.name), QLatin1StringView(kind.name), complaint));
        qWarning("%s", qPrintable(wrong.constLast()));
    }
    qInfo("%d of %d cases (%d faults, %d kinds of request), LOCKSTEP_SEED=%u, %lld s, %d wrong", run,
          int(points.size()), int(networkFaults().size()), int(kindsMet), seed, timer.elapsed() / 1000,
          int(wrong.size()));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.value(0)));
}

QTEST_GUILESS_MAIN(TestNetworkFaults)
#include "tst_network_faults.moc"
