#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the store and the application's database fail under the agent (reliability.md 2.3): the i-th statement, once and
from there on; the i-th write of SQLite for want of room or with an error of the disk; a store that is busy, damaged,
read-only, newer, gone or without room from the start; an application's database that is locked, refuses writes, or goes
away in the middle. After each: a sentence and an exit code that tell what happened, nothing lost, and a next run that
finishes (the invariants of domain.md).

usage: database_faults.py PROGRAMS [--seconds N | --minutes N] [--seed N] [--all] [--point SCENARIO/FAULT]

PROGRAMS is a folder with an agent built with LOCKSTEP_TESTING, and the sandbox. A FAULT is store.statement:n:error,
users.statement:n:error (n+ for ever), SYSTEM-CALL:n:ERROR, or one of the states below.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import crash_invariants as promise
from crash_scenarios import SCENARIOS
from crash_sweep import STATEMENTS, Sweep, Tally, kind_of, start, try_all
from crash_world import World
from database_states import STATES

WRITES = {"pwrite64": ("ENOSPC", "EIO"), "fdatasync": ("EIO",), "ftruncate": ("EIO",)}
# What a service says of a fault that does not go away it says again until it is told to end.
PATIENCE = 4


class Faults(Sweep):
    def learn(self, name):
        self.places[name] = self.look(name, statements_in, "names", lambda file: {"trace": file})
        self.places[name] += self.look(name, writes_in, "calls", lambda file: {"under": [
            "strace", "-ff", "--seccomp-bpf", "-e", "trace=" + ",".join(WRITES), "-o", str(file)]})
        self.places[name] += [state for state in STATES if fits(state, SCENARIOS[name])]

    def trouble_at(self, name, fault, _=None):
        """What is wrong after this fault, empty where all is well, and whether it showed."""
        scenario, world = SCENARIOS[name], World(self.programs)
        try:
            scenario.prepare(world)
            begin = len(world.requests())
            if fault in STATES:
                met = STATES[fault](world, scenario)
            else:
                met = meet(scenario, world, fault)
            return self.after_fault(name, world, met) or self.after_recovery(name, world, begin), \
                int(met.returncode not in promise.GOOD)
        finally:
            world.close()

    def after_fault(self, name, world, met):
        return promise.first_of(lambda: clear(met), lambda: self.after_death(name, world, met))


def fits(state, scenario):
    """A service is told of a state by its status, and tried with faults that pass."""
    return not scenario.is_service or state in ("store-busy-for-a-while", "application-locked-for-a-while")


def meet(scenario, world, fault):
    name, at, what = fault.split(":")
    if name in WRITES:
        under = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={name}",
                 "-e", f"inject={name}:error={what}:when={at}"]
        # Of the store alone: what cannot be written to the log is not told there.
        under += ["-P", str(world.workspace / "store.sqlite"), "-P", str(world.workspace / "store.sqlite-wal")]
        how = {"under": under}
    else:
        how = {"fail": fault}
    if scenario.is_service and at.endswith("+"):
        how["patience"] = PATIENCE
    return start(scenario, world, **how)


def clear(met):
    """It ended by itself, with a code of the README and a sentence for people about what is known to go wrong."""
    # Told to end before it listens for that.
    if getattr(met, "is_unfinished", False) and met.returncode == -15:
        return ""
    if met.returncode < 0 or met.returncode > 8:
        return f"it crashed with {met.returncode}: {met.stderr[-300:]}"
    if met.returncode in promise.GOOD:
        return ""
    try:
        answer = json.loads(met.stdout)
    except ValueError:
        return f"it ended with {met.returncode} and said: {met.stdout[-200:]} {met.stderr[-200:]}"
    told = [answer[each] for each in ("error", "stoppedBy", "linkColumnFailure") if each in answer]
    if not told:
        return f"it ended with {met.returncode} and named no error: {met.stdout[-300:]}"
    unclear = [each for each in told if each["kind"] == "internal" or not each["whatHappened"] or not each["whatToDo"]]
    return f"no clear sentence: {unclear}" if unclear else ""


def statements_in(file):
    counts = collections.Counter(line.split(":")[0] for line in file.read_text().split())
    return [f"{name}:{n}{ever}:error" for name in STATEMENTS for n in range(1, counts[name] + 1) for ever in ("", "+")]


def writes_in(files):
    most = collections.Counter()
    for file in files.parent.glob(files.name + ".*"):
        counts = collections.Counter(line.split("(", 1)[0] for line in file.read_text(errors="replace").splitlines())
        most |= collections.Counter({call: counts[call] for call in WRITES})
    return [f"{call}:{n}{ever}:{error}" for call, errors in WRITES.items() for error in errors
            for n in range(1, most[call] + 1) for ever in ("", "+")]


def kind(fault):
    parts = fault.split(":")
    return fault if len(parts) == 1 else f"{parts[0]} {parts[2]}{' for ever' if parts[1].endswith('+') else ''}"


def chosen(faults, rng):
    """Each state, then every kind in turn, in a random order."""
    by_kind = collections.defaultdict(list)
    for name, places in faults.places.items():
        for place in places:
            by_kind[name, kind(place)].append((name, place))
    for points in by_kind.values():
        rng.shuffle(points)
    rows = range(max(map(len, by_kind.values())))
    return [points[row] for row in rows for points in by_kind.values() if row < len(points)]


def report(points, tried, tally, seconds):
    total = collections.Counter(kind(place) for _, place in points)
    for each in sorted(total):
        print(f"{each}: {tried[each]} of {total[each]}")
    print(f"{sum(tried.values())} of {len(points)} points, {sum(tally.died.values())} showed,"
          f" {len(tally.failures)} failures, {seconds:.0f} s")


def run(faults, args):
    begin = time.monotonic()
    seed = args.seed if args.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(faults.learn, args.only))
    points = chosen(faults, random.Random(seed))
    tried, tally = collections.Counter(), Tally()

    def may_begin():
        return args.all or time.monotonic() - begin < args.seconds

    def note(point, trouble, shown):
        tally.note((*point, None), trouble, shown)
        with tally.lock:
            tried[kind(point[1])] += 1

    is_service = [SCENARIOS[name].is_service for name, _ in points]
    tries = try_all(faults, [p for p, waits in zip(points, is_service) if waits], args.services, may_begin, note)
    tries += try_all(faults, [p for p, waits in zip(points, is_service) if not waits], args.workers, may_begin, note)
    for each in tries:
        each.result()
    report(points, tried, tally, time.monotonic() - begin)
    return bool(tally.failures)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=110)
    parser.add_argument("--minutes", type=float, help="instead of seconds")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--all", "--nightly", action="store_true", default=os.environ.get("LOCKSTEP_NIGHTLY") == "1")
    parser.add_argument("--point")
    parser.add_argument("--only", action="append", choices=list(SCENARIOS))
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--services", type=int, default=6)
    args = parser.parse_args()
    args.seconds = args.minutes * 60 if args.minutes else args.seconds
    if not shutil.which("strace"):
        print("skipped: strace is not here")
        sys.exit(77)
    if "TMPDIR" not in os.environ and os.access("/dev/shm", os.W_OK):
        tempfile.tempdir = "/dev/shm"
    faults = Faults(args.programs)
    if args.point:
        name, fault = args.point.split("/")
        faults.learn(name)
        trouble, shown = faults.trouble_at(name, fault)
        print(trouble or f"all is well, and the fault {'showed' if shown else 'did not show'}")
        sys.exit(bool(trouble))
    args.only = args.only or list(SCENARIOS)
    sys.exit(run(faults, args))


if __name__ == "__main__":
    main()
