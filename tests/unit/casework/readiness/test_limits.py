"""Limits of readiness: ours are assumptions with a source; a file of one's own stands over them, or is refused."""

from __future__ import annotations

import pytest

from waypost.casework.readiness.limits import NotALimit, limits


def written(tmp_path, text):
    file = tmp_path / "ours.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_ours_say_that_nobody_has_published_them():
    assert {one.status for one in limits().values()} == {"assumption"}
    assert all(one.source.strip() for one in limits().values())


def test_a_file_of_ones_own_stands_over_ours(tmp_path):
    file = written(tmp_path, "limits:\n  vacancy_rate_percent: {value: 8, source: Board of March}\n")
    told = limits(file)
    assert (told["vacancy_rate_percent"].value, told["vacancy_rate_percent"].status) == (8.0, "local")
    assert told["turnover_rate_percent"] == limits()["turnover_rate_percent"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nothing", "cannot be read"),
        ("limits: [1, 2]", "cannot be read"),
        ("limits:\n  luck: {value: 8, source: Board}\n", "no such limit"),
        ("limits:\n  vacancy_rate_percent: {value: many, source: Board}\n", "is a number"),
        ("limits:\n  vacancy_rate_percent: {value: -1, source: Board}\n", "is a number"),
        ("limits:\n  vacancy_rate_percent: {value: true, source: Board}\n", "is a number"),
        ("limits:\n  vacancy_rate_percent: {value: 8}\n", "who decided"),
        ("limits:\n  vacancy_rate_percent: 8\n", "is a number"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path, text, said):
    with pytest.raises(NotALimit, match=said):
        limits(written(tmp_path, text))


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(NotALimit, match="cannot be read"):
        limits(tmp_path / "none.yaml")
