#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Readies the sample for pictures (packaging/screenshots.sh).

tidy     takes the names out that are there to break things: a picture of them says little to a newcomer
change   lets the application go on after a sync: some users change, some are new
usage: screenshots_sample.py FOLDER tidy|change
"""
import json
import pathlib
import re
import sqlite3
import sys
import urllib.parse
import urllib.request

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


if len(sys.argv) != 3 or sys.argv[2] not in ("tidy", "change"):
    sys.exit(__doc__)
connection = sqlite3.connect(folder / "application.sqlite", timeout=30)
with connection:
    {"tidy": tidy, "change": change}[sys.argv[2]](connection)
connection.close()
