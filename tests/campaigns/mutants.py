#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes every mistake that is seeded in the sources (src/domain/mutant.h), one at a time, and looks after how many
sequences the model of the engine finds it (reliability.md 2.4). Fails where one survives, and where the model finds
fault with the program as it is.

usage: mutants.py MODEL [--sequences N] [--sequences-without N] [--minutes N] [--seed N] [--workers N] [--only NAME]

MODEL is tst_engine_model of a build with -DLOCKSTEP_TESTING=ON; a sanitized one takes ten times as long.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "src"
LEAST = 15
FOUND = re.compile(r"Falsifiable after (\d+) test")
PASSED = re.compile(r"OK, passed (\d+) test")


def seeded():
    names = set()
    for source in SOURCES.rglob("*.cpp"):
        names.update(re.findall(r'isMutant\("(\w+)"\)', source.read_text(encoding="utf-8")))
    return sorted(names)


def run(model, name, sequences, seed, seconds):
    """After how many sequences it was found, if it was; how many passed; seconds; what the model said."""
    with tempfile.TemporaryDirectory(prefix="mutant-", dir=folder()) as scratch:
        environment = dict(os.environ, LOCKSTEP_MUTANT=name, TMPDIR=scratch, LC_ALL="C.UTF-8", TZ="Pacific/Auckland",
                           QTEST_FUNCTION_TIMEOUT="36000000",
                           RC_PARAMS=f"max_success={sequences} noshrink=1 seed={seed}")
        started = time.monotonic()
        try:
            done = subprocess.run([model], env=environment, capture_output=True, text=True, timeout=seconds, check=False)
            said = done.stdout + done.stderr
        except subprocess.TimeoutExpired:
            said = "no end within the time"
        took = time.monotonic() - started
    found, passed = FOUND.search(said), PASSED.search(said)
    return int(found[1]) if found else None, int(passed[1]) if passed else None, took, said


def folder():
    memory = pathlib.Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("--sequences", type=int, default=10_000, help="within which each must be found")
    parser.add_argument("--sequences-without", type=int, default=100, help="which the program itself must pass")
    parser.add_argument("--minutes", type=float, default=10, help="at most, for each")
    parser.add_argument("--seed", type=int, default=random.randrange(2**31))
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--only", action="append", metavar="NAME")
    given = parser.parse_args()
    names = seeded()
    if len(names) < LEAST:
        sys.exit(f"only {len(names)} mistakes are seeded")
    names = given.only or names
    print(f"seed {given.seed}", flush=True)
    model, seconds = given.model.resolve(), given.minutes * 60
    broken, passed, took, said = run(model, "", given.sequences_without, given.seed, seconds)
    verdict = f"FAILED after {broken} sequences" if broken else f"passed {passed} sequences" if passed else said[-300:]
    print(f"{'without any':30} {verdict} ({took:.0f} s)", flush=True)
    survivors = []
    with concurrent.futures.ThreadPoolExecutor(given.workers) as pool:
        jobs = {pool.submit(run, model, name, given.sequences, given.seed, seconds): name for name in names}
        for job in concurrent.futures.as_completed(jobs):
            name = jobs[job]
            found, passed, took, said = job.result()
            # The same sequence of the same seed fails without the mistake too: that is not to have found it.
            if found and (not broken or found < broken):
                print(f"{name:30} found after {found} sequences ({took:.0f} s)", flush=True)
            else:
                print(f"{name:30} SURVIVED: {found or passed or said[-300:]} ({took:.0f} s)", flush=True)
                survivors.append(name)
    print(f"{len(names)} mistakes, {len(names) - len(survivors)} found")
    if survivors or broken:
        sys.exit("not as it should be: " + ", ".join(survivors or ["without any"]))


if __name__ == "__main__":
    main()
