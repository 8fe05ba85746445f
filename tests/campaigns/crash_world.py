# SPDX-License-Identifier: GPL-3.0-or-later
"""A pretend Mautic in a process of its own, an application's database and a workspace, for one crash."""
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import urllib.parse
import urllib.request

EVER = 120
NEW = "2026-02-01T10:00:00.000Z"
BATCH = 3


class World:
    """Everything outside the agent outlives its death."""

    def __init__(self, programs):
        self.programs = pathlib.Path(programs)
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lockstep-crash-"))
        self.log = self.folder / "requests.log"
        self.sandbox = subprocess.Popen(
            [self.programs / "lockstep-sandbox", "--folder", self.folder / "mautic", "--users", "0", "--contacts", "0",
             "--batch-limit", str(BATCH), "--log", self.log],
            stdout=subprocess.PIPE, text=True)
        self.url = json.loads(self.sandbox.stdout.readline())["url"]
        self.application = sqlite3.connect(
            self.folder / "application.sqlite", isolation_level=None, check_same_thread=False)
        self.application.execute("PRAGMA journal_mode = WAL")
        self.application.execute(
            'CREATE TABLE "user" (id TEXT PRIMARY KEY, email TEXT NOT NULL, "emailVerified" INTEGER NOT NULL,'
            ' name TEXT NOT NULL, "createdAt" TEXT NOT NULL, "updatedAt" TEXT NOT NULL, "marketingOptOut" INTEGER'
            ' NOT NULL DEFAULT 0, "mauticId" INTEGER)')
        self.env_file = self.folder / "sign-in.env"
        given = (self.folder / "mautic" / "sandbox.env").read_text()
        given = re.sub("LOCKSTEP_USERS_URL=.*", f"LOCKSTEP_USERS_URL={self.folder}/application.sqlite", given)
        self.env_file.write_text(given + "MAUTIC_RATE_LIMIT=0\n")
        self.env_file.chmod(0o600)
        self.token = None

    def close(self):
        self.application.close()
        self.sandbox.send_signal(signal.SIGTERM)
        self.sandbox.wait()
        self.sandbox.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # The application.

    def sign_up(self, *names, opted_out=False):
        for name in names:
            self.application.execute(
                'INSERT INTO "user" VALUES (?, ?, 1, ?, ?, ?, ?, NULL)',
                (name, f"{name}@example.com", f"Ada {name.title()}", NEW, NEW, int(opted_out)))

    def change(self, sql, *values):
        self.application.execute(sql, values)

    # Mautic.

    def api(self, method, path, body=None):
        if self.token is None:
            given = dict(line.split("=", 1) for line in self.env_file.read_text().split() if "=" in line)
            form = {"grant_type": "client_credentials", "client_id": given["MAUTIC_CLIENT_ID"],
                    "client_secret": given["MAUTIC_CLIENT_SECRET"]}
            with urllib.request.urlopen(self.url + "/oauth/v2/token", urllib.parse.urlencode(form).encode()) as answer:
                self.token = json.load(answer)["access_token"]
        request = urllib.request.Request(
            f"{self.url}/api/{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def contacts(self):
        """All contacts, by number: what a sync is about."""
        found = self.api("GET", "contacts?limit=1000&orderBy=id&orderByDir=asc")["contacts"]
        return {int(number): contact for number, contact in (found.items() if found else ())}

    def number_of(self, name):
        (number,), = self.application.execute('SELECT "mauticId" FROM "user" WHERE id = ?', (name,)).fetchall()
        return number

    def segments_of(self, number):
        found = self.api("GET", f"contacts/{number}/segments")["lists"]
        return sorted(each["name"] for each in (found.values() if isinstance(found, dict) else found))

    # The agent.

    def command(self, *words):
        return [str(self.programs / "lockstep-agent"), *words, "--workspace", str(self.folder / "workspace"),
                "--credentials", str(self.env_file), "--json"]

    def sync_command(self):
        return self.command("sync", "--yes", "fields,segment", "--new-users-since", "2026-01-01T00:00:00Z")

    def run(self, command, under=(), fail=None, trace=None):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        if fail:
            environment["LOCKSTEP_FAIL"] = fail
        if trace:
            environment["LOCKSTEP_FAIL_TRACE"] = str(trace)
        return subprocess.run([*under, *command], env=environment, capture_output=True, text=True, timeout=EVER)

    def sync(self, **how):
        return self.run(self.sync_command(), **how)

    def store_is_sound(self):
        store = self.folder / "workspace" / "store.sqlite"
        if not store.exists():
            return True
        with sqlite3.connect(store) as database:
            return database.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def requests(self):
        return [json.loads(line) for line in self.log.read_text().splitlines()] if self.log.exists() else []

    def writes(self):
        return [each for each in self.requests() if each["method"] != "GET" and each["path"].startswith("/api/")
                and not each["path"].endswith("/permissioncheck")]

    def picture(self):
        """What both sides hold, without what depends on time or order."""
        people, numbers = [], {}
        for number, contact in self.contacts().items():
            values = {alias: value for alias, value in contact["fields"]["all"].items()
                      if value not in (None, "") and alias not in ("id", "last_active", "points")}
            numbers.setdefault(values.get("email"), []).append(number)
            people.append({"values": values, "segments": self.segments_of(number),
                           "channels": sorted((row["channel"], row["reason"]) for row in contact["doNotContact"])})
        links = [(name, [link] == numbers.get(email)) for name, email, link in self.application.execute(
            'SELECT id, email, "mauticId" FROM "user" ORDER BY id')]
        doubles = sorted(email for email, found in numbers.items() if email and len(found) > 1)
        return {"people": sorted(people, key=json.dumps), "links": links, "doubles": doubles,
                "contacts ever made": max((n for found in numbers.values() for n in found), default=0)}
