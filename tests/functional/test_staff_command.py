"""People are appointed and invited by command, and the commands of the how-to run as they stand."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import polars as pl
import pytest

from waypost.casework.access.models import Invitation, User
from waypost.casework.access.queries import is_invitation_open
from waypost.casework.audit.models import AuditEvent
from waypost.doors.cli import casework
from waypost.foundation.clock import now
from waypost.pipeline.casework.arrivals import Arrivals
from waypost.vocabulary.areas import AREA_MAP

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).resolve().parents[2] / "docs" / "how-to" / "run-casework.md").read_text(encoding="utf-8")
ADA = ("staff", "appoint", "ada", "--name", "Ada Invented", "--role", "administrator", "--team", "Head office")


def commands(group: str = "staff") -> list[list[str]]:
    fences = re.findall(r"```sh\n(.*?)```", PAGE, re.S)
    every = [shlex.split(line) for fence in fences for line in fence.splitlines() if line.strip()]
    return [words for words in every if words[:2] == ["waypost", group]]


def test_the_commands_of_the_page_run(waypost):
    assert len(commands()) == 5
    said = []
    for command in commands():
        answer = waypost(*command[1:])
        assert answer.code == 0, (command, answer.said)
        said.append(answer.out)
    assert "link  /invitation/" in said[0]
    assert "amina.k" in said[2]
    assert "rob.l is invited." in said[3]
    assert "no longer practice supervisor after 2027-03-31" in said[4]


def test_the_commands_of_the_night_run(waypost, tmp_path, monkeypatch):
    """The build is a stand-in: what is taken in of a real one is tested in test_arrivals.py."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "run.json").write_text(json.dumps({"as_of": "2027-03-31", "invented": True}))
    (tmp_path / "areas.csv").write_text(",".join(AREA_MAP) + "\ncourt,990001,Family Court at X,birmingham,,,x,true\n")
    taken = []

    def load(usable, **told):
        taken.append((usable, told["told_on"].isoformat(), told["courts"]))
        return Arrivals(*[pl.DataFrame({"child_id": ["C-1"]})] * len(Arrivals.__slots__))

    monkeypatch.setattr(casework, "record_for", lambda out, purpose: (out.name, purpose))
    monkeypatch.setattr(casework, "load_record", load)
    monkeypatch.chdir(tmp_path)
    take_in, extract = commands("casework")
    assert waypost(*take_in[1:]).out == "1 open children are in casework, as known on 2027-03-31.\n"
    assert taken == [(("out", "direct_work"), "2027-03-31", {"990001": "Family Court at X"})]
    assert waypost(*extract[1:]).out == "9 files with 0 lines are in cafcass-casework.\n"


def test_what_is_printed_opens_the_invitation_and_stands_nowhere(waypost):
    told = json.loads(waypost(*ADA, "--json").out)
    reference = told["path"].split("/")[2]
    assert is_invitation_open(reference, now())
    kept = str(list(Invitation.objects.values())) + str(list(AuditEvent.objects.values()))
    assert told["code"] not in kept
    assert told["code"].replace("-", "") not in kept
    again = waypost("staff", "invite", "ada")
    assert again.code == 0
    assert not is_invitation_open(reference, now())


def test_whoever_signs_in_by_the_organisation_gets_no_code(waypost):
    answer = waypost(*ADA, "--no-invitation")
    assert answer.out.splitlines() == [f"ada is appointed from {now().date().isoformat()}."]
    assert not Invitation.objects.exists()
    listed = json.loads(waypost("staff", "list", "--json").out)["staff"]
    assert [(row["username"], row["role"]) for row in listed] == [("ada", "administrator")]


def test_what_is_wrong_is_said(waypost):
    assert waypost(*ADA[:2], "Two Words", *ADA[3:]).code == 2
    assert waypost("staff", "invite", "nobody").code == 2
    waypost(*ADA)
    assert "do not hold this role" in waypost("staff", "end", "ada", "--role", "auditor").err
    assert User.objects.filter(username="ada").count() == 1
