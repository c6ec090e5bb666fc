"""`waypost fetch` and `waypost send` as a person meets them, against the stand-in."""

from __future__ import annotations

import json
import re
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from canaries import texts_of
from support import court_faults as faults
from support.agreements import put_agreement
from support.invented_feed import FeedCase, feed_cases
from support.stand_in_court import KEY, SECRET, SERVICE_TOKEN, StandInCourt
from waypost.intake.files import discover
from waypost.intake.registry import read_all

LONDON = ZoneInfo("Europe/London")
SINCE = datetime(2024, 1, 8, 9, tzinfo=LONDON)
HOUR = timedelta(hours=1)
CASE = "1600000000000001"
PDF = b"%PDF-1.7 Zelda Quorle"
GUARDIANS = [{"guardianName": "Gwen Oakapple", "children": ["Zelda Quorle"]}]
SECRETS = (KEY, SERVICE_TOKEN, SECRET, "Token-canary")
NAMES = ("Zelda", "Quorle", "Oakapple", "Gwen")


@pytest.fixture
def court(monkeypatch, waypost, tmp_path):
    """Give a stand-in and run commands in its environment, without waiting in earnest."""
    own, sleep = threading.get_ident(), time.sleep

    def wait(seconds: float) -> None:
        """Note what the command waits, and wait no moment; other threads of the run sleep as they would."""
        court.waits.append(seconds) if threading.get_ident() == own else sleep(seconds)

    monkeypatch.setattr(time, "sleep", wait)

    def court(*cases, grants=False, **given):
        stand_in = StandInCourt(cases, **given)
        opened.append(stand_in.__enter__())
        for name, value in stand_in.environment(grants=grants).items():
            monkeypatch.setenv(name, value)
        return stand_in

    opened: list[StandInCourt] = []
    court.waits = []
    yield court
    for stand_in in opened:
        stand_in.__exit__()


def stretch(hours: float = 1) -> tuple[str, ...]:
    return ("--since", SINCE.isoformat(), "--until", (SINCE + hours * HOUR).isoformat(), "--pause", "0")


def lines(folder: Path, law: str) -> list[dict]:
    return [json.loads(line) for path in sorted((folder / "court" / law).glob("*.jsonl")) for line in path.open()]


def test_both_laws_for_people_and_for_programs(waypost, court, tmp_path):
    court(*(one for law in ("public-law", "private-law") for one in feed_cases(law, 20, SINCE, SINCE + HOUR, seed=1)))
    said = waypost("fetch", "all", tmp_path, *stretch())
    assert said.code == 0
    assert re.search(r"public-law +2024-01-08 10:00:00 +4 +20 +0 +0 +0 +0", said.out)
    assert said.err == "", "no progress in a pipe"
    again = json.loads(waypost("fetch", "all", tmp_path, "--until", SINCE + HOUR, "--json").out)
    assert [(row["law"], row["windows"], row["gaps"], row["doubles"]) for row in again["laws"]] == [
        ("public-law", 0, 0, 0),
        ("private-law", 0, 0, 0),
    ]
    checked = json.loads(waypost("check", tmp_path, "--json").out)
    assert checked["unread"] == []
    assert sum(file["refused"] for file in checked["files"]) == 0


def test_what_keeps_failing_stops_with_a_page_and_goes_on_later(waypost, court, tmp_path):
    stand_in = court(*feed_cases("public-law", 20, SINCE, SINCE + HOUR, seed=1))
    stand_in.faults = lambda number: faults.Refuses(503) if number > 2 else None
    stopped = waypost("fetch", "public-law", tmp_path, *stretch(), "--json")
    assert stopped.code == 2
    assert "not an absence of cases" in stopped.err
    row = json.loads(stopped.out)["laws"][0]
    assert (row["windows"], row["retries"], len(court.waits)) == (2, 7, 7)
    assert "not an absence of cases" in row["stopped"]
    stand_in.faults = faults.none
    assert waypost("fetch", "public-law", tmp_path, *stretch()).code == 0
    assert len(lines(tmp_path, "public-law")) == 4


@pytest.mark.parametrize(
    ("status", "words"), [(400, "bad one"), (401, "token"), (403, "does not allow"), (404, "nothing there")]
)
def test_a_refusal_is_not_asked_again(waypost, court, tmp_path, status, words):
    stand_in = court(faults=faults.always(faults.Refuses(status)))
    said = waypost("fetch", "public-law", tmp_path, *stretch())
    assert (said.code, len(stand_in.heard)) == (2, 1)
    assert words in said.err


def test_a_new_token_is_asked_for_once(waypost, court, tmp_path):
    stand_in = court(grants=True, faults=faults.always(faults.Refuses(401)))
    assert waypost("fetch", "public-law", tmp_path, *stretch()).code == 2
    assert [heard.path for heard in stand_in.heard] == ["/o/token", "/cases", "/o/token", "/cases"]


