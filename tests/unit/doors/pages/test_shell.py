"""Every page is one file that fetches nothing, runs nothing and says so; invented families are unmistakable."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from jinja2 import UndefinedError

from waypost.doors.pages.shell import render_page
from waypost.doors.pages.start import render_start


def page(**changes: object) -> str:
    told: dict[str, object] = {"as_of": "2027-03-31", "child_id": "C-1", "board_pack": "b.html", "account": "a.html"}
    return render_page("start.html", title="A title", invented=False, **{**told, **changes})  # type: ignore[arg-type]


def test_the_policy_allows_the_pages_own_style_and_nothing_else() -> None:
    text = page()
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style
    own = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{own}'; base-uri 'none'; form-action 'none'" in text


def test_nothing_runs_and_nothing_is_fetched() -> None:
    text = page()
    assert "<script" not in text
    assert not re.search(r"\son\w+=", text)
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"(https?:)?//\w", text)
    assert "@import" not in text
    assert "url(" not in text


def test_the_page_names_its_language_and_can_be_skipped_into() -> None:
    text = page()
    assert '<html lang="en-GB">' in text
    assert text.index('href="#content"') < text.index("<header")
    assert '<main id="content"' in text


def test_invented_families_are_unmistakable() -> None:
    assert "Invented families" in render_start(as_of="2027-03-31", child_id="C-1")
    assert "Invented families" not in page()


def test_outside_text_is_escaped() -> None:
    assert "&lt;b&gt;" in page(child_id="<b>")


def test_a_value_that_is_missing_is_a_fault_not_a_blank() -> None:
    with pytest.raises(UndefinedError):
        render_page("start.html", title="A title", invented=False)


def test_the_start_page_leads_to_both_pages() -> None:
    text = render_start(as_of="2027-03-31", child_id="C-1")
    assert 'href="out/release/board-pack/index.html"' in text
    assert 'href="account.html"' in text
