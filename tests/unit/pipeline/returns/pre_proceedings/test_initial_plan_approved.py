"""Whether the initial plan was approved: the first interim order against what was sought."""

from __future__ import annotations

from datetime import timedelta

import pytest

from support.told_record import SUBMITTED, hand_made

CARE, SUPERVISION = ["CARE_ORDER", "INTERIM_CARE_ORDER"], ["SUPERVISION_ORDER", "INTERIM_SUPERVISION_ORDER"]


def ordered(record, code: str, days: int = 10, source: str = "cafcass"):
    return record.event(source, "order_made", SUBMITTED + timedelta(days=days), code=code, record_key=f"o/{code}")


@pytest.mark.parametrize(
    ("sought", "made", "value"),
    [
        (CARE, "interim_care_order", "Y"),
        (CARE, "interim_supervision_order", "N"),
        (SUPERVISION, "interim_supervision_order", "Y"),
        (SUPERVISION, "interim_care_order", "N"),
        ([*SUPERVISION, *CARE], "interim_care_order", "Y"),
        (CARE, "care_order", None),
        (CARE, "directions", None),
        (["OTHER"], "interim_care_order", None),
    ],
)
def test_sought_against_made(tmp_path, sought, made, value):
    told = ordered(hand_made(tmp_path).applied(ordersSought=sought), made).answer("initial_plan_approved")
    assert told["value"] == value


def test_the_first_interim_order_counts(tmp_path):
    record = ordered(hand_made(tmp_path).applied(), "interim_supervision_order", 10)
    assert ordered(record, "interim_care_order", 40).answer("initial_plan_approved")["value"] == "N"


def test_the_authority_may_say_otherwise(tmp_path):
    record = ordered(hand_made(tmp_path).begun("ssd").applied(), "interim_care_order")
    record.kept("ssd", "ssd_pre_proceedings/PREP1", {"prep_la_inital_plan_approved": "N"})
    told = record.answer("initial_plan_approved")
    assert (told["value"], told["how_sure"]) == ("Y", "contradicted")