def test_an_unset_variable_is_named(waypost, court, tmp_path, monkeypatch):
    court()
    monkeypatch.delenv("WAYPOST_COURT_PRIVATE_LAW_SERVICE_TOKEN")
    said = waypost("fetch", "all", tmp_path, *stretch())
    assert said.code == 2
    assert "WAYPOST_COURT_PRIVATE_LAW_SERVICE_TOKEN: this variable is not set." in said.err
    assert waypost("fetch", "public-law", tmp_path, *stretch()).code == 0


@pytest.mark.parametrize("given", ["yesterday", "2024-13-01", "09:30"])
def test_an_instant_that_is_none(waypost, tmp_path, given):
    said = waypost("fetch", "all", tmp_path, "--since", given)
    assert said.code == 2
    assert "write 2026-11-01" in said.err


def test_an_instant_without_a_zone_is_londons(waypost, court, tmp_path):
    stand_in = court()
    until = ("--until", "2024-07-08T09:15")
    waypost("fetch", "private-law", tmp_path, "--since", "2024-07-08T09:00", *until, "--pause", "0")
    assert stand_in.heard[0].query[0] == ("start_date", "2024-07-08T08:00:00.000")


def test_following_until_an_end(waypost, court, tmp_path):
    court()
    said = waypost("fetch", "public-law", tmp_path, *stretch(), "--follow")
    assert said.code == 0
    assert len(lines(tmp_path, "public-law")) == 4


def test_ten_thousand_cases_in_one_window(waypost, court, tmp_path):
    """The service returns ten thousand and says nothing of the rest; asked by halves, it tells them all."""
    cases = feed_cases("public-law", 10_400, SINCE, SINCE + HOUR / 4, seed=1)
    court(*cases)
    row = json.loads(waypost("fetch", "public-law", tmp_path, *stretch(0.25), "--json").out)["laws"][0]
    assert (row["halved"], row["windows"], row["gaps"], row["doubles"]) == (1, 2, 0, 0)
    told = {int(case["id"]) for line in lines(tmp_path, "public-law") for case in line["cases"]}
    assert told == {case.id for case in cases}


def test_intake_keeps_every_poll_and_one_case_of_what_windows_bring_twice(waypost, court, tmp_path):
    """Borders are in both windows, windows reach over, cases stand twice in an answer: one case is one."""
    border = FeedCase("public-law", 1, SINCE + HOUR / 4, (("Zelda", "Quorle"),))
    others = feed_cases("public-law", 8, SINCE, SINCE + HOUR / 2, seed=1, first=2)
    troubled = faults.at({2: faults.ReachesOver(timedelta(minutes=20))})
    court(border, *others, faults=troubled)
    waypost("fetch", "public-law", tmp_path, *stretch(0.5))
    first, second = lines(tmp_path, "public-law")
    assert str(border.id) in {case["id"] for case in first["cases"]} & {case["id"] for case in second["cases"]}
    reading = read_all(discover(tmp_path).files)[0]
    read = reading.files[0]
    assert (read.accepted, read.refused) == (read.read, 0)
    assert reading.records["record_key"].n_unique() == 9
    assert reading.records.height == first["total"] + second["total"], "every poll is kept"


def test_a_case_twice_in_one_answer_is_one(waypost, court, tmp_path):
    court(*feed_cases("public-law", 5, SINCE, SINCE + HOUR / 4, seed=1), faults=faults.always(faults.TellsTwice()))
    waypost("fetch", "public-law", tmp_path, *stretch(0.25))
    reading = read_all(discover(tmp_path).files)[0]
    assert reading.records.height == 5
    assert reading.files[0].refused == 0


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "Zelda Quorle.pdf"
    path.write_bytes(PDF)
    return path


def test_a_report_is_sent_once(waypost, court, tmp_path, report):
    stand_in, folder = court(), tmp_path / "in"
    command = ("send", "report", CASE, report, "--type", "GUARDIAN_REPORT", "--in", folder)
    assert "confirmed" in waypost(*command).out
    said = waypost(*command, "--json")
    assert (said.code, json.loads(said.out)["sent"]) == (0, False)
    assert stand_in.reports == [(CASE, "GUARDIAN_REPORT", "GUARDIAN_REPORT.pdf", PDF)]
    assert waypost(*command, "--again").code == 0
    assert len(stand_in.reports) == 2


def test_a_lost_answer_needs_again_and_a_warning(waypost, court, tmp_path, report, monkeypatch):
    monkeypatch.setattr("waypost.wiring.court_service.term", lambda name: 0.3)
    stand_in = court(faults=faults.at({1: faults.CutsShort(0.2)}))
    command = ("send", "report", CASE, report, "--type", "GUARDIAN_REPORT", "--ledger", tmp_path / "ledger")
    lost = waypost(*command)
    assert (lost.code, len(stand_in.reports)) == (2, 1), "the court has it, and nobody here knows"
    assert "--again" in lost.err
    held = waypost(*command)
    assert (held.code, len(stand_in.reports)) == (2, 1)
    sent = waypost(*command, "--again")
    assert (sent.code, len(stand_in.reports)) == (0, 2)
    assert "Warning: the answer to an earlier upload was lost" in sent.err
    assert not any(name in lost.said + held.said + sent.said for name in NAMES)


