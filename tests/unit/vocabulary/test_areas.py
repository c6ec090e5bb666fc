from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from waypost.foundation.errors import YoursToFix
from waypost.vocabulary.areas import AREA_MAP, AREAS, Area, AreaMapWrong, read_area_map

HEAD = "kind,code,name,area,from_on,to_on,source,is_invented"
DURHAM = "authority,E06000047,County Durham,cleveland_and_south_durham,2020-01-01,,invented,true"
NORTH = "authority,E06000047,County Durham,northumbria_and_north_durham,,,invented,yes"
EARLIER = "authority,E06000047,County Durham,cleveland_and_south_durham,2019-01-01,2019-12-31,invented,true"
COURT = "court,41047,Wolverhampton,wolverhampton,,,invented,false"


@pytest.fixture
def write(tmp_path: Path):
    def _write(*lines: str) -> Path:
        path = tmp_path / "areas.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return _write


def test_there_are_43_areas_40_of_them_in_england():
    countries = Counter(area.country for area in AREAS.values())
    assert countries == {"England": 40, "Wales": 3}
    assert len({area.name for area in AREAS.values()}) == 43
    assert {area.region for area in AREAS.values() if area.country == "Wales"} == {"Wales"}
    assert AREAS["portsmouth"].region == "South West"
    assert AREAS["south_yorkshire"].courts == ("Barnsley", "Sheffield")
    assert all(code == area.area for code, area in AREAS.items())


def test_an_area_has_a_country_and_a_court():
    with pytest.raises(ValueError, match="unknown country"):
        Area("x", "X", "X", "Scotland", ("X",))
    with pytest.raises(ValueError, match="no court"):
        Area("x", "X", "X", "Wales", ())


def test_a_map_is_dated_and_many_to_many(write):
    frame = read_area_map(write(HEAD, DURHAM, NORTH, EARLIER, COURT))
    assert frame.schema == pl.Schema(AREA_MAP)
    assert frame.select("code", "area", "from_on", "to_on", "is_invented").rows() == [
        ("E06000047", "cleveland_and_south_durham", date(2019, 1, 1), date(2019, 12, 31), True),
        ("E06000047", "cleveland_and_south_durham", date(2020, 1, 1), None, True),
        ("E06000047", "northumbria_and_north_durham", None, None, True),
        ("41047", "wolverhampton", None, None, False),
    ]


def test_the_order_of_rows_does_not_matter(write):
    assert read_area_map(write(HEAD, DURHAM, NORTH, EARLIER, COURT)).equals(
        read_area_map(write(HEAD, COURT, EARLIER, NORTH, DURHAM))
    )


def test_a_byte_order_mark_and_stray_spaces_are_put_aside(tmp_path):
    path = tmp_path / "areas.csv"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}\n{COURT.replace(',', ' , ')}\n".encode())
    assert read_area_map(path)["area"].to_list() == ["wolverhampton"]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (DURHAM.replace("authority", "council"), "In row 3, kind is neither authority nor court"),
        (DURHAM.replace("E06000047", " "), "In row 3, there is no code"),
        (DURHAM.replace("cleveland_and_south_durham", "durham"), "In row 3, area is not one of the 43 areas"),
        (DURHAM.replace("2020-01-01", "2020-02-31"), "In row 3, from_on is not a date"),
        (DURHAM.replace("2020-01-01,", "2020-01-01,31/12/2021"), "In row 3, to_on is not a date"),
        (DURHAM.replace("2020-01-01,", "2020-01-01,2019-01-01"), "In row 3, from_on is after to_on"),
        (DURHAM.replace(",invented,", ",,"), "In row 3, there is no source"),
        (DURHAM.replace("true", "perhaps"), "In row 3, is_invented is neither true nor false"),
        ("authority", "In row 3, there is no code"),
        (COURT.replace(",,,", ",2020-01-01,,"), "Rows 2 and 3 say for one day"),
        (COURT, "Rows 2 and 3 say for one day"),
    ],
)
def test_a_row_that_breaks_a_rule_is_named_and_not_repeated(write, row, what):
    with pytest.raises(AreaMapWrong, match=what) as error:
        read_area_map(write(HEAD, COURT, row))
    assert isinstance(error.value, YoursToFix)
    assert "E06000047" not in str(error.value)


def test_periods_may_touch_and_not_overlap(write):
    first = COURT.replace(",,,", ",2020-01-01,2020-12-31,")
    second = COURT.replace(",,,", ",2021-01-01,2021-12-31,")
    long = COURT.replace(",,,", ",2019-01-01,2023-12-31,")
    last_day_again = COURT.replace(",,,", ",2021-12-31,,")
    assert read_area_map(write(HEAD, second, first)).height == 2
    with pytest.raises(AreaMapWrong, match="Rows 3 and 4 say for one day"):
        read_area_map(write(HEAD, first, second, last_day_again))
    with pytest.raises(AreaMapWrong, match="Rows 2 and 4 say for one day"):
        read_area_map(write(HEAD, first, second, long))


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", HEAD.replace("kind,", ""), f'{HEAD}\n{COURT}\n"', f"{HEAD}\n{COURT},x\n"]
)
def test_a_file_that_is_no_map(tmp_path, text):
    path = tmp_path / "areas.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AreaMapWrong, match=r"areas\.csv: The "):
        read_area_map(path)


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(AreaMapWrong, match="cannot be opened"):
        read_area_map(tmp_path / "areas.csv")
    (tmp_path / "areas.csv").write_bytes(HEAD.encode("utf-16"))
    with pytest.raises(AreaMapWrong, match="not UTF-8"):
        read_area_map(tmp_path / "areas.csv")
