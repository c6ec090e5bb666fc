"""The pages in a browser: reachable by everybody, readable at 320 pixels, and alone: nothing leaves them.

Needs Chromium. Without it these tests are skipped with a reason, but not where CI is set: there they fail.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from support.browsing import STANDARDS
from support.invented_account import closed_account, invented_account
from support.invented_cohorts import invented_comparisons
from support.invented_foreseen import invented_foreseen
from support.invented_pages import write_invented_pages
from support.invented_release import RUN, invented_release, measures_meta
from waypost.disclosure.release import release
from waypost.doors.boardpack.compared import render_compare_page
from waypost.doors.boardpack.foreseen import render_next_page
from waypost.doors.boardpack.groups_told import render_who_page
from waypost.doors.boardpack.write import write_board_pack
from waypost.doors.pages.account import render_account
from waypost.doors.pages.start import render_start
from waypost.pipeline.measures import described

pytestmark = pytest.mark.browser

QUALITY = ("data-quality/index.html", "data-quality/source-cafcass.html")
PAGES = (
    "board-pack/index.html",
    "board-pack/time.html",
    "board-pack/time-private.html",
    "board-pack/why.html",
    "board-pack/costs.html",
    "board-pack/journeys.html",
    "board-pack/place.html",
    "publication.html",
    "waiting.html",
    "board-pack/compare.html",
    "board-pack/who.html",
    "board-pack/next.html",
    "account.html",
    "closed.html",
    "start.html",
    *QUALITY,
)
WIDTHS = (1280, 320)
VIEWS = [(page, width) for page in PAGES for width in WIDTHS if (page, width) != ("closed.html", 1280)]


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every page, written to disk as a build and the command line write them."""
    pages = tmp_path_factory.mktemp("pages")
    write_board_pack(invented_release(20_000), measures_meta(), run=RUN, folder=pages / "board-pack")
    analysed = release([*invented_comparisons(), *invented_foreseen()], None, is_invented=True)
    for name, render in (("compare", render_compare_page), ("who", render_who_page), ("next", render_next_page)):
        (pages / "board-pack" / f"{name}.html").write_text(render(analysed, described(), RUN), encoding="utf-8")
    write_invented_pages(pages)
    shutil.copytree(built / "release" / "data-quality", pages / "data-quality")
    account = render_account(invented_account(), invented=True, freshness=RUN["freshness"])
    (pages / "account.html").write_text(account, encoding="utf-8")
    (pages / "closed.html").write_text(render_account(closed_account(), invented=False), encoding="utf-8")
    start = render_start(as_of="2027-03-31", child_id="C-1", board_pack="board-pack/index.html")
    (pages / "start.html").write_text(start, encoding="utf-8")
    return pages


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def opened(request: pytest.FixtureRequest, browser: Browser, folder: Path) -> Iterator[Page]:
    """A page opened from disk, which fails if anything is asked for beside it or anything is said on the console."""
    name, width = request.param
    address = (folder / name).as_uri()
    asked: list[str] = []
    said: list[str] = []
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("request", lambda sent: asked.append(sent.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    assert set(asked) == {address}
    assert said == []
    page.close()


def test_everybody_can_read_it(opened: Page) -> None:
    """No violation of WCAG 2.2 AA, nor of axe's own best practice, with every fold opened."""
    opened.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    results = Axe().run(opened, options={"runOnly": {"type": "tag", "values": STANDARDS}})
    assert results.violations_count == 0, results.generate_report()


def test_it_never_scrolls_sideways(opened: Page) -> None:
    """Wide tables scroll inside their own frame; the page does not."""
    width, view = opened.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= view


def test_it_stays_readable_when_type_is_doubled(opened: Page) -> None:
    """Text at twice its size still fits the page."""
    opened.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    width, view = opened.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= max(view, 640)


def test_one_drawing_of_each_chart_is_shown(opened: Page) -> None:
    """Wide screens see the wide drawing, narrow ones the narrow."""
    shown = opened.evaluate(
        "[...document.querySelectorAll('svg.chart')].filter(chart => chart.getBoundingClientRect().width > 0)"
        ".map(chart => chart.classList.contains('wide'))"
    )
    all_drawings = opened.locator("svg.chart").count()
    assert len(shown) == all_drawings / 2
    assert set(shown) <= {opened.viewport_size["width"] > 900}  # type: ignore[index]


def test_headings_go_down_one_step_at_a_time(opened: Page) -> None:
    levels = opened.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(heading => Number(heading.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_keyboard_reaches_the_content_first(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.getAttribute('href')") == "#content"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "content"
    assert opened.url.endswith("#content")


def test_it_prints(browser: Browser, folder: Path) -> None:
    """The board page prints with every area and its wide charts."""
    page = browser.new_page()
    page.goto((folder / PAGES[0]).as_uri())
    page.emulate_media(media="print")
    assert page.locator("svg.chart.wide").first.is_visible()
    assert not page.locator("svg.chart.narrow").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.scroll.tall')).overflow") == "visible"
    assert len(page.pdf(prefer_css_page_size=True)) > 20_000
    page.close()


def test_a_page_cannot_reach_out_even_if_it_were_told_to(browser: Browser, folder: Path) -> None:
    """The policy on the page stops a picture, a script and a style from elsewhere before they leave."""
    page = browser.new_page()
    stopped: dict[str, str | None] = {}
    page.on("requestfailed", lambda sent: stopped.update({sent.url: sent.failure}))
    page.goto((folder / "start.html").as_uri())
    page.evaluate(
        """() => {
            document.body.appendChild(Object.assign(document.createElement('img'), {src: 'https://example.com/a.png'}))
            document.body.appendChild(Object.assign(document.createElement('script'), {src: 'https://example.com/a.js'}))
        }"""
    )
    page.wait_for_timeout(300)
    assert stopped == {"https://example.com/a.png": "csp", "https://example.com/a.js": "csp"}
    page.close()
