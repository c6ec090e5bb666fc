"""One command verifies both audits: the readings by command, and casework's events."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from support.audited import FIRST_AT, told
from support.databases import without_guards
from waypost.casework.audit.models import AuditEvent
from waypost.casework.audit.rules import Damage
from waypost.doors.cli.audit import audit
from waypost.pipeline import out_folder
from waypost.pipeline.operator_audit import AUDIT_FILE, note_reading

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def out(tmp_path, monkeypatch):
    """A folder that passes for a build in which one reading was noted."""
    monkeypatch.setattr(out_folder, "check_is_built", lambda _: None)
    monkeypatch.setattr("waypost.doors.cli.audit.check_is_built", lambda _: None)
    folder = tmp_path / "out"
    folder.mkdir()
    note_reading(folder, at=FIRST_AT, who="op", command="account", child_id="C1")
    return folder


@pytest.mark.django_db
def test_casework_alone(waypost):
    told(3)
    answer = waypost("audit", "verify")
    assert (answer.code, answer.out) == (0, "Casework: whole: 3 events, 1 chain, 0 anchors.\n")


@pytest.mark.django_db
def test_both_in_one_command(waypost, out, monkeypatch):
    monkeypatch.setenv("WAYPOST_DATABASE", "set")
    told(2)
    (out / AUDIT_FILE).write_text((out / AUDIT_FILE).read_text().replace("account", "journey"))
    answer = waypost("audit", "verify", out, "--json")
    assert answer.code == 1
    assert json.loads(answer.out) == {
        "readings": {"is_whole": False, "broken_line": 1},
        "casework": {
            "is_whole": True,
            "events": 2,
            "chains": 1,
            "anchors": 0,
            "breaks": [],
            "guards_missing": [],
        },
    }


def test_readings_alone_open_no_casework(waypost, out):
    answer = waypost("audit", "verify", out)
    assert (answer.code, answer.out) == (0, "The audit chain is whole.\n")


@pytest.mark.django_db
def test_a_break_is_told_at_its_place(waypost):
    told(3)
    with without_guards():
        AuditEvent.objects.filter(position=2).delete()
    answer = waypost("audit", "verify")
    assert answer.code == 1
    assert "Casework: not whole: 2 events, 1 chain" in answer.out
    assert "  Chain 0, event 2 is missing." in answer.out


@pytest.mark.django_db
def test_an_anchor_kept_elsewhere_shows_what_the_database_no_longer_can(waypost, tmp_path):
    kept = tmp_path / "anchors.jsonl"
    told(3)
    assert waypost("audit", "anchor", "--to", kept).out == "Anchor 1: 3 events in all chains.\n"
    told(1)
    assert waypost("audit", "anchor", "--to", kept).out == "Anchor 2: 4 events in all chains.\n"
    assert waypost("audit", "verify", "--anchors", kept).code == 0
    kept.write_text(kept.read_text().replace(',"number":2', ',"number":3'))
    answer = waypost("audit", "verify", "--anchors", kept)
    assert answer.code == 1
    assert "Anchor 3 is not the one that was kept elsewhere." in answer.out


@pytest.mark.django_db
def test_a_file_that_holds_no_anchors_is_the_readers_to_fix(waypost, tmp_path):
    kept = tmp_path / "anchors.jsonl"
    kept.write_text("nothing\n")
    answer = waypost("audit", "verify", "--anchors", kept)
    assert answer.code == 2
    assert "line 1" in answer.err


def test_the_how_to_names_every_damage_and_every_option():
    page = (ROOT / "docs" / "how-to" / "show-that-the-audit-is-whole.md").read_text(encoding="utf-8")
    assert [damage for damage in Damage if damage is not Damage.NO_HEAD and f"| {damage.value}" not in page] == []
    fences = "".join(re.findall(r"```sh\n(.*?)```", page, re.S))
    told = {option for command in audit.commands.values() for one in command.params for option in one.opts}
    assert set(re.findall(r"--[a-z]+", fences)) <= told
