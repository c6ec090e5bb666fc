"""A copy for developers is written by command, and the audit says so."""

from __future__ import annotations

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from support.any_rows import Filling
from waypost.casework.audit.models import AuditEvent


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_written_once_and_noted(waypost, tmp_path, monkeypatch):
    """Django's tests refuse a database that is named while they run: here it is the file that is written."""
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", lambda self: self.connection or self.connect())
    Filling("C1", "CANARY")
    to = tmp_path / "copy.sqlite3"
    answer = waypost("scrub", to)
    assert answer.code == 0, answer.said
    assert "rows are in copy.sqlite3, scrubbed" in answer.out
    assert b"CANARY" not in to.read_bytes()
    event = AuditEvent.objects.get(kind="rights.copy_scrubbed")
    assert event.facts["rows"] > 0
    again = waypost("scrub", to)
    assert again.code == 2
    assert "copy.sqlite3: this file is there already." in again.err


@pytest.mark.django_db
def test_casework_of_an_earlier_version_is_not_copied(waypost, tmp_path):
    MigrationRecorder.Migration.objects.filter(app="rights").delete()
    answer = waypost("scrub", tmp_path / "copy.sqlite3")
    assert answer.code == 2
    assert "casework is behind this version" in answer.err
