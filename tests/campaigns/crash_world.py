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
import time
import urllib.parse
import urllib.request

EVER = 120
# The service is calm within seconds; what it may have to wait for is said to it again after a minute.
CALM_WITHIN = 100
NEW = "2026-02-01T10:00:00.000Z"
BATCH = 3
# Enough never to be slowed down, and known, so that the requests can be counted.
PER_HOUR = 100_000


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
        self.env_file.write_text(given + f"MAUTIC_RATE_LIMIT={PER_HOUR}\n")
        self.env_file.chmod(0o600)
        self.secret = re.search("MAUTIC_CLIENT_SECRET=(.*)", given)[1]
        self.token = None
        self.asked = 0
        # What was said on standard error by every process so far.
        self.said = ""

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
                'INSERT INTO "user" (id, email, "emailVerified", name, "createdAt", "updatedAt", "marketingOptOut")'
                ' VALUES (?, ?, 1, ?, ?, ?, ?)',
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
            self.asked += 1
        request = urllib.request.Request(
            f"{self.url}/api/{path}", method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        self.asked += 1
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
        return [str(self.programs / "lockstep-agent"), *words, "--workspace", str(self.workspace),
                "--credentials", str(self.env_file), "--json"]

    def sync_command(self):
        return self.command("sync", "--yes", "fields,segment", "--new-users-since", "2026-01-01T00:00:00Z")

    def service_command(self):
        return self.command("run", "--yes", "fields,segment", "--new-users-since", "2026-01-01T00:00:00Z")

    def person_command(self, name):
        return [str(self.programs / "lockstep-sync-one"), str(self.workspace), str(self.env_file), name]

    def run(self, command, under=(), fail=None, trace=None):
        done = subprocess.run([*under, *command], env=self.environment(fail, trace), capture_output=True, text=True,
                              timeout=EVER)
        self.said += done.stderr
        return done

    def run_service(self, under=(), fail=None, trace=None, patience=None):
        """Until it says that nothing is left to do, or dies; a service never ends by itself. With a patience it is told
        to end after these seconds, done or not."""
        begin, is_unfinished = time.time(), False
        service = subprocess.Popen([*under, *self.service_command()], env=self.environment(fail, trace),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            while service.poll() is None and not self.is_calm(begin):
                if patience and time.time() - begin > patience:
                    is_unfinished = True
                    break
                if time.time() - begin > CALM_WITHIN:
                    raise AssertionError(f"the service is not done: {self.status()} {self.queue()}")
                time.sleep(0.05)
            if service.poll() is None:
                self.ask_to_end(service, under)
            answer, said = service.communicate(timeout=EVER)
        finally:
            if service.poll() is None:
                service.kill()
                service.wait()
        self.said += said
        done = subprocess.CompletedProcess(service.args, service.returncode, answer, said)
        done.is_unfinished = is_unfinished
        return done

    @staticmethod
    def ask_to_end(service, under):
        number = service.pid
        if under:
            children = pathlib.Path(f"/proc/{number}/task/{number}/children").read_text().split()
            number = int(children[0]) if children else None
        if number:
            os.kill(number, signal.SIGTERM)

    def environment(self, fail, trace):
        environment = {"HOME": str(self.folder), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        if fail:
            environment["LOCKSTEP_FAIL"] = fail
        if trace:
            environment["LOCKSTEP_FAIL_TRACE"] = str(trace)
        return environment

    def sync(self, **how):
        return self.run(self.sync_command(), **how)

    # What it keeps.

    @property
    def workspace(self):
        return self.folder / "workspace"

    def ask_store(self, sql):
        """Nothing where there is no store yet."""
        if not (self.workspace / "store.sqlite").exists():
            return []
        store = sqlite3.connect(self.workspace / "store.sqlite", timeout=10)
        try:
            return store.execute(sql).fetchall()
        finally:
            store.close()

    def status(self):
        rows = self.ask_store("SELECT status FROM engine_status")
        return json.loads(rows[0][0]) if rows else {}

    def queue(self):
        return self.ask_store("SELECT user_id, state, failure FROM work_item ORDER BY user_id")

    def is_calm(self, since):
        """It looked at both sides since then, and nothing waits."""
        try:
            status = self.status()
        except sqlite3.OperationalError:
            return False
        looked = [status.get(each, "") for each in ("at", "lastUsersPoll", "lastMauticPoll")]
        begin = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(since)) + f"{since % 1:.6f}"[1:] + "Z"
        return (status.get("state") in ("idle", "guarded") and min(looked) > begin and "lastFullCompare" in status
                and not any(row[1] not in ("dead", "held") for row in self.queue()))

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
        columns = [row[1] for row in self.application.execute("PRAGMA table_info('user')")]
        phones = self.application.execute('SELECT id, phone FROM "user" ORDER BY id').fetchall() \
            if "phone" in columns else []
        links = [(name, [link] == numbers.get(email)) for name, email, link in self.application.execute(
            'SELECT id, email, "mauticId" FROM "user" ORDER BY id')]
        doubles = sorted(email for email, found in numbers.items() if email and len(found) > 1)
        return {"people": sorted(people, key=json.dumps), "links": links, "phones": phones, "doubles": doubles,
                "contacts ever made": max((n for found in numbers.values() for n in found), default=0)}
