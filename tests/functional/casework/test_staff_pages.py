"""The staff site in a browser: every page and state, wide and at 320 pixels, with and without JavaScript.

No violation of WCAG 2.2 AA (axe-core), no script error, nothing that the content security policy refused, nothing from
elsewhere, no page wider than its window. Needs Chromium; with CI set it is not skipped.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from support.browsing import PATIENT_MILLISECONDS, STANDARDS, follow
from support.served_office import served
from support.staff_office import CHILD_CANARY, FORBIDDEN, LATE, PASSWORD, PLAIN

pytestmark = pytest.mark.browser

OF_LAYOUT = ["target-size", "scrollable-region-focusable", "region", "bypass", "aria-hidden-focus", "skip-link", "list"]
"""Rules whose answer can change with the width of the window; the rest were asked at the width of a desk."""
TABS = ("", "account/", "chronology/", "family/", "plan/", "proceedings/", "timetable/", "documents/")
ADVISER, SUPERVISOR, AUDITOR, ANALYST = "family_court_adviser", "practice_supervisor", "auditor", "analyst"
PAGES: dict[str | None, tuple[str, ...]] = {
    None: ("/sign-in/demonstration/", "/sign-in/password/", "/nowhere/"),
    ADVISER: (
        *("/", "/children/", "/children/?page=2", "/children/?law=public", "/search/", "/screening/"),
        *("/your-account/", "/your-account/factors/", "/team/"),
        *(f"/child/{LATE}/{tab}" for tab in (*TABS, "matters/", "plan/write/")),
        *(f"/child/{PLAIN}/", f"/child/{PLAIN}/chronology/", f"/child/{PLAIN}/family/", f"/child/{FORBIDDEN}/"),
    ),
    SUPERVISOR: ("/", "/team/", "/allocate/", "/child/C-WAITING/allocate/", "/screening/"),
    AUDITOR: ("/audit/",),
    ANALYST: ("/",),
}  # fmt: skip
NOT_FOUND_IS_SAID = "Failed to load resource: the server responded with a status of 4"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def site(browser: Browser, folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


class Watched:
    """A page of the browser, and everything that it complained of."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENT_MILLISECONDS)
        self.complaints: list[str] = []
        self.site = site
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))
        self.page.on("request", lambda request: self._asked(request.url))

    def _heard(self, message: object) -> None:
        text = message.text  # type: ignore[attr-defined]
        if message.type in ("error", "warning") and not text.startswith(NOT_FOUND_IS_SAID):  # type: ignore[attr-defined]
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if urlsplit(url).netloc not in ("", urlsplit(self.site).netloc):
            self.complaints.append(f"asked elsewhere: {urlsplit(url).netloc}")

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path)
        return self.page


def watched(browser: Browser, site: str, width: int, role: str | None, **options: bool) -> Watched:
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    one = Watched(context, site)
    if role is not None:
        one.open("/sign-in/")
        follow(one.page.locator(f"section[aria-labelledby=role-{role}] button").first)
    return one


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    told = Axe().run(page, options={"runOnly": rules or STANDARDS}).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in told]


def too_wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("role", list(PAGES), ids=str)
def test_every_page_can_be_used_by_everybody(browser, site, role, width):
    one = watched(browser, site, width, role)
    wrong = {}
    for path in PAGES[role]:
        page = one.open(path)
        found = violations(page, OF_LAYOUT if width == 320 else None)
        if too_wide(page):
            found.append(f"{too_wide(page)} pixels too wide")
        if found:
            wrong[path] = found
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("getComputedStyle(document.body).fontFamily") is not None
    one.page.context.close()
    assert wrong == {}
    assert one.complaints == []


@pytest.mark.parametrize("width", [1280, 320])
def test_states_of_forms_can_be_used_by_everybody(browser, site, width):
    one = watched(browser, site, width, ADVISER)
    page = one.open("/search/")
    follow(page.get_by_role("button", name="Search"))
    assert page.locator(".govuk-error-summary").evaluate("box => box === document.activeElement")
    assert violations(page) == []
    page.get_by_label("Name or reference").fill("Canarychild")
    follow(page.get_by_role("button", name="Search"))
    page.get_by_role("link", name=CHILD_CANARY).wait_for()
    assert violations(page) == []
    assert too_wide(page) == 0
    assert "Canarychild" not in page.url
    assert one.complaints == []
    one.page.context.close()


