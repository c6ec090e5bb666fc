"""The reference page is what the code and the specification say; a measure without either fails here."""

from __future__ import annotations

from pathlib import Path

from spec.measures.reference_page import FOLDER, INDEX, SPECS, pages
from waypost.insight.measures import library
from waypost.insight.measures.registry import MEASURES
from waypost.insight.measures.waiting import WAITING

ROOT = Path(__file__).parents[3]


def test_every_definition_page_is_up_to_date() -> None:
    stale = [path for path, text in pages().items() if not (ROOT / path).is_file() or (ROOT / path).read_text() != text]
    assert not stale, "run `make docs`"
    assert {path.stem for path in (ROOT / FOLDER).glob("*.md")} == {measure.id for measure in MEASURES}


def test_the_list_names_every_measure_and_every_one_that_waits() -> None:
    text = pages()[INDEX]
    assert all(f"`{one.id}`" in text for one in (*MEASURES, *WAITING))


def test_there_are_at_least_45_measures_and_those_that_wait_are_none_of_them() -> None:
    ids = [measure.id for measure in MEASURES]
    assert len(ids) == len(set(ids)) >= 45
    assert not {one.id for one in WAITING} & set(ids)


def test_nobody_is_said_to_have_signed_and_every_definition_says_so() -> None:
    assert all(measure.partners_who_signed == () for measure in MEASURES)
    assert all("Partners who signed it**: none yet" in text for path, text in pages().items() if path != INDEX)


def test_every_measure_has_a_specification_in_the_order_of_the_registry() -> None:
    assert [spec.measure_id for spec in SPECS] == [measure.id for measure in MEASURES]


def test_every_file_of_the_library_is_registered_and_has_a_test_of_its_name() -> None:
    files = {path.stem for path in Path(library.__path__[0]).glob("*.py")} - {"__init__"}
    assert files == {measure.id for measure in MEASURES}
    assert files <= {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
