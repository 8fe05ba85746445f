#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program that is not built for tests holds no failpoint: neither a name of one nor the variable that asks for them.

usage: no_failpoints.py SOURCES PROGRAM...
"""
import pathlib
import re
import sys

sources, programs = pathlib.Path(sys.argv[1]), map(pathlib.Path, sys.argv[2:])
names = set()
for file in sources.rglob("*.cpp"):
    names |= set(re.findall(r'(?:failsAt|passBy)\("([^"]+)"\)', file.read_text(encoding="utf-8")))
if len(names) < 25:
    sys.exit(f"only {len(names)} failpoints in the sources")
found = []
for program in programs:
    content = program.read_bytes()
    found += [f"{program.name}: {name}" for name in (*names, "LOCKSTEP_FAIL", "LOCKSTEP_FAIL_TRACE")
              if b"\0" + name.encode() + b"\0" in content]
print("\n".join(found) or f"none of {len(names)} failpoints is in {len(sys.argv) - 2} program(s)")
sys.exit(bool(found))
