"""What every source that comes as tables must keep: one suite, each source in turn."""

from __future__ import annotations

import importlib.util
import json
from datetime import datetime
from pathlib import Path
from types import ModuleType

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from support.tables import GOOD, TABLES_OF, Row, as_csv, put, put_good, put_manifest, read_folder
from waypost.intake.contract import FRAMES, Reading
from waypost.intake.fields import read_marks
from waypost.intake.layouts import layouts_of
from waypost.vocabulary.cafcass_extract import subjects
from waypost.vocabulary.event_meanings import MEANINGS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = list(TABLES_OF)


def several(table: str, source: str) -> list[Row]:
    """Rows of three children, one of them told twice, and some of them bad."""
    days = {field.name for field in layouts_of(source)[table].fields if field.kind == "date"}
    keys = [name for name in layouts_of(source)[table].key if name not in {"collection_year", *days}]
    people = [name for name in GOOD[table] if name in ("child_id", "case_id") or name.endswith("person_id")]
    rows = []
    for number in range(3):
        changed = {name: f"{GOOD[table][name]}-{number}" for name in {*keys, *people}}
        rows.append({**GOOD[table], **changed})
    rows.append({**rows[0], list(GOOD[table])[-1]: GOOD[table][list(GOOD[table])[-1]]})
    rows.append(dict.fromkeys(GOOD[table], ""))
    rows.append({**rows[1], keys[0]: "x", **{name: "31/02/2024" for name in rows[1] if name.lower().endswith("_on")}})
    return rows


def put_several(folder: Path, source: str, *, is_turned: bool = False) -> Path:
    for place, sender in enumerate(("E06000001", "E06000002")):
        at = folder / (f"z{9 - place}" if is_turned else f"a{place}")
        put_manifest(at, sender=sender, received_at=f"2027-03-0{place + 1}T18:00:00Z", collection_year="2026/27")
        for table in TABLES_OF[source]:
            rows = several(table, source)
            if is_turned:
                rows = [dict(reversed(row.items())) for row in reversed(rows)]
            put(at, f"{table[::-1]}.txt" if is_turned else f"{table}.csv", rows)
    return folder


def told(reading: Reading, name: str) -> pl.DataFrame:
    """Return a frame without file and position, its rows in order; what was read with its keys in order."""
    frame: pl.DataFrame = getattr(reading, name).drop("file", "position", strict=False)
    if name == "records":
        ordered = [json.dumps(json.loads(read), sort_keys=True) for read in frame["read"]]
        frame = frame.with_columns(read=pl.Series(ordered, dtype=pl.String))
    return frame.sort(frame.columns, nulls_last=False)


@pytest.mark.parametrize("source", SOURCES)
def test_read_is_accepted_and_refused_and_every_accepted_row_is_a_record(tmp_path, source):
    reading = read_folder(put_several(tmp_path, source))
    assert all(count.read == 6 and count.read == count.accepted + count.refused for count in reading.files)
    assert len(reading.files) == len(TABLES_OF[source]) * 2
    assert reading.records.height == sum(count.accepted for count in reading.files) > 0
    refused = reading.findings.filter("is_refusal").select("file", "position").unique().height
    assert refused == sum(count.refused for count in reading.files) > 0


@pytest.mark.parametrize("source", SOURCES)
def test_neither_order_nor_names_of_files_change_what_is_told(tmp_path, source):
    plain = read_folder(put_several(tmp_path / "plain", source))
    turned = read_folder(put_several(tmp_path / "turned", source, is_turned=True))
    for name in FRAMES:
        assert_frame_equal(told(plain, name), told(turned, name))


@pytest.mark.parametrize("source", SOURCES)
def test_one_statement_of_a_record_stands_once_and_everything_hangs_on_one(tmp_path, source):
    reading = read_folder(put_several(tmp_path, source))
    statement = ["source", "sender", "record_key", "learnt_at"]
    records = reading.records.select(statement)
    assert records.is_duplicated().sum() == 0
    for name in ("people", "proceedings", "events"):
        frame: pl.DataFrame = getattr(reading, name)
        assert frame.height or (name == "proceedings" and source in ("ssda903", "annex_a"))
        assert frame.join(records, on=statement, how="anti", nulls_equal=True).is_empty(), name
    assert reading.events.select(*statement, "fact_key").is_duplicated().sum() == 0
    assert set(reading.events["person_key"]) <= set(reading.people["person_key"])
    assert set(reading.events["proceedings_key"].drop_nulls()) <= set(reading.proceedings["proceedings_key"])


@pytest.mark.parametrize("source", SOURCES)
def test_only_events_that_the_source_may_tell(tmp_path, source):
    reading = read_folder(put_good(tmp_path, source))
    assert all(source in MEANINGS[kind].sources for kind in reading.events["kind"])
    assert reading.events["happened_on"].null_count() == 0


