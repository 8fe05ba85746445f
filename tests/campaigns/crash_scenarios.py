# SPDX-License-Identifier: GPL-3.0-or-later
"""What is going on while the agent is killed. Each scenario prepares both sides; then the run begins that dies."""
LATER = "2026-03-01T10:00:00.000Z"


class Scenario:
    is_service = False

    @staticmethod
    def prepare(world):
        raise NotImplementedError

    @staticmethod
    def command(world):
        return world.sync_command()

    @staticmethod
    def ask_again(world):
        """What a person does who finds that the process died: whatever of it was not kept is said once more."""


class FirstRun(Scenario):
    """Fields and a segment are made, contacts that are there already are found, all others are created."""

    @staticmethod
    def prepare(world):
        for name in ("bea", "cleo"):
            world.api("POST", "contacts/new", {"firstname": name, "email": f"{name}@example.com"})
        world.sign_up("ada", "bea", "cleo", "dora", "eve", "fay", "gus")


class SecondRun(Scenario):
    """People signed up, more than one batch holds, and changed names and an address; in Mautic somebody changed a
    name and deleted a contact."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea", "cleo", "dora", "eve")
        settle(world)
        for name in ("ada", "cleo", "dora"):
            world.change('UPDATE "user" SET name = ?, "updatedAt" = ? WHERE id = ?', f"Countess {name}", LATER, name)
        world.change('UPDATE "user" SET email = ?, "updatedAt" = ? WHERE id = ?', "eve.new@example.com", LATER, "eve")
        world.api("PATCH", f"contacts/{world.number_of('dora')}/edit", {"firstname": "Augusta"})
        world.api("DELETE", f"contacts/{world.number_of('bea')}/delete")
        world.sign_up("fay", "gus", "hal", "ida")
        world.sign_up("joe", opted_out=True)


class OptOuts(Scenario):
    """People opted out in the application, and one in Mautic."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea", "cleo", "dora")
        settle(world)
        world.change('UPDATE "user" SET "marketingOptOut" = 1, "updatedAt" = ? WHERE id IN (?, ?)', LATER, "ada", "bea")
        number = world.number_of("cleo")
        world.api("POST", f"contacts/{number}/dnc/email/add", {"reason": 1})
        world.sign_up("eve")


class SavedPlan(Scenario):
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


class OnePerson(Scenario):
    """One who changed the name and opted out is synced alone, while others wait."""

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea")
        settle(world)
        world.change('UPDATE "user" SET name = ?, "marketingOptOut" = 1, "updatedAt" = ? WHERE id = ?',
                     "Ada Lovelace", LATER, "ada")
        world.sign_up("cleo")

    @staticmethod
    def command(world):
        return world.person_command("ada")


class Service(Scenario):
    """The service notices sign-ups, changes and an opt-out by itself, and what people did in Mautic."""
    is_service = True

    @staticmethod
    def prepare(world):
        world.sign_up("ada", "bea", "cleo", "dora", "eve")
        settle(world)
        for name in ("ada", "cleo", "dora"):
            world.change('UPDATE "user" SET name = ?, "updatedAt" = ? WHERE id = ?', f"Countess {name}", LATER, name)
        world.change('UPDATE "user" SET "marketingOptOut" = 1, "updatedAt" = ? WHERE id = ?', LATER, "bea")
        world.api("PATCH", f"contacts/{world.number_of('eve')}/edit", {"firstname": "Augusta"})
        world.sign_up("fay", "gus", "hal", "ida")

    @staticmethod
    def command(world):
        return world.service_command()


class Deciding(Scenario):
    """A person answers alike cases at once; what was decided is carried out by the next run."""

    @staticmethod
    def prepare(world):
        disagree(world)

    @staticmethod
    def command(world):
        (number,), *_ = world.ask_store("SELECT min(id) FROM person_case WHERE user_id = 'ada'")
        return world.command("cases", "decide", str(number), "other-value", "--value", "+49 30 777", "--all-alike")

    @staticmethod
    def ask_again(world):
        kept, = world.ask_store("SELECT count(*) FROM resolution")
        assert kept[0] in (0, 2), f"I1: {kept[0]} of 2 decisions are kept"
        if kept[0] == 0:
            said = world.run(Deciding.command(world))
            assert said.returncode == 0, said.stdout + said.stderr


class Decided(Scenario):
    """What people decided is carried out: a value for both sides, Mautic's value for the application, the application's
    address for Mautic, and of two contacts that were deleted one anew and one link ended."""

    @staticmethod
    def prepare(world):
        disagree(world, "eve", "fay")
        world.api("PATCH", f"contacts/{world.number_of('dora')}/edit", {"email": "dora.else@example.com"})
        for name in ("eve", "fay"):
            world.api("DELETE", f"contacts/{world.number_of(name)}/delete")
        settle(world)
        answers = {"ada": ("other-value", "--value", "+49 30 777"), "bea": ("take-mautic",), "dora": ("take-app",),
                   "eve": ("create-new",), "fay": ("unlink",)}
        for user, kind, number in open_cases(world):
            if user in answers:
                said = world.run(world.command("cases", "decide", str(number), *answers.pop(user)))
                assert said.returncode == 0, f"{user} {kind}: {said.stdout} {said.stderr}"
        assert not answers, f"no case of {list(answers)}"


def disagree(world, *others):
    """Of two people both sides changed the phone, which may be written to the application."""
    world.change('ALTER TABLE "user" ADD COLUMN phone TEXT')
    world.sign_up("ada", "bea", "cleo", "dora", *others)
    world.change('UPDATE "user" SET phone = ?', "+49 30 111")
    settle(world)
    for words in (("allow", "phone", "--yes", "writing"), ("set", "phone", "--direction", "both")):
        done = world.run(world.command("fields", *words))
        assert done.returncode == 0, done.stdout + done.stderr
    for name in ("ada", "bea"):
        world.change('UPDATE "user" SET phone = ?, "updatedAt" = ? WHERE id = ?', "+49 30 222", LATER, name)
        world.api("PATCH", f"contacts/{world.number_of(name)}/edit", {"phone": "+49 30 333"})
    settle(world)


def open_cases(world):
    return world.ask_store(
        "SELECT user_id, kind, id FROM person_case WHERE closed_at IS NULL ORDER BY user_id, id")


def settle(world):
    done = world.sync()
    assert done.returncode in (0, 3), done.stderr


SCENARIOS = {each.__name__: each for each in Scenario.__subclasses__()}
