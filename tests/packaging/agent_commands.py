# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent's manual knows its commands, and the bash completion the options of each: no more, no fewer.

usage: agent_commands.py AGENT MANUAL COMPLETION
"""
import os
import re
import subprocess
import sys
import tempfile

agent, manual, completion = map(os.path.abspath, sys.argv[1:])
complaints = []
home = tempfile.TemporaryDirectory()
environment = {"HOME": home.name, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}
VALUES = {
    "--workspace": home.name + "/workspace",
    "--credentials": home.name + "/no.env",
    "--out": home.name + "/plan.json",
    "--table": "user",
    "--accounts": "-",
    "--map": "phone=-",
    "--new-users-since": "2026-01-01T00:00:00Z",
    "--yes": "fields",
    "--direction": "both",
    "--authority": "ask",
    "--mode": "overwrite",
    "--clearing": "never",
    "--value": "King",
    "--contact": "7",
    "--note": "asked",
}
# What a command cannot do without.
ARGUMENTS = {"apply": ["no-plan.json"], "person": ["somebody"]}


def compare(what, found, expected):
    for name in sorted(expected - found):
        complaints.append(f"{what} lacks {name}")
    for name in sorted(found - expected):
        complaints.append(f"{what} has {name}, which the agent does not know")


def run(*words):
    return subprocess.run(words, env=environment, cwd=home.name, capture_output=True, text=True, timeout=60)


def completed(*words):
    """What bash offers for the last of the words."""
    line = " ".join(f"'{word}'" for word in words)
    script = (
        f"compopt() {{ :; }}; . '{completion}'; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1};"
        " _lockstep_agent; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    answer = run("bash", "--norc", "-c", script)
    if answer.returncode or answer.stderr:
        complaints.append(f"the completion of {words} failed: {answer.stderr}")
    return set(answer.stdout.split())


help_text = run(agent, "--help").stdout
options = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", help_text, re.M))
commands = set(re.findall(r"^  ([a-z]+) (?:FILE)? +\S", help_text, re.M))
if len(options) < 10 or len(commands) < 5:
    sys.exit(f"--help is not what it was: {options} {commands}")

with open(manual, encoding="utf-8") as file:
    roff = file.read()
compare("the manual", set(re.findall(r"^\.It Cm (\w+)", roff, re.M)), commands)

compare("the completion", completed("lockstep-agent", ""), commands)
for command in sorted(commands):
    known = set()
    for option in options - {"--help", "--version"}:
        words = [command, option] + ([VALUES[option]] if option in VALUES else [])
        answer = run(agent, *words, *ARGUMENTS.get(command, []))
        if answer.returncode != 2:
            known.add(option)
    compare(f"the completion of {command}", completed("lockstep-agent", command, "-") - {"--help", "--version"}, known)

compare("the completion of --direction", completed("lockstep-agent", "fields", "--direction", "to"), {"toMautic", "toApp"})
compare("the completion of --yes", completed("lockstep-agent", "plan", "--yes", "fields,se"), {"fields,segment"})
print("\n".join(complaints) or f"{len(commands)} commands and {len(options)} options agree")
sys.exit(1 if complaints else 0)