def test_a_private_law_report_has_its_own_types(waypost, court, tmp_path, report):
    stand_in = court()
    command = ("send", "report", CASE, report, "--law", "private-law", "--ledger", tmp_path / "ledger", "--type")
    assert waypost(*command, "Safeguarding_Letter").code == 0
    assert stand_in.heard[-1].path == f"/prl-document-api/{CASE}/document"
    assert waypost(*command, "GUARDIAN_REPORT").code == 2


def test_a_ledger_is_named_or_nothing_is_sent(waypost, court, report):
    stand_in = court()
    said = waypost("send", "report", CASE, report, "--type", "GUARDIAN_REPORT")
    assert (said.code, stand_in.heard) == (2, [])
    assert "--ledger" in said.err


def test_guardians_are_replaced_and_warned_of(waypost, court, tmp_path):
    twins = FeedCase("public-law", 1, SINCE, (("Zelda", "Quorle"), ("Zelda", "Quorle")))
    stand_in, folder, path = court(twins), tmp_path / "in", tmp_path / "guardians.json"
    path.write_text(json.dumps(GUARDIANS))
    command = ("send", "guardians", CASE, path, "--in", folder)
    assert "no sharing agreement" in waypost(*command).err
    put_agreement(folder)
    assert "not checked" in waypost(*command).err
    waypost("fetch", "public-law", folder, *stretch(0.25))
    said = waypost(*command)
    assert "Nothing was sent" in said.out
    assert "Children 1 and 2 of the case have the same name" in said.err
    path.write_text(json.dumps([{"guardianName": "Ann Elder", "children": ["Zelda Quorel"]}]))
    changed = json.loads(waypost(*command, "--json").out)
    assert changed["sent"] is True
    assert any("Guardian 1, child 1" in warning for warning in changed["warnings"])
    assert stand_in.guardians[CASE][0]["guardianName"] == "Ann Elder"
    assert json.loads(waypost("check", folder, "--json").out)["unread"] == []


@pytest.mark.parametrize("law", ["public-law", "private-law"])
def test_a_document_is_fetched_by_its_id(waypost, court, tmp_path, law):
    number = "dfe93656-a268-4fde-8f80-0152235daf95"
    stand_in = court(documents={number: PDF})
    said = waypost("fetch", "document", law, number, "--to", tmp_path / "documents")
    assert (said.code, said.out.strip()) == (0, f"{number}.pdf: {len(PDF)} bytes.")
    assert (tmp_path / "documents" / f"{number}.pdf").read_bytes() == PDF
    again = waypost("fetch", "document", law, number, "--to", tmp_path / "documents", "--json")
    assert json.loads(again.out) == {"file": f"{number}.pdf", "bytes": len(PDF), "is_new": False}
    missing = waypost("fetch", "document", law, number.replace("d", "e"), "--to", tmp_path)
    assert (missing.code, "(404)" in missing.err) == (2, True)
    asked = len(stand_in.heard)
    wrong = waypost("fetch", "document", law, "Zelda Quorle", "--to", tmp_path)
    assert (wrong.code, len(stand_in.heard)) == (2, asked)
    assert not [name for name in NAMES if name in wrong.err]


def test_no_secret_and_no_name_leaves(waypost, court, tmp_path, report, caplog):
    """Secrets and names are in everything that passes; nothing said, logged or kept beside repeats them."""
    caplog.set_level("DEBUG")
    folder, path = tmp_path / "in", tmp_path / "guardians.json"
    path.write_text(json.dumps(GUARDIANS))
    case = FeedCase("public-law", 1, SINCE + HOUR / 2, (("Zelda", "Quorle"),))
    said = []
    for grants in (False, True):
        for fault in (None, faults.Refuses(401), faults.Refuses(500), faults.CutsShort(0.3), faults.ShowsAPage()):
            court(case, grants=grants, faults=faults.always(fault) if fault else faults.none)
            said.append(waypost("--log", "json", "fetch", "all", folder, *stretch()).said)
            said.append(waypost("--log", "text", "send", "guardians", CASE, path, "--in", folder).said)
            kind = ("--type", "GUARDIAN_REPORT")
            said.append(waypost("--log", "json", "send", "report", CASE, report, *kind, "--in", folder).said)
    assert "poll kept" in said[0]
    assert any("upload ended" in one for one in said)
    own = [text for text in caplog.messages if "Token-canary" in text or KEY in text]
    beside = [text for name, text in texts_of(folder) if not name.endswith("2024-01.jsonl")]
    assert len(beside) >= 4, "cursors, locks, the ledger"
    assert not own
    assert not [canary for canary in (*SECRETS, *NAMES) for text in [*said, *beside] if canary in text]
    assert not [secret for secret in SECRETS for _, text in texts_of(folder) if secret in text]
