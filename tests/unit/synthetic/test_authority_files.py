"""What the authorities send of the small world: SSD, SSDA903 and the CIN census."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import polars as pl
import pytest

from small_world import AUTHORITY, UNTIL, small_world, told
from waypost.synthetic.authority_rows import authority_rows
from waypost.synthetic.cin_child import element
from waypost.synthetic.plan import Plan
from waypost.synthetic.pre_proceedings_truth import pre_proceedings_truth
from waypost.synthetic.return_codes import collection_year
from waypost.synthetic.write_cin import write_cin
from waypost.synthetic.write_ssd import legal_statuses, write_ssd
from waypost.synthetic.write_ssda903 import EPISODES, HEADER, collection_years, write_ssda903


@pytest.fixture
def rows(world, true_views):
    """What the authority holds."""
    return authority_rows(world, true_views.authority, UNTIL)


@pytest.fixture
def number(true_views):
    """The number of a child at the authority."""
    return dict(true_views.authority.select("person_id", "number").iter_rows()).__getitem__


@pytest.fixture
def cases(world, plan):
    """What is truly so of the items of the pre-proceedings return."""
    return pre_proceedings_truth(world, plan)


def table(path):
    """Read a table as text."""
    return pl.read_csv(path, infer_schema=False)


def test_ssd_has_its_five_tables_with_unique_keys(rows, cases, plan, tmp_path, number):
    telling = write_ssd(rows, cases, tmp_path, plan)
    folder = tmp_path / AUTHORITY / "ssd"
    tables = {path.stem: table(path) for path in folder.glob("*.csv")}
    keys = {
        "ssd_person": "pers_person_id",
        "ssd_address": "addr_table_id",
        "ssd_disability": "disa_table_id",
        "ssd_legal_status": "lega_legal_status_id",
        "ssd_pre_proceedings": "prep_table_id",
    }
    assert {name: tables[name][key].is_unique().all() for name, key in keys.items()} == dict.fromkeys(keys, True)
    assert {name: len(tables[name].columns) for name in keys} == {
        "ssd_person": 15,
        "ssd_address": 7,
        "ssd_disability": 3,
        "ssd_legal_status": 5,
        "ssd_pre_proceedings": 24,
    }
    amber = tables["ssd_person"].filter(pers_person_id=number(1)).row(0, named=True)
    assert (amber["pers_forename"], amber["pers_sex"], amber["pers_ethnicity"]) == ("Amber", "F", "WBRI")
    assert amber["pers_upn_unknown"] == "UN1"
    assert json.loads(tables["ssd_address"]["addr_address_json"][0])["TOWN"] == "Anytown"
    manifest = json.loads((folder / "manifest.json").read_text())
    assert (manifest["sender"], manifest["received_at"]) == (AUTHORITY, "2027-03-31T18:00:00Z")
    assert telling.records == sum(one.height for one in tables.values())


def written_otherwise(rows, number, has_disability, codes):
    """Return the rows with another answer on the disability of the first child."""
    is_first = pl.col("number") == number(1)
    return replace(
        rows,
        children=rows.children.with_columns(
            has_disability=pl.when(is_first).then(pl.lit(has_disability, dtype=pl.Boolean)).otherwise("has_disability"),
            disabilities=pl.when(is_first).then(pl.lit(codes, dtype=pl.List(pl.String))).otherwise("disabilities"),
        ),
    )


@pytest.mark.parametrize(
    ("has_disability", "codes", "in_ssd", "in_census", "listed_of_ssd", "listed_of_census"),
    [
        (True, ["LD", "AUT"], ["LD", "AUT"], ["LD", "AUT"], ["true"], ["true"]),
        (False, ["NONE"], ["NONE"], ["NONE"], [], []),
        (None, [], [], ["NONE"], [None], []),
    ],
    ids=["yes", "no", "left_out"],
)
def test_disability_is_a_row_a_code_none_where_there_is_none_and_no_row_where_nothing_is_written(
    rows, cases, plan, tmp_path, number, has_disability, codes, in_ssd, in_census, listed_of_ssd, listed_of_census
):
    other = written_otherwise(rows, number, has_disability, codes)
    tellings = [write_ssd(other, cases, tmp_path, plan), write_cin(other, tmp_path, plan)]
    own = table(tmp_path / AUTHORITY / "ssd" / "ssd_disability.csv").filter(disa_person_id=number(1))
    assert own["disa_disability_code"].to_list() == in_ssd
    root = ElementTree.parse(tmp_path / AUTHORITY / "cin" / "2026-27.xml").getroot()
    (child,) = (one for one in root.iter("Child") if one.findtext(".//LAchildID") == number(1))
    assert [one.text for one in child.iter("Disability")] == in_census
    listed = [one.disagreements.filter(fact="disability")["told_value"].to_list() for one in tellings]
    assert listed == [listed_of_ssd, listed_of_census]


def test_ssd_tells_pre_proceedings_and_each_spell_of_a_legal_status(rows, cases, plan, tmp_path, number):
    events = write_ssd(rows, cases, tmp_path, plan).events
    assert told(events.filter(person_key=number(1)), "kind", "happened_on", "code") == [
        ("legal_status_started", date(2025, 3, 20), "C1"),
        ("legal_status_started", date(2026, 2, 2), "C2"),
        ("pre_proceedings_decided", date(2024, 12, 1), None),
        ("pre_proceedings_ended", date(2025, 2, 25), "issue"),
        ("pre_proceedings_letter_sent", date(2024, 12, 5), None),
        ("pre_proceedings_meeting_held", date(2024, 12, 20), None),
    ]
    assert told(events.filter(person_key=number(3)), "kind", "happened_on") == [
        ("pre_proceedings_decided", date(2026, 5, 5)),
        ("pre_proceedings_letter_sent", date(2026, 5, 8)),
    ]
    pre = table(tmp_path / AUTHORITY / "ssd" / "ssd_pre_proceedings.csv")
    running = pre.filter(prep_person_id=number(3)).row(0, named=True)
    assert running["prep_pre_pro_outcome"] is None
    assert running["prep_la_initial_care_plan"] == "Not in care proceedings"


def test_some_authorities_describe_a_legal_status_and_some_give_its_code(rows, cases, plan, tmp_path):
    words = set()
    for sender in ("E08000025", "E08000026", "E08000027", "E08000028"):
        moved = authority_rows_of(rows, sender)
        write_ssd(moved, cases, tmp_path, plan)
        words |= set(table(tmp_path / sender / "ssd" / "ssd_legal_status.csv")["lega_legal_status"])
    assert words == {"C1", "C2", "Interim care order", "Full care order"}


def authority_rows_of(rows, sender):
    """The same rows at another authority."""
    moved = {name: getattr(rows, name).with_columns(sender=pl.lit(sender)) for name in rows.__slots__}
    return type(rows)(**moved)


def test_a_gap_in_care_makes_two_spells():
    days = [date(2025, 1, 1), date(2025, 2, 1), date(2025, 4, 1)]
    ends = [date(2025, 2, 1), date(2025, 3, 1), None]
    episodes = pl.DataFrame(
        {"sender": ["E"] * 3, "number": ["1"] * 3, "legal_status": ["C1"] * 3, "started_on": days, "ended_on": ends}
    )
    assert legal_statuses(episodes).select("started_on", "ended_on").rows() == [(days[0], ends[1]), (days[2], None)]


def test_ssda903_tells_each_year_as_it_stood_at_its_end(world, rows, plan, tmp_path, number):
    telling = write_ssda903(world, rows, tmp_path, plan)
    years = sorted(path.name for path in (tmp_path / AUTHORITY / "ssda903").iterdir())
    assert years == ["2024-25", "2025-26", "2026-27"]
    tables = {year: table(tmp_path / AUTHORITY / "ssda903" / year / "episodes.csv") for year in years}
    assert {tuple(one.columns) for one in tables.values()} == {EPISODES}
    assert tables["2024-25"].row(0)[:8] == (number(1), "20/03/2025", "S", "C1", "N1", "U6", "PR1", None)
    assert tables["2025-26"]["DEC"].to_list() == ["01/06/2025", "02/02/2026", None]
    assert tables["2025-26"]["REASON_PLACE_CHANGE"].to_list() == ["CARPL", None, None]
    assert tables["2026-27"].select("DECOM", "DEC", "REC").rows() == [("02/02/2026", "01/09/2026", "E4A")]
    header = table(tmp_path / AUTHORITY / "ssda903" / "2024-25" / "header.csv")
    assert tuple(header.columns) == HEADER
    assert header.row(0) == (number(1), "F", "02/01/2025", "WBRI", "UN1", None, None)
    manifest = json.loads((tmp_path / AUTHORITY / "ssda903" / "2024-25" / "manifest.json").read_text())
    assert (manifest["received_at"], manifest["collection_year"]) == ("2025-06-29T18:00:00Z", "2024/25")
    assert told(telling.events, "kind", "happened_on", "code", "reason") == [
        ("care_ended", date(2026, 9, 1), None, "E4A"),
        ("care_started", date(2025, 3, 20), "C1", None),
        ("legal_status_started", date(2025, 3, 20), "C1", None),
        ("legal_status_started", date(2026, 2, 2), "C2", None),
        ("placement_started", date(2025, 3, 20), "U6", None),
        ("placement_started", date(2025, 6, 1), "U6", None),
    ]
    assert telling.people.height == 1


def test_before_2024_25_sex_is_a_number_and_missing_values_are_filled(world, rows, tmp_path, number):
    early = rows.episodes.with_columns(
        started_on=pl.col("started_on").dt.offset_by("-3y"), ended_on=pl.col("ended_on").dt.offset_by("-3y")
    )
    children = rows.children.with_columns(
        sex=pl.lit(None, dtype=pl.String), born_on=pl.lit(None, dtype=pl.Date), known_from=pl.lit(date(2021, 12, 1))
    )
    write_ssda903(world, replace(rows, children=children, episodes=early), tmp_path, Plan(1, date(2023, 3, 31)))
    header = table(tmp_path / AUTHORITY / "ssda903" / "2022-23" / "header.csv")
    assert header.row(0)[:3] == (number(1), "2", "02/01/2025")


def test_a_return_year_begins_in_april_and_without_care_there_is_none(rows):
    assert [collection_year(day) for day in (date(2025, 3, 31), date(2025, 4, 1))] == [2024, 2025]
    assert collection_years(rows.episodes.clear(), UNTIL) == range(0)


def test_what_lies_after_the_last_day_is_not_known_to_the_authority(world, true_views):
    rows = authority_rows(world, true_views.authority, date(2025, 5, 1))
    assert rows.episodes.select("started_on", "ended_on", "reason_ceased").rows() == [(date(2025, 3, 20), None, None)]
    assert rows.pre_proceedings["person_id"].to_list() != []
    assert 3 not in rows.pre_proceedings["person_id"]


def test_the_census_has_the_new_module_from_2026_27_in_the_schemas_order(rows, tmp_path, plan, number):
    telling = write_cin(rows, tmp_path, plan)
    folder = tmp_path / AUTHORITY / "cin"
    assert sorted(path.name for path in folder.glob("*.xml")) == ["2024-25.xml", "2025-26.xml", "2026-27.xml"]
    before, latest = (ElementTree.parse(folder / f"{year}.xml").getroot() for year in ("2024-25", "2026-27"))
    assert before.find(".//PreProceedingsandFGDM") is None
    assert (before.findtext(".//Sex"), before.find(".//GenderCurrent")) == ("F", None)
    module = latest.find(".//PreProceedingsandFGDM")
    assert [(part.tag, part.text) for part in module] == [
        ("PPStartDate", "2026-05-05"),
        ("LBPSentDate", "2026-05-08"),
        ("FGDMMeetingOffer", "1"),
        ("FGDMMeetingFac", "0"),
    ]
    children = latest.findall(".//Child")
    assert {child.findtext(".//LAchildID") for child in children} >= {number(one) for one in (1, 2, 3)}
    assert latest.findtext(".//LEA") == "330"
    assert told(telling.events, "person_key", "kind", "happened_on") == [
        (number(3), "pre_proceedings_decided", date(2026, 5, 5)),
        (number(3), "pre_proceedings_letter_sent", date(2026, 5, 8)),
    ]
    first = ElementTree.tostring(children[0])
    assert first.index(b"<ChildIdentifiers>") < first.index(b"<ChildCharacteristics>") < first.index(b"<CINdetails>")


def test_a_whole_module_and_a_child_unborn(world, rows, tmp_path, number):
    until = date(2027, 3, 31)
    shifted = rows.pre_proceedings.with_columns(
        pl.col(name).dt.offset_by("18mo")
        for name in ("decided_on", "letter_on", "meeting_on", "outcome_on", "court_application_on")
    )
    children = rows.children.with_columns(
        born_on=pl.when(pl.col("number") == number(2)).then(date(2027, 5, 1)).otherwise("born_on"), sex=pl.lit("other")
    )
    telling = write_cin(replace(rows, children=children, pre_proceedings=shifted), tmp_path, Plan(1, until))
    assert told(telling.events.filter(person_key=number(1)), "kind", "happened_on", "code") == [
        ("court_application_sent", date(2026, 9, 3), None),
        ("letter_to_initiate_sent", date(2026, 9, 3), None),
        ("pre_proceedings_decided", date(2026, 6, 1), None),
        ("pre_proceedings_ended", date(2026, 8, 25), "issue"),
        ("pre_proceedings_letter_sent", date(2026, 6, 5), None),
        ("pre_proceedings_meeting_held", date(2026, 6, 20), None),
    ]
    root = ElementTree.parse(tmp_path / AUTHORITY / "cin" / "2026-27.xml").getroot()
    module = root.find(".//PreProceedingsandFGDM")
    assert [part.tag for part in module] == [
        "PPStartDate",
        "LBPSentDate",
        "FGDMMeetingOffer",
        "FGDMMeetingFac",
        "InitialPPMeetingDate",
        "ReviewMeetingsCount",
        "StepDecisionDate",
        "PPOutcome",
        "CourtAppDate",
        "LetterInitCPDate",
    ]
    assert module.findtext("PPOutcome") == "A"
    unborn = next(child for child in root.iter("Child") if child.findtext(".//LAchildID") == number(2))
    assert unborn.findtext(".//ExpectedPersonBirthDate") == "2027-05-01"
    assert unborn.find(".//PersonBirthDate") is None
    assert unborn.findtext(".//Sex") == "U"


def test_a_census_before_2024_25_has_a_number_for_sex_and_no_referral_before_a_pregnancy(rows, tmp_path, number):
    children = rows.children.with_columns(known_from=pl.lit(date(2023, 5, 1)), born_on=pl.lit(date(2024, 3, 30)))
    write_cin(replace(rows, children=children), tmp_path, Plan(1, date(2024, 3, 31)))
    root = ElementTree.parse(tmp_path / AUTHORITY / "cin" / "2023-24.xml").getroot()
    amber = next(child for child in root.iter("Child") if child.findtext(".//LAchildID") == number(1))
    assert (amber.findtext(".//GenderCurrent"), amber.find(".//Sex")) == ("2", None)
    assert amber.findtext(".//CINreferralDate") == "2023-06-24"


def test_text_is_escaped_in_xml():
    names = pl.DataFrame({"name": ["A & B <c>", None]}).select(element("Name", pl.col("name"))).to_series()
    assert names.to_list() == ["<Name>A &amp; B &lt;c&gt;</Name>", ""]


def test_an_ethnicity_that_the_department_has_no_code_for_is_any_other(true_views):
    view = true_views.authority.with_columns(ethnicity=pl.lit("other_arab"))
    assert set(authority_rows(small_world(), view, UNTIL).children["ethnic"]) == {"OOTH"}


def listed(telling):
    """Return what is listed as disagreeing: fact, true, told, reason."""
    return sorted(telling.disagreements.select("fact", "true_value", "told_value", "reason").rows(), key=str)


def test_where_all_agree_nothing_is_listed(world, rows, cases, plan, tmp_path):
    assert listed(write_ssda903(world, rows, tmp_path, plan)) == []
    assert listed(write_ssd(rows, cases, tmp_path, plan)) == []
    assert listed(write_cin(rows, tmp_path, plan)) == []


def test_a_legal_status_from_another_day_is_told_and_listed_by_each_on_its_own(
    world, rows, cases, plan, tmp_path, disagree
):
    disagree(
        legal_status_day_off={
            "ssda903": {"share": 1.0, "days": {"7": 1.0}},
            "ssd": {"share": 1.0, "days": {"1": 1.0}},
        }
    )
    returned, extracted = write_ssda903(world, rows, tmp_path, plan), write_ssd(rows, cases, tmp_path, plan)
    assert ("legal_status", "2026-02-02", "2026-02-09", "disagrees") in listed(returned)
    assert ("legal_status", "2026-02-02", "2026-02-03", "disagrees") in listed(extracted)
    starts = returned.events.filter(kind="legal_status_started")["happened_on"].sort().to_list()
    assert starts == [date(2025, 3, 27), date(2026, 2, 9)]
    episodes = table(tmp_path / AUTHORITY / "ssda903" / "2025-26" / "episodes.csv")
    assert episodes.select("DECOM", "DEC").rows()[1:] == [("01/06/2025", "09/02/2026"), ("09/02/2026", None)]


def test_a_placement_told_otherwise_edited_or_in_older_codes_is_listed(world, rows, plan, tmp_path, disagree):
    disagree(placement_otherwise={"share": 1.0, "instead": {"U6": "U4"}})
    telling = write_ssda903(world, rows, tmp_path, plan)
    assert listed(telling) == [("placement", "U6", "U4", "disagrees")]
    assert set(telling.events.filter(kind="placement_started")["code"]) == {"U4"}

    instead = {"share": 0.0, "instead": {"U6": "U4"}}
    disagree(placement_otherwise=instead, edited_afterwards={"placement_in_return": 1.0})
    telling = write_ssda903(world, rows, tmp_path, plan)
    assert listed(telling) == [("placement", "U6", "U4", "edited")]
    assert set(telling.events.filter(kind="placement_started")["code"]) == {"U6"}
    first, later = (table(tmp_path / AUTHORITY / "ssda903" / year / "episodes.csv") for year in ("2024-25", "2025-26"))
    assert (first["PLACE"][0], later["PLACE"][0]) == ("U4", "U6")

    disagree()
    young = rows.episodes.with_columns(
        pl.col("started_on", "ended_on").dt.offset_by("-2y"), placement=pl.lit("K3"), reason_ceased=pl.lit("E45")
    )
    known = rows.children.with_columns(known_from=pl.lit(date(2022, 12, 1)))
    telling = write_ssda903(world, replace(rows, episodes=young, children=known), tmp_path, plan)
    assert listed(telling) == [("placement", "K3", "H5", "changed_codes")]


def test_what_an_extract_does_not_have_yet_is_listed_as_late(world, rows, cases, plan, tmp_path, disagree):
    disagree(return_lacks_last_days={"share": 1.0, "days": 450})  # complete up to 5 January 2026
    assert listed(write_ssda903(world, rows, tmp_path, plan)) == [
        ("care_ended", "2026-09-01", None, "late"),
        ("legal_status", "2026-02-02", None, "late"),
    ]
    assert listed(write_ssd(rows, cases, tmp_path, plan)) == [
        ("legal_status", "2026-02-02", None, "late"),
        ("pre_proceedings", "2026-05-05", None, "late"),
        ("pre_proceedings", "2026-05-08", None, "late"),
    ]


def test_what_is_told_of_children_otherwise_is_listed(world, rows, cases, plan, tmp_path):
    children = rows.children.with_columns(
        ethnicity=pl.lit("refused"), surname=pl.lit("Oak"), sex=pl.lit(None, dtype=pl.String)
    )
    wrong = replace(rows, children=children)
    facts = {row[0] for row in listed(write_ssd(wrong, cases, tmp_path, plan))}
    assert facts == {"ethnicity", "surname", "sex"}
    assert {row[0] for row in listed(write_ssda903(world, wrong, tmp_path, plan))} == {"ethnicity"}  # sex must be there
    assert {row[0] for row in listed(write_cin(wrong, tmp_path, plan))} == {"ethnicity", "sex"}


def test_two_returns_that_come_on_the_last_day_come_one_after_the_other(world, rows, tmp_path):
    write_ssda903(world, rows, tmp_path, Plan(1, date(2026, 5, 15)))
    manifests = sorted((tmp_path / AUTHORITY / "ssda903").glob("*/manifest.json"))
    assert [json.loads(path.read_text())["received_at"] for path in manifests] == [
        "2025-06-29T18:00:00Z",
        "2026-05-15T12:00:00Z",
        "2026-05-15T18:00:00Z",
    ]
