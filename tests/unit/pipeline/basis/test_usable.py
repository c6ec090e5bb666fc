"""The one way to a record: asked for a purpose, by a role, on a day; what may not be used is not opened."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from support.agreements import EVERYTHING, ON, put_basis, usable
from waypost.pipeline.basis.records import PurposeRecord
from waypost.pipeline.basis.sorting import Sorted, Use
from waypost.pipeline.basis.usable import (
    BASIS_FILE,
    NotPermitted,
    OtherPurpose,
    UsableRecord,
    keep_basis,
    kept_agreements,
    usable_record,
)
from waypost.vocabulary.sharing_permission import Standing

OPERATOR = frozenset({"record_operator"})
MEASURES_ALONE = replace(EVERYTHING, id="counted", uses={"measures": OPERATOR})


def test_a_record_that_may_be_used_is_opened(tmp_path):
    opened = usable(put_basis(tmp_path), "direct_work")
    assert opened.record == tmp_path / "record"
    assert (opened.purpose, opened.role, opened.on) == ("direct_work", "record_operator", ON)
    opened.check_is_for("direct_work", "measures")
    with pytest.raises(OtherPurpose):
        opened.check_is_for("measures")


def test_nothing_else_makes_one(tmp_path):
    with pytest.raises(TypeError, match="nothing else"):
        UsableRecord(tmp_path, tmp_path, "measures", "record_operator", ON)


@pytest.mark.parametrize("purpose", ["direct_work", "statutory_returns", "research"])
def test_a_purpose_that_nothing_serves_is_refused(tmp_path, purpose):
    with pytest.raises(NotPermitted, match=f"no source in this build may be used for: .*{purpose}"):
        usable(put_basis(tmp_path, MEASURES_ALONE), purpose)
    assert usable(tmp_path, "measures")


def test_a_role_that_is_not_named_is_refused(tmp_path):
    with pytest.raises(NotPermitted, match="does not name this role"):
        usable_record(put_basis(tmp_path), purpose="direct_work", role="analyst", on=ON)


def test_an_agreement_that_has_ended_since_the_build_shuts_the_record(tmp_path):
    put_basis(tmp_path, replace(EVERYTHING, in_force_until=date(2027, 6, 30), review_on=date(2027, 6, 1)))
    assert usable(tmp_path, "measures", date(2027, 6, 30))
    with pytest.raises(
        NotPermitted, match=r"hmcts_public_law may not be used: its sharing agreement has ended\..*build"
    ):
        usable(tmp_path, "measures", date(2027, 7, 1))


def test_a_later_version_that_began_since_the_build_counts(tmp_path):
    later = replace(EVERYTHING, version=2, in_force_from=date(2027, 7, 1), uses={"measures": OPERATOR})
    standing = Standing("ssd", "E08000025", agreements=(EVERYTHING, later))
    record = PurposeRecord(("measures", "direct_work"), (), "")
    keep_basis(tmp_path, records=[record], basis=Sorted((), (), (Use(standing, frozenset(record.purposes)),)), on=ON)
    assert usable(tmp_path, "direct_work")
    assert usable(tmp_path, "measures", date(2027, 7, 1))
    with pytest.raises(NotPermitted, match=r"ssd of E08000025 .* does not name this purpose"):
        usable(tmp_path, "direct_work", date(2027, 7, 1))


def test_an_agreement_of_a_source_that_is_not_in_the_record_shuts_nothing(tmp_path):
    short = replace(MEASURES_ALONE, in_force_until=date(2027, 6, 30), review_on=date(2027, 6, 1))
    uses = (
        Use(Standing("cafcass", None, agreements=(EVERYTHING,)), frozenset({"measures", "direct_work"})),
        Use(Standing("ssd", None, agreements=(short,)), frozenset({"measures"})),
    )
    records = [PurposeRecord(("measures",), (0, 1), ""), PurposeRecord(("direct_work",), (0,), "for/direct_work")]
    keep_basis(tmp_path, records=records, basis=Sorted((), (), uses), on=ON)
    late = date(2027, 7, 1)
    assert usable(tmp_path, "direct_work", late).record == tmp_path / "for" / "direct_work" / "record"
    with pytest.raises(NotPermitted):
        usable(tmp_path, "measures", late)


@pytest.mark.parametrize("content", [None, "", "{"])
def test_a_build_that_says_nothing_of_its_basis_is_not_opened(tmp_path, content):
    if content is not None:
        (tmp_path / BASIS_FILE).write_text(content)
    with pytest.raises(NotPermitted, match="does not say on what basis"):
        usable(tmp_path, "measures")


def test_an_agreement_that_was_changed_in_the_build_lets_nothing_in(tmp_path):
    kept = json.loads((put_basis(tmp_path) / BASIS_FILE).read_text())
    kept["agreements"] = [text.replace("purposes:", "purpose:") for text in kept["agreements"]]
    (tmp_path / BASIS_FILE).write_text(json.dumps(kept))
    with pytest.raises(NotPermitted, match="cannot be used"):
        usable(tmp_path, "measures")
    assert kept_agreements(tmp_path) == []


def test_the_agreements_of_a_build_are_kept_once(tmp_path):
    assert kept_agreements(put_basis(tmp_path)) == [EVERYTHING]
