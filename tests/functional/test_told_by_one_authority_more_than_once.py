"""One child in the return, in the authority's own system and in the lists for Ofsted: one child, and each fact once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polars as pl
import pytest

from support.agreements import put_agreement, usable
from support.annex_a import list_row, put_workbook
from support.tables import put, put_manifest, row
from waypost.doors.cli.build import build_with_pages
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.one_child import account_of
from waypost.vocabulary.sharing_terms import DIRECT_WORK
from waypost.wiring.engines import open_record

UPN = "A12345678901B"
NUMBER = "1234567890123456"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files, out = tmp_path_factory.mktemp("told") / "files", tmp_path_factory.mktemp("out") / "out"
    told_by_return(files / "903")
    for month in ("01", "02"):
        told_by_system(files / f"ssd-{month}", month)
    for month in ("03", "06"):
        told_by_lists(files / f"lists-{month}", month)
    put_agreement(files)
    build_with_pages(files, out)
    return out


def told_by_return(folder: Path) -> None:
    put_manifest(folder, sender="E08000031", received_at="2025-04-30", collection_year="2024/25", invented=True)
    put(folder, "header.csv", [row("header", UPN=UPN)])
    first = row("episodes", LS="C1", DEC="01/07/2024", REC="X1")
    order = row("episodes", DECOM="01/07/2024", RNE="L", LS="E1", DEC="10/09/2024", REC="X1")
    placed = row("episodes", DECOM="10/09/2024", RNE="P", LS="E1", PLACE="A6", DEC="20/01/2025", REC="E12")
    put(folder, "episodes.csv", [first, order, placed])


def told_by_system(folder: Path, month: str) -> None:
    """An extract a month, in which the numbers of all rows have changed."""
    put_manifest(folder, sender="E08000031", received_at=f"2026-{month}-01", invented=True)
    put(folder, "person.csv", [row("ssd_person")])
    put(
        folder,
        "status.csv",
        [
            row("ssd_legal_status", lega_legal_status_id=f"1-{month}", lega_legal_status_end_date="2024-07-01"),
            row(
                "ssd_legal_status",
                lega_legal_status_id=f"2-{month}",
                lega_legal_status="Placement order granted",
                lega_legal_status_start_date="2024-07-01",
            ),
        ],
    )
    put(folder, "episodes.csv", [row("ssd_cla_episodes", clae_cla_episode_id=f"E-{month}")])
    placed = {"clap_cla_placement_start_date": "2024-09-10", "clap_cla_placement_type": "A6"}
    put(
        folder,
        "placements.csv",
        [
            row("ssd_cla_placement", clap_cla_placement_id=f"1-{month}"),
            row("ssd_cla_placement", clap_cla_placement_id=f"2-{month}", **placed),
        ],
    )
    permanence = row("ssd_permanence", perm_table_id=f"P-{month}", perm_placed_for_adoption_date="2024-09-10")
    put(folder, "permanence.csv", [permanence])
    number = {"link_identifier_type": "Court case number", "link_identifier_value": NUMBER}
    put(folder, "identifiers.csv", [row("ssd_linked_identifiers", link_table_id=f"L-{month}", **number)])


def told_by_lists(folder: Path, month: str) -> None:
    """A workbook a quarter. The legal status and the placement are those of the day."""
    put_manifest(
        folder, sender="E08000031", received_at=f"2024-{month}-30" if month == "06" else "2024-03-30", invented=True
    )
    early = {
        "childs_legal_status": "a",
        "start_date_of_current_legal_status": "15/02/2024",
        "start_date_of_most_recent_placement": "15/02/2024",
        "placement_type": "U4",
    }
    late = {
        "start_date_of_most_recent_placement": "10/09/2024",
        "placement_type": "A6",
        "date_ceased_to_be_looked_after": "20/01/2025",
        "reason_ceased_to_be_looked_after": "a) Adopted",
    }
    lists = {"looked after": [list_row("list_8", **(early if month == "03" else late))]}
    put_workbook(folder / "lists.xlsx", lists | {"adoption": [list_row("list_10")]} if month == "06" else lists)


def store_of(out: Path) -> RecordStore:
    return open_record(usable(out, DIRECT_WORK))


def test_three_tellings_of_one_child_are_one_child(built):
    store = store_of(built)
    assert len(list(store.child_ids())) == 1
    store.close()


def test_every_fact_is_one_line_of_the_account_with_all_who_tell_it(built):
    store = store_of(built)
    (child,) = store.child_ids()
    account = account_of(store, child, built)
    lines = [(str(line.happened_on), line.title, len(line.sources)) for week in account.weeks for line in week.lines]
    store.close()
    assert Counter((day, title) for day, title, _ in lines).most_common(1)[0][1] == 1
    assert lines == [
        ("2024-02-15", "Period of care began", 3),
        ("2024-02-15", "Legal status began: Interim care order", 3),
        ("2024-02-15", "Placement began: Foster placement with other foster carer, long term", 3),
        ("2024-06-01", "Adoption decided on", 2),
        ("2024-07-01", "Placement order made", 2),
        ("2024-07-01", "Legal status began: Placement order granted", 3),
        ("2024-08-15", "Matched with adopters", 2),
        (
            "2024-09-10",
            "Placement began: Placed for adoption with placement order (section 21) not with current foster carer",
            3,
        ),
        ("2025-01-20", "Adoption order made", 1),
        ("2025-01-20", "Period of care ended", 3),
    ]


def test_no_source_says_a_fact_twice_although_its_rows_changed_their_numbers(built):
    store = store_of(built)
    said = store.events().filter(pl.col("superseded_at").is_null())
    rows = said.select("source", "kind", "code", "happened_on").rows()
    store.close()
    assert [fact for fact, times in Counter(rows).items() if times > 1] == []
    assert len(rows) == 25
