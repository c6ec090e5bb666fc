"""Each public-law case as each poll saw it, and under which key each person was told. Whole columns at a time."""

from __future__ import annotations

import polars as pl

from waypost.foundation.identifiers import nameless_person_key
from waypost.synthetic import public_law_case as parts
from waypost.synthetic.court_frames import has_joined
from waypost.synthetic.json_text import (
    chosen,
    chosen_part,
    day,
    fixed,
    listed,
    quoted_plainly,
    record,
    record_if_any,
)
from waypost.synthetic.plan import Plan
from waypost.synthetic.public_law_frames import PublicLawFrames
from waypost.synthetic.rates import rates

_KEYS = ("person_id", "case_id", "is_last", "is_child_at_last")


def statements(frames: PublicLawFrames, plan: Plan) -> pl.DataFrame:
    """Return every case in every poll, in the order of the polls: polled_at, window_start, window_end, case (JSON)."""
    cases = _as_placed(frames)
    heard = _hearings(frames, cases)
    people = people_told(frames, cases)
    is_within = plan.is_within_contract
    shown = (
        cases.join(_stages(heard), on="poll", how="left", maintain_order="left")
        .join(listed(heard, "poll", parts.hearing(is_within_contract=is_within), "hearings"), on="poll", how="left")
        .join(_documents(frames, cases), on="poll", how="left")
        .join(_related(frames, cases), on="poll", how="left")
    )
    for heading, part in (
        ("children", parts.child(is_within_contract=is_within)),
        ("respondents", parts.respondent()),
        ("others", parts.other()),
    ):
        of_heading = people.filter(pl.col("heading") == heading)
        shown = shown.join(listed(of_heading, "poll", part, heading), on="poll", how="left", maintain_order="left")
    return shown.sort("poll").select(
        pl.col("polled_at").dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        pl.col("window_start", "window_end").dt.strftime("%Y-%m-%dT%H:%M:%S"),
        case=_case(is_within_contract=is_within),
    )


def _as_placed(frames: PublicLawFrames) -> pl.DataFrame:
    """Return the polls with their cases, the court and the authority being those of the day shown."""
    polls = frames.polls.with_row_index("poll").join(frames.cases, on="case_id", maintain_order="left")
    is_moved = ~(pl.col("shown_on") < pl.col("transferred_on")).fill_null(value=False)
    is_taken_over = ~(pl.col("shown_on") < pl.col("authority_changed_on")).fill_null(value=False)
    present = {"told_court": "court", "told_region": "region"}
    authority = {"told_authority": "authority", "told_authority_name": "authority_name", "told_code": "short_code"}
    issued_on = pl.when("is_last").then("issued_on").otherwise("issued_at_first")
    return polls.with_columns(
        *(_or_former(is_moved, name).alias(told) for told, name in present.items()),
        *(_or_former(is_taken_over, name).alias(told) for told, name in authority.items()),
        told_issued_on=pl.when(pl.col("issued_on") <= pl.col("shown_on")).then(issued_on),
        case_draw="draw",
    )


def _or_former(is_present: pl.Expr, name: str) -> pl.Expr:
    return pl.when(is_present).then(name).otherwise(f"former_{name}")


_OF_POLL = ("poll", "case_id", "shown_on", "is_last")


def _hearings(frames: PublicLawFrames, cases: pl.DataFrame) -> pl.DataFrame:
    """Return the hearings whose listing was known on the day shown."""
    rows = cases.select(*_OF_POLL).join(frames.hearings, on="case_id", maintain_order="left_right")
    return rows.filter(pl.col("listed_decision_on") <= pl.col("shown_on"))


def _documents(frames: PublicLawFrames, cases: pl.DataFrame) -> pl.DataFrame:
    rows = cases.select(*_OF_POLL).join(frames.documents, on="case_id", maintain_order="left_right")
    return listed(rows.filter(pl.col("uploaded_on") <= pl.col("shown_on")), "poll", parts.document(), "documents")


def _related(frames: PublicLawFrames, cases: pl.DataFrame) -> pl.DataFrame:
    rows = cases.select(*_OF_POLL).join(frames.related, on="case_id", maintain_order="left_right")
    is_told = pl.col("told_from").is_null() | (pl.col("told_from") <= pl.col("shown_on"))
    return listed(rows.filter(is_told), "poll", parts.related_case(), "related")


def _stages(heard: pl.DataFrame) -> pl.DataFrame:
    return heard.group_by("poll").agg(has_final_hearing=(pl.col("type") == "FINAL").any())


