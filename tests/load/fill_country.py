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
from waypost.casework.access.models import Assignment, User  # noqa: E402

_PEOPLE, _MANAGERS_IN = 300, 10
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def main(children: int, staff: int, path: Path) -> None:
    """Fill the database, and write cookies and children of up to 300 people: one manager to nine practitioners."""
    call_command("migrate", verbosity=0, interactive=False)
    size = Size(children, staff)
    fill(size)
    every = User.objects.filter(username__startswith="load").order_by("pk")
    managers = list(every[: max(1, min(size.teams, _PEOPLE // _MANAGERS_IN))])
    advisers = list(every[size.teams : size.teams + _PEOPLE - len(managers)])
    told = [_person(user, is_manager=user in managers) for user in [*managers, *advisers]]
    path.write_text(json.dumps(told), encoding="utf-8")


def _person(user: User, *, is_manager: bool) -> dict[str, object]:
    client = Client()
    client.force_login(user, backend=_BACKEND)
    held = Assignment.objects.filter(user=user, to_on=None).values_list("child_id", flat=True)[:30]
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"cookie": [settings.SESSION_COOKIE_NAME, cookie], "children": list(held), "is_manager": is_manager}


if __name__ == "__main__":
    main(int(float(sys.argv[1])), int(float(sys.argv[2])), Path(sys.argv[3]))
