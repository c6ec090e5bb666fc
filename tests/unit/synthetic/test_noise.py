"""What one agency wrote down."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from small_world import small_world
from waypost.synthetic.chance import stream
from waypost.synthetic.noise import written_down
from waypost.synthetic.rates import rates

AGENCIES = ("hmcts_public_law", "hmcts_private_law", "cafcass", "ssd")
MANY = 20_000


def people(count: int = MANY, role: str = "child") -> pl.DataFrame:
    """Many people alike but for their number: Thomas Ash, other surname Elm."""
    one = small_world().people.filter(pl.col("person_id") == 1)
    return pl.concat([one] * count).with_columns(
        person_id=pl.int_range(count, dtype=pl.Int64),
        role=pl.lit(role),
        forenames=pl.lit("Thomas"),
        born_on=pl.date(2016, 3, 4),
        known_from=pl.lit(date(2024, 1, 1)),
    )


@pytest.mark.parametrize("agency", AGENCIES)
def test_errors_happen_at_the_agencys_rate(agency):
    true = people()
    written = written_down(true, agency, stream(1, agency))
    errors, times = rates("noise").shares("errors"), rates("noise").shares("agency_times")[agency]
    share = {name: written[name].ne_missing(true[name]).mean() for name in ("surname", "sex", "born_on", "forenames")}
    assert written["postcode"].null_count() / MANY == pytest.approx(errors["postcode_missing"] * times, abs=0.006)
    assert share["sex"] == pytest.approx((errors["sex_missing"] + errors["sex_wrong"]) * times, abs=0.005)
    names = ("surname_typing_slip", "surname_changed", "surname_double_barrelled", "names_swapped", "surname_missing")
    assert share["surname"] == pytest.approx(sum(errors[name] for name in names) * times, rel=0.15)
    assert 0.015 * times < share["born_on"] < 0.045 * times
    assert share["forenames"] > 0.07 * times


def test_the_same_stream_writes_the_same_and_another_another():
    true = people(500)
    first, again, other = (written_down(true, "ssd", stream(seed, "x")) for seed in (1, 1, 2))
    assert first.equals(again)
    assert not first.equals(other)


def test_no_birth_date_after_the_agency_met_the_person_nor_of_an_adult():
    true = people(3000).with_columns(born_on=pl.lit(date(2023, 12, 20)))
    written = written_down(true, "ssd", stream(3, "ssd"))["born_on"].drop_nulls()
    assert written.max() <= date(2024, 1, 1)
    assert written.n_unique() > 5
    grown = written_down(people(3000).with_columns(born_on=pl.lit(date(2006, 1, 20))), "ssd", stream(3, "ssd"))
    assert grown["born_on"].drop_nulls().min() > date(2006, 1, 1)
    assert grown["born_on"].n_unique() > 5


def test_babies_are_called_baby_where_the_agency_met_them_unnamed_and_some_are_named_later():
    true = people(4000).with_columns(
        is_named_at_issue=pl.lit(False), twin_of=pl.when(pl.col("person_id") % 2 == 0).then(0)
    )
    written = written_down(true, "hmcts_public_law", stream(1, "b"))
    at_first = written["first_forenames"].is_in(["Baby", "Baby Two"])
    assert at_first.mean() == pytest.approx(0.6, abs=0.03)
    assert set(written.filter(at_first)["first_forenames"]) == {"Baby", "Baby Two"}
    named = written.filter(at_first)["forenames"] == "Thomas"
    assert named.mean() == pytest.approx(0.2, abs=0.03)
    assert written_down(true, "hmcts_private_law", stream(1, "b"))["first_forenames"].is_in(["Baby"]).sum() == 0


def test_few_errors_are_corrected_and_then_they_are_right():
    true = people()
    written = written_down(true, "cafcass", stream(1, "c"))
    is_changed = written["forenames"].ne_missing(written["first_forenames"])
    assert 0 < is_changed.mean() < 0.02
    assert set(written.filter(is_changed)["forenames"]) == {"Thomas"}


def test_everyone_keeps_a_name_and_adults_are_never_baby():
    written = written_down(people(role="mother"), "ssd", stream(2, "a"))
    assert written.filter(pl.col("forenames").is_null() & pl.col("surname").is_null()).is_empty()
    assert "Baby" not in set(written["forenames"])
    assert {"Tom", "Elm"} <= set(written["forenames"]) | set(written["surname"])
    assert "Ash-Elm" in set(written["surname"])