def people_told(frames: PublicLawFrames, cases: pl.DataFrame) -> pl.DataFrame:
    """Return each person in each poll who was in the case by the day shown, with `heading`, the list they stand in."""
    of_case = cases.select(*_OF_POLL, "case_draw", "issued_on", "received_on", "court_case_number")
    lists = {"child": "children", "other": "others"}
    return (
        of_case.join(frames.people, on="case_id", maintain_order="left_right")
        .filter(has_joined())
        .with_columns(heading=pl.col("party").replace_strict(lists, default="respondents", return_dtype=pl.String))
    )


def told_keys(frames: PublicLawFrames) -> pl.DataFrame:
    """Return person_key, person_id, case_id, is_last and is_child_at_last, a row a key: who was told under it.

    The key is the one that a reader derives: the last word of a whole name is the surname, and a birth to come is none.
    """
    told = people_told(frames, _as_placed(frames))
    is_child, is_other = pl.col("party") == "child", pl.col("party") == "other"
    words, born_on = parts.whole_name().str.split(" "), parts.as_told("born_on")
    distinct = (
        told.select(
            "court_case_number",
            "person_id",
            "case_id",
            "is_last",
            forenames=pl.when(is_other)
            .then(words.list.head(words.list.len() - 1).list.join(" "))
            .otherwise(parts.as_told("forenames")),
            surname=pl.when(is_other).then(words.list.last()).otherwise(parts.as_told("surname")),
            born_on=pl.when(~is_child | (born_on <= pl.col("shown_on"))).then(born_on),
            is_child_at_last=is_child & pl.col("is_last"),
        )
        .unique()
        .sort("case_id", "person_id", "is_last", "born_on", "is_child_at_last")
    )
    keys = [
        nameless_person_key(*row)
        for row in distinct.select("court_case_number", "forenames", "surname", "born_on").iter_rows()
    ]
    return distinct.select(*_KEYS, person_key=pl.Series(keys, dtype=pl.String))


def _case(*, is_within_contract: bool) -> pl.Expr:
    created = pl.concat_str([pl.col("submitted_on").cast(pl.String), pl.lit("T08:31:07.576")])
    return record(
        id=quoted_plainly(pl.col("court_case_number")),
        jurisdiction=fixed("PUBLICLAW"),
        state=_state(is_within_contract=is_within_contract),
        caseTypeId=fixed("CARE_SUPERVISION_EPO"),
        createdDate=quoted_plainly(created),
        lastModified=quoted_plainly(pl.col("changed_at").dt.strftime("%Y-%m-%dT%H:%M:%S.%3f")),
        caseData=_case_data(),
    )


def _case_data() -> pl.Expr:
    application = pl.col("application")
    is_full = application.is_in(rates("feeds").table("full_application"))
    return record(
        familyManCaseNumber=quoted_plainly(pl.col("familyman_number")),
        dateSubmitted=day(pl.col("submitted_on")),
        applicationType=pl.when(is_full).then(fixed("C110A")).otherwise(fixed("C1")),
        ordersSought=_orders_sought(),
        dateOfCourtIssue=day(pl.col("told_issued_on")),
        citizenIsApplicant=fixed(False),
        applicantLA=quoted_plainly(pl.col("told_code")),
        applicants=parts.applicant(),
        children=pl.col("children"),
        respondents=pl.col("respondents"),
        others=pl.col("others"),
        **parts.background(),
        previousProceedings=pl.col("related"),
        hearingDetails=pl.col("hearings"),
        caseDocuments=pl.col("documents"),
        caseManagementLocation=record_if_any(
            region=quoted_plainly(pl.col("told_region")), baseLocation=quoted_plainly(pl.col("told_court"))
        ),
    )


def _orders_sought() -> pl.Expr:
    """Return the orders sought: in care proceedings those of what the authority wants, care or supervision."""
    orders = pl.lit(None, dtype=pl.String)
    for application, ways in rates("feeds").table("orders_sought").items():
        part = chosen_part(pl.col("draw"), 1, ways)
        orders = pl.when(pl.col("application") == application).then(part).otherwise(orders)
    for sought, ways in rates("feeds").table("care_orders_sought").items():
        orders = pl.when(pl.col("sought") == sought).then(chosen_part(pl.col("draw"), 1, ways)).otherwise(orders)
    return orders


def _state(*, is_within_contract: bool) -> pl.Expr:
    is_closed = (pl.col("closed_on") <= pl.col("shown_on")).fill_null(value=False)
    before = chosen(pl.col("draw"), 3, ("Gatekeeping", "GATEKEEPING_LISTING"))
    state = (
        pl.when(is_closed)
        .then(pl.lit("Closed" if is_within_contract else "CLOSED"))
        .when(pl.col("told_issued_on").is_null())
        .then(pl.lit("Submitted"))
        .when(pl.col("has_final_hearing").is_null())
        .then(before)
        .when("has_final_hearing")
        .then(pl.lit("FINAL_HEARING"))
        .otherwise(pl.lit("PREPARE_FOR_HEARING"))
    )
    return quoted_plainly(state)
