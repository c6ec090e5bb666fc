"""Small invented cases for the court service's stand-in, each with the instant at which the court changed it last."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import orjson

CLOCKS = {"public-law": ZoneInfo("Europe/London"), "private-law": ZoneInfo("UTC")}
_FIRST = ("Zelda", "Ivo", "Nell", "Kit", "Ruta", "Otto", "Wilma", "Ned")
_LAST = ("Quorle", "Quibbe", "Zwart", "Brackenhale", "Oxmoor")


@dataclass(frozen=True)
class FeedCase:
    """One case as the service holds it now. `children` are (first name, last name)."""

    law: str
    number: int
    changed_at: datetime
    children: tuple[tuple[str, str], ...]

    @property
    def id(self) -> int:
        """The case's sixteen digits."""
        return 1_600_000_000_000_000 + self.number

    @property
    def stamp(self) -> datetime:
        """What the service stamps the change with: its own wall clock, without a zone, to the millisecond."""
        wall = self.changed_at.astimezone(CLOCKS[self.law]).replace(tzinfo=None, fold=0)
        return wall.replace(microsecond=wall.microsecond // 1000 * 1000)

    @cached_property
    def told(self) -> bytes:
        """The case as its contract tells it."""
        return orjson.dumps(_public(self) if self.law == "public-law" else _private(self))


def feed_cases(
    law: str, count: int, since: datetime, until: datetime, *, seed: int, first: int = 1
) -> Sequence[FeedCase]:
    """Return cases changed at instants spread by chance from `since` to just before `until`."""
    chance = random.Random(f"{seed} {law}")
    seconds = (until - since).total_seconds()
    return [
        FeedCase(law, number, since + timedelta(seconds=chance.random() * seconds), _children(chance))
        for number in range(first, first + count)
    ]


def _children(chance: random.Random) -> tuple[tuple[str, str], ...]:
    last = chance.choice(_LAST)
    return tuple((first, last) for first in chance.sample(_FIRST, chance.randint(1, 3)))


def _moment(case: FeedCase) -> str:
    return case.changed_at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


def _public(case: FeedCase) -> dict[str, Any]:
    return {
        "id": str(case.id),
        "jurisdiction": "PUBLICLAW",
        "state": "PREPARE_FOR_HEARING",
        "caseTypeId": "CARE_SUPERVISION_EPO",
        "createdDate": "2024-01-05T09:01:31.576",
        "lastModified": _moment(case),
        "caseData": {
            "dateSubmitted": "2024-01-05",
            "applicationType": "C110A",
            "ordersSought": ["CARE_ORDER"],
            "dateOfCourtIssue": "2024-01-06",
            "applicantLA": "SCC",
            "respondents": [
                {"firstName": "Wilma", "lastName": "Quorle", "gender": "FEMALE", "dateOfBirth": "1995-03-02"}
            ],
            "children": [
                {"firstName": first, "lastName": last, "dateOfBirth": f"20{15 + place}-06-01", "gender": "FEMALE"}
                for place, (first, last) in enumerate(case.children)
            ],
            "caseManagementLocation": {"region": "2", "baseLocation": "497679"},
        },
    }


def _private(case: FeedCase) -> dict[str, Any]:
    return {
        "id": case.id,
        "jurisdiction": "PRIVATELAW",
        "state": "DECISION_OUTCOME",
        "case_type_id": "PRLAPPS",
        "caseTypeOfApplication": "C100",
        "created_date": "2024-01-05T09:01:31.576",
        "last_modified": _moment(case),
        "case_data": {
            "dateSubmitted": "2024-01-05",
            "issueDate": "2024-01-08",
            "ordersApplyingFor": ["childArrangementsOrder"],
            "children": [
                {
                    "id": f"child-{case.number}-{place}",
                    "value": {
                        "firstName": first,
                        "lastName": last,
                        "dateOfBirth": f"20{15 + place}-06-01",
                        "gender": "female",
                    },
                }
                for place, (first, last) in enumerate(case.children)
            ],
            "caseManagementLocation": {"regionId": "2", "baseLocationId": "497679"},
        },
    }
