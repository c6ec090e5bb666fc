"""Every file is in a lot or in quarantine, once; a lot is what may be used for the same things."""

from __future__ import annotations

from datetime import date

from support.agreements import EVERYTHING, ON, put_agreement
from support.tables import put, put_manifest, row
from waypost.intake.files import discover
from waypost.pipeline.basis.sorting import decide, record_purposes, sort_files, standing_of
from waypost.vocabulary.sharing_permission import Reason

OPERATOR = frozenset({"record_operator"})


def person(folder, sender="E08000031", **manifest):
    put(folder, "person.csv", [row("ssd_person")])
    put_manifest(folder, sender=sender, **manifest)


def sort(folder, on=ON):
    return sort_files(discover(folder).files, on)


def test_files_that_may_be_used_for_the_same_are_one_lot(tmp_path):
    put_agreement(tmp_path)
    person(tmp_path / "a")
    person(tmp_path / "b", sender="E08000032")
    found = sort(tmp_path)
    (lot,) = found.lots
    assert [file.name for file in lot.files] == ["a/person.csv", "b/person.csv"]
    assert lot.purposes == frozenset(record_purposes())
    assert lot.excluded_fields == frozenset()
    assert found.quarantine == ()
    assert [use.standing.sender for use in found.uses] == ["E08000031", "E08000032"]


def test_purposes_and_fields_left_out_make_lots(tmp_path):
    put_agreement(tmp_path / "counted", uses={"measures": OPERATOR})
    put_agreement(tmp_path / "less", uses={"measures": OPERATOR}, excluded_fields=frozenset({"postcode"}))
    put_agreement(tmp_path / "told", uses={"direct_work": OPERATOR})
    for name in ("counted", "counted/again", "less", "told"):
        person(tmp_path / name)
    lots = {tuple(file.name for file in lot.files): lot for lot in sort(tmp_path).lots}
    assert [len(names) for names in lots] == [2, 1, 1], "the largest first"
    assert lots["counted/again/person.csv", "counted/person.csv"].purposes == {"measures"}
    assert lots["less/person.csv",].excluded_fields == {"postcode"}
    assert lots["told/person.csv",].purposes == {"direct_work"}


def test_each_file_in_quarantine_has_one_reason(tmp_path):
    put_agreement(tmp_path / "ended", in_force_until=date(2020, 1, 1), review_on=date(2010, 1, 1))
    put_agreement(tmp_path / "coming", in_force_from=date(2030, 1, 1))
    put_agreement(tmp_path / "invented", is_invented=True)
    put_agreement(tmp_path / "others", covers={"ssd": frozenset({"E08000099"})})
    put_agreement(tmp_path / "courts", covers={"hmcts_public_law": frozenset()})
    put_agreement(tmp_path / "unread", uses={"safeguarding_checks": frozenset({"screening_officer"})})
    put_agreement(tmp_path / "theirs", uses={"measures": frozenset({"analyst"})})
    put(tmp_path / "wrong", "sharing-agreement.yaml", "hello")
    for name in ("ended", "coming", "invented", "others", "courts", "unread", "theirs", "wrong", "none"):
        person(tmp_path / name)
    put_agreement(tmp_path / "untold", covers={"ssd": frozenset({"E08000099"})})
    put(tmp_path / "untold", "person.csv", [row("ssd_person")])
    found = sort(tmp_path)
    assert found.lots == ()
    assert found.uses == ()
    reasons = {one.files[0].name.removesuffix("/person.csv"): one.reason for one in found.quarantine}
    assert reasons == {
        "ended": Reason.ENDED,
        "coming": Reason.NOT_YET_IN_FORCE,
        "invented": Reason.INVENTED_FOR_REAL,
        "others": Reason.SENDER_NOT_COVERED,
        "untold": Reason.SENDER_NOT_TOLD,
        "courts": Reason.SOURCE_NOT_COVERED,
        "unread": Reason.PURPOSE_NOT_NAMED,
        "theirs": Reason.ROLE_NOT_NAMED,
        "wrong": Reason.NOT_READABLE,
        "none": Reason.NO_AGREEMENT,
    }


def test_an_invented_agreement_lets_invented_files_in(tmp_path):
    put_agreement(tmp_path, is_invented=True)
    person(tmp_path, invented=True)
    assert sort(tmp_path).lots


def test_every_file_stands_somewhere_once(tmp_path):
    put_agreement(tmp_path / "a")
    for name in ("a", "b", "a/c"):
        person(tmp_path / name)
    found = sort(tmp_path)
    names = [file.name for part in (*found.lots, *found.quarantine) for file in part.files]
    assert sorted(names) == [file.name for file in discover(tmp_path).files]


def test_what_stands_over_a_file_and_is_decided_of_it(tmp_path):
    put_agreement(tmp_path, uses={"measures": OPERATOR})
    person(tmp_path)
    (file,) = discover(tmp_path).files
    standing = standing_of(file)
    assert (standing.source, standing.sender, standing.is_readable) == ("ssd", "E08000031", True)
    assert [agreement.id for agreement in standing.agreements] == [EVERYTHING.id]
    assert [name for name, one in decide(standing, ON).items() if one.is_allowed] == ["measures"]
