#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the model of the engine (reliability.md 2.4) for some minutes, seed after seed, and says how many sequences held
the promises. What fails is printed with what makes it fail again alone.

usage: model_run.py MODEL [--minutes N] [--seed N] [--sequences N] [--workers N]

MODEL is tst_engine_model. With --sequences it ends after so many instead.
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
import threading
import time

# So few that the last ones end soon after the time is over.
AT_ONCE = 20
PASSED = re.compile(r"OK, passed (\d+) test")
FALSIFIED = re.compile(r"Falsifiable after (\d+) test")
AGAIN = re.compile(r'reproduce=[^"\s]+')
EVER = 900


def folder():
    memory = pathlib.Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None


def run(model, seed, sequences):
    with tempfile.TemporaryDirectory(prefix="model-", dir=folder()) as scratch:
        environment = dict(os.environ, TMPDIR=scratch, LC_ALL="C.UTF-8", TZ="Pacific/Auckland",
                           QTEST_FUNCTION_TIMEOUT="36000000",
                           RC_PARAMS=f"max_success={sequences} noshrink=1 seed={seed}")
        done = subprocess.run([model], env=environment, capture_output=True, text=True, timeout=EVER, check=False)
        return done.stdout + done.stderr


class Campaign:
    def __init__(self, given):
        self.given = given
        self.until = time.monotonic() + given.minutes * 60
        self.lock = threading.Lock()
        self.next, self.begun, self.passed, self.failed = given.seed, 0, 0, 0

    def take(self):
        """The next seed, while there is time."""
        with self.lock:
            is_over = self.begun >= self.given.sequences if self.given.sequences else time.monotonic() >= self.until
            if is_over:
                return None
            self.begun += AT_ONCE
            self.next += 1
            return self.next - 1

    def work(self):
        while (seed := self.take()) is not None:
            said = run(self.given.model.resolve(), seed, AT_ONCE)
            self.note(seed, said)

    def note(self, seed, said):
        passed, falsified = PASSED.search(said), FALSIFIED.search(said)
        with self.lock:
            if passed:
                self.passed += int(passed[1])
                return
            self.failed += 1
            self.passed += int(falsified[1]) - 1 if falsified else 0
            again = AGAIN.search(said)
            tail = [line for line in said.splitlines() if line.strip() and not line.startswith(("PASS", "Totals"))]
            print(f"FAILED: RC_PARAMS='{again[0] if again else f'seed={seed}'}' {self.given.model} (seed {seed}"
                  f"{f', sequence {falsified[1]}' if falsified else ''})\n  " + "\n  ".join(tail[-12:]), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=2)
    parser.add_argument("--seed", type=int, default=random.randrange(2**31))
    parser.add_argument("--sequences", type=int, default=0)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    given = parser.parse_args()
    print(f"seed {given.seed}", flush=True)
    begin, campaign = time.monotonic(), Campaign(given)
    with concurrent.futures.ThreadPoolExecutor(given.workers) as pool:
        for worker in [pool.submit(campaign.work) for _ in range(given.workers)]:
            worker.result()
    print(f"{campaign.passed} sequences held the promises, {campaign.failed} seeds failed,"
          f" {time.monotonic() - begin:.0f} s")
    sys.exit(bool(campaign.failed))


if __name__ == "__main__":
    main()
