"""Pages of people and of capacity: released figures, what-ifs with ends, print and spreadsheet; nobody's record."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from support.staff_office import Office
from waypost.casework.access.roles import Role
from waypost.disclosure.measures_csv import COLUMNS
from waypost.wiring import what_if
from waypost.wiring.links import RECORD

pytestmark = pytest.mark.django_db
END, BEFORE = "2027-03-31", "2026-03-31"


def row(measure: str, method: str, area: str, value: str, *, of: str = "60", end: str = END, marker: str = "") -> str:
    kind = "england" if area == "england" else "team" if "/" in area else "service_area"
    told = dict.fromkeys(COLUMNS, "") | {
        "measure_id": measure, "method": method, "area_kind": kind, "area": area, "period_start": end,
        "period_end": end, "group_kind": "all", "group": "all", "denominator": of, "value": value, "unit": "percent",
        "marker": marker, "invented": "true",
    }  # fmt: skip
    return ",".join(told[name] for name in COLUMNS)


ROWS = (
    row("capacity", "caseload", "england", "15.0", of="1000"),
    row("capacity", "caseload", "A01", "15.0", of="600"),
    row("capacity", "caseload", "A02", "20.0", of="400"),
    row("turnover", "turnover_rate", "england", "12.5"),
    row("turnover", "turnover_rate", "england", "11.5", end=BEFORE),
    row("turnover", "turnover_rate", "A01", "9.5"),
    row("turnover", "turnover_rate", "A01/A01-1", "", marker="c"),
    row("turnover", "turnover_rate", "A01/A01-2", "7.5"),
    row("vacancies", "vacancy_rate", "A01", "20.0"),
    row("sickness", "sickness_rate", "england", "6.0"),
)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "release").mkdir()
    (tmp_path / "release" / "measures.csv").write_text("\n".join([",".join(COLUMNS), *ROWS, ""]))
    monkeypatch.setenv(RECORD, str(tmp_path))
    monkeypatch.setattr(what_if, "REPLICATIONS", 4)
    monkeypatch.setattr(what_if, "WEEKS", 26)
    what_if._foretold.cache_clear()
    return tmp_path


def signed_in(office: Office, role: Role) -> Client:
    client = Client()
    user = get_user_model().objects.get(pk=office.people[role])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def sheets(content: bytes) -> dict[str, list[tuple]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: [tuple(one) for one in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def test_people_stand_year_by_year_with_teams_and_what_is_few_is_withheld(office, release):
    client = signed_in(office, Role.BOARD_MEMBER)
    england = client.get(reverse("people")).content.decode()
    assert "12.5%" in england
    assert "11.5%" in england
    assert "31 March 2026" in england
    assert 'class="chart wide"' in england
    area = client.get(reverse("people") + "?area=A01&thing=turnover-turnover_rate").content.decode()
    assert "9.5%" in area
    teams = area.split("teams of A01")[1]
    assert "7.5%" in teams
    assert "Withheld: few people" in teams
    told = sheets(client.get(reverse("people") + "?form=sheet").content)
    cells = [cell for rows in told.values() for one in rows for cell in one]
    assert "A01-2" in cells
    assert "c" in cells
    assert (
        client.get(reverse("people") + "?area=nowhere&thing=x").content.split(b"<main")[1]
        == england.encode().split(b"<main")[1]
    )


def test_more_posts_and_cases_stand_beside_today_with_ends(office, release):
    client = signed_in(office, Role.SERVICE_MANAGER)
    today = client.get(reverse("capacity")).content.decode()
    assert "As asked" not in today
    assert "everybody in them is invented" in today
    assert "from released figures" in today
    asked = client.get(reverse("capacity") + "?posts=80&demand=130&recruits=0").content.decode()
    assert "As asked" in asked
    assert "80 in 100 of today" in asked
    assert 'class="chart wide"' in asked
    assert "<script" not in asked.split("<main")[1]
    told = sheets(client.get(reverse("capacity") + "?posts=80&demand=130&recruits=0&form=sheet").content)
    england = next(rows for name, rows in told.items() if name.lower().startswith("england"))
    wait = next(one for one in england if one[0] == "Mean days until a practitioner begins")
    assert wait[4] > wait[1]
    assert wait[5] <= wait[4] <= wait[6]


def test_without_a_release_the_pages_say_so(office, tmp_path, monkeypatch, release):
    (release / "release" / "measures.csv").unlink()
    client = signed_in(office, Role.BOARD_MEMBER)
    assert "No figures were released here yet." in client.get(reverse("people")).content.decode()
    assert "No capacity was released here" in client.get(reverse("capacity")).content.decode()
