#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the agent at every place where it writes to disk or network and at every named failpoint, and looks whether it
finds its way back by itself (reliability.md 2.2): the ten invariants of domain.md after each. The pretend Mautic lives
on in a process of its own.

usage: crash_sweep.py PROGRAMS [--seconds N | --minutes N] [--seed N] [--all] [--point SCENARIO/PLACE[+PLACE]] [--only SCENARIO]...

PROGRAMS is a folder with an agent built with LOCKSTEP_TESTING, and the sandbox. A PLACE is SYSTEM-CALL:n or
NAME:n:kill|error. With a second place the run after the first crash dies too. Points are chosen by a printed seed until
the seconds are over; --all (or --nightly, or LOCKSTEP_NIGHTLY=1) takes every one.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

import crash_invariants as promise
from crash_scenarios import SCENARIOS
from crash_world import World

CALLS = ("fdatasync", "fsync", "pwrite64", "ftruncate", "rename", "renameat2", "unlink", "write")
# A write to memory that wakes another thread leaves nothing behind.
WAKES = re.compile(r"^write\(\d+<(?:anon_inode|pipe):(?!.*stdout)")
# Their campaign is database_faults.py.
STATEMENTS = ("store.statement", "users.statement")
FAILPOINT = re.compile(r'(?:failsAt|passBy)\("([^"]+)"\)')
RESTARTS = 3
EARLY = 20
FEWEST_FAILPOINTS = 25


class Sweep:
    def __init__(self, programs):
        self.programs = programs
        self.references = {}
        self.places = {}

    def learn(self, name):
        """What a run without a fault comes by, and what it leaves."""
        self.places[name] = self.look(name, failpoints_in, "names", lambda file: {"trace": file})
        self.places[name] += self.look(name, calls_in, "calls", lambda file: {"under": [
            "strace", "-ff", "-y", "--seccomp-bpf", "-s", "16", "-e", "trace=" + ",".join(CALLS), "-o", str(file)]})

    def look(self, name, places_in, file, how):
        scenario, world = SCENARIOS[name], World(self.programs)
        try:
            scenario.prepare(world)
            done = start(scenario, world, **how(world.folder / file))
            if done.returncode not in promise.GOOD:
                sys.exit(f"{name} fails without a fault: {done.returncode} {done.stderr}")
            scenario.ask_again(world)
            settle_fully(world)
            self.references[name] = world.picture()
            return places_in(world.folder / file)
        finally:
            world.close()

    def trouble_at(self, name, first, second=None):
        """What is wrong after the agent died there, empty where all is well, and how many of the deaths it died."""
        scenario, world = SCENARIOS[name], World(self.programs)
        try:
            scenario.prepare(world)
            begin = len(world.requests())
            died = die(scenario, world, first)
            deaths = int(died.returncode == -9)
            trouble = self.after_death(name, world, died)
            if second and not trouble:
                died = die(scenario, world, second, recovers=True)
                deaths += int(died.returncode == -9)
                trouble = self.after_death(name, world, died)
            return trouble or self.after_recovery(name, world, begin), deaths
        finally:
            world.close()

    def after_death(self, name, world, died):
        # One person alone, or a plan of a few, leaves the rest to the next run.
        is_whole = SCENARIOS[name].command(world) in (world.sync_command(), world.service_command())
        return promise.first_of(
            lambda: promise.sound(world),
            lambda: promise.honest(world, died, self.references[name] if is_whole else None),
            lambda: promise.budget_kept(world))

    def after_recovery(self, name, world, begin):
        is_service = SCENARIOS[name].is_service
        SCENARIOS[name].ask_again(world)
        if is_service and (trouble := recover(world, world.run_service) or promise.nothing_left(world)):
            return trouble
        if is_service and (trouble := promise.same(self.references[name], world.picture())):
            return f"after the service alone: {trouble}"
        writes = None
        for _ in range(RESTARTS):
            before = len(world.writes())
            if trouble := recover(world, world.sync):
                return trouble
            writes = len(world.writes()) - before
            # Whoever was decided about is looked at once more afterwards.
            if is_service or (writes == 0 and not promise.nothing_left(world)):
                break
        if writes:
            return "I4: one more run wrote" if is_service else f"I3: it still writes after {RESTARTS} restarts"
        return promise.first_of(
            lambda: promise.consent_kept(world, begin),
            lambda: promise.sound(world),
            lambda: promise.budget_kept(world),
            lambda: promise.silent(world),
            lambda: promise.nothing_left(world),
            lambda: promise.same(self.references[name], world.picture()))


def start(scenario, world, **how):
    return world.run_service(**how) if scenario.is_service else world.run(scenario.command(world), **how)


def recover(world, run):
    done = run()
    if done.returncode in promise.GOOD:
        return ""
    return f"a clean run ended with {done.returncode}: {done.stderr.strip()} {done.stdout.strip()}"


def settle_fully(world):
    for _ in range(RESTARTS):
        before = len(world.writes())
        world.sync()
        if len(world.writes()) == before:
            return
    sys.exit("without a fault it does not come to an end")


def calls_in(files):
    """System calls are counted by thread, as strace counts them."""
    most = collections.Counter()
    writes = set()
    for file in files.parent.glob(files.name + ".*"):
        counts = collections.Counter()
        for line in file.read_text(errors="replace").splitlines():
            call = line.split("(", 1)[0]
            if call in CALLS:
                counts[call] += 1
            if call == "write" and not WAKES.match(line):
                writes.add(f"write:{counts['write']}")
        most |= counts
    return [f"{call}:{n}" for call in CALLS if call != "write" for n in range(1, most[call] + 1)] + sorted(writes)


