from __future__ import annotations

import pytest

from waypost.foundation.errors import OursToFix, WaypostError, YoursToFix


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (YoursToFix("The file is empty."), "The file is empty."),
        (YoursToFix("The file is empty.", where="a.csv"), "a.csv: The file is empty."),
        (YoursToFix("It is empty.", where="a.csv", do="Send it again."), "a.csv: It is empty. Send it again."),
        (OursToFix("It broke.", do="Report it."), "It broke. Report it."),
    ],
)
def test_an_error_says_what_where_and_what_to_do(error, said):
    assert str(error) == said


def test_each_family_has_its_exit_code():
    assert (YoursToFix("x").exit_code, OursToFix("x").exit_code, WaypostError("x").exit_code) == (2, 3, 3)
    assert issubclass(YoursToFix, WaypostError)
    assert issubclass(OursToFix, WaypostError)
    assert not issubclass(YoursToFix, OursToFix)


def test_an_error_keeps_its_parts():
    error = YoursToFix("what", where="where", do="do")
    assert (error.what, error.where, error.do) == ("what", "where", "do")
