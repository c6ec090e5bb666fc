"""A copy for developers holds no name, no word and no address of anybody, and hangs together."""

from __future__ import annotations

import sqlite3

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper

from support.any_rows import everything_of
from support.audited import acting_at, told
from waypost.casework.access.roles import Role
from waypost.casework.rights.actions.copy_scrubbed import IsThere, copy_scrubbed

pytestmark = pytest.mark.django_db(transaction=True)
ACTING = acting_at(role=Role.ADMINISTRATOR)


@pytest.fixture(autouse=True)
def _a_second_database_may_be_opened(monkeypatch):
    """Django's tests refuse a database that is named while they run: here it is the file that is written."""

    def opened(self: BaseDatabaseWrapper) -> None:
        if self.connection is None:
            self.connect()

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", opened)


def test_no_word_of_anybody_stands_in_the_copy(tmp_path):
    for child_id in ("CANARY1", "CANARY2"):
        list(everything_of(child_id, "CANARY"))
    told(3)
    to = tmp_path / "copy.sqlite3"
    rows = copy_scrubbed(ACTING, None, to=to, salt=b"salt")
    assert rows > 40
    assert to.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(to) as copy:
        one = copy.execute
        assert one("SELECT count(*) FROM children_child").fetchone() == (2,)
        assert one("SELECT count(*) FROM audit_auditevent").fetchone() == (0,)
        assert one("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() > (0,)
        assert one("SELECT DISTINCT born_on FROM children_child").fetchall() == [("2000-05-01",)]
        joined = "SELECT count(DISTINCT a.child_id) FROM access_assignment a JOIN children_child c USING (child_id)"
        assert one(joined).fetchone() == (2,), "the same child is the same in every table"
        whole = "\n".join(copy.iterdump())
    assert [line.split("VALUES")[0] for line in whole.splitlines() if "CANARY" in line.upper()] == []


def test_a_copy_is_never_made_over_another_file(tmp_path):
    with pytest.raises(IsThere):
        copy_scrubbed(ACTING, None, to=tmp_path, salt=b"")


def test_what_cannot_be_finished_leaves_nothing_behind(tmp_path, monkeypatch):
    def stopped(*_: object, **__: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("waypost.casework.rights.actions.copy_scrubbed.call_command", stopped)
    with pytest.raises(ZeroDivisionError):
        copy_scrubbed(ACTING, None, to=tmp_path / "copy.sqlite3", salt=b"")
    assert list(tmp_path.iterdir()) == []
