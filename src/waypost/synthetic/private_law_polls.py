"""Each private-law case as each poll saw it. Whole columns at a time."""

from __future__ import annotations

import polars as pl

from waypost.synthetic import private_law_case as parts
from waypost.synthetic.court_frames import has_joined
from waypost.synthetic.element_ids import element_ids
from waypost.synthetic.json_text import (
    answer_in_words,
    day,
    digit,
    either,
    field,
    fixed,
    listed,
    quoted,
    quoted_plainly,
    record,
)
from waypost.synthetic.plan import Plan
from waypost.synthetic.private_law_frames import PrivateLawFrames
from waypost.synthetic.public_law_case import has_share
from waypost.synthetic.rates import rates

_OF_POLL = ("poll", "case_id", "shown_on", "is_last")
_OTHER_REPORTS = "Other reports"


def statements(frames: PrivateLawFrames, plan: Plan) -> pl.DataFrame:
    """Return every case in every poll, in the order of the polls: polled_at, window_start, window_end, case (JSON)."""
    cases = _as_placed(frames, plan)
    people = _people(frames, cases)
    lists = [
        *_people_lists(people, plan),
        listed(_hearings(frames, cases), "poll", parts.hearing(), "hearings"),
        listed(_orders(frames, cases, plan), "poll", parts.order(), "orders"),
        _heard(frames, cases),
    ]
    shown = cases
    for part in lists:
        shown = shown.join(part, on="poll", how="left", maintain_order="left")
    return shown.select(
        pl.col("polled_at").dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        pl.col("window_start", "window_end").dt.strftime("%Y-%m-%dT%H:%M:%S"),
        case=_case(is_within_contract=plan.is_within_contract),
    )


def _as_placed(frames: PrivateLawFrames, plan: Plan) -> pl.DataFrame:
    """Return the polls with their cases, the court being that of the day shown."""
    polls = frames.polls.with_row_index("poll").join(frames.cases, on="case_id", maintain_order="left")
    is_moved = ~(pl.col("shown_on") < pl.col("transferred_on")).fill_null(value=False)
    issued_on = pl.when("is_last").then("issued_on").otherwise("issued_at_first")
    names = ("court", "court_name", "region", "region_name")
    ids = {
        f"{name}_document_id": element_ids(plan.seed, f"private-law {name}", polls["case_id"])
        for name in ("application", "c1a")
    }
    return polls.with_columns(
        *(pl.when(is_moved).then(name).otherwise(f"former_{name}").alias(f"told_{name}") for name in names),
        told_issued_on=pl.when(pl.col("issued_on") <= pl.col("shown_on")).then(issued_on),
        **ids,
    )


def _people(frames: PrivateLawFrames, cases: pl.DataFrame) -> pl.DataFrame:
    """Return each person in each poll who was in the case by the day shown."""
    of_case = cases.select(*_OF_POLL, "issued_on", "received_on", "way")
    return of_case.join(frames.people, on="case_id", maintain_order="left_right").filter(has_joined())


def _people_lists(people: pl.DataFrame, plan: Plan) -> list[pl.DataFrame]:
    """Return every list of people and of what they are to one another, a frame each."""
    is_within = plan.is_within_contract
    named = people.with_columns(name=parts.full_name())
    adults, children = named.filter(pl.col("party") != "child"), named.filter(pl.col("party") == "child")
    withheld = adults.filter(
        (pl.col("party") == "applicant") & pl.col("is_address_confidential").fill_null(value=False)
    )
    withheld = withheld.with_columns(details_id=_ids(plan, "details", withheld))
    speaking = adults.filter(pl.col("interpreter_language").is_not_null())
    speaking = speaking.with_columns(need_id=_ids(plan, "need", speaking))
    return [
        listed(_at_home(children, adults), "poll", parts.child(is_within_contract=is_within), "children"),
        *(
            listed(adults.filter(pl.col("party") == kind), "poll", parts.party(), name)
            for kind, name in parts.PARTY_LISTS.items()
        ),
        *_relations(children, adults, plan),
        listed(withheld, "poll", parts.confidential_details(), "withheld"),
        listed(speaking, "poll", parts.interpreter_need(), "interpreter_needs"),
    ]


