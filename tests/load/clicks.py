"""People who click: requests at a steady rate, whether or not the last were answered, and how long each took."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import httpx
import numpy as np

_SHARES = (0.5, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody signed in: their cookie, and children whom they may open."""

    cookie: tuple[str, str]
    children: Sequence[str]
    is_manager: bool


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


async def click(address: str, people: Sequence[Person], *, per_second: float, seconds: float, seed: int) -> Measured:
    """Send requests evenly, `per_second` for so many seconds. Time waited for a free connection counts."""
    chance = random.Random(seed)
    measured = Measured()
    limits = httpx.Limits(max_connections=64)
    headers = {"X-Forwarded-Proto": "https"}
    async with httpx.AsyncClient(base_url=address, limits=limits, headers=headers, timeout=30) as client:
        began = time.perf_counter()
        every = []
        for number in range(int(per_second * seconds)):
            await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
            every.append(asyncio.create_task(_one(client, measured, *_what(chance, people))))
        await asyncio.gather(*every)
    return measured


def _what(chance: random.Random, people: Sequence[Person]) -> tuple[Person, str, str]:
    person = chance.choice(people)
    if person.is_manager:
        return person, "team", "/team/"
    if not person.children or chance.random() < 0.4:
        return person, "my work", "/"
    child = chance.choice(person.children)
    kind = chance.choice(("", "account/", "chronology/", "family/"))
    return person, "a child", f"/child/{child}/{kind}"


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


def as_markdown(measured: Measured, facts: Mapping[str, object]) -> str:
    """Return a table of what was measured, with the size of everything before it."""
    told = ", ".join(f"{name} {value}" for name, value in facts.items())
    rows = [
        f"| {kind} | {len(each):,} | " + " | ".join(f"{measured.at(share, kind):.0f}" for share in _SHARES) + " |"
        for kind, each in sorted(measured.milliseconds.items())
    ]
    head = ["| page | requests | median, ms | 95th percentile, ms | 99th, ms |", "|---|---|---|---|---|"]
    return "\n".join([told, "", *head, *rows, "", f"Not answered with 200: {dict(measured.wrong) or 'none'}"])
