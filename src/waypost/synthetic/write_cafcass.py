"""Writes the Cafcass extract: a CSV file for each subject, as vocabulary.cafcass_extract defines it."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from waypost.synthetic.cafcass_disagreements import cafcass_disagreements
from waypost.synthetic.cafcass_keying import Keyed, key_rows
from waypost.synthetic.cafcass_labels import as_coded
from waypost.synthetic.cafcass_rows import SUBJECTS, known_cases
from waypost.synthetic.cafcass_staff import STAFF
from waypost.synthetic.cafcass_told import cases_as_keyed, orders_as_keyed
from waypost.synthetic.files import write_csv, write_manifest
from waypost.synthetic.plan import Plan
from waypost.synthetic.telling import Telling, event, told
from waypost.synthetic.world import World
from waypost.vocabulary.cafcass_extract import Subject, subjects

SOURCE = "cafcass"

Told = dict[str, pl.DataFrame]


def write_cafcass(world: World, view: pl.DataFrame, folder: Path, plan: Plan) -> Telling:
    """Write the extract into `folder` and return what it tells. `view` is `Views.cafcass`."""
    cases = cases_as_keyed(known_cases(world, plan.until), world, plan)
    keyed: dict[str, Keyed] = {}
    records = 0
    for name, subject in subjects().items():
        of_staff = STAFF.get(name)
        given = SUBJECTS[name](world, view, cases, plan.until) if of_staff is None else of_staff(world, plan)
        given = given.sort(subject.key)
        if name == "orders_received":
            given = orders_as_keyed(given, plan)
        keyed[name] = key_rows(name, given, subject.key, plan)
        records += write_csv(_as_text(keyed[name].statements, subject), folder / f"{name}.csv")
    write_manifest(folder, source=SOURCE, received_at=plan.received_at)
    rows = {name: one.final for name, one in keyed.items()}
    return told(
        SOURCE,
        people=[
            rows["children"].select("person_id", person_key="child_id"),
            rows["parties"].select("person_id", person_key=pl.format("party/{}", "party_id")),
        ],
        proceedings=[rows["cases"].select(proceedings_key="case_id", case_id="true_case_id")],
        events=_events(rows),
        disagreements=cafcass_disagreements(world, view, keyed),
        records=records,
    )


def _as_text(rows: pl.DataFrame, subject: Subject) -> pl.DataFrame:
    """Return the subject's columns as they are written; a column that the invented world does not hold is empty."""
    columns = []
    for column in subject.columns:
        if column.name not in rows.columns:
            written = pl.lit(None, dtype=pl.String)
        elif column.kind == "instant":
            written = pl.col(column.name).dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        elif column.kind == "yes_no":
            written = pl.when(column.name).then(pl.lit("yes")).when(~pl.col(column.name)).then(pl.lit("no"))
        else:
            written = as_coded(column)
        columns.append(written.alias(column.name))
    return rows.select(columns).sort([*subject.key, "recorded_at"])


def _events(rows: Told) -> list[pl.DataFrame]:
    """Return every event of the extract: a row without a child speaks of every child of the case."""
    children = rows["children"].select("case_id", "child_id")
    cases = rows["cases"].join(children, on="case_id")
    joined = rows["children"].with_columns(joined_on=pl.max_horizontal("joined_on", "received_on"))
    of_case = {name: rows[name].join(children, on="case_id") for name in ("allocations", "reports")}
    orders = rows["orders_received"]
    made, extensions = orders.filter(pl.col("order_type") != "extension"), orders.filter(order_type="extension")
    alleged = cases.filter("is_domestic_abuse_alleged").with_columns(alleged=pl.lit("domestic_abuse"))
    spoken = rows["feedback_and_complaints"].filter(pl.col("child_id").is_not_null())
    put_right = rows["audit"].filter(pl.col("action_confirmed_on").is_not_null())
    told_of = [
        (cases, "application_issued", "issued_on", "application", None),
        (cases, "application_received", "received_on", "application", None),
        (alleged, "harm_alleged", "received_on", "alleged", None),
        (joined, "child_joined", "joined_on", None, None),
        (of_case["allocations"], "practitioner_allocated", "started_on", "role", None),
        (of_case["allocations"], "practitioner_ended", "ended_on", "role", "reason_ended"),
        (rows["engagement"], "child_engaged", "seen_on", "manner", None),
        (rows["letters"], "letter_sent", "sent_on", "kind", None),
        (rows["reviews"], "management_review_held", "held_on", "kind", None),
        (rows["agreements"], "plan_discussed", "talked_on", None, None),
        (of_case["reports"], "report_ordered", "ordered_on", "kind", None),
        (of_case["reports"], "report_allocated", "allocated_on", "kind", None),
        (of_case["reports"], "report_filed", "filed_on", "kind", None),
        (rows["advice"], "advice_given", "given_on", "issue", "recommendation"),
        (rows["advice"], "advice_shared", "shared_with_child_on", "issue", None),
        (made, "order_made", "made_on", "order_type", None),
        (made, "order_received", "received_on", "order_type", None),
        (extensions, "extension_granted", "made_on", None, "extension_reason"),
        (rows["closures"], "case_closed", "closed_on", None, "reason"),
        (rows["closures"], "case_reopened", "reopened_on", None, None),
        (rows["audit"], "practice_audited", "audited_on", "grade", None),
        (put_right, "audit_put_right", "action_done_on", "grade", None),
        (spoken, "feedback_received", "made_on", "kind", "sentiment"),
        (spoken, "feedback_answered", "responded_on", "kind", None),
    ]
    return [
        event(frame.with_columns(person_key="child_id"), kind, on, code, reason)
        for frame, kind, on, code, reason in told_of
    ]
