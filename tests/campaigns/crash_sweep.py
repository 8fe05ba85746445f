#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the agent at every place where it writes to disk or network and at every named failpoint, and looks whether it
finds its way back by itself (reliability.md 2.2). The pretend Mautic lives on in a process of its own.

usage: crash_sweep.py PROGRAMS [--seconds N] [--seed N] [--all] [--point SCENARIO/PLACE[+PLACE]] [--workers N]

PROGRAMS is a folder with an agent built with LOCKSTEP_TESTING, and the sandbox. A PLACE is SYSTEM-CALL:n or
NAME:n:kill|error. With a second place the run after the first crash dies too.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import threading
import time

from crash_scenarios import SCENARIOS, command_of
from crash_world import World

CALLS = ("fdatasync", "pwrite64", "write")
SENT = re.compile(r'^write\(\d+, "(?:GET|POST|PUT|PATCH|DELETE) ')
RESTARTS = 3
FIRST_OF_RECOVERY = 20


class Sweep:
    def __init__(self, programs):
        self.programs = programs
        self.references = {}
        self.places = {}
        self.recovery_places = {}

    def learn(self, name):
        """What a run without a fault comes by, and what it leaves."""
        scenario, world = SCENARIOS[name], World(self.programs)
        try:
            scenario.prepare(world)
            calls, names = world.folder / "calls", world.folder / "names"
            under = ["strace", "-ff", "--seccomp-bpf", "-s", "16", "-e", "trace=" + ",".join(CALLS), "-o", str(calls)]
            done = world.run(command_of(scenario, world), under=under, trace=names)
            if done.returncode not in (0, 3):
                sys.exit(f"{name} fails without a fault: {done.returncode} {done.stderr}")
            settle_fully(world)
            self.references[name] = world.picture()
            self.places[name] = places_in(world.folder, names)
        finally:
            world.close()

    def trouble_at(self, name, first, second=None):
        """What is wrong after the agent died there; empty where all is well."""
        scenario, world = SCENARIOS[name], World(self.programs)
        try:
            scenario.prepare(world)
            died = die(world, command_of(scenario, world), first)
            trouble = self.after_death(name, world, died)
            if second and not trouble:
                trouble = self.after_death(name, world, die(world, world.sync_command(), second))
            return trouble or self.after_recovery(name, world)
        finally:
            world.close()

    def after_death(self, name, world, died):
        if not world.store_is_sound():
            return "the store is damaged"
        if died.returncode == 0 and world.picture() != self.references[name]:
            return "it said that all was done, and it was not"
        return ""

    def after_recovery(self, name, world):
        for _ in range(RESTARTS):
            before = len(world.writes())
            done = world.sync()
            if done.returncode not in (0, 3):
                return f"a clean run ended with {done.returncode}: {done.stderr.strip()}"
            if len(world.writes()) == before:
                break
        else:
            return f"it still writes after {RESTARTS} restarts"
        if any("/dnc/" in each["path"] and each["path"].endswith("/remove") for each in world.writes()):
            return "an opt-out was taken back"
        if not world.store_is_sound():
            return "the store is damaged after the recovery"
        found = world.picture()
        return differences(self.references[name], found)


def settle_fully(world):
    for _ in range(RESTARTS):
        before = len(world.writes())
        world.sync()
        if len(world.writes()) == before:
            return
    sys.exit("without a fault it does not come to an end")


def places_in(folder, names):
    """System calls are counted by thread, as strace counts them."""
    most = collections.Counter()
    places = []
    for file in folder.glob("calls.*"):
        counts = collections.Counter()
        for line in file.read_text(errors="replace").splitlines():
            call = line.split("(", 1)[0]
            if call in CALLS:
                counts[call] += 1
            if SENT.match(line):
                places.append(f"write:{counts['write']}")
        most |= counts
    places += [f"{call}:{n}" for call in ("fdatasync", "pwrite64") for n in range(1, most[call] + 1)]
    visited = names.read_text().split() if names.exists() else []
    for name, times in collections.Counter(visited).items():
        for what in ("kill", "error"):
            places += [f"{name}:{n}:{what}" for n in range(1, times + 1)]
    return sorted(set(places))


def die(world, command, place):
    parts = place.split(":")
    if len(parts) == 3:
        return world.run(command, fail=place)
    under = ["strace", "-f", "--seccomp-bpf", "-o", "/dev/null", "-e", f"trace={parts[0]}",
             "-e", f"inject={parts[0]}:signal=KILL:when={parts[1]}"]
    return world.run(command, under=under)


def differences(expected, found):
    return "; ".join(f"{what}: expected {expected[what]}, found {found[what]}"
                     for what in expected if expected[what] != found[what])


def kind_of(place):
    parts = place.split(":")
    return f"failpoint {parts[2]}" if len(parts) == 3 else parts[0]


def chosen(sweep, args, rng):
    """Every point once in a random order, each fifth with a second death."""
    points = [(name, place) for name, places in sweep.places.items() for place in places]
    rng.shuffle(points)
    # Rare kinds first, so that a short sweep has some of each.
    by_kind = collections.defaultdict(list)
    for point in points:
        by_kind[kind_of(point[1])].append(point)
    mixed = [point for row in zip_longest_lists(list(by_kind.values())) for point in row]
    for index, (name, place) in enumerate(mixed):
        double = index % 5 == 4 or (args.all and rng.random() < 0.2)
        yield name, place, f"fdatasync:{rng.randint(1, FIRST_OF_RECOVERY)}" if double else None


def zip_longest_lists(lists):
    for index in range(max(map(len, lists), default=0)):
        yield [each[index] for each in lists if index < len(each)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programs", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--all", action="store_true", default=os.environ.get("LOCKSTEP_NIGHTLY") == "1")
    parser.add_argument("--point")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    if not shutil.which("strace"):
        print("skipped: strace is not here")
        sys.exit(77)
    sweep = Sweep(args.programs)
    if args.point:
        name, places = args.point.split("/")
        sweep.learn(name)
        trouble = sweep.trouble_at(name, *places.split("+"))
        print(trouble or "all is well")
        sys.exit(bool(trouble))
    sys.exit(run_sweep(sweep, args))


def run_sweep(sweep, args):
    begin = time.monotonic()
    seed = args.seed if args.seed is not None else random.SystemRandom().randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    for name in SCENARIOS:
        sweep.learn(name)
    points = list(chosen(sweep, args, random.Random(seed)))
    done, failures, lock = collections.Counter(), [], threading.Lock()

    def try_one(point):
        name, place, second = point
        if not args.all and time.monotonic() - begin > args.seconds:
            return
        try:
            trouble = sweep.trouble_at(name, place, second)
        except (subprocess.TimeoutExpired, OSError, ValueError, AssertionError) as error:
            trouble = f"{type(error).__name__}: {error}"
        with lock:
            done[kind_of(place)] += 1
            done["double"] += second is not None
            if trouble:
                failures.append(point)
                print(f"FAILED --point {name}/{place}{'+' + second if second else ''}: {trouble}", flush=True)

    with concurrent.futures.ThreadPoolExecutor(args.workers) as pool:
        list(pool.map(try_one, points))
    total = collections.Counter(kind_of(place) for _, place, _ in points)
    for kind in sorted(total):
        print(f"{kind}: {done[kind]} of {total[kind]} points")
    names = {place.split(":")[0] for _, place, _ in points if place.count(":") == 2}
    print(f"{len(names)} failpoints, {done['double']} double crashes, {len(failures)} failures,"
          f" {time.monotonic() - begin:.0f} s")
    return bool(failures)


if __name__ == "__main__":
    main()
