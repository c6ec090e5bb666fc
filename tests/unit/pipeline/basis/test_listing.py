"""Which source may be used for what, by whom, until when; what ends soon; what is wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from support.agreements import put_agreement, put_basis
from support.tables import put, row
from waypost.intake.files import NothingThere
from waypost.pipeline.basis.listing import UnknownWord, list_agreements

FROM, REVIEW, UNTIL = date(2026, 4, 1), date(2026, 10, 1), date(2027, 3, 31)
OPERATOR = frozenset({"record_operator"})
DATED = {"in_force_from": FROM, "in_force_until": UNTIL, "review_on": REVIEW}
SSD = {
    "covers": {"ssd": frozenset({"E08000025"})},
    "uses": {"measures": OPERATOR | {"analyst"}, "direct_work": OPERATOR},
}


def states(folder, on, **more):
    return [row["state"] for row in list_agreements([folder], on=on, **more).agreements]


def test_one_row_a_source_and_purpose(tmp_path):
    put_agreement(tmp_path, **SSD, **DATED, excluded_fields=frozenset({"upn"}))
    rows = list_agreements([tmp_path], on=FROM).agreements
    assert [(row["purpose"], row["roles"]) for row in rows] == [
        ("measures", ["analyst", "record_operator"]),
        ("direct_work", ["record_operator"]),
    ]
    told = rows[0]
    assert (told["source"], told["senders"], told["excluded_fields"]) == ("ssd", ["E08000025"], ["upn"])
    assert (told["in_force_from"], told["in_force_until"], told["review_on"]) == (
        "2026-04-01",
        "2027-03-31",
        "2026-10-01",
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (FROM - timedelta(1), "not yet in force"),
        (FROM, "in force"),
        (REVIEW, "in force"),
        (REVIEW + timedelta(1), "review overdue"),
        (UNTIL - timedelta(91), "review overdue"),
        (UNTIL - timedelta(90), "ends soon"),
        (UNTIL, "ends soon"),
        (UNTIL + timedelta(1), "ended"),
    ],
)
def test_how_it_stands_on_each_day(tmp_path, day, state):
    put_agreement(tmp_path, **SSD, **DATED)
    assert set(states(tmp_path, day)) == {state}
    assert list_agreements([tmp_path], on=day).is_fine == (state in ("in force", "not yet in force"))


def test_what_is_soon_can_be_said(tmp_path):
    put_agreement(tmp_path, **SSD, **DATED)
    assert set(states(tmp_path, FROM, soon_days=364)) == {"ends soon"}
    assert set(states(tmp_path, FROM, soon_days=363)) == {"in force"}


def test_a_former_version_is_told_as_replaced_and_a_later_one_as_coming(tmp_path):
    put_agreement(tmp_path, "one.yaml", **SSD, **DATED)
    put_agreement(tmp_path, "two.yaml", **SSD, **(DATED | {"in_force_from": REVIEW}), version=2)
    assert states(tmp_path, FROM) == ["in force"] * 2 + ["not yet in force"] * 2
    assert states(tmp_path, REVIEW) == ["replaced"] * 2 + ["in force"] * 2


def test_only_a_purpose_or_a_role(tmp_path):
    put_agreement(tmp_path, **SSD, **DATED)
    assert len(states(tmp_path, FROM, purpose="measures")) == 1
    assert len(states(tmp_path, FROM, role="analyst")) == 1
    assert states(tmp_path, FROM, role="auditor") == []
    for wrong in ({"purpose": "curiosity"}, {"role": "minister"}):
        with pytest.raises(UnknownWord, match="Choose among"):
            list_agreements([tmp_path], on=FROM, **wrong)


def test_what_is_wrong_and_what_stands_in_quarantine_are_told(tmp_path):
    put(tmp_path, "sharing-agreement.yaml", "waypost_sharing_agreement: 1\nversion: one\n")
    put(tmp_path, "person.csv", [row("ssd_person")])
    found = list_agreements([tmp_path], on=FROM)
    assert {(fault["file"], fault["line"], fault["key"]) for fault in found.faults} >= {
        ("sharing-agreement.yaml", 2, "version")
    }
    assert [(one["source"], one["reason"]) for one in found.quarantine] == [("ssd", "agreement_not_readable")]
    assert not found.is_fine


def test_a_build_tells_those_that_stood_over_its_sources(tmp_path):
    (tmp_path / "run.json").write_text("{}")
    rows = list_agreements([put_basis(tmp_path)], on=FROM, purpose="measures").agreements
    assert len(rows) == 9
    assert {row["agreement"] for row in rows} == {"test"}


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NothingThere):
        list_agreements([tmp_path / "none"], on=FROM)
