"""Property of a build that goes on from the last one: it links as if all had been linked again, to the last count.

Keys of offices, cases, parents, births, what forbids a link and what people decided: all of it may change in a night.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import event, given, settings
from hypothesis import strategies as st

from support.linkage_people import at, child, people, proceedings
from waypost.linkage.link import Linked, link
from waypost.linkage.model import trained_model
from waypost.linkage.pairing import pair_up_here
from waypost.linkage.pairing_tonight import PairingTonight
from waypost.linkage.review.honour import DECISIONS

MODEL = replace(trained_model(), weight_of_usual=40)  # so that a few records move how common a name is
RECORDS = 40
SOURCES = ("hmcts_public_law", "hmcts_private_law", "cafcass", "ssd", "ssda903")

said = st.fixed_dictionaries(
    {
        "source": st.sampled_from(SOURCES),
        "forenames": st.sampled_from(["Annabel", "Anabel", "Annabel Rose", "Barnaby", "Quillfeather", None]),
        "surname": st.sampled_from(["Quillfeather", "Quilfeather", "Nettlethorpe-Quillfeather", "Annabel", None]),
        "born_on": st.sampled_from([date(2016, 5, 9), date(2016, 9, 5), date(2016, 5, 19), date(2011, 2, 3), None]),
        "sex": st.sampled_from(["female", "male", None]),
        "postcode": st.sampled_from(["ZZ9 1AB", "ZZ9 1AC", "ZY8 2CD", None]),
        "upn": st.sampled_from(["A123456789012", None, None, None]),
        "proceedings_key": st.sampled_from(["1", "2", None]),
        "learnt_at": st.sampled_from([at("2025-01-01"), at("2025-02-01"), None]),
    }
)
case = st.tuples(st.sampled_from(["1", "2"]), st.sampled_from(["ZW01C00001", "ZW01C00002", None]), st.booleans())
decision = st.tuples(st.integers(0, RECORDS - 1), st.integers(0, RECORDS - 1), st.sampled_from(["same", "different"]))


def a_record(number, facts):
    sender = "E08000035" if facts["source"] in ("ssd", "ssda903") else None
    names = {"forenames": None, "surname": None} if facts["source"] == "ssda903" else {}
    return child(facts.pop("source"), str(number), sender=sender, **{**facts, **names})


def told(records, cases, decided):
    """What linkage is given: the records by number, what is told of their cases, and what people decided."""
    rows = {number: a_record(number, dict(facts)) for number, facts in records.items()}
    mothers = [
        {**child(source, f"mother {key}", forenames="Marigold", surname="Quillfeather"), "role": "mother"}
        | {"proceedings_key": key, "born_on": date(1990, 1, 1)}
        for key, _, has_mother in cases
        if has_mother
        for source in ("cafcass", "hmcts_public_law")
    ]
    numbers = [
        {"source": source, "sender": None, "proceedings_key": key, "court_case_number": number}
        for key, number, _ in cases
        for source in ("cafcass", "hmcts_public_law")
    ]
    pairs = [
        {"pair_id": f"{one}-{other}", "says": says}
        | {f"{side}_{name}": rows[number][name] for side, number in (("left", one), ("right", other)) for name in KEY}
        for one, other, says in decided
        if one != other and one in rows and other in rows
    ]
    decisions = pl.DataFrame(pairs, schema=dict(DECISIONS)).unique("pair_id", keep="first", maintain_order=True)
    return {
        "people": people(*rows.values(), *mothers),
        "proceedings": proceedings(*numbers),
        "decisions": decisions,
        "threads": 1,
        "model": MODEL,
    }


KEY = ("source", "sender", "person_key")


def linked(given_now, before: Path | None, keep_in: Path) -> Linked:
    def tell(how):
        event("in full" if how.why_in_full else "a night alone")

    pair_up = PairingTonight(pair_up_here, before, keep_in, "", tell)
    given_now = dict(given_now)
    return link(given_now.pop("people"), pair_up=pair_up, **given_now)


@settings(max_examples=15)
@given(
    first=st.lists(said, min_size=RECORDS, max_size=RECORDS),
    cases=st.lists(st.tuples(case, case), min_size=3, max_size=3),
    nights=st.lists(
        st.tuples(
            st.lists(said, max_size=3),  # new
            st.dictionaries(st.integers(0, RECORDS - 1), said, max_size=2),  # told anew
            st.sets(st.integers(0, RECORDS - 1), max_size=2),  # withdrawn
            st.lists(decision, max_size=2),
        ),
        min_size=1,
        max_size=2,
    ),
)
def test_nights_link_as_a_full_run_does(first, cases, nights):
    records = dict(enumerate(first))
    with TemporaryDirectory() as place:
        folder = Path(place)
        linked(told(records, cases[0], []), None, folder / "0")
        for number, (new, changed, gone, decided) in enumerate(nights, start=1):
            records = {key: facts for key, facts in records.items() if key not in gone} | changed
            records |= {100 * number + place: facts for place, facts in enumerate(new)}
            now = told(records, cases[number], decided)
            night = linked(now, folder / f"{number - 1}", folder / f"{number}")
            people_now = dict(now)
            whole = link(people_now.pop("people"), **people_now)
            for each in (field.name for field in fields(Linked)):
                one, other = getattr(night, each), getattr(whole, each)
                assert one.equals(other) if isinstance(one, pl.DataFrame) else one == other, each
