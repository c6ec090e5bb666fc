"""Pages that are asked for seldom, or by few: one after another, a few times each, and how long each took."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx

from load.clicks import Measured, Person, client_of

_TIMES = 8
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Seldom:
    """A page, who asks for it, and what is written into its form; nothing: it is only looked at."""

    kind: str
    role: str
    path: str
    written: dict[str, str] = field(default_factory=dict)


PAGES = (
    Seldom("screening queue", "screening_officer", "/screening/"),
    Seldom("search by name, own children", "family_court_adviser", "/search/", {"words": "Alanby"}),
    Seldom("search by name, an area", "head_of_service", "/search/", {"words": "Alanby"}),
    Seldom("search by a letter, an area", "head_of_service", "/search/", {"words": "a"}),
    Seldom("area performance", "family_court_adviser", "/performance/"),
    Seldom("audit, the newest", "auditor", "/audit/"),
    Seldom("audit of a child", "auditor", "/audit/", {"child_id": "C-0000007"}),
    Seldom("audit of a kind that is seldom", "auditor", "/audit/", {"kind": "audit.search"}),
    Seldom("audit of two years ago", "auditor", "/audit/", {"to_on": "2024-11-20"}),
    Seldom("my children", "family_court_adviser", "/children/"),
    Seldom("allocate, a team", "service_manager", "/allocate/"),
    Seldom("what waits, a team", "service_manager", "/reports/"),
    Seldom("duty, a team", "service_manager", "/duty/"),
    Seldom("duty, own children", "childrens_guardian", "/duty/"),
    Seldom("duty, an area", "head_of_service", "/duty/"),
    Seldom("the rota of duty, an area", "head_of_service", "/duty/rota/"),
    Seldom("safety, a team", "service_manager", "/safety/"),
    Seldom("oversight, a team", "service_manager", "/oversight/"),
    Seldom("team, for an area", "head_of_service", "/team/"),
    Seldom("what waits, an area", "head_of_service", "/reports/"),
    Seldom("oversight, an area", "head_of_service", "/oversight/"),
)


async def ask_seldom(address: str, people: Sequence[Person]) -> Measured:
    """Ask for each page a few times, each time as another person of the role where there are so many."""
    measured = Measured()
    async with client_of(address) as client:
        for page in PAGES:
            asking = [one for one in people if one.role == page.role] or [people[0]]
            for number in range(_TIMES):
                await _ask(client, measured, page, asking[number % len(asking)])
    return measured


async def _ask(client: httpx.AsyncClient, measured: Measured, page: Seldom, person: Person) -> None:
    client.cookies.clear()
    client.cookies.set(*person.cookie, domain="127.0.0.1")
    if not page.written:
        began = time.perf_counter()
        answer = await client.get(page.path)
    else:
        form = await client.get(page.path)
        token = _TOKEN.search(form.text)
        cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items() | form.cookies.items())
        written = {**page.written, "csrfmiddlewaretoken": token.group(1) if token else ""}
        began = time.perf_counter()
        answer = await client.post(page.path, data=written, headers={"Cookie": cookies})
    measured.milliseconds[page.kind].append((time.perf_counter() - began) * 1000)
    if answer.status_code != 200:
        measured.wrong[f"{page.kind}: {answer.status_code}"] += 1