def test_everything_works_without_a_script(browser, site):
    one = watched(browser, site, 320, ADVISER, java_script_enabled=False)
    page = one.page
    for link in ("My children", "Search", "My work today"):
        follow(page.get_by_role("navigation", name="Pages").get_by_role("link", name=link))
        assert page.get_by_role("heading", level=1).is_visible()
    follow(page.get_by_role("link", name=CHILD_CANARY).first)
    for tab in ("Account", "Chronology", "Family", "Plan", "Proceedings", "Timetable", "Documents", "Now"):
        follow(page.get_by_role("navigation", name="This child").get_by_role("link", name=tab, exact=True))
        assert page.get_by_role("heading", level=1).inner_text() == tab
    one.open("/search/")
    page.get_by_label("Name or reference").fill("Canarychild")
    follow(page.get_by_role("button", name="Search"))
    assert page.get_by_role("link", name=CHILD_CANARY).is_visible()
    follow(page.get_by_role("link", name=CHILD_CANARY))
    follow(page.get_by_role("button", name="Sign out"))
    assert page.get_by_role("heading", name="You are signed out").is_visible()
    page.go_back()
    assert page.get_by_role("heading", name="Choose somebody to be").is_visible()
    assert CHILD_CANARY not in page.content()
    one.page.context.close()


def test_the_keyboard_reaches_the_content_first(browser, site):
    one = watched(browser, site, 1280, ADVISER)
    page = one.open("/children/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"
    one.page.context.close()


def test_a_passkey_is_added_and_signs_in_without_a_password(browser, site):
    one = watched(browser, site, 1280, None)
    page = one.page
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
           "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": key})
    one.open("/sign-in/password/")
    page.get_by_label("User name").fill("childrens_guardian")
    page.get_by_label("Password").fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in", exact=True))
    one.open("/your-account/factors/passkeys/add/")
    page.get_by_label("Password").fill(PASSWORD)
    follow(page.get_by_role("button", name="Go on"))
    assert violations(page) == []
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add a passkey").click()
    page.get_by_role("heading", name="Recovery codes").wait_for()
    assert violations(page) == []
    one.open("/your-account/factors/passkeys/")
    assert violations(page) == []
    follow(page.get_by_role("button", name="Sign out"))
    one.open("/sign-in/password/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("heading", name="My work today").wait_for()
    assert one.complaints == []
    one.page.context.close()


def test_a_page_on_paper_shows_what_it_is_about(browser, site):
    one = watched(browser, site, 1280, ADVISER)
    page = one.open(f"/child/{LATE}/")
    page.emulate_media(media="print")
    assert page.get_by_text(CHILD_CANARY).first.is_visible()
    assert not page.get_by_role("button", name="Sign out").is_visible()
    assert not page.get_by_role("navigation", name="This child").is_visible()
    one.page.context.close()


@contextmanager
def database_gone(folder: Path) -> Iterator[None]:
    """Take the table of sessions out of the served site's database: every page of anybody then fails at it."""
    with closing(sqlite3.connect(folder / "casework.sqlite3", timeout=60, isolation_level=None)) as database:
        database.execute("ALTER TABLE django_session RENAME TO gone")
        try:
            yield
        finally:
            database.execute("ALTER TABLE gone RENAME TO django_session")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_page_of_a_database_that_is_gone_can_be_used_by_everybody(browser, site, folder, width):
    one = watched(browser, site, width, ADVISER)
    page = one.open(f"/child/{LATE}/plan/write/")
    page.get_by_label("What we know").fill("An hour of words.")
    with database_gone(folder):
        follow(page.get_by_role("button", name="Save the plan"))
        page.get_by_role("heading", name="We cannot reach the records at the moment").wait_for()
        assert page.locator("textarea").first.input_value() == "An hour of words."
        wrong = violations(page, OF_LAYOUT if width == 320 else None)
        told = {(answer.status, answer.body()) for path in ("/", "/team/") for answer in [page.goto(site + path)]}
        assert too_wide(page) == 0
    assert [status for status, _ in told] == [503]  # and one page, whatever was asked for
    assert wrong == []
    said = [text for text in one.complaints if "status of 503" not in text]
    assert said == []
    assert one.open("/").get_by_role("heading", level=1).inner_text() == "My work today"
    one.page.context.close()


def test_the_served_site_wrote_nobody_into_its_log(site, tmp_path_factory):
    log = next(Path(tmp_path_factory.getbasetemp()).glob("office*/served.log")).read_text()
    assert "Canarychild" not in log
    assert LATE not in log
