# SPDX-License-Identifier: GPL-3.0-or-later
"""A program's manual knows the options its --help lists: no more, no fewer.

usage: manual.py PROGRAM MANUAL
"""
import os
import re
import subprocess
import sys

program, manual = sys.argv[1:]
# What fontconfig keeps at the end is no matter here.
environment = {**os.environ, "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}
answer = subprocess.run([program, "--help"], env=environment, capture_output=True, text=True, timeout=60, check=True)
listed = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", answer.stdout, re.M))
with open(manual, encoding="utf-8") as file:
    described = set("--" + name for name in re.findall(r"^\.It .*Fl \\-([\w-]+)", file.read(), re.M))
if not listed:
    sys.exit(f"--help lists no options: {answer.stdout}")
if listed != described:
    sys.exit(f"not in the manual: {listed - described}; not in --help: {described - listed}")
print(f"{len(listed)} options agree")