def failpoints_in(file):
    places = []
    for each, times in sorted(collections.Counter(file.read_text().split()).items()):
        name, whats = each.split(":")
        if name not in STATEMENTS:
            places += [f"{name}:{n}:{what}" for what in whats.split(",") for n in range(1, times + 1)]
    return places


def die(scenario, world, place, recovers=False):
    parts = place.split(":")
    how = {"fail": place} if len(parts) == 3 else {"under": [
        "strace", "-f", "-o", "/dev/null", "-e", f"trace={parts[0]}",
        "-e", f"inject={parts[0]}:signal=KILL:when={parts[1]}"]}
    if recovers and not scenario.is_service:
        scenario.ask_again(world)
        return world.sync(**how)
    return start(scenario, world, **how)


def kind_of(place):
    parts = place.split(":")
    return f"failpoint {parts[2]}" if len(parts) == 3 else parts[0]


def chosen(sweep, rng):
    """Every point once in a random order, rare kinds of each scenario first; each fifth with a second death."""
    by_kind = collections.defaultdict(list)
    for name, places in sweep.places.items():
        for place in places:
            by_kind[name, kind_of(place)].append((name, place))
    for points in by_kind.values():
        rng.shuffle(points)
    rows = range(max(map(len, by_kind.values())))
    mixed = [points[row] for row in rows for points in by_kind.values() if row < len(points)]
    for index, (name, place) in enumerate(mixed):
        yield name, place, second_place(sweep.places[name], rng) if index % 5 == 4 else None


def second_place(places, rng):
    """An early one: the recovery is shorter than the run that died."""
    return rng.choice([place for place in places if int(place.split(":")[1]) <= EARLY])


class Tally:
    def __init__(self):
        self.lock = threading.Lock()
        self.tried, self.died, self.failures = collections.Counter(), collections.Counter(), []
        self.doubles = 0

    def note(self, point, trouble, deaths):
        name, place, second = point
        with self.lock:
            self.tried[name, kind_of(place)] += 1
            self.died[name, kind_of(place)] += deaths > 0
            self.doubles += deaths > 1
            if trouble:
                self.failures.append(point)
                print(f"FAILED --point {name}/{place}{'+' + second if second else ''}: {trouble}", flush=True)


def try_point(sweep, point):
    try:
        return sweep.trouble_at(*point)
    except (subprocess.TimeoutExpired, OSError, ValueError, AssertionError, sqlite3.Error) as error:
        return f"{type(error).__name__}: {error}", 0


def try_all(sweep, points, workers, may_begin, note):
    def try_one(point):
        if not may_begin():
            return
        trouble, deaths = try_point(sweep, point)
        # What does not happen again alone is told, and is no failure.
        if trouble and not try_point(sweep, point)[0]:
            print(f"once, and not again: {'/'.join(filter(None, point))}: {trouble}", flush=True)
            trouble = ""
        note(point, trouble, deaths)

    pool = concurrent.futures.ThreadPoolExecutor(workers)
    return [pool.submit(try_one, point) for point in points]


def run_sweep(sweep, args):
    begin = time.monotonic()
    seed = args.seed if args.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(sweep.learn, args.only))
    points = list(chosen(sweep, random.Random(seed)))
    tally = Tally()

    def may_begin():
        return args.all or time.monotonic() - begin < args.seconds

    # A service mostly waits.
    services = [point for point in points if SCENARIOS[point[0]].is_service]
    others = [point for point in points if not SCENARIOS[point[0]].is_service]
    tries = try_all(sweep, services, args.services, may_begin, tally.note)
    tries += try_all(sweep, others, args.workers, may_begin, tally.note)
    for each in tries:
        each.result()
    report(sweep, points, tally, time.monotonic() - begin)
    return len(tally.failures)


def report(sweep, points, tally, seconds):
    total = collections.Counter((name, kind_of(place)) for name, place, _ in points)
    for name in sweep.places:
        of_name = {kind: count for (scenario, kind), count in total.items() if scenario == name}
        print(f"{name}, tried (died) of all: " + ", ".join(
            f"{kind} {tally.tried[name, kind]} ({tally.died[name, kind]}) of {count}"
            for kind, count in sorted(of_name.items())))
    print(f"{sum(tally.tried.values())} of {len(points)} points, {sum(tally.died.values())} died, {tally.doubles} twice,"
          f" {len(tally.failures)} failures, {seconds:.0f} s")


def failpoints(sweep):
    """Those come by; all there are in the sources must be among them where every scenario was looked at."""
    met = {place.split(":")[0] for places in sweep.places.values() for place in places if place.count(":") == 2}
    sources = pathlib.Path(__file__).resolve().parents[2] / "src"
    written = {name for file in sources.rglob("*.cpp") for name in FAILPOINT.findall(file.read_text(encoding="utf-8"))}
    never = sorted(written - met - set(STATEMENTS))
    print(f"{len(met)} failpoints" + (f", never come by: {' '.join(never)}" if never else ""))
    return len(met)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=200)
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
    # What is synced to disk thousands of times is held in memory: it is processes that die here, not the computer.
    if "TMPDIR" not in os.environ and os.access("/dev/shm", os.W_OK):
        tempfile.tempdir = "/dev/shm"
    sweep = Sweep(args.programs)
    if args.point:
        name, places = args.point.split("/")
        sweep.learn(name)
        trouble, deaths = sweep.trouble_at(name, *places.split("+"))
        print(trouble or f"all is well after {deaths} deaths")
        sys.exit(bool(trouble))
    is_whole = not args.only
    args.only = args.only or list(SCENARIOS)
    failures = run_sweep(sweep, args)
    too_few = failpoints(sweep) < FEWEST_FAILPOINTS and is_whole
    sys.exit(bool(failures or too_few))


if __name__ == "__main__":
    main()
