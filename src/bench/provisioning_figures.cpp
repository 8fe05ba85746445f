// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/provisioning_figures.h"

#include "bench/engine_world.h"
#include "bench/sqlite_file.h"
#include "bench/usual_client.h"
#include "mautic/mautic_client.h"
#include "runtime/system_clock.h"

#include <QElapsedTimer>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr int people = 1'000;
constexpr qsizetype membersAtOnce = 500;
/// A run keeps its token for an hour; it is counted all the same.
constexpr int token = 1;

struct Effort {
    int requests = 0;
    double seconds = 0;
    /// From the first write that left to the answer to the last one.
    double writing = 0;
};

struct Efforts {
    Effort engine = {};
    Effort usual = {};
    double bareWriting = 0;
};

double secondsOf(const QElapsedTimer &watch) { return double(watch.elapsed()) / 1e3; }

Result<double> writingSince(const QString &store, qint64 firstRecord)
{
    return SqliteFile(store)
        .value(u"SELECT (max(at + took * 1000) - min(at)) / 1e6 FROM request_record "
               "WHERE id > %1 AND verb <> 'GET' AND path LIKE '/api/%'"_s.arg(firstRecord))
        .map([](const QVariant &seconds) { return seconds.toDouble(); });
}

Result<Effort> effortOfEngine(BenchWorld &world, EngineWorld &engine)
{
    const auto links = engine.store().links.count();
    const int before = engine.requests();
    const QString store = engine.store().database.path();
    const auto newest = SqliteFile(store).value(u"SELECT coalesce(max(id), 0) FROM request_record"_s);
    if (!links || !newest)
        return fail(!links ? links.error() : newest.error());
    QElapsedTimer watch;
    watch.start();
    if (auto signedUp = world.signUp(people); !signedUp)
        return fail(signedUp.error());
    const auto areIn = [&] {
        const auto now = engine.store().links.count();
        return now && *now >= *links + people && engine.isSettled();
    };
    if (auto done = engine.runUntil(areIn); !done)
        return fail(done.error());
    Effort effort{.requests = engine.requests() - before + token, .seconds = secondsOf(watch)};
    const auto writing = writingSince(store, newest->toLongLong());
    if (!writing)
        return fail(writing.error());
    effort.writing = *writing;
    return effort;
}

AppUser userOf(const QString &mark, int number)
{
    return {.id = {},
            .email = mark + u"-%1@example.org"_s.arg(number),
            .firstName = u"Bench"_s,
            .lastName = u"Mark%1"_s.arg(number)};
}

Result<Effort> effortOfUsualClient(UsualClient &client, const QString &mark, SegmentId segment, int number)
{
    QElapsedTimer watch;
    watch.start();
    if (auto signedIn = client.signIn(); !signedIn)
        return fail(signedIn.error());
    for (int i = 0; i < number; ++i) {
        if (auto brought = client.bring(userOf(mark, i), segment); !brought)
            return fail(brought.error());
    }
    return Effort{.requests = client.requests(), .seconds = secondsOf(watch)};
}

/// The batches the engine sends, and nothing around them.
Result<double> bareLoop(ContactApi &mautic, const QString &mark, SegmentId segment, QList<ContactId> &made)
{
    QList<ContactDraft> drafts;
    for (int i = 0; i < people; ++i) {
        const AppUser user = userOf(mark, i);
        drafts.append({.fields = {{u"email"_s, QString(u"bare-"_s + user.email)},
                                  {u"firstname"_s, user.firstName},
                                  {u"lastname"_s, user.lastName},
                                  {u"app_user_id"_s, QString(u"bare-%1-%2"_s.arg(mark).arg(i))}}});
    }
    if (const auto signedIn = mautic.check({}); !signedIn)
        return fail(signedIn.error());
    QElapsedTimer watch;
    watch.start();
    const auto created = mautic.createContacts(drafts, {});
    if (!created)
        return fail(created.error());
    const qsizetype before = made.size();
    for (const ItemResult &item : *created) {
        if (item.contact)
            made.append(item.contact->id);
    }
    for (qsizetype first = before; first < made.size(); first += membersAtOnce) {
        if (const auto added = mautic.addToSegment(segment, made.mid(first, membersAtOnce), {}); !added)
            return fail(added.error());
    }
    return secondsOf(watch);
}