def _ids(plan: Plan, kind: str, people: pl.DataFrame) -> pl.Series:
    return element_ids(plan.seed, f"private-law {kind}", people["case_id"], people["person_id"])


def _at_home(children: pl.DataFrame, adults: pl.DataFrame) -> pl.DataFrame:
    """Add the adult who lives where the child does, else the mother, else the first; and the first parties' roles."""
    pairs = children.select("poll", "person_id", young_postcode="postcode").join(
        adults.select("poll", "postcode", "role", home_element_id="element_id", home_name="name", home_party="party"),
        on="poll",
        maintain_order="left_right",
    )
    lives_near = (pl.col("postcode") == pl.col("young_postcode")).fill_null(value=False)
    rank = pl.when(lives_near).then(0).when(pl.col("role") == "mother").then(1).otherwise(2)
    homes = (
        pairs.with_columns(rank=rank)
        .sort("poll", "person_id", "rank", maintain_order=True)
        .unique(["poll", "person_id"], keep="first", maintain_order=True)
        .select("poll", "person_id", "home_element_id", "home_name", "home_party")
    )
    roles = [
        adults.filter(pl.col("party") == kind).group_by("poll").agg(pl.col("role").first().alias(f"{kind}_role"))
        for kind in ("applicant", "respondent")
    ]
    told = children.join(homes, on=["poll", "person_id"], how="left", maintain_order="left")
    for role in roles:
        told = told.join(role, on="poll", how="left", maintain_order="left")
    return told


def _relations(children: pl.DataFrame, adults: pl.DataFrame, plan: Plan) -> list[pl.DataFrame]:
    """Return a list of relations for each kind of party."""
    of_child, of_adult = pl.col("person_id", "element_id", "name"), pl.col("person_id", "element_id", "name", "role")
    young = children.select("poll", "case_id", of_child.name.prefix("young_"), young_draw="draw")
    grown = adults.select("poll", of_adult.name.prefix("adult_"), adult_party="party")
    pairs = young.join(grown, on="poll", maintain_order="left_right")
    who = (pairs["case_id"], pairs["young_person_id"], pairs["adult_person_id"])
    told = pairs.with_columns(relation_id=element_ids(plan.seed, "private-law relation", *who))
    part = parts.relation_of(is_within_contract=plan.is_within_contract)
    return [
        listed(told.filter(pl.col("adult_party") == kind), "poll", part, name)
        for kind, name in parts.RELATION_LISTS.items()
    ]


def _hearings(frames: PrivateLawFrames, cases: pl.DataFrame) -> pl.DataFrame:
    of_case = cases.select(*_OF_POLL, "told_court", "told_court_name")
    rows = of_case.join(frames.hearings, on="case_id", maintain_order="left_right")
    return rows.filter(pl.col("listed_decision_on") <= pl.col("shown_on"))


