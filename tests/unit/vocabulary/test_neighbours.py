"""The file of statistical neighbours: read as it stands, and refused with the row and the rule where it is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from waypost.vocabulary.neighbours import NEIGHBOURS, NeighboursWrong, neighbours_on, read_neighbours

HEADER = ",".join(NEIGHBOURS)
GOOD = (
    "devon,truro,2024-04-01,,A model,false",
    "devon,swindon,2020-01-01,2024-03-31,A model,false",
    "devon,swindon,2026-04-01,,A model,no",
    "truro,devon,,,A model,false",
)


def written(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "neighbours.csv"
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def test_neighbours_are_those_of_the_day(tmp_path: Path) -> None:
    told = read_neighbours(written(tmp_path, *GOOD))
    assert neighbours_on(told, date(2024, 3, 31)) == {"devon": ("swindon",), "truro": ("devon",)}
    assert neighbours_on(told, date(2024, 4, 1)) == {"devon": ("truro",), "truro": ("devon",)}
    assert neighbours_on(told, date(2026, 4, 1)) == {"devon": ("swindon", "truro"), "truro": ("devon",)}


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("dorset-secret,truro,,,A model,false", "In row 3, area is not one of the 43 areas"),
        ("devon,E06000052,,,A model,false", "In row 3, neighbour is not one of the 43 areas"),
        ("devon,devon,,,A model,false", "In row 3, an area is said to be its own neighbour"),
        ("devon,bristol,31/03/2024,,A model,false", "In row 3, from_on is not a date"),
        ("devon,bristol,,never,A model,false", "In row 3, to_on is not a date"),
        ("devon,bristol,2024-04-02,2024-04-01,A model,false", "In row 3, from_on is after to_on"),
        ("devon,bristol,,,,false", "In row 3, there is no source"),
        ("devon,bristol,,,A model,perhaps", "In row 3, is_invented is neither true nor false"),
        ("devon,truro,2025-01-01,,A model,false", "a neighbour is said twice for one day"),
    ],
)
def test_a_bad_row_is_named_with_its_rule_and_never_with_what_it_holds(tmp_path: Path, row: str, what: str) -> None:
    with pytest.raises(NeighboursWrong) as raised:
        read_neighbours(written(tmp_path, GOOD[0], row))
    assert what in str(raised.value)
    assert "secret" not in str(raised.value)


def test_what_is_no_such_file_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(NeighboursWrong, match="The header must be area,neighbour,from_on,to_on,source,is_invented"):
        read_neighbours(written(tmp_path, "1,2", header="a,b"))
    with pytest.raises(NeighboursWrong, match="cannot be opened"):
        read_neighbours(tmp_path / "none.csv")
    (tmp_path / "odd.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(NeighboursWrong, match="not UTF-8"):
        read_neighbours(tmp_path / "odd.csv")
