"""Work of another process, to be killed in the middle: ``python -m tests.laws.work entry|issue|load [FOLDER]``.

Says "go" when it begins (``entry``: when its first act stands), then works on the database that the environment names.
"""

import os
import random
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "giaoban.config.settings"


def entry(office) -> None:  # type: ignore[no-untyped-def]
    """Random acts without end, a pass after each."""
    from giaoban.trail import follower
    from giaoban.trail.models import Act
    from tests.laws.office import VERBS

    chance = random.Random()
    office.told = chance.randrange(10**9)
    before, said = Act.objects.count(), False
    while True:
        office.do(chance.choice(VERBS), *(chance.randrange(1000) for _ in range(4)))
        follower.run_pass()
        if not said and Act.objects.count() > before:
            _go()
            said = True


def issue(office) -> None:  # type: ignore[no-untyped-def]
    """The report through all its steps."""
    from giaoban.reports import actions as reports
    from tests.laws.test_law_3_issued import SESSION, how

    reports.issue("009", SESSION, **how(office, 1))


def main(verb: str, *folder: str) -> None:
    """Set up, say "go", work."""
    django.setup()
    if verb == "load":
        from giaoban.management.cli import main as giaoban

        _go()
        giaoban(["load", *folder])
        return
    from giaoban.offices.models import Account, Unit, UnitVersion
    from giaoban.trail.queries import current
    from tests.factories import District
    from tests.laws.office import Office

    # the identity of a unit is made before the act that gives it a name and a place: a killed one may stand alone
    units, accounts = Unit.objects.filter(pk__in=current(UnitVersion).values("unit")), Account.objects.all()
    office = Office(District({one.code: one for one in units}, {one.username: one for one in accounts}))
    if verb == "issue":
        _go()
    {"entry": entry, "issue": issue}[verb](office)


def _go() -> None:
    sys.stdout.write("go\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
