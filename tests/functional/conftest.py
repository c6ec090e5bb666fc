"""What functional tests share: a browser, one for each file of tests.

One for a whole run will not do: Playwright keeps a loop running, and Django refuses the database beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from support.browsing import launched


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from launched()
