// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/reconcile_figures.h"

#include "bench/process_memory.h"
#include "bench/sqlite_file.h"
#include "bench/usual_client.h"
#include "domain/plan_json.h"
#include "mautic/mautic_client.h"
#include "runtime/open_workspace.h"
#include "runtime/system_clock.h"
#include "sync/decide_pass.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocale>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

const QString numbers = u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "_s;
const QString values = u"json_object('app_user_id', printf('u%07d', i), 'email', 'person' || i || '@example.com', "
                       "'firstname', 'Given' || (i % 997), 'lastname', 'Family' || (i % 9973))"_s;

Result<void> fill(const QString &store, int people)
{
    const QStringList steps{
        numbers
            + u"INSERT INTO app_user SELECT printf('u%07d', i), 'person' || i || '@example.com', "
              "'person' || i || '@example.com', 1, 'Given' || (i % 997), 'Family' || (i % 9973), 1790000000000000 + i, "
              "1790000000000000 + i, '', '', '', '', '', '', '', '', NULL, NULL, 0, 0, 0, NULL FROM n"_s,
        numbers
            + u"INSERT INTO contact SELECT i, 'person' || i || '@example.com', printf('u%07d', i), "
              "1790000000000000 + i, i, "_s
            + values + u" FROM n"_s,
        numbers
            + u"INSERT INTO link SELECT printf('u%07d', i), i, 'email', 1790000000000000, 1790000000000000, '[]', "_s
            + values + u", '[]' FROM n"_s};
    SqliteFile file(store);
    for (const QString &step : steps) {
        if (auto done = file.runForAll(step, {{people}}); !done)
            return done;
    }
    return {};
}

UsableRule ruleOf(UserAttribute attribute, const QString &alias, ContactFieldType type = ContactFieldType::Text)
{
    return {.rule = {.attribute = attribute, .alias = alias},
            .field = {.alias = alias, .label = alias, .type = type, .lengthLimit = 191}};
}

DecisionSettings settings()
{
    return {.rules = {ruleOf(UserAttribute::Id, u"app_user_id"_s),
                      ruleOf(UserAttribute::Email, u"email"_s, ContactFieldType::Email),
                      ruleOf(UserAttribute::FirstName, u"firstname"_s),
                      ruleOf(UserAttribute::LastName, u"lastname"_s)}};
}

QString whatWasFound(const Decisions &decisions)
{
    const QList<PlanRow> &rows = decisions.plan.rows;
    QString text =
        u"%1 rows, %2 cases, %3 notices"_s.arg(rows.size()).arg(decisions.cases.size()).arg(decisions.notices.size());
    if (!rows.isEmpty())
        text += u"; the first row: "_s + QString::fromUtf8(QJsonDocument(toJson(rows.first())).toJson());
    return text;
}

/// Seconds that a look at everybody takes. Internal where it finds other than `rows` changes to write.
Result<double> look(Repositories &store, qsizetype rows)
{
    const SystemClock clock;
    NoLimit gate;
    HttpTransport transport({}, gate, clock);
    // Nobody is there: whoever were asked for a contact the mirror lacks would fail.
    MauticClient nobody({.address = QUrl(u"http://127.0.0.1:9"_s), .credentials = ClientCredentials()}, {}, transport,
                        clock);
    ContactResolver resolver(nobody, store);
    Planner planner({}, settings());
    QElapsedTimer watch;
    watch.start();
    if (auto done = DecidePass(store, resolver).run(planner, [](const Progress &) {}, {}); !done)
        return fail(done.error());
    const double seconds = double(watch.elapsed()) / 1e3;
    const Decisions decisions = planner.finish({});
    if (decisions.plan.rows.size() != rows || !decisions.cases.isEmpty() || !decisions.notices.isEmpty())
        return fail(ErrorKind::Internal, whatWasFound(decisions), u"the decisions"_s);
    return seconds;
}

} // namespace

Result<QList<Figure>> figuresOfReconcile(int people)
{
    const QTemporaryDir folder;
    const auto workspace = OpenWorkspace::openOrCreate(folder.filePath(u"workspace"_s));
    if (!workspace)
        return fail(workspace.error());
    Repositories &store = (*workspace)->store();
    const QString file = (*workspace)->database().path();
    if (auto filled = fill(file, people); !filled)
        return fail(filled.error());
    const auto first = look(store, 0);
    if (!first)
        return fail(first.error());
    forgetPeakOfMemory();
    const auto again = look(store, 0);
    const double peak = peakMegabytes();
    if (!again)
        return fail(again.error());
    const int changed = people / 100;
    if (auto done = SqliteFile(file).runForAll(
            u"UPDATE app_user SET last_name = last_name || '-New' WHERE id <= printf('u%07d', ?)"_s, {{changed}});
        !done)
        return fail(done.error());
    const auto afterChanges = look(store, changed);
    if (!afterChanges)
        return fail(afterChanges.error());
    const QString of = u"reconcile %1 users with as many contacts: "_s.arg(QLocale(QLocale::English).toString(people));
    const QString s = u"s"_s;
    return QList<Figure>{
        {.work = of + u"the first time, for comparison"_s, .unit = s, .value = *first, .atMost = *first},
        {.work = of + u"nothing changed"_s, .unit = s, .value = *again, .atMost = 5},
        {.work = of + u"nothing changed"_s, .unit = u"MB at the peak"_s, .value = peak, .atMost = 500},
        {.work = of + u"one in a hundred changed, for comparison"_s,
         .unit = s,
         .value = *afterChanges,
         .atMost = *afterChanges}};
}

} // namespace lockstep
