"""Contradictions as items: ids that change with the facts alone, and no word of what may not be told."""

from __future__ import annotations

from support.corrections_record import items_of, material_of, one_child, told_by
from support.told_record import OTHER_AUTHORITY, SUBMITTED
from waypost.pipeline.corrections.contradictions import contradictory_statements
from waypost.pipeline.corrections.definition import kinds
from waypost.pipeline.corrections.items import ITEMS
from waypost.pipeline.corrections.kinds import STATEMENTS_OF


def differing(out, born_on: str = "2024-01-02"):
    return told_by(told_by(one_child(out), "cafcass"), "ssd", born_on)


def test_every_kind_is_described_and_every_description_a_kind():
    assert {*STATEMENTS_OF, "finding"} == set(kinds())


def test_an_id_stays_while_the_facts_stay(tmp_path):
    first, again = items_of(differing(tmp_path / "a")), items_of(differing(tmp_path / "b"))
    assert [one["correction_id"] for one in first] == [one["correction_id"] for one in again]
    other = items_of(differing(tmp_path / "c", "2024-01-03"))
    assert not {one["correction_id"] for one in first} & {one["correction_id"] for one in other}
    assert list(first[0]) == list(ITEMS)


def test_a_third_voice_makes_it_another_question(tmp_path):
    before = {one["correction_id"] for one in items_of(differing(tmp_path))}
    after = {one["correction_id"] for one in items_of(told_by(differing(tmp_path / "b"), "hmcts_private_law"))}
    assert before != after


def test_another_authority_is_never_named(tmp_path):
    record = differing(tmp_path).number("ssd", number="77", sender=OTHER_AUTHORITY)
    other = {"pers_person_id": "77", "pers_dob": "2024-03-03", "pers_sex": "F"}
    record.kept("ssd", "ssd_person/77", other, sender=OTHER_AUTHORITY)
    said = [one["another_agency_says"] for one in items_of(record, "birth_date")]
    assert len(said) == 3
    assert not any("E08" in words for words in said)


def test_nothing_but_the_fact_is_told(tmp_path):
    record = told_by(told_by(one_child(tmp_path), "hmcts_public_law", "2024-01-02"), "cafcass")
    told = str([(one["you_say"], one["another_agency_says"], one["what_is_wrong"]) for one in items_of(record)])
    assert "Una" not in told
    assert "Hill" not in told


def test_an_adopted_child_is_in_no_item(tmp_path):
    record = differing(tmp_path).event("cafcass", "order_made", SUBMITTED, code="adoption_order")
    assert contradictory_statements(material_of(record)).is_empty()
