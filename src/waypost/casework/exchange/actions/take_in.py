"""Takes in what arrives: children, cases, families and orders, each once, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.models import (
    Child,
    ChildInCase,
    CourtOrder,
    FormerName,
    PossibleLink,
    Proceedings,
)
from waypost.casework.children.sounds import sounds_of
from waypost.casework.exchange.actions.cases_now import bring_up_to_date
from waypost.casework.exchange.actions.families import take_families
from waypost.casework.exchange.arriving import Arriving, Row
from waypost.casework.exchange.models import Arrival, CafcassNumber
from waypost.casework.exchange.rules import as_answer

_AT_ONCE = 500


@acts("exchange.take_in", Permission.TAKE_IN)
def take_in(acting: Acting, child_id: str | None, *, arriving: Arriving) -> Outcome[int]:
    """Take in a delivery. Returns how many children are new.

    What came before is left alone, but for how a case stands (its programme, its court, its next hearing, its end), and
    for the family: who is there, where they live now, and what is confidential since.
    """
    known = set(Child.objects.values_list("child_id", flat=True))
    fresh = [row for row in arriving.children if row["child_id"] not in known]
    Child.objects.bulk_create([_child(row, arriving) for row in fresh], batch_size=_AT_ONCE)
    new_cases = _take_cases(arriving)
    changed = bring_up_to_date(arriving)
    _take_members(arriving)
    _take_numbers(arriving)
    family = take_families(arriving, frozenset(str(row["child_id"]) for row in fresh))
    _take_names([row for row in fresh if row["surname"]])
    orders = _take_orders(acting, arriving)
    _note(acting, "application", ((row["case_id"], "", row["issued_on"], row["received_on"]) for row in new_cases))
    PossibleLink.objects.all().delete()
    PossibleLink.objects.bulk_create([PossibleLink(**row) for row in arriving.possible_links], batch_size=_AT_ONCE)
    told = {"children": len(fresh), "cases": len(new_cases), "changed": changed, "orders": orders}
    told |= {"relatives": family.relatives, "contacts": family.contacts, "shut": family.shut}
    return Outcome(len(fresh), told)


def _child(row: Row, arriving: Arriving) -> Child:
    language = row["first_language"] or ""
    return Child(
        child_id=row["child_id"],
        given_names=row["forenames"] or "",
        family_name=row["surname"] or "",
        born_on=row["born_on"],
        due_to_be_born_on=row["expected_on"],
        sex=row["sex"] or "",
        ethnicity=row["ethnicity"] or "",
        interpreter_language="" if language == "English" else language,
        service_area=row["service_area"] or "",
        authority=row["local_authority"] or "",
        family_reference=row["case_id"] or "",
        opened_on=row["received_on"] or arriving.told_on,
        is_invented=arriving.is_invented,
        told_on=arriving.told_on,
    )


def _take_cases(arriving: Arriving) -> list[Row]:
    known = set(Proceedings.objects.values_list("case_id", flat=True))
    fresh = [row for row in arriving.cases if row["case_id"] not in known]
    Proceedings.objects.bulk_create(
        [
            Proceedings(
                case_id=row["case_id"],
                law=row["law"],
                kind=row["application"] or "",
                programme=row["track"] or "",
                court=row["court"] or "",
                area=row["service_area"] or "",
                issued_on=row["issued_on"] or row["received_on"] or arriving.told_on,
                received_on=row["received_on"],
                has_domestic_abuse=as_answer(row["is_domestic_abuse_alleged"]),
            )
            for row in fresh
        ],
        batch_size=_AT_ONCE,
    )
    return fresh


def _take_members(arriving: Arriving) -> None:
    rows = [ChildInCase(child_id=row["child_id"], proceedings_id=row["case_id"]) for row in arriving.members]
    ChildInCase.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)


def _take_numbers(arriving: Arriving) -> None:
    told = [row for row in arriving.children if row.get("their_id")]
    rows = [CafcassNumber(child_id=row["child_id"], number=row["their_id"]) for row in told]
    CafcassNumber.objects.bulk_create(rows, batch_size=_AT_ONCE, ignore_conflicts=True)


def _take_names(rows: Sequence[Row]) -> None:
    sounds = sounds_of([str(row["surname"]) for row in rows])
    FormerName.objects.bulk_create(
        [
            FormerName(child_id=row["child_id"], name=f"{row['forenames']} {row['surname']}", sound=sound)
            for row, sound in zip(rows, sounds, strict=True)
        ],
        batch_size=_AT_ONCE,
    )


def _take_orders(acting: Acting, arriving: Arriving) -> int:
    known = set(Arrival.objects.filter(kind="order").values_list("key", flat=True))
    here = {(row["child_id"], row["case_id"]) for row in arriving.members}
    fresh = [
        row
        for row in arriving.orders
        if f"order/{row['order_id']}/{row['child_id']}" not in known and (row["child_id"], row["case_id"]) in here
    ]
    CourtOrder.objects.bulk_create(
        [
            CourtOrder(
                child_id=row["child_id"],
                proceedings_id=row["case_id"],
                kind=row["order_type"] or "",
                made_on=row["made_on"],
                received_on=row["received_on"],
                is_final=row["is_final"] == "yes",
            )
            for row in fresh
        ],
        batch_size=_AT_ONCE,
    )
    _note(
        acting,
        "order",
        (
            (f"{row['order_id']}/{row['child_id']}", row["child_id"], row["made_on"], row["received_on"])
            for row in fresh
        ),
    )
    return len(fresh)


def _note(acting: Acting, kind: str, rows: Iterable[tuple[str, str, date | None, date | None]]) -> None:
    Arrival.objects.bulk_create(
        [
            Arrival(
                key=f"{kind}/{key}",
                kind=kind,
                child_id=child or "",
                made_on=made,
                received_on=received,
                taken_at=acting.at,
            )
            for key, child, made, received in rows
        ],
        batch_size=_AT_ONCE,
        ignore_conflicts=True,
    )
