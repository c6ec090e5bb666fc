"""Every page of the staff site in a browser, found by walking its addresses: a new page is looked at on arrival.

Each page once, in a role that uses it, at 320 pixels: axe-core, script errors, width, one heading, and the same boxes
and buttons without a script. `make slow` looks at every page in every role that may, wide and narrow.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from functional.casework.test_staff_pages import OF_LAYOUT, Watched, too_wide, violations, watched
from support.browsing import follow
from support.served_office import served
from waypost.casework.access.roles import Role

pytestmark = pytest.mark.browser
CONTROLS = "main form input:not([type=hidden]), main form select, main form textarea, main form button"
COUNTED = "([html, which]) => new DOMParser().parseFromString(html, 'text/html').querySelectorAll(which).length"
"""Counts in the page as it was sent: what a browser shows that runs no script."""
DOWNLOADS = {"letter_pdf", "copy_of_data", "complaint_answer_pdf", "promise_pack", "team_csv", "my_children_csv"}
"""Addresses that answer with a file, which a browser keeps and does not show."""
MOST_PAGES = ("family_court_adviser", "service_manager", "head_of_service")


@pytest.fixture(scope="module")
def office(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, list]]]:
    data: Path = tmp_path_factory.mktemp("whole")
    with served(data, OFFICE="whole") as address:
        yield address, json.loads((data / "addresses.json").read_text())


def pages_by_role(told: dict[str, list], *, every: bool) -> dict[str, list[tuple[str, str]]]:
    """Return name and address of the pages to look at, by role: each once, or in every role."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, (address, roles) in told.items():
        if name not in DOWNLOADS and roles:
            first = next((role for role in MOST_PAGES if role in roles), roles[0])
            for role in roles if every else [first]:
                found[role].append((name, address))
    return found


def wrong_on(page: Page, name: str, rules: list[str] | None = None) -> list[str]:
    found = violations(page, rules)
    if too_wide(page) > 0:
        found.append(f"{too_wide(page)} pixels too wide")
    if page.locator("h1").count() != 1:
        found.append("not one heading")
    return [f"{name}: {one}" for one in found]


def test_every_page_once_small_and_without_a_script(browser, office):
    site, told = office
    wrong: list[str] = []
    looked = 0
    for role, pages in pages_by_role(told, every=False).items():
        one = watched(browser, site, 320, role)
        for name, address in pages:
            answer = one.page.goto(site + address)
            assert answer is not None
            page = one.page
            wrong += wrong_on(page, name)
            with_script = page.locator(CONTROLS).count()
            if (seen := page.evaluate(COUNTED, [answer.text(), CONTROLS])) != with_script:
                wrong.append(f"{name}: {seen} boxes and buttons without a script, {with_script} with it")
            looked += 1
        wrong += [f"{role}: {complaint}" for complaint in one.complaints]
        one.page.context.close()
    print(f"Pages looked at: {looked}")  # noqa: T201
    assert wrong == []
    assert looked > 20


def test_stale_done_already_and_signed_out_can_be_used_by_everybody(browser, office):
    """The pages of trouble: somebody saved first (409), done already (409), signed out while writing."""
    site, told = office
    one, other = (watched(browser, site, 320, role) for role in (MOST_PAGES[0], "childrens_guardian"))
    address = told["write_plan"][0]
    wrong = []
    for somebody in (one, other):
        page = somebody.open(address)
        page.get_by_label("What we know").fill("An hour of words.")
        page.get_by_label("What we will do").fill("See the child.")
    follow(other.page.get_by_role("button", name="Save the plan"))
    follow(one.page.get_by_role("button", name="Save the plan"))
    one.page.get_by_role("heading", name="Somebody saved this before you").wait_for()
    wrong += wrong_on(one.page, "stale")
    _click_twice(one, told["record_need"][0])
    one.page.get_by_role("heading", name="This was done already").wait_for()
    wrong += wrong_on(one.page, "done already")
    page = one.open(told["write_matters"][0])
    page.get_by_label("What it is").fill("My dog.")
    page.context.clear_cookies()
    follow(page.get_by_role("button", name="Save"))
    page.get_by_text("My dog.").wait_for()
    wrong += wrong_on(page, "signed out")
    for somebody in (one, other):
        somebody.page.context.close()
    assert wrong == []


def _click_twice(one: Watched, address: str) -> None:
    """Send one form twice: back to it as it was, and once more."""
    page = one.open(address)
    token = page.locator("input[name=once]").first.get_attribute("value")
    for _ in range(2):
        page = one.open(address)
        page.evaluate("token => { document.querySelector('main input[name=once]').value = token }", token)
        page.locator("main form input[type=radio]").first.check()
        follow(page.locator("main form button").first)


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("role", list(Role), ids=str)
def test_every_page_in_every_role(browser, office, role, width):
    site, told = office
    one = watched(browser, site, width, role.value)
    pages = pages_by_role(told, every=True)[role.value]
    wrong = [
        told
        for name, address in pages
        for told in wrong_on(one.open(address), name, OF_LAYOUT if width == 320 else None)
    ]
    complaints = list(one.complaints)
    one.page.context.close()
    assert (wrong, complaints) == ([], [])
