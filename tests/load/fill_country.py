"""Fills the PostgreSQL of the environment, signs people in, and writes who they are: `python -m load.fill_country`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from load.country import Size, fill  # noqa: E402
from support.invented_release import invented_release  # noqa: E402
from waypost.casework.access.models import Appointment, Assignment, User  # noqa: E402
from waypost.disclosure.measures_csv import write  # noqa: E402
from waypost.foundation.clock import today  # noqa: E402
from waypost.wiring.links import record_folder  # noqa: E402

_OF_EACH = {
    "service_manager": 30, "screening_officer": 10, "head_of_service": 10, "auditor": 1, "childrens_guardian": 70,
    "family_court_adviser": 200,
}  # fmt: skip
"""How many of each role are signed in, at the most."""
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def main(children: int, staff: int, events: int, path: Path) -> None:
    """Fill the database, and write cookies, roles and children of those who are signed in."""
    call_command("migrate", verbosity=0, interactive=False)
    fill(Size(children, staff, events), today())
    told = []
    for role, count in _OF_EACH.items():
        held = Appointment.objects.filter(role=role, user__username__startswith="load").order_by("user_id")
        told += [_person(one.user, role) for one in held.select_related("user")[:count]]
    path.write_text(json.dumps(told), encoding="utf-8")
    write(invented_release(children), record_folder() / "release" / "measures.csv")


def _person(user: User, role: str) -> dict[str, object]:
    client = Client()
    client.force_login(user, backend=_BACKEND)
    held = Assignment.objects.filter(user=user, to_on=None).exclude(capacity="screening").order_by("child_id")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    mine = list(held.values_list("child_id", flat=True)[:30])
    return {"cookie": [settings.SESSION_COOKIE_NAME, cookie], "children": mine, "role": role}


if __name__ == "__main__":
    main(*(int(float(word)) for word in sys.argv[1:4]), Path(sys.argv[4]))
