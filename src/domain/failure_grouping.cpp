// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/failure_grouping.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace lockstep
{

namespace
{

constexpr qsizetype mostExamples = 5;
/// An answer may be a page of HTML.
constexpr qsizetype comparedLength = 2000;

using Cause = std::tuple<ErrorKind, QString, QString>;

Cause causeOf(const Failure &failure) { return {failure.kind, failure.field, withoutValues(failure.answer)}; }

Cause causeOf(const FailureGroup &group) { return {group.kind, group.field, withoutValues(group.rawAnswer)}; }

void add(FailureGroup &group, const Failure &failure)
{
    if (group.people == 0 || failure.since < group.since)
        group.since = failure.since;
    ++group.people;
    group.canTryAgain = group.canTryAgain || failure.isGivenUp;
    if (group.examples.size() < mostExamples)
        group.examples.append(failure.user);
}

} // namespace

QString withoutValues(const QString &answer)
{
    static const QRegularExpression value(
        uR"re("[^"]*"|'[^']*'|“[^”]*”|«[^»]*»|[^\s<>()"',;:]+@[^\s<>()"',;:]+|[0-9]+)re"_s);
    QString text = answer.left(comparedLength);
    return text.replace(value, u"…"_s).simplified();
}

QList<FailureGroup> groupsOf(const QList<Failure> &failures)
{
    QMap<Cause, FailureGroup> groups;
    for (const Failure &failure : failures) {
        FailureGroup &group = groups[causeOf(failure)];
        if (group.people == 0) {
            group.kind = failure.kind;
            group.field = failure.field;
            group.rawAnswer = failure.answer;
        }
        add(group, failure);
    }
    QList<FailureGroup> sorted = groups.values();
    std::ranges::stable_sort(sorted, std::ranges::greater(), &FailureGroup::people);
    return sorted;
}

QList<AppUserId> givenUpIn(const FailureGroup &group, const QList<Failure> &failures)
{
    QList<AppUserId> users;
    for (const Failure &failure : failures) {
        if (failure.isGivenUp && causeOf(failure) == causeOf(group))
            users.append(failure.user);
    }
    return users;
}

QList<AppUserId> peopleIn(const FailureGroup &group, const QList<Failure> &failures)
{
    QList<AppUserId> users;
    for (const Failure &failure : failures) {
        if (causeOf(failure) == causeOf(group))
            users.append(failure.user);
    }
    return users;
}

} // namespace lockstep
