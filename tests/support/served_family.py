"""The families' site of an invented family, served by gunicorn in a process of its own, for a browser.

python -m support.served_family PORT      (WAYPOST_DATA says where its database lies)
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.served_office import TESTS, _wait_for

NAMES = {
    "child": "kite-0001",
    "mother": "river-0002",
    "father": "stone-0003",
    "gran": "lamp-0004",
    "brother": "moon-0005",
}


@contextmanager
def served_family(data: Path) -> Iterator[str]:
    """Serve the family from a folder; give the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("WAYPOST", "DJANGO"))}
    told = {"WAYPOST_DATA": str(data), "WAYPOST_DAY": "2027-04-01", "PYTHONPATH": str(TESTS)}
    log = (data / "served.log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "support.served_family", str(port)], env=kept | told, stdout=log, stderr=log
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process, data / "served.log")
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()


def a_whole_family() -> None:
    """Make a child of ten, a brother of fifteen in care proceedings, and the adults around them, all with sites."""
    from datetime import date  # noqa: PLC0415

    from support.casework_people import AT, ON  # noqa: PLC0415
    from support.sharing_people import a_family, a_reader, a_site, release_all, told  # noqa: PLC0415
    from waypost.casework.sharing.actions.release import release  # noqa: PLC0415
    from waypost.casework.sharing.actions.say import say  # noqa: PLC0415
    from waypost.casework.sharing.models import Site, UsualTime  # noqa: PLC0415
    from waypost.casework.sharing.rules import Audience, Band, Released  # noqa: PLC0415

    family, brother = a_family(child_id="C-ROBIN"), a_family(born_on=date(2012, 3, 1), child_id="C-BROTHER")
    family.grandmother.party = "applicant"
    family.grandmother.save()
    for each in (family, brother):
        release_all(each)
    child = a_site(family, None, Band.YOUNGER)
    reader = a_reader(family, child, NAMES["child"])
    a_reader(brother, a_site(brother, None, Band.OLDER), NAMES["brother"])
    for who, member in (("mother", family.mother), ("father", family.father)):
        a_reader(family, a_site(family, member), NAMES[who])
    a_reader(family, a_site(family, family.grandmother, because="The court joined her as a party."), NAMES["gran"])
    understood = told(
        Released.MY_WORDS, Audience.ONE, "You told me that you miss your dog.", site_id=child, told_first_on=ON
    )
    mine = Site.objects.get(member=family.mother).site_id
    to_do = told(Released.TO_DO, Audience.ONE, "Send us your statement.", site_id=mine, happens_on=date(2027, 4, 20))
    for one in (understood, to_do):
        release(family.adviser, family.child.pk, told=one)
    say(reader, words="I want to see my dog on Sundays.")
    UsualTime.objects.create(
        path="child_arrangements_programme", from_week=0, low_weeks=14, high_weeks=61, cases=812, told_on=AT.date()
    )


class _NoMigrations(dict[str, None]):
    """Every app, without migrations."""

    def __contains__(self, app: object) -> bool:
        return True

    def __missing__(self, app: str) -> None:
        return None


def main(port: str) -> None:
    """Make the family and serve it until told to stop."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "waypost.wiring.django_settings"
    import django  # noqa: PLC0415

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from waypost.wiring.serving import ServeSettings, run_server  # noqa: PLC0415

    settings.MIGRATION_MODULES = _NoMigrations()  # the tables as they stand: a browser waits for it
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0, run_syncdb=True)
    a_whole_family()
    run_server(ServeSettings(f"127.0.0.1:{port}", 1, 4))


if __name__ == "__main__":
    main(sys.argv[1])
