# SPDX-License-Identifier: GPL-3.0-or-later
"""What is going on while the agent is killed. Each scenario prepares both sides; then the run begins that dies."""
LATER = "2026-03-01T10:00:00.000Z"


class FirstRun:
    """Fields and a segment are made, contacts that are there already are found, all others are created."""

    @staticmethod
    def prepare(world):
        for name in ("bea", "cleo"):
            world.api("POST", "contacts/new", {"firstname": name, "email": f"{name}@example.com"})
        world.sign_up("ada", "bea", "cleo", "dora", "eve", "fay", "gus")


class Registrations:
    """People who signed up since the last run, more than one batch holds; one of them opted out at once."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea")
        settle(world)
        world.sign_up("cleo", "dora", "eve", "fay")
        world.sign_up("gus", opted_out=True)


class ProfileChanges:
    """Names and an address changed in the application."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea", "cleo", "dora", "eve")
        settle(world)
        for name in ("ada", "bea", "cleo", "dora"):
            world.change('UPDATE "user" SET name = ?, "updatedAt" = ? WHERE id = ?', f"Countess {name}", LATER, name)
        world.change('UPDATE "user" SET email = ?, "updatedAt" = ? WHERE id = ?', "eve.new@example.com", LATER, "eve")


class OptOuts:
    """People opted out in the application, and one in Mautic."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea", "cleo", "dora")
        settle(world)
        world.change('UPDATE "user" SET "marketingOptOut" = 1, "updatedAt" = ? WHERE id IN (?, ?)', LATER, "ada", "bea")
        number = world.number_of("cleo")
        world.api("POST", f"contacts/{number}/dnc/email/add", {"reason": 1})
        world.sign_up("eve")


class ChangesInMautic:
    """People in Mautic changed a name, deleted a contact and took one out of the segment."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea", "cleo", "dora", "eve")
        settle(world)
        world.api("PATCH", f"contacts/{world.number_of('ada')}/edit", {"firstname": "Augusta"})
        world.api("DELETE", f"contacts/{world.number_of('bea')}/delete")
        world.change('UPDATE "user" SET name = ?, "updatedAt" = ? WHERE id = ?', "Ada Lovelace", LATER, "ada")
        world.change('DELETE FROM "user" WHERE id = ?', "cleo")
        world.sign_up("fay", "gus")


class SavedPlan:
    """A plan that was looked at by a person is carried out."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea")
        settle(world)
        world.sign_up("cleo", "dora", "eve", "fay")
        world.change('UPDATE "user" SET name = ?, "updatedAt" = ? WHERE id = ?', "Ada Lovelace", LATER, "ada")
        planned = world.run(world.command("plan", "--out", str(world.folder / "plan.json")))
        assert planned.returncode == 0, planned.stderr

    @staticmethod
    def command(world):
        return world.command("apply", str(world.folder / "plan.json"), "--yes", "fields,segment")


def settle(world):
    done = world.sync()
    assert done.returncode in (0, 3), done.stderr


SCENARIOS = {each.__name__: each
             for each in (FirstRun, Registrations, ProfileChanges, OptOuts, ChangesInMautic, SavedPlan)}


def command_of(scenario, world):
    return scenario.command(world) if hasattr(scenario, "command") else world.sync_command()
