"""Listed, held, vacated, adjourned; what is cancelled is relisted as a new hearing."""

import polars as pl
import pytest

from support.invented_lives import UNTIL, world_of
from waypost.synthetic.delays import REASONS
from waypost.vocabulary.cancellations import CANCELLATIONS


@pytest.fixture
def hearings() -> pl.DataFrame:
    world = world_of(3000, 1)
    return world.hearings.join(world.cases.select("case_id", "law"), on="case_id")


def test_all_reasons_in_use_are_given():
    in_use = {entry.code for entry in CANCELLATIONS.entries if not entry.is_deprecated}
    assert set(REASONS) == in_use


def test_about_a_third_of_public_cases_lose_a_hearing(hearings: pl.DataFrame):
    public = hearings.filter(pl.col("law") == "public")
    lost = public.filter(pl.col("reason").is_not_null())["case_id"].n_unique() / public["case_id"].n_unique()
    assert lost == pytest.approx(0.32, abs=0.04)


def test_vacated_before_the_day_adjourned_on_it(hearings: pl.DataFrame):
    day = pl.col("listed_at").dt.convert_time_zone("Europe/London").dt.date()
    assert hearings.filter((pl.col("status") == "adjourned") & (pl.col("cancelled_on") != day)).is_empty()
    vacated = hearings.filter(pl.col("status") == "vacated")
    assert (vacated["cancelled_on"] < vacated.select(day).to_series()).mean() > 0.95
    assert set(hearings.filter(pl.col("law") == "private")["status"]) == {"held", "vacated", "listed"}


def test_a_cancelled_hearing_is_listed_again(hearings: pl.DataFrame):
    cancelled = hearings.filter(pl.col("reason").is_not_null())
    again = hearings.select("case_id", "hearing", "listed_decision_on", later="listed_at")
    pairs = cancelled.join(
        again, left_on=["case_id", "hearing", "cancelled_on"], right_on=["case_id", "hearing", "listed_decision_on"]
    )
    relisted = pairs.filter(pl.col("later") > pl.col("listed_at"))["hearing_id"].n_unique()
    assert relisted == cancelled.height


def test_hearings_to_come_are_listed(hearings: pl.DataFrame):
    listed = hearings.filter(pl.col("status") == "listed")
    assert listed.height > 50
    assert (listed["listed_at"].dt.date() > UNTIL).all()
    assert (listed["listed_decision_on"] <= UNTIL).all()


def test_hearings_begin_in_court_hours_of_london(hearings: pl.DataFrame):
    hours = hearings["listed_at"].dt.convert_time_zone("Europe/London").dt.hour()
    assert hours.min() == 9
    assert hours.max() == 15
    assert hearings["minutes"].min() > 0
