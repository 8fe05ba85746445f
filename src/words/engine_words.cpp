// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/engine_words.h"

#include "words/case_words.h"
#include "words/error_words.h"
#include "words/progress_words.h"
#include "words/situation_words.h"
#include "words/value_words.h"

#include <QDateTime>
#include <QLocale>

namespace lockstep
{

namespace
{

QString whyFailing(Situation situation)
{
    return CaseWords::label(situation == Situation::Unqualified ? CaseKind::UnusableAddress
                                                                : CaseKind::RefusedByMautic);
}

} // namespace

QString EngineWords::timeOf(Moment moment, Moment now)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(moment.milliseconds());
    const QDateTime present = QDateTime::fromMSecsSinceEpoch(now.milliseconds());
    return then.date() == present.date() ? QLocale().toString(then.time(), QLocale::ShortFormat)
                                         : ValueWords::dateTime(moment);
}

QString EngineWords::until(const EngineStatus &status, Moment now, const QString &with, const QString &without)
{
    return status.until ? with.arg(timeOf(*status.until, now)) : without;
}

QString EngineWords::state(const EngineStatus &status, Moment now)
{
    switch (stateAt(status, now)) {
    case EngineState::Off:
        return tr("off", "the engine");
    case EngineState::Idle:
        return tr("idle", "the engine");
    case EngineState::Working:
        return tr("at work", "the engine");
    case EngineState::Paused:
        return tr("paused", "the engine");
    case EngineState::Throttled:
        //: %1 is a time
        return until(status, now, tr("slowed down until %1", "the engine"), tr("slowed down", "the engine"));
    case EngineState::Offline:
        return tr("no connection", "the engine");
    case EngineState::SignInNeeded:
        return tr("sign-in refused", "the engine");
    case EngineState::Guarded:
        return tr("waits for your decision", "the engine");
    case EngineState::Failed:
        return tr("stopped", "the engine");
    }
    return {};
}

QString EngineWords::line(const EngineStatus &status, Moment now)
{
    const EngineState seen = stateAt(status, now);
    QStringList parts{state(status, now)};
    if (seen == EngineState::Idle && status.nextMauticPoll)
        //: %1 is a time
        parts.append(tr("next at %1").arg(timeOf(*status.nextMauticPoll, now)));
    if (seen != EngineState::Off && status.queue.open() > 0)
        parts.append(tr("%Ln wait", "people", status.queue.open()));
    return parts.join(QStringLiteral(", "));
}

