# SPDX-License-Identifier: GPL-3.0-or-later
"""Databases that are not as they should be while the agent runs. Each state makes itself, lets the run meet it, mends
itself as an operator would, and answers how the run ended."""
import contextlib
import shutil
import sqlite3
import subprocess
import threading
import time

# Longer than any statement waits for its turn.
LONG = 12
SHORT = 1
# Two seconds in which something happens: before the second batch of contacts.
IN_THE_MIDDLE = "contacts.before:1:delay"


def store_of(world):
    return world.workspace / "store.sqlite"


def start(world, scenario, **how):
    return world.run_service(**how) if scenario.is_service else world.run(scenario.command(world), **how)


@contextlib.contextmanager
def locked(file, seconds, mode="IMMEDIATE"):
    """Another process writes, for so long or until the run has ended."""
    held = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=10)
    held.execute(f"BEGIN {mode}")
    over = threading.Timer(seconds, held.execute, ("ROLLBACK",))
    over.start()
    try:
        yield
    finally:
        if over.is_alive():
            over.cancel()
            over.join()
            held.execute("ROLLBACK")
        over.join()
        held.close()


@contextlib.contextmanager
def set_aside(world):
    """The store as it was comes back, as from a backup."""
    copy = world.folder / "backup.sqlite"
    if store_of(world).exists():
        with contextlib.closing(sqlite3.connect(store_of(world))) as store:
            store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(store_of(world), copy)
    try:
        yield
    finally:
        for suffix in ("", "-wal", "-shm"):
            store_of(world).with_name("store.sqlite" + suffix).unlink(missing_ok=True)
        if copy.exists():
            shutil.copy(copy, store_of(world))


def changed_store(change):
    """Where there is no store yet there is nothing to change, and the run is one without a fault."""
    def state(world, scenario):
        if not store_of(world).exists():
            return start(world, scenario)
        with set_aside(world):
            change(world)
            before = len(world.writes())
            met = start(world, scenario)
            assert met.returncode != 0, "it worked with such a store"
            assert len(world.writes()) == before, "it wrote to Mautic with such a store"
            return met
    return state


def overwrite(at, content):
    def change(world):
        with open(store_of(world), "r+b") as store:
            store.seek(at)
            store.write(content)
    return change


def truncate(world):
    with open(store_of(world), "r+b") as store:
        store.truncate(store_of(world).stat().st_size // 2 + 100)


def damage_pages(world):
    """All pages but the first: the header says nothing of it."""
    size = store_of(world).stat().st_size
    with open(store_of(world), "r+b") as store:
        store.seek(4096)
        store.write(b"\xa5" * (size - 4096))


def empty(world):
    store_of(world).write_bytes(b"")


def newer(world):
    with contextlib.closing(sqlite3.connect(store_of(world))) as store:
        store.execute("PRAGMA user_version = 1000")


def read_only(world):
    store_of(world).chmod(0o400)


def gone(world):
    store_of(world).unlink()


def busy_for(seconds):
    def state(world, scenario):
        if not store_of(world).exists():
            return start(world, scenario)
        with locked(store_of(world), seconds):
            return start(world, scenario)
    return state


def application_locked_for(seconds):
    def state(world, scenario):
        with locked(world.folder / "application.sqlite", seconds, "EXCLUSIVE"):
            return start(world, scenario)
    return state


def application_refuses_writes(world, scenario):
    """As a database does whose account may only read."""
    world.application.execute('CREATE TRIGGER refused BEFORE UPDATE ON "user" BEGIN SELECT RAISE(ABORT, \'no\'); END')
    try:
        return start(world, scenario)
    finally:
        world.application.execute("DROP TRIGGER refused")


def application_gone(world, scenario):
    file = world.folder / "application.sqlite"
    world.application.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.rename(file.with_suffix(".away"))
    try:
        return start(world, scenario)
    finally:
        file.with_suffix(".away").rename(file)


def in_the_middle(mischief):
    """While the first batch of contacts is about to leave."""
    def state(world, scenario):
        names = world.folder / "come-by"
        ended = threading.Event()
        undone = []

        def wait_and_do():
            while not ended.is_set():
                if names.exists() and "contacts.before" in names.read_text():
                    undone.append(mischief(world))
                    return
                time.sleep(0.02)

        doer = threading.Thread(target=wait_and_do)
        doer.start()
        try:
            return start(world, scenario, fail=IN_THE_MIDDLE, trace=names)
        finally:
            ended.set()
            doer.join()
            for undo in undone:
                undo()
    return state


def lock_application(world):
    held = locked(world.folder / "application.sqlite", 100)
    held.__enter__()
    return lambda: held.__exit__(None, None, None)


def drop_table(world):
    world.application.execute('ALTER TABLE "user" RENAME TO elsewhere')
    return lambda: world.application.execute('ALTER TABLE elsewhere RENAME TO "user"')


def lock_store(world):
    held = locked(store_of(world), 100)
    held.__enter__()
    return lambda: held.__exit__(None, None, None)


def no_room(world, scenario):
    """Files may not grow any more, those of the store alone being larger than that."""
    limit = max(4096, store_of(world).stat().st_size if store_of(world).exists() else 0)
    return start(world, scenario, under=["prlimit", f"--fsize={limit}:{limit}", "env", "--ignore-signal=XFSZ"])


STATES = {
    "store-busy-for-a-while": busy_for(SHORT),
    "store-busy": busy_for(LONG * 10),
    "store-busy-in-the-middle": in_the_middle(lock_store),
    "store-not-a-database": changed_store(overwrite(0, b"x" * 200)),
    "store-of-another-program": changed_store(overwrite(68, b"\0\0\0\1")),
    "store-truncated": changed_store(truncate),
    "store-damaged": changed_store(damage_pages),
    "store-empty": changed_store(empty),
    "store-newer": changed_store(newer),
    "store-read-only": changed_store(read_only),
    "store-gone": changed_store(gone),
    "store-without-room": no_room,
    "application-locked-for-a-while": application_locked_for(SHORT),
    "application-locked": application_locked_for(LONG * 10),
    "application-locked-in-the-middle": in_the_middle(lock_application),
    "application-refuses-writes": application_refuses_writes,
    "application-gone": application_gone,
    "application-table-gone-in-the-middle": in_the_middle(drop_table),
}
