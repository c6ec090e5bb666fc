"""The families' site in a browser: five people, wide and at 320 pixels, axe-core, the way out, print, right to left.

Needs Chromium; with CI set it is not skipped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from support.browsing import PATIENT_MILLISECONDS, STANDARDS, follow
from support.served_family import NAMES, served_family
from waypost.doors.portal.views.entering import ELSEWHERE

pytestmark = pytest.mark.browser
PLACES = (
    "today", "people", "news", "words", "who", "more", "meanings", "easy", "signing", "needs",
    "ready", "dates",
)  # fmt: skip
WIDTHS = (1280, 320)
OF_AN_ADULT = ("pages",)
PUBLIC = (
    "", "before", "leaving", "number", "sign-in", "language", "signs", "pictures", "pictures/before",
    "pictures/leaving", "pictures/number", "pictures/sign-in",
)  # fmt: skip
ADULTS = ("mother", "father", "gran")
ELSEWHERE_WALKED = {"say", "heard", "survey", "complain", "try", "leave", "sign-out"}
"""Where links lead that are looked at by other tests: feedback without an account, and the ways out."""
OF_SOMEBODY = ("Robin", "Ada", "Bo Invented", "Gran", "My words", "Your messages", "You are here")
PICTURES = os.environ.get("WAYPOST_PICTURES")
"""A folder for a picture of each page, to be looked at."""


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served_family(tmp_path_factory.mktemp("family")) as address:
        yield address


def opened(browser: Browser, site: str, width: int, who: str | None, **options: bool) -> tuple[Page, list[str]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    page.set_default_timeout(PATIENT_MILLISECONDS)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    if who is not None:
        page.goto(f"{site}/my/try/")
        follow(page.get_by_role("button", name=NAMES[who]))
    return page, complaints


def places_of(page: Page, site: str, who: str | None) -> list[str]:
    """Return every page of a reader: those of the menu, the steps of their path, everything released to them."""
    if who is None:
        return list(PUBLIC)
    found = set()
    for place, below in (("news", "news/"), ("today", "step/")):
        page.goto(f"{site}/my/{place}/")
        found |= {one for one in links_of(page) if one.startswith(below)}
    return [*PLACES, *(OF_AN_ADULT if who in ADULTS else ()), *sorted(found)]


def links_of(page: Page) -> set[str]:
    """Return where the links of a page lead on this site."""
    told = page.locator("a[href^='/my/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return {one.partition("?")[0].partition("#")[0].removeprefix("/my/").strip("/") for one in told}


def looked_at(page: Page, name: str) -> list[str]:
    told = Axe().run(page, options={"runOnly": STANDARDS}).response["violations"]
    found = [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in told]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)
    return [*found, *([f"{wide} pixels too wide"] if wide else [])]


@pytest.mark.parametrize("who", [None, *NAMES])
def test_every_page_can_be_used_by_everybody_and_says_the_same_without_a_script(browser, site, who):
    """Each page is asked for twice, with scripts and without: seen wide, then made narrow, as a window is."""
    page, complaints = opened(browser, site, WIDTHS[0], who)
    plain, _ = opened(browser, site, WIDTHS[-1], who, java_script_enabled=False)
    wrong, led_to = {}, set()
    places = places_of(page, site, who)
    for place in places:
        said = []
        for one in (page, plain):
            one.goto(f"{site}/my/{place}{'/' if place else ''}")
            said.append((one.title(), one.locator("main").inner_text(), one.locator("h1").count()))
        assert said[0] == said[1], place
        assert said[0][2] == 1, place
        led_to |= links_of(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found = looked_at(page, f"{who}-{place.replace('/', '-')}-{width}")
            if found:
                wrong[place, width] = found
    for one in (page, plain):
        one.context.close()
    assert wrong == {}
    assert complaints == []
    assert {one for one in led_to - {*places, *PUBLIC} if one.split("/")[0] not in ELSEWHERE_WALKED} == set()


WAYS = [*((who, "keyboard") for who in NAMES), ("mother", "button"), ("mother", "no script")]


@pytest.mark.parametrize(("who", "how"), WAYS)
def test_leaving_by_the_button_by_the_keyboard_and_without_a_script(browser, site, who, how):
    """Whichever page of theirs they leave: nothing of it comes back by the back button, and they are signed out."""
    page, _ = opened(browser, site, 1280, who, **({"java_script_enabled": False} if how == "no script" else {}))
    for place in ("today", "dates", "words"):
        page.goto(f"{site}/my/{place}/")
        assert any(one in page.content() for one in OF_SOMEBODY), place
    with page.expect_event("requestfailed", lambda request: request.url == ELSEWHERE):
        if how == "keyboard":
            for _ in range(3):
                page.keyboard.press("Shift")
        else:
            page.get_by_role("link", name="Exit this page", exact=True).click(no_wait_after=True)
    page.wait_for_timeout(1500)  # the page of the failure comes
    for _ in range(2):  # further back lies the page on which somebody invented is chosen, with everybody's name
        page.go_back()
        assert not [one for one in OF_SOMEBODY if one in page.content()]
    page.goto(f"{site}/my/today/")
    assert page.get_by_role("heading", name="Sign in").is_visible()
    page.context.close()


def test_the_first_tabs_reach_the_page_and_the_way_out(browser, site):
    page, _ = opened(browser, site, 1280, "child")
    page.goto(f"{site}/my/today/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to the page"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Exit this page now"
    page.context.close()


@pytest.mark.parametrize("who", NAMES)
def test_what_is_printed_is_the_page_and_nothing_to_press(browser, site, who):
    page, _ = opened(browser, site, 1280, who)
    page.emulate_media(media="print")
    for place in ("today", "dates", "easy", "signing"):
        page.goto(f"{site}/my/{place}/")
        assert page.locator("h1").is_visible(), place
        assert not page.locator(".fam-exit, .fam-menu, .fam-footer, form").filter(visible=True).count(), place
        if PICTURES:
            page.pdf(path=str(Path(PICTURES) / f"{who}-{place}.pdf"), format="A4")
    page.context.close()


def test_right_to_left_and_without_a_script(browser, site):
    page, _ = opened(browser, site, 320, "child", java_script_enabled=False)
    for place in PLACES:
        page.goto(f"{site}/my/{place}/?words=trial")
        assert page.locator("html").get_attribute("dir") == "rtl", place
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"rtl-{place.replace('/', '-')}.png"), full_page=True)
    page.goto(f"{site}/my/words/")
    page.get_by_label("What do you want to say?").fill("Hello.")
    follow(page.get_by_role("button", name="Send it"))
    assert page.get_by_text("We have it.").is_visible()
    page.context.close()
    page, _ = opened(browser, site, 320, "child")
    page.goto(f"{site}/my/today/?words=trial")
    assert page.evaluate("getComputedStyle(document.querySelector('.fam-path__step')).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    page.context.close()
