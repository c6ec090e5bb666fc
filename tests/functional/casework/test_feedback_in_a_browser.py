"""Feedback without an account in a browser: three taps with and without a script, wide and at 320 pixels, axe-core.

Pages of staff are looked at by test_every_page_in_a_browser.py, as every page is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from functional.casework.test_family_pages import WIDTHS, looked_at, opened, site

__all__ = ["site"]
pytestmark = pytest.mark.browser


def pages(page: Page, site: str) -> Iterator[str]:
    """Go through everything that anybody can open, by its links and buttons; give the name of each page."""
    page.goto(f"{site}/my/say/")
    yield "say"
    page.get_by_role("link", name="A child or young person").click()
    yield "how"
    page.get_by_role("button", name="In between").click()
    yield "more"
    page.get_by_role("button", name="Finish").click()
    yield "thanks"
    page.get_by_role("link", name="Answer some more questions").click()
    yield "survey"
    page.get_by_role("button", name="I am about 9 to 12").click()
    yield "question"
    page.get_by_label("A bit").check()
    page.get_by_role("button", name="Next", exact=True).click()
    assert "Question 2" in page.locator("main").inner_text()
    for _ in range(5):
        page.get_by_role("button", name="Skip this one").click()
    yield "question_words"
    page.goto(f"{site}/my/complain/")
    yield "complain"
    page.get_by_role("button", name="Send it").click()
    yield "complain_wrong"
    page.get_by_label("A parent, carer or other adult").check()
    page.get_by_label("What went wrong?").fill("Nobody told me. Invented.")
    page.get_by_label("In person, by the adviser").check()
    page.get_by_role("button", name="Send it").click()
    assert "We have your complaint" in page.locator("main").inner_text()
    yield "complained"
    page.goto(f"{site}/my/heard/")
    yield "heard"


def test_every_page_without_an_account(browser, site):
    page, complaints = opened(browser, site, WIDTHS[0], None)
    wrong = {}
    for name in pages(page, site):
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if found := looked_at(page, f"feedback-{width}-{name}"):
                wrong[name, width] = found
    assert wrong == {}
    assert [one for one in complaints if "400" not in one] == []
    page.context.close()


def test_it_runs_from_right_to_left(browser: Browser, site: str):
    page, _ = opened(browser, site, 320, None)
    for place in ("say/", "say/?by=child", "survey/", "complain/", "heard/", "say/thanks/", "say/more/0/"):
        page.goto(f"{site}/my/{place}{'&' if '?' in place else '?'}words=trial")
        assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl", place
        found = looked_at(page, f"feedback-rtl-{re.sub(r'[^a-z]', '', place)}")
        assert [one for one in found if "html-lang-valid" not in one] == [], place  # the trial is no language
    page.context.close()


def test_it_works_without_a_script(browser: Browser, site: str):
    page, _ = opened(browser, site, 320, None, java_script_enabled=False)
    assert len(list(pages(page, site))) == 11
    page.context.close()
