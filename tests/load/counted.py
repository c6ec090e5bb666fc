"""How many queries each page costs, over many people and children: printed as JSON, fewest and most of each page."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import django
import structlog

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from load.clicks import TABS  # noqa: E402

_PEOPLE, _CHILDREN = 3, 2


def main(path: Path) -> None:
    """Ask for each page as three people of each role, of two children or more each, and count."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    people = json.loads(path.read_text(encoding="utf-8"))
    counts: dict[str, list[int]] = {}
    for role in ("service_manager", "childrens_guardian", "family_court_adviser"):
        for person in [one for one in people if one["role"] == role][:_PEOPLE]:
            client = Client(headers={"X-Forwarded-Proto": "https"})
            client.cookies[person["cookie"][0]] = person["cookie"][1]
            for kind, address in _pages(role, person["children"]):
                counts.setdefault(kind, []).append(_count(client, address))
    sys.stdout.write(json.dumps({kind: [min(each), max(each)] for kind, each in counts.items()}))


def _pages(role: str, children: list[str]) -> Iterator[tuple[str, str]]:
    if role == "service_manager":
        yield "team", "/team/"
        return
    yield f"my work, {role}", "/"
    for child_id in children[:: max(1, len(children) // _CHILDREN)]:
        for tab in TABS:
            yield f"a child, {tab.rstrip('/') or 'now'}, {role}", f"/child/{child_id}/{tab}"


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address, HTTP_HOST="127.0.0.1")
    assert answer.status_code == 200, (address, answer.status_code)
    return len(asked.captured_queries)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
