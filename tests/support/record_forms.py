"""Forms of the staff site as tests send them: opened first, with the hidden fields that the page gave."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import Office
from waypost.casework.access.roles import Role

BACKEND = "django.contrib.auth.backends.ModelBackend"
_HIDDEN = re.compile(r'<input type="hidden" name="(once|version)"(?: value="([^"]*)")?')


def signed_in(office: Office, role: Role, **options: bool) -> Client:
    """Return a client of whoever holds a role in the office."""
    client = Client(**options)
    client.force_login(get_user_model().objects.get(pk=office.people[role]), BACKEND)
    return client


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of a page's form."""
    return dict(_HIDDEN.findall(page))


def parts(name: str, on: date) -> dict[str, str]:
    """Return a day as its three boxes send it."""
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def opened(client: Client, name: str, *args: Any) -> str:
    """Return the page at an address that is there."""
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def sent(client: Client, name: str, *args: Any, **told: Any) -> Any:
    """Open a form and send it filled in; return the answer."""
    page = hidden(opened(client, name, *args))
    return client.post(reverse(name, args=args), page | told)


def done(client: Client, name: str, *args: Any, **told: Any) -> str:
    """Send a form that must be taken; return the address that it leads to."""
    answer = sent(client, name, *args, **told)
    assert answer.status_code == 302, re.findall(r'error-summary__list">.*?</ul>', answer.content.decode(), re.DOTALL)
    return str(answer["Location"])
