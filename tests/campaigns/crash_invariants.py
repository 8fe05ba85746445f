# SPDX-License-Identifier: GPL-3.0-or-later
"""The ten invariants of the promise (domain.md), looked up after a crash. Each answers what is wrong, or nothing."""
import json
import re

GOOD = (0, 3)
ADDRESS = re.compile(r"[\w.]+@example\.\w+")


def sound(world):
    """I8: the store is sound."""
    if not world.ask_store("SELECT 1"):
        return ""
    if world.ask_store("PRAGMA integrity_check") != [("ok",)]:
        return "I8: the store is damaged"
    dangling = world.ask_store("PRAGMA foreign_key_check")
    return f"I8: rows without what they belong to: {dangling}" if dangling else ""


def honest(world, died, reference):
    """I9: who says that all is done has done all; who fails says why."""
    if getattr(died, "is_unfinished", False):
        return ""
    if died.returncode == 0 and reference and world.picture() != reference:
        return "I9: it said that all was done, and it was not"
    if died.returncode not in GOOD and died.returncode > 0 and not (died.stderr.strip() or died.stdout.strip()):
        return f"I9: it failed with {died.returncode} and did not say why"
    return ""


def consent_kept(world, since):
    """I5: nobody who objected is subscribed again. I10: nothing is deleted without a person."""
    for each in world.requests()[since:]:
        if "/dnc/" in each["path"] and each["path"].endswith("/remove"):
            return "I5: an opt-out was taken back"
        if each["method"] == "DELETE":
            return f"I10: {each['path']} was deleted without a person"
    return ""


def budget_kept(world):
    """I6: what was sent is in the count that the next process goes by."""
    sent = len(world.requests()) - world.asked
    counted, = world.ask_store("SELECT count(*) FROM request") or [(0,)]
    return f"I6: {sent} requests were sent and {counted[0]} counted" if sent > counted[0] else ""


def silent(world):
    """I7: no secret and no address in a log, no secret in a file of the workspace."""
    log = world.workspace / "lockstep.log"
    written = (log.read_text(errors="replace") if log.exists() else "") + world.said
    if found := ADDRESS.search(written):
        return f"I7: {found[0]} is in the log"
    secrets = [world.secret.encode(), *([world.token.encode()] if world.token else [])]
    files = [file for file in world.workspace.glob("*") if file.is_file()] if world.workspace.exists() else []
    for file in files:
        content = file.read_bytes()
        if any(secret in content for secret in secrets):
            return f"I7: a secret is in {file.name}"
    return "I7: a secret is in the log" if world.secret in written else ""


def nothing_left(world):
    """I1, I3: nothing waits unseen, and no request is left whose outcome nobody looked up."""
    waiting = [row for row in world.queue() if row[1] not in ("dead", "held")]
    if waiting:
        return f"I3: still in the queue: {waiting}"
    unanswered = world.ask_store("SELECT kind, user_id FROM applied_row WHERE outcome = 'sent'")
    return f"I3: nobody looked what became of {unanswered}" if unanswered else ""


def same(reference, found):
    """I1, I2: both sides hold what they hold without a crash, and each contact once."""
    return "; ".join(f"I1/I2: {what}: expected {json.dumps(reference[what])}, found {json.dumps(found[what])}"
                     for what in reference if reference[what] != found[what])


def first_of(*checks):
    for check in checks:
        if trouble := check():
            return trouble
    return ""
