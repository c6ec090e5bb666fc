"""Where casework is kept: SQLite in the data folder, or PostgreSQL by its address."""

from __future__ import annotations

import pytest

from waypost.wiring import django_settings

pytestmark = pytest.mark.filterwarnings("error")


def _told(address: str) -> dict[str, object]:
    return django_settings._database(address)


def test_without_an_address_it_lies_in_the_data_folder():
    kept = django_settings._database(None)
    assert kept["ENGINE"] == "django.db.backends.sqlite3"
    assert kept["NAME"] == django_settings.DATA / "casework.sqlite3"


def test_an_address_is_read_as_postgresql_reads_it():
    kept = _told("postgresql://ann:p%40ss@db.example:5433/cases?sslmode=verify-full")
    assert [kept[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "ann", "p@ss", "db.example", "5433", "cases",
    ]  # fmt: skip
    assert kept["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_socket_keeps_its_capitals():
    """PostgreSQL's sockets lie in folders, and folders have capitals."""
    assert _told("postgresql://%2Frun%2FPgSocket/cases")["HOST"] == "/run/PgSocket"


def test_what_is_not_said_is_left_to_postgresql():
    kept = _told("postgresql:///cases")
    assert (kept["HOST"], kept["PORT"], kept["USER"], kept["OPTIONS"]) == ("", "", "", {})
