#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readies the sample for pictures (packaging/screenshots.sh).

tidy     takes the names out that are there to break things: a picture of them says little to a newcomer
change   lets the application go on after a sync: some users change, some are new
engine   as if the engine had worked for some hours: FOLDER is the workspace
usage: screenshots_sample.py FOLDER tidy|change|engine
"""
import json
import math
import pathlib
import re
import sqlite3
import sys
import time
import urllib.parse
import urllib.request

SECOND = 1_000_000
folder = pathlib.Path(sys.argv[1])
HOSTILE = re.compile(r"[^\w\s'.’-]|\d|_|--|^.{0,2}$|.{36}")
NEW = [
    ("Amara Okafor", "amara@example.com", "Okafor Studio"),
    ("Ángel Núñez", "angel@example.org", None),
    ("Bartosz Zając", "bartosz@example.net", "Zając i Synowie"),
]


def settings():
    lines = (folder / "sandbox.env").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line)


def call(path, token=None, method="GET", form=None):
    data = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(settings()["MAUTIC_API_URL"] + path, data=data, method=method)
    if token:
        request.add_header("Authorization", "Bearer " + token)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def tidy_mautic():
    given = settings()
    form = {"grant_type": "client_credentials", "client_id": given["MAUTIC_CLIENT_ID"]}
    form["client_secret"] = given["MAUTIC_CLIENT_SECRET"]
    token = call("/oauth/v2/token", method="POST", form=form)["access_token"]
    contacts = call("/api/contacts?limit=2000&minimal=1", token)["contacts"]
    for number, contact in list(contacts.items()):
        fields = contact["fields"]["all"]
        if HOSTILE.search(f"{fields.get('firstname') or ''} {fields.get('lastname') or ''}".strip()):
            call(f"/api/contacts/{number}/delete", token, method="DELETE")


def tidy(database):
    for key, name in database.execute('SELECT id, name FROM "user"').fetchall():
        if HOSTILE.search(name):
            database.execute('DELETE FROM "user" WHERE id = ?', (key,))
    tidy_mautic()


def change(database):
    names = database.execute('SELECT id, name FROM "user" WHERE banned = 0 ORDER BY lower(name)').fetchall()
    for number, (key, name) in enumerate(names[:24]):
        company = f"{name.split()[-1]} & Partner"
        database.execute(
            'UPDATE "user" SET company = ?, phone = ?, updatedAt = ? WHERE id = ?',
            (company, f"+49 30 5550{number:03}", "2026-11-20T09:15:00.000Z", key),
        )
    for number, (name, email, company) in enumerate(NEW):
        database.execute(
            'INSERT INTO "user" (id, name, email, emailVerified, createdAt, updatedAt, locale, timezone, company,'
            " accountTier, source, newsletter, marketingOptOut, banned)"
            " VALUES (?, ?, ?, 1, ?, ?, 'en-GB', 'Europe/London', ?, 'free', 'website', 1, 0, 0)",
            (f"picture{number}", name, email, "2026-11-20T08:00:00.000Z", "2026-11-20T08:00:00.000Z", company),
        )


def samples(now):
    """A busy morning after a quiet night: one row a minute."""
    for minute in range(9 * 60):
        at = (now // 60 - 9 * 60 + minute) * 60
        busy = max(0.0, math.sin(minute / 85.0))
        requests = int(14 + 58 * busy)
        waiting = int(120 * max(0.0, math.sin(minute / 85.0 - 0.4)) ** 3)
        yield at * SECOND, waiting, 4, requests, int(requests * 0.7)


def engine(store):
    now = int(time.time())
    store.executemany(
        "INSERT OR REPLACE INTO engine_sample (at, waiting, dead, requests, background) VALUES (?, ?, ?, ?, ?)",
        samples(now),
    )
    users = [row[0] for row in store.execute("SELECT id FROM app_user ORDER BY id DESC LIMIT 6")]
    refused = "phone: This value is not a valid phone number."
    for number, user in enumerate(users):
        cause = ("rejected", "phone", refused) if number < 4 else ("serverFault", "", "500 Internal Server Error")
        store.execute(
            "INSERT OR REPLACE INTO work_item (user_id, purpose, state, changed_at, due_at, attempts, halvings, fence,"
            " version, failure, field, answer) VALUES (?, 3, 'dead', ?, 0, 4, 0, 0, 1, ?, ?, ?)",
            (user, (now - 7200) * SECOND, *cause),
        )
    delays = [(now * SECOND, 3, int((8 + number % 37) * SECOND)) for number in range(240)]
    store.executemany("INSERT INTO delivery (at, purpose, delay) VALUES (?, ?, ?)", delays)
    status = {
        "state": "idle",
        "owner": "console 4711",
        "at": iso(now + 600),
        "lastMauticPoll": iso(now - 40),
        "nextMauticPoll": iso(now + 200),
        "lastFullCompare": iso(now - 3 * 3600),
        "pace": "short",
        "expectedDelaySeconds": 45,
        "queue": {"dead": len(users)},
    }
    store.execute("INSERT OR REPLACE INTO engine_status (only, status) VALUES (1, ?)", (json.dumps(status),))


def iso(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


ACTIONS = {"tidy": ("application.sqlite", tidy), "change": ("application.sqlite", change)}
ACTIONS["engine"] = ("store.sqlite", engine)
if len(sys.argv) != 3 or sys.argv[2] not in ACTIONS:
    sys.exit(__doc__)
file, action = ACTIONS[sys.argv[2]]
connection = sqlite3.connect(folder / file, timeout=30)
with connection:
    action(connection)
connection.close()
