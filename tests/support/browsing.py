"""A quiet Chromium for the tests that look at pages, and the rules of axe-core that every page keeps."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",)
QUIET = (
    *("--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-quic", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",  # nothing leads away from here
)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PATIENT_MILLISECONDS = 90_000
"""How long a browser waits on a machine that does a hundred other things: never the reason why a test fails."""


def chromium() -> str | None:
    """Return where Chromium is on this machine."""
    found = [shutil.which(name) for name in NAMES] + [place for place in PLACES if Path(place).exists()]
    return next((path for path in found if path), None)


def launched() -> Iterator[Browser]:
    """Give a browser. Without Chromium the test is skipped, and with CI set it fails."""
    path = chromium()
    if path is None and os.environ.get("CI"):
        pytest.fail("Chromium is not there. Install it (Debian: apt-get install chromium).")
    if path is None:
        pytest.skip("Chromium is not there, so the pages are not looked at in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


def follow(what: Locator) -> None:
    """Press a link or a button, and wait until the page that it leads to is there, however busy the machine is."""
    with what.page.expect_navigation():
        what.click()