Result<Efforts> measure(BenchWorld &world, EngineWorld &engine, int ofUsualClient)
{
    const auto segments = engine.store().inventory.segmentNames();
    if (!segments || segments->isEmpty())
        return fail(ErrorKind::Internal, u"no segment"_s, u"lockstep-agent sync"_s);
    const SegmentId segment = segments->constBegin().key();
    const SystemClock clock;
    auto access = duplicateOf(engine.credentials()).mautic;
    if (!access)
        return fail(access.error());
    UsualClient usual(*access, clock);
    Efforts efforts;
    const auto ofEngine = effortOfEngine(world, engine);
    if (!ofEngine)
        return fail(ofEngine.error());
    const auto ofUsual = effortOfUsualClient(usual, world.mark(), segment, ofUsualClient);
    if (!ofUsual)
        return fail(ofUsual.error());
    NoLimit gate;
    HttpTransport transport({}, gate, clock);
    MauticClient bare(std::move(*access), {}, transport, clock);
    QList<ContactId> made = usual.brought();
    const auto ofBareLoop = bareLoop(bare, world.mark(), segment, made);
    if (!ofBareLoop)
        return fail(ofBareLoop.error());
    const auto own = engine.store().links.ofUsers(world.signedUp());
    if (!own)
        return fail(own.error());
    for (const Link &link : *own)
        made.append(link.contact);
    if (auto removed = usual.remove(made); !removed)
        return fail(removed.error());
    return Efforts{.engine = *ofEngine, .usual = *ofUsual, .bareWriting = *ofBareLoop};
}

QList<Figure> figuresOf(const Efforts &efforts, const QString &where, int ofUsualClient, bool isTimed)
{
    const double usualRequests = double(efforts.usual.requests) * people / ofUsualClient;
    const double usualSeconds = efforts.usual.seconds * people / ofUsualClient;
    const QString of = where + u"1,000 new users"_s;
    const QString scaled = ofUsualClient < people ? u", from %1 of them"_s.arg(ofUsualClient) : QString();
    return {{.work = of + u" by the usual client, for comparison"_s + scaled,
             .unit = u"requests"_s,
             .value = usualRequests,
             .atMost = usualRequests},
            {.work = of + u" by the engine, a token counted"_s,
             .unit = u"requests"_s,
             .value = double(efforts.engine.requests),
             .atMost = 3.0 * people / 300},
            {.work = of + u" by the engine, from the commit to the last segment"_s,
             .unit = u"times the usual client's time, which is %1 s%2"_s.arg(usualSeconds, 0, 'f', 1).arg(scaled),
             .value = efforts.engine.seconds / usualSeconds,
             .atMost = isTimed ? 0.25 : efforts.engine.seconds / usualSeconds},
            {.work = of + u": rate of writing, against a bare loop of the same batches"_s,
             .unit = u"times the loop's time, which is %1 s"_s.arg(efforts.bareWriting, 0, 'f', 2),
             .value = efforts.engine.writing / efforts.bareWriting,
             .atMost = 1 / 0.95}};
}

} // namespace

Result<QList<Figure>> figuresOfProvisioning()
{
    const auto world = BenchWorld::start({});
    if (!world)
        return fail(world.error());
    EngineWorld engine(**world);
    if (auto settled = engine.openSettled(); !settled)
        return fail(settled.error());
    const int unknown = engine.requests();
    const auto answered = (*world)->sandbox().requests();
    if (!answered)
        return fail(answered.error());
    const auto efforts = measure(**world, engine, people);
    if (!efforts)
        return fail(efforts.error());
    QList<Figure> figures = figuresOf(*efforts, u"sandbox: "_s, people, false);
    figures.append({.work = u"requests the sandbox answered that the workspace does not know of"_s,
                    .unit = u"requests"_s,
                    .value = double(*answered - unknown),
                    .atMost = 0});
    return figures;
}

Result<QList<Figure>> figuresOfProvisioningAt(const QString &credentialsFile)
{
    const auto world = BenchWorld::startBeside(credentialsFile);
    if (!world)
        return fail(world.error());
    EngineWorld engine(**world);
    if (auto settled = engine.openSettled(); !settled)
        return fail(settled.error());
    constexpr int enough = 100;
    const auto efforts = measure(**world, engine, enough);
    if (!efforts)
        return fail(efforts.error());
    return figuresOf(*efforts, u"real Mautic: "_s, enough, true);
}

} // namespace lockstep