@pytest.mark.parametrize("source", SOURCES)
def test_no_finding_holds_a_cell(tmp_path, source):
    put_manifest(tmp_path, sender="E06000001", received_at="2027-03-01T18:00:00Z")
    for table in TABLES_OF[source]:
        canaries = [{name: f"Qzanary {name} {table}" for name in GOOD[table]}]
        good_but = [{**GOOD[table], name: f"Qzanary {table}"} for name in GOOD[table]]
        put(tmp_path, f"{table}.csv", canaries + good_but)
    reading = read_folder(tmp_path)
    assert reading.findings.height
    assert "qzanary" not in str(reading.findings.rows()).casefold()
    assert "qzanary" not in str(reading.files).casefold()


@pytest.mark.parametrize("source", ["ssda903", "ssd", "annex_a"])
def test_what_was_known_on_a_day_does_not_hang_on_what_came_later(tmp_path, source):
    put_several(tmp_path / "in", source)
    whole = read_folder(tmp_path / "in")
    first = datetime.fromisoformat("2027-03-01T18:00:00Z")
    early = read_folder(tmp_path / "in" / "a0")
    for name in ("people", "proceedings", "events"):
        known = getattr(whole, name).filter(pl.col("learnt_at") == first)
        assert_frame_equal(known.sort(known.columns), getattr(early, name).sort(known.columns))


@pytest.mark.parametrize("source", SOURCES)
def test_one_file_at_a_time_is_read_too(tmp_path, source):
    put_good(tmp_path, source)
    for table in TABLES_OF[source]:
        reading = read_folder(tmp_path / f"{table}.csv")
        assert [(count.read, count.accepted) for count in reading.files] == [(1, 1)]


@pytest.mark.parametrize("source", SOURCES)
def test_parquet_says_what_csv_says(tmp_path, source):
    put_good(tmp_path / "csv", source)
    for path in [*(tmp_path / "csv").glob("*.csv")]:
        target = tmp_path / "parquet" / path.stem
        target.parent.mkdir(exist_ok=True)
        pl.read_csv(path, infer_schema=False).write_parquet(target)
    (tmp_path / "parquet" / "m").write_bytes((tmp_path / "csv" / "manifest.json").read_bytes())
    for name in ("people", "proceedings", "events", "findings"):
        csv, parquet = (told(read_folder(tmp_path / form), name) for form in ("csv", "parquet"))
        assert_frame_equal(csv, parquet)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_says_the_same(tmp_path, source, encoding):
    """Of all tables at once, each with a word that no two encodings write alike."""
    word = "Zo\u00eb\u2019s"
    for form in ("utf-8", encoding):
        at = tmp_path / form
        put_manifest(at, sender="E06000001", received_at="2027-03-01T18:00:00Z", collection_year="2026/27")
        for table in TABLES_OF[source]:
            fields = layouts_of(source)[table].fields
            texts = [field.name for field in fields if field.kind == "text" and field.name in GOOD[table]]
            rows = [GOOD[table] | dict.fromkeys(texts[-1:], word)]
            put(at, f"{table}.csv", as_csv(rows).encode(form))
    plain, other = (read_folder(tmp_path / form) for form in ("utf-8", encoding))
    for name in FRAMES:
        assert_frame_equal(told(plain, name), told(other, name))
    assert plain.records["read"].str.contains(word, literal=True).any()


@pytest.mark.parametrize("source", SOURCES)
def test_every_column_is_classified(source):
    marks = read_marks(source)
    columns = {f"{table}.{name}" for table, layout in layouts_of(source).items() for name in layout.column_names}
    assert {name for name in marks if not name.startswith("manifest.")} == columns
    assert set(marks.values()) <= {"public", "personal", "sensitive", "confidential"}


def _generator() -> ModuleType:
    specification = importlib.util.spec_from_file_location("generate_tables", ROOT / "docs" / "generate_tables.py")
    assert specification
    assert specification.loader
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_pages_are_what_the_definitions_say():
    for path, text in _generator().pages().items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, f"{path}: run make docs"


def test_the_schema_of_the_cafcass_extract_holds_every_column():
    schema = json.loads((ROOT / "docs" / "reference" / "cafcass-extract.schema.json").read_text(encoding="utf-8"))
    for resource, subject in zip(schema["resources"], subjects().values(), strict=True):
        fields = resource["schema"]["fields"]
        assert tuple(field["name"] for field in fields) == subject.column_names
        assert tuple(resource["schema"]["primaryKey"]) == subject.key
        needed = {column.name for column in subject.columns if column.needed}
        assert {field["name"] for field in fields if field.get("constraints", {}).get("required")} == needed
