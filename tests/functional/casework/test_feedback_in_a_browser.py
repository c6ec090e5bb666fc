"""Feedback without an account in a browser: three taps with and without a script, wide and at 320 pixels, axe-core.

Pages of staff are looked at by test_every_page_in_a_browser.py, as every page is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from functional.casework.test_family_pages import WIDTHS, looked_at, opened, site
from support.browsing import follow

__all__ = ["site"]
pytestmark = pytest.mark.browser


def pages(page: Page, site: str) -> Iterator[str]:
    """Go through everything that anybody can open, by its links and buttons; give the name of each page."""
    page.goto(f"{site}/my/say/")
    yield "say"
    _press(page, "link", name="A child or young person")
    yield "how"
    _press(page, "button", name="In between")
    yield "more"
    _press(page, "button", name="Finish")
    yield "thanks"
    _press(page, "link", name="Answer some more questions")
    yield "survey"
    _press(page, "button", name="I am about 9 to 12")
    yield "question"
    page.get_by_label("A bit").check()
    _press(page, "button", name="Next", exact=True)
    assert "Question 2" in page.locator("main").inner_text()
    for _ in range(5):
        _press(page, "button", name="Skip this one")
    yield "question_words"
    page.goto(f"{site}/my/complain/")
    yield "complain"
    _press(page, "button", name="Send it")
    yield "complain_wrong"
    page.get_by_label("A parent, carer or other adult").check()
    page.get_by_label("What went wrong?").fill("Nobody told me. Invented.")
    page.get_by_label("In person, by the adviser").check()
    _press(page, "button", name="Send it")
    assert "We have your complaint" in page.locator("main").inner_text()
    yield "complained"
    page.goto(f"{site}/my/heard/")
    yield "heard"


def _press(page: Page, *role: Any, **named: Any) -> None:
    """Press a link or a button and wait for the page that it leads to."""
    follow(page.get_by_role(*role, **named))


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
