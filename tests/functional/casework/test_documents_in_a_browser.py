"""Reports, meetings, letters, advice and disputed lines in a browser: worked through as people do, wide and small.

Each page that is met on the way is looked at by axe-core, for a script error and for its width; without a script it
works as well, because no step needs one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from functional.casework.test_staff_pages import OF_LAYOUT, Watched, too_wide
from support.browsing import STANDARDS, follow
from support.served_office import served
from support.staff_office import LATE

pytestmark = pytest.mark.browser
CHILD = f"/child/{LATE}"
PICTURES = os.environ.get("WAYPOST_PICTURES")
"""A folder for a picture of each page, for whoever wants to look at them."""


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("documents")) as address:
        yield address


class Looked:
    """Somebody at work, who has each page looked at once, wide and at 320 pixels."""

    def __init__(self, browser: Browser, site: str, role: str) -> None:
        self.watched = Watched(browser.new_context(viewport={"width": 1280, "height": 900}), site)
        self.page: Page = self.watched.page
        self.wrong: dict[str, list[str]] = {}
        self.watched.open("/sign-in/")
        follow(self.page.locator(f"section[aria-labelledby=role-{role}] button").first)

    def open(self, path: str) -> Page:
        return self.watched.open(path)

    def look(self, name: str) -> None:
        """Look at the page as it stands, at both widths."""
        found = []
        for width, rules in ((1280, STANDARDS), (320, OF_LAYOUT)):
            self.page.set_viewport_size({"width": width, "height": 900})
            told = Axe().run(self.page, options={"runOnly": rules}).response["violations"]
            found += [f"{width}: {one['id']} {[node['target'] for node in one['nodes']][:2]}" for one in told]
            if too_wide(self.page):
                found.append(f"{width}: {too_wide(self.page)} pixels too wide")
            if PICTURES:
                self.page.screenshot(path=Path(PICTURES) / f"{name}-{width}.png", full_page=True)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        if self.page.locator("h1").count() != 1:
            found.append("not one heading")
        if found:
            self.wrong[name] = found

    def press(self, button: str) -> None:
        """Press a button, or a link that looks like one, and come to the next page."""
        follow(self.page.get_by_role("button", name=button, exact=True))

    def go(self, link: str) -> None:
        """Follow the first link of this name."""
        follow(self.page.get_by_role("link", name=link).first)

    def day(self, name: str, day: int, month: int, year: int) -> None:
        """Fill in a day."""
        for part, value in (("day", day), ("month", month), ("year", year)):
            self.page.locator(f"#id_{name}-{part}").fill(str(value))

    def ends(self) -> None:
        """Nothing was complained of."""
        self.page.context.close()
        assert self.wrong == {}
        assert self.watched.complaints == []


def test_a_meeting_an_advice_a_letter_and_a_disputed_line(browser, site):
    one = Looked(browser, site, "family_court_adviser")
    page = one.open(f"{CHILD}/meetings/")
    one.look("meetings-none")
    one.press("Record a meeting")
    one.press("Record it")
    one.look("meeting-errors")
    page.get_by_label("In person").check()
    page.get_by_label("Where?").select_option("school")
    page.get_by_label("In what room?").fill("The quiet room")
    page.locator("input[name=is_alone][value=yes]").check()
    page.get_by_label("What the child said").fill("I want to see Dad more.\nAnd my dog.")
    page.get_by_label("What you make of it").fill("She has said so each time.")
    page.get_by_label("What happens next, and when").check()
    page.locator("input[name=was_understood][value=yes]").check()
    one.press("Record it")
    one.look("meetings")
    one.go("Put it right")
    one.look("meeting-correct")
    one.open(f"{CHILD}/excuse/")
    one.look("meeting-excuse")
    one.open("/meetings/")
    one.look("waits-meetings")

    one.open(f"{CHILD}/advice/")
    one.look("advice-none")
    one.press("Advise on one issue")
    page.get_by_label("Time with a parent").check()
    page.get_by_label("What do you recommend?").select_option("child_arrangements_order")
    page.get_by_label("Why is this best for the child?").fill("She is calm after each weekend.")
    one.look("advice-write")
    one.press("Save the draft")
    one.press("Share it with the child")
    page.get_by_label("What the child said to it").fill("Every weekend is too much.")
    one.look("advice-share")
    one.press("Save")
    one.press("File the advice")
    one.look("advice-file")
    one.press("It is filed today")
    one.look("advice")
    one.open("/advice/")
    one.look("waits-advice")

    one.open(f"{CHILD}/documents/")
    one.look("documents-none")
    one.go("Write a letter")
    one.look("letter-write")
    page.get_by_label("Introduction (").check()
    page.get_by_label("What you say to this child").fill("I saw you play with your dog. You made me laugh.")
    one.press("Save the draft")
    one.look("letter-draft")
    one.press("Check the letter")
    one.look("letter-check")
    one.press("It is right")
    one.press("Send the letter")
    one.look("letter-send")
    one.press("It goes today")
    with page.expect_download() as handed:
        page.get_by_role("link", name="The letter as a PDF").click()
    assert handed.value.suggested_filename == "letter.pdf"

    one.open(f"{CHILD}/chronology/")
    one.go("Say this is wrong")
    one.look("dispute-say")
    page.get_by_label("It was on another day").check()
    page.get_by_label("What is so instead?").fill("It was the day after.")
    page.get_by_label("The child", exact=True).check()
    one.press("Say it")
    one.look("disputes")
    one.go("Send it to its owner")
    one.look("dispute-send")
    one.press("Send it")
    one.open("/disputes/")
    one.look("waits-disputes")
    one.open(f"{CHILD}/chronology/")
    one.look("chronology")
    one.ends()


def test_a_report_from_its_order_to_the_managers_check_and_on_paper(browser, site):
    one = Looked(browser, site, "family_court_adviser")
    page = one.open(f"{CHILD}/documents/")
    one.go("Record an order for a report")
    page.get_by_label("Rule 16.4").first.check()
    one.day("due_on", 30, 4, 2027)
    one.look("report-order")
    one.press("Record it")
    one.look("report-ordered")
    one.press("Begin the report")
    one.press("Begin it")
    one.look("report-write")
    for box in page.locator("textarea[name^=section_]").all():
        box.fill(box.input_value() or "Words of ours.\nAnd more.")
    page.get_by_label("What the child said", exact=False).first.fill("I want to see Dad more.")
    for box in page.locator("select[name^=source_]").all():
        box.select_option("reviewed")
    one.press("Save")
    one.look("report-missing")
    for name in ("Previous proceedings", "Criminal history", "Police information"):
        one.open(f"{CHILD}/background/")
        page.get_by_label(name).check()
        page.get_by_label("Nothing known").check()
        one.press("Save")
    one.open("/reports/")
    one.look("waits-reports")
    follow(page.get_by_role("main").get_by_role("link", name="rule 16.4").first)
    one.press("Send it to the manager")
    one.look("report-hand-in")
    one.press("Send it")
    one.look("report-waits")
    page.emulate_media(media="print")
    assert page.get_by_text("Words of ours.").first.is_visible()
    assert not page.get_by_role("heading", name="Do this next").is_visible()
    one.ends()

    boss = Looked(browser, site, "service_manager")
    boss.open("/reports/")
    boss.look("waits-reports-to-check")
    follow(boss.page.get_by_role("main").get_by_role("link", name="rule 16.4").first)
    boss.press("Check the report")
    boss.look("report-check")
    boss.page.get_by_label("No", exact=True).check()
    boss.press("Save the check")
    boss.look("report-check-errors")
    boss.page.get_by_label("What should be put right").fill("Say who told you so.")
    boss.press("Save the check")
    boss.look("report-sent-back")
    boss.ends()


def test_what_seniors_set_and_sign(browser, site):
    one = Looked(browser, site, "head_of_service")
    one.open("/letters/wordings/")
    one.look("waits-wordings")
    follow(one.page.get_by_role("button", name="I have read it and answer for it").first)
    one.look("waits-wordings-signed")
    one.open("/meetings/limits/")
    one.press("Set it")
    one.look("waits-limits-errors")
    one.open("/disputes/")
    one.look("waits-disputes-senior")
    one.ends()