QString EngineWords::inFull(const EngineStatus &status, Moment now)
{
    QStringList lines{headline(status, now), explanation(status, now)};
    if (stateAt(status, now) != EngineState::Off) {
        lines.append(paceSentence(status));
        lines += queueLines(status.queue);
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QString EngineWords::workingHeadline(const EngineStatus &status)
{
    if (status.comparing)
        //: %1 is what is done and how far it is
        return tr("Lockstep compares everybody. %1").arg(ProgressWords::sentence(*status.comparing));
    const int open = status.queue.open();
    return open > 0 ? tr("Lockstep is at work: %Ln people have their turn.", "", open) : tr("Lockstep is at work.");
}

QString EngineWords::idleHeadline(const EngineStatus &status, Moment now)
{
    const int open = status.queue.open();
    if (open > 0)
        return tr("Lockstep watches both sides. %Ln people wait for their turn.", "", open);
    if (!status.nextMauticPoll)
        return tr("Lockstep watches both sides. Everything noticed is done.");
    //: %1 is a time
    return tr("Lockstep watches both sides. Everything noticed is done; Mautic is asked again at %1.")
        .arg(timeOf(*status.nextMauticPoll, now));
}

QString EngineWords::headline(const EngineStatus &status, Moment now)
{
    switch (stateAt(status, now)) {
    case EngineState::Off:
        return tr("Nothing runs in the background.");
    case EngineState::Idle:
        return idleHeadline(status, now);
    case EngineState::Working:
        return workingHeadline(status);
    case EngineState::Paused:
        return tr("Lockstep is paused.");
    case EngineState::Throttled:
        //: %1 is a time
        return until(status, now, tr("Lockstep is slowed down until %1."), tr("Lockstep is slowed down."));
    case EngineState::Offline:
    case EngineState::SignInNeeded:
    case EngineState::Failed:
        return ErrorWords::sentencesFor(status.trouble.value_or(Error())).whatHappened;
    case EngineState::Guarded:
        return tr("Lockstep waits for your decision. Everything else goes on.");
    }
    return {};
}

QString EngineWords::explanation(const EngineStatus &status, Moment now)
{
    switch (stateAt(status, now)) {
    case EngineState::Off:
        return tr(
            "Changes are noticed only when somebody looks. Once a first plan was written, Lockstep does it by itself.");
    case EngineState::Idle:
    case EngineState::Working:
        return {};
    case EngineState::Paused:
        return tr("Nothing is read or written, opt-outs neither, until somebody resumes. Nothing is lost.");
    case EngineState::Throttled:
        if (status.trouble && status.trouble->kind == ErrorKind::RateLimited)
            return tr("Mautic asked us to slow down. Everything waits in its order; nothing is lost.");
        return tr("This hour's calls are used up, but for those kept for people and opt-outs. Everything else waits "
                  "in its order; nothing is lost.");
    case EngineState::Offline:
        //: %1 is a time
        return until(status, now, tr("It is tried again at %1 by itself. Nothing is lost."),
                     tr("It is tried again by itself. Nothing is lost."));
    case EngineState::SignInNeeded:
    case EngineState::Failed:
        return ErrorWords::sentencesFor(status.trouble.value_or(Error())).whatToDo;
    case EngineState::Guarded:
        return {};
    }
    return {};
}

QString EngineWords::paceSentence(const EngineStatus &status)
{
    if (!status.lastMauticPoll || !status.nextMauticPoll || *status.nextMauticPoll <= *status.lastMauticPoll)
        return {};
    const std::chrono::seconds every(status.nextMauticPoll->seconds() - status.lastMauticPoll->seconds());
    const QString duration = ValueWords::duration(every);
    switch (status.pace) {
    case PollPace::Usual:
        //: %1 is a duration, such as 4 min
        return tr("Asks Mautic every %1.").arg(duration);
    case PollPace::Idle:
        //: %1 is a duration, such as 4 min
        return tr("Asks Mautic every %1: nothing has happened for a while.").arg(duration);
    case PollPace::Short:
        //: %1 is a duration, such as 4 min
        return tr("Asks Mautic every %1: the hour is short.").arg(duration);
    case PollPace::Busy:
        //: %1 is a duration, such as 4 min
        return tr("Asks Mautic every %1: people are at work here.").arg(duration);
    }
    return {};
}

QStringList EngineWords::queueLines(const QueueCounts &queue)
{
    QStringList lines;
    for (const auto &[each, count] : queue.waiting.asKeyValueRange()) {
        if (count > 0)
            //: %1 is what for, such as new users; %2 how many
            lines.append(tr("%1: %2").arg(purpose(each), ValueWords::number(count)));
    }
    const std::pair<int, QString> others[] = {{queue.retrying, tr("tried again later")},
                                              {queue.lookingUp, tr("outcome unknown, being looked up")},
                                              {queue.held, tr("held back for your decision")},
                                              {queue.dead, tr("given up")}};
    for (const auto &[count, what] : others) {
        if (count > 0)
            lines.append(tr("%1: %2").arg(what, ValueWords::number(count)));
    }
    return lines;
}

QString EngineWords::purpose(Purpose purpose)
{
    switch (purpose) {
    case Purpose::OptOut:
        return tr("opt-outs");
    case Purpose::Person:
        return tr("asked for by somebody");
    case Purpose::NewUser:
        return tr("new users");
    case Purpose::Change:
        return tr("changes");
    case Purpose::Poll:
        return tr("looking for changes");
    case Purpose::Backfill:
        return tr("full compare");
    }
    return {};
}

QString EngineWords::reasons(PersonState state, const QList<SituationCount> &situations)
{
    QStringList parts;
    for (const SituationCount &each : situations) {
        if (each.state != state || each.count <= 0)
            continue;
        const QString why =
            state == PersonState::Failing ? whyFailing(each.situation) : SituationWords::label(each.situation);
        //: %1 is why, such as banned or deleted; %2 how many
        parts.append(tr("%1: %2").arg(why, ValueWords::number(each.count)));
    }
    return parts.join(QStringLiteral(" · "));
}

QString EngineWords::delay(const DelayFigures &delay)
{
    if (delay.count == 0)
        return {};
    const auto seconds = [](std::chrono::milliseconds each) {
        return ValueWords::duration(std::chrono::ceil<std::chrono::seconds>(each));
    };
    //: durations such as 18 s
    return tr("half of them within %1, 95 of 100 within %2").arg(seconds(delay.median), seconds(delay.p95));
}

QString EngineWords::pause() { return tr("&Pause"); }

QString EngineWords::resume() { return tr("&Resume"); }

QString GuardWords::sentence(const EngineStatus &status)
{
    if (status.queue.held > 0)
        return tr("Stopped for your decision: %Ln people are held back.", "", status.queue.held);
    return tr("Stopped for your decision.");
}

QString GuardWords::reason(const EngineStatus &status)
{
    if (!status.guard)
        return {};
    const QString linked = ValueWords::number(status.guard->of);
    if (status.guard->kind == GuardKind::ManyCleared)
        //: %1 is how many people are linked
        return tr("Values of %Ln people would be emptied in Mautic, of %1 who are linked.", "", status.guard->people)
            .arg(linked);
    //: %1 is a field, %2 how many people are linked
    return tr("The field %1 would change for %Ln people, of %2 who are linked.", "", status.guard->people)
        .arg(status.guard->field, linked);
}

QString GuardWords::explanation()
{
    return tr("More would change at once than is usual. It may be what you want, or a mistake on one side: look at "
              "the plan, then write it or leave it. Everything else goes on.");
}

QString FailureWords::sentence(const FailureGroup &group)
{
    if (group.kind != ErrorKind::Rejected)
        //: %1 is a sentence about what went wrong
        return tr("%Ln people: %1", "", group.people).arg(ErrorWords::sentencesFor({.kind = group.kind}).whatHappened);
    if (group.field.isEmpty())
        return tr("Mautic refuses %Ln people.", "", group.people);
    return tr("Mautic refuses the field %1 of %Ln people.", "", group.people).arg(group.field);
}

QString FailureWords::remedy(const FailureGroup &group)
{
    if (!group.canTryAgain && group.kind != ErrorKind::Rejected)
        return tr("Nothing to do yet: it is tried again by itself.");
    if (group.kind == ErrorKind::Rejected)
        return tr("Correct the value in the application, or the field in Mautic under Settings → Custom Fields.");
    return ErrorWords::sentencesFor({.kind = group.kind}).whatToDo;
}

QString FailureWords::tryAgain(const FailureGroup &group) { return tr("Try these %Ln again", "people", group.people); }

QString NotificationWords::title(const EngineNotice &notice)
{
    switch (notice.topic) {
    case NoticeTopic::Unreachable:
        return tr("Lockstep has no connection");
    case NoticeTopic::SignInNeeded:
        return tr("Lockstep cannot sign in");
    case NoticeTopic::DecisionNeeded:
        return tr("Lockstep waits for your decision");
    case NoticeTopic::Failed:
        return tr("Lockstep has stopped");
    case NoticeTopic::GivenUp:
        return tr("Lockstep could not sync everybody");
    case NoticeTopic::Recovered:
        return tr("Lockstep is at work again");
    }
    return {};
}

QString NotificationWords::text(const EngineNotice &notice)
{
    switch (notice.topic) {
    case NoticeTopic::Unreachable:
    case NoticeTopic::SignInNeeded:
    case NoticeTopic::Failed:
        return ErrorWords::sentencesFor(notice.trouble.value_or(Error())).whatHappened;
    case NoticeTopic::DecisionNeeded:
        return tr("%Ln people are held back, because too much would change at once.", "", notice.people);
    case NoticeTopic::GivenUp:
        return tr("%Ln people were given up after several tries. The overview says why.", "", notice.people);
    case NoticeTopic::Recovered:
        return tr("What had to wait is being done.");
    }
    return {};
}

} // namespace lockstep