def _heard(frames: PrivateLawFrames, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the polls by whose day something had been heard."""
    held = frames.hearings.filter(pl.col("status") == "held").group_by("case_id").agg(pl.col("listed_on").min())
    heard = cases.select("poll", "case_id", "shown_on").join(held, on="case_id")
    return heard.filter(pl.col("listed_on") <= pl.col("shown_on")).select("poll", is_heard=pl.lit(value=True))


def _orders(frames: PrivateLawFrames, cases: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    labels = rates("feeds").table("court_reports")
    asked = (
        frames.orders.select("case_id", "place", "reports").explode("reports").filter(pl.col("reports").is_not_null())
    )
    asked = asked.with_columns(number=pl.int_range(pl.len(), dtype=pl.Int64).over("case_id", "place"))
    ids = element_ids(plan.seed, "private-law report", asked["case_id"], asked["place"], asked["number"])
    label = pl.col("reports").replace_strict(labels, default=_OTHER_REPORTS, return_dtype=pl.String)
    report = record(id=quoted_plainly(pl.col("report_id")), value=quoted(label))
    lists = (
        asked.with_columns(report_id=ids)
        .group_by("case_id", "place", maintain_order=True)
        .agg(court_reports=report.str.join(","))
        .with_columns(pl.format("[{}]", "court_reports").alias("court_reports"))
    )
    orders = frames.orders.join(lists, on=["case_id", "place"], how="left", maintain_order="left").with_columns(
        document_id=element_ids(
            plan.seed, "private-law order document", frames.orders["case_id"], frames.orders["place"]
        )
    )
    rows = cases.select(*_OF_POLL).join(orders, on="case_id", maintain_order="left_right")
    return rows.filter(pl.col("made_on") <= pl.col("shown_on"))


def _case(*, is_within_contract: bool) -> pl.Expr:
    time = pl.col("changed_at").dt.time()
    submitted_at = pl.col("submitted_on").dt.combine(time)
    return record(
        id=pl.col("court_case_number"),
        jurisdiction=fixed("PRIVATELAW"),
        state=_state(),
        caseTypeOfApplication=fixed("C100"),
        case_type_id=fixed("PRLAPPS"),
        created_date=instant(submitted_at, is_within_contract=is_within_contract),
        last_modified=instant(pl.col("changed_at"), is_within_contract=is_within_contract),
        case_data=_case_data(),
    )


def instant(at: pl.Expr, *, is_within_contract: bool) -> pl.Expr:
    """Return an instant in one of the ways that the service writes them, by the row's `draw`."""
    draw = pl.col("draw")
    has_nine_digits = has_share(draw, 5, rates("feeds").number("dates_with_nine_digit_fractions"))
    text = (
        pl.when(has_nine_digits)
        .then(at.dt.strftime("%Y-%m-%dT%H:%M:%S.%6f000"))
        .otherwise(at.dt.strftime("%Y-%m-%dT%H:%M:%S.%3f"))
    )
    if is_within_contract:
        return quoted_plainly(text)
    numbers = at.dt.strftime("[%Y,%-m,%-d,%-H,%-M,%-S,")
    as_list = pl.format("{}{}]", numbers, at.dt.microsecond() * 1000)
    return pl.when(digit(draw, 4, 3) == 0).then(as_list).otherwise(quoted_plainly(text))


def _case_data() -> pl.Expr:
    people = (*parts.PARTY_LISTS.values(), *parts.RELATION_LISTS.values())
    has_withheld = pl.col("withheld").is_not_null()
    return record(
        familymanCaseNumber=quoted_plainly(pl.col("familyman_number")),
        dateSubmitted=day(pl.col("submitted_on")),
        issueDate=day(pl.col("told_issued_on")),
        caseTypeOfApplication=fixed("C100"),
        children=pl.col("children"),
        **{name: pl.col(name) for name in people},
        applicantsConfidentialDetails=pl.col("withheld"),
        confidentialDetails=record(isConfidentialDetailsAvailable=answer_in_words(has_withheld)),
        **parts.application(),
        **parts.miam(),
        courtEpimsId=quoted_plainly(pl.col("told_court")),
        courtTypeId=fixed("18"),
        courtName=quoted(pl.col("told_court_name")),
        caseManagementLocation=_location(),
        hearingData=record(
            hmctsServiceCode=fixed("ABA5"),
            caseRef=quoted_plainly(pl.col("court_case_number")),
            caseHearings=pl.coalesce("hearings", pl.lit("[]")),
        ),
        orderCollection=pl.col("orders"),
    )


def _location() -> pl.Expr:
    """Return the court's place under either pair of names: both are real."""
    is_first = digit(pl.col("draw"), 6, 2) == 0
    return record(
        either(is_first, "regionId", "region", quoted_plainly(pl.col("told_region"))),
        either(is_first, "baseLocationId", "baseLocation", quoted_plainly(pl.col("told_court"))),
        field("regionName", quoted(pl.col("told_region_name"))),
        field("baseLocationName", quoted(pl.col("told_court_name"))),
    )


def _state() -> pl.Expr:
    is_closed = (pl.col("closed_on") <= pl.col("shown_on")).fill_null(value=False)
    is_heard = pl.col("is_heard").fill_null(value=False)
    return (
        pl.when(is_closed)
        .then(fixed("ALL_FINAL_ORDERS_ISSUED"))
        .when(is_heard)
        .then(fixed("DECISION_OUTCOME"))
        .otherwise(fixed("PREPARE_FOR_HEARING_CONDUCT_HEARING"))
    )
