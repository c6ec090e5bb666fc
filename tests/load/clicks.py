"""People who click: requests at a steady rate, whether or not the last were answered, and how long each took."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import httpx
import numpy as np

TABS = (
    "", "account/", "chronology/", "meetings/", "family/", "plan/", "proceedings/", "timetable/", "documents/",
    "advice/", "safety/", "oversight/",
)  # fmt: skip
"""Pages of a child; the first is asked for as often as all others together."""
_LEADS = "service_manager"
_MY_WORK, _PATIENCE_SECONDS = 0.4, 30


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in: their cookie, children whom they may open, and their role."""

    cookie: tuple[str, str]
    children: Sequence[str]
    role: str


@dataclass
class Measured:
    """Milliseconds by kind of page, and what was answered with something else than 200."""

    milliseconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)

    def at(self, share: float, kind: str) -> float:
        """Return a percentile of a kind of page, in milliseconds."""
        return float(np.quantile(self.milliseconds[kind], share))

    @property
    def count(self) -> int:
        """Return how many requests were answered."""
        return sum(len(each) for each in self.milliseconds.values())


def client_of(address: str) -> httpx.AsyncClient:
    """Return what asks as a proxy does that ended https before: a connection a request, as nginx has it unless told.

    Connections that are kept stay with the worker that took them first: one worker of two then did most of the work.
    """
    limits = httpx.Limits(max_connections=64, max_keepalive_connections=0)
    headers = {"X-Forwarded-Proto": "https", "Referer": address.replace("http:", "https:")}
    return httpx.AsyncClient(base_url=address, limits=limits, headers=headers, timeout=_PATIENCE_SECONDS)


async def click(address: str, people: Sequence[Person], *, per_second: float, seconds: float, seed: int) -> Measured:
    """Send requests evenly, `per_second` for so many seconds. Time waited for a free connection counts."""
    chance = random.Random(seed)
    measured = Measured()
    async with client_of(address) as client:
        began = time.perf_counter()
        every = []
        for number in range(int(per_second * seconds)):
            await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
            every.append(asyncio.create_task(_one(client, measured, *_what(chance, people))))
        await asyncio.gather(*every)
    return measured


def _what(chance: random.Random, people: Sequence[Person]) -> tuple[Person, str, str]:
    person = chance.choice(people)
    if person.role == _LEADS:
        return person, "team", "/team/"
    if not person.children or chance.random() < _MY_WORK:
        return person, "my work", "/"
    tab = TABS[0] if chance.random() < 1 / 2 else chance.choice(TABS[1:])
    return person, "a child", f"/child/{chance.choice(person.children)}/{tab}"


async def _one(client: httpx.AsyncClient, measured: Measured, person: Person, kind: str, path: str) -> None:
    began = time.perf_counter()
    try:
        answer = await client.get(path, headers={"Cookie": "=".join(person.cookie)})
    except httpx.HTTPError as error:
        measured.wrong[f"{kind}: {type(error).__name__}"] += 1
        return
    measured.milliseconds[kind].append((time.perf_counter() - began) * 1000)
    if answer.status_code != 200:
        measured.wrong[f"{kind}: {answer.status_code}"] += 1
