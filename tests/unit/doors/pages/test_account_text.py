"""The account in a terminal says what the page says, in the same words."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from support.invented_account import closed_account, invented_account
from support.invented_release import RUN
from waypost.doors.pages.account import render_account
from waypost.doors.pages.account_text import account_text

TEXT = account_text(invented_account(), invented=True, freshness=RUN["freshness"])


def in_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_every_line_fits_its_width() -> None:
    assert max(map(len, TEXT.splitlines())) <= 88
    assert max(map(len, account_text(invented_account(), invented=True, width=60).splitlines())) <= 60


def test_it_says_at_once_that_it_is_invented_and_where_the_case_stands() -> None:
    assert TEXT.startswith("Invented families.")
    assert TEXT.index("39th week") < TEXT.index("Whose move it is now")


def test_what_the_page_says_the_text_says() -> None:
    page = in_one_line(html.unescape(re.sub(r"<[^>]+>", "", render_account(invented_account(), invented=True))))
    text = in_one_line(TEXT)
    account = invented_account()
    told = [line.sentence for week in account.weeks for line in week.lines]
    told += ["Whose week, by our rule: The experts 5 days, the court 2 days", account.stands, *account.notes]
    told += [
        "Issues resolution hearing",
        "More time allowed, to 28 March 2027",
        "Our rule: it ended last.",
        str(account.example),
    ]
    for words in told:
        assert words in text
        assert words in page


def test_quiet_weeks_fold_and_waits_at_one_time_are_all_told() -> None:
    assert "Weeks 2 to 4, 8 June 2026 to 28 June 2026" in TEXT
    assert "Waited for, side by side. Whose move:" in TEXT


def test_a_child_of_whom_nothing_is_told_has_a_text_too() -> None:
    empty = replace(closed_account(), weeks=(), started_on=None, law=None, proceedings_id=None)
    text = account_text(empty, invented=False)
    assert text.startswith("Child C-TEST0-00001\n")
    assert "Nothing is told of this child." in text
    assert "Nobody’s: nothing is being waited for." in text
