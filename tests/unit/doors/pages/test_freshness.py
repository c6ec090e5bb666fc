"""How fresh a source is, in one line; and on the account page, of the sources that it uses."""

from __future__ import annotations

from support.invented_account import invented_account
from waypost.doors.pages.account import render_account
from waypost.doors.pages.freshness import freshness_lines, told_day

CAFCASS = {"title": "Cafcass", "told_until": "2027-03-31", "received_on": "2027-04-02"}
CENSUS = {"title": "The census", "told_until": None, "received_on": "2027-04-02"}


def test_a_line_says_until_when_and_when_it_came():
    assert freshness_lines([CAFCASS, CENSUS]) == [
        "Cafcass: told until 31 March 2027, received 2 April 2027",
        "The census: told until not told, received 2 April 2027",
    ]


def test_only_the_sources_that_a_page_uses():
    assert len(freshness_lines([CAFCASS, CENSUS], {"Cafcass"})) == 1


def test_a_month_is_a_month():
    assert told_day("2027-03") == "March 2027"
    assert told_day(None) == "not told"


def test_the_account_says_it_of_its_own_sources():
    page = render_account(invented_account(), invented=True, freshness=[CAFCASS, CENSUS])
    assert "Cafcass: told until 31 March 2027, received 2 April 2027." in page
    assert "The census" not in page
    assert "How fresh it is" not in render_account(invented_account(), invented=True)
