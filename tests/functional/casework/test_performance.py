"""Released figures on the site: an area beside England, the newest period, what is withheld as withheld."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from support.staff_office import Office
from waypost.casework.access.roles import Role
from waypost.disclosure.measures_csv import COLUMNS
from waypost.pipeline.measures import described_one
from waypost.wiring.links import RECORD

pytestmark = pytest.mark.django_db
AREAS = {"england": ("england", "2000", "41.25"), "birmingham": ("dfj_area", "40", "52.5")}


def row(area: str, end: str, value: str, *, kind: str, marker: str = "", group: str = "all") -> str:
    told = {
        "measure_id": "private_law_duration", "method": "mean", "area_kind": kind, "area": area,
        "period_start": f"{end[:4]}-01-01", "period_end": end, "group_kind": group, "group": group, "numerator": "",
        "denominator": "", "value": value, "unit": "weeks", "lower": "", "upper": "", "marker": marker,
        "invented": "true",
    }  # fmt: skip
    return ",".join(told[name] for name in COLUMNS)


def page(office: Office, out: Path, monkeypatch, *, query: str = "") -> str:
    monkeypatch.setenv(RECORD, str(out))
    client = Client()
    user = get_user_model().objects.get(pk=office.people[Role.BOARD_MEMBER])
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("performance") + query).content.decode()


def released(out: Path, *rows: str) -> Path:
    (out / "release").mkdir(exist_ok=True)
    (out / "release" / "measures.csv").write_text("\n".join([",".join(COLUMNS), *rows, ""]))
    return out


def test_an_area_stands_beside_england_by_the_newest_figure(office, tmp_path, monkeypatch):
    rows = [row(area, "2026-03-31", value, kind=kind) for area, (kind, _, value) in AREAS.items()]
    rows += [row("birmingham", "2025-03-31", "99.5", kind="dfj_area")]
    rows += [row("birmingham", "2026-03-31", "77.5", kind="dfj_area", group="sex")]
    rows += [row("northumbria_and_north_durham", "2026-03-31", "", kind="dfj_area", marker="c")]
    told = page(office, released(tmp_path, *rows), monkeypatch)
    assert "<h1" in told
    assert "Birmingham" in told
    assert "52.5 weeks" in told
    assert "41.2 weeks" in told
    assert "99.5" not in told
    assert "77.5" not in told
    assert 'class="chart wide"' in told
    assert "style=" not in told
    other = page(office, tmp_path, monkeypatch, query="?area=northumbria_and_north_durham")
    assert "Northumbria and North Durham" in other
    assert "birmingham</" not in other.split("<table")[1]
    nowhere = page(office, tmp_path, monkeypatch, query="?area=nowhere&measure=x")
    assert nowhere.split("<main")[1] == told.split("<main")[1]


def test_how_a_figure_is_counted_is_said_in_the_words_of_its_definition(office, tmp_path, monkeypatch):
    (method, title), *_ = described_one("private_law_duration")["method_titles"].items()
    rows = [row("birmingham", "2026-03-31", "52.5", kind="dfj_area").replace(",mean,", f",{method},")]
    told = page(office, released(tmp_path, *rows), monkeypatch)
    assert f"{title}, 1 January 2026 to 31 March 2026." in told
    assert f">{title}</th>" in told


def test_where_nothing_was_released_it_says_so(office, tmp_path, monkeypatch):
    assert "No figures were released here yet." in page(office, tmp_path, monkeypatch)
