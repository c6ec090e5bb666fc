"""No conduct depends on ethnicity, unless a scenario plants it: by how the world is made, and by counting.

The note docs/explanation/what-was-encoded-about-people.md says what this shows and what it does not.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import orjson
import polars as pl
import pytest
from scipy import stats

from waypost.synthetic import ethnicities, people
from waypost.synthetic.chance import stream
from waypost.synthetic.ethnicities import Heritage, draw_heritage
from waypost.synthetic.invent import invent
from waypost.synthetic.rates import rates
from waypost.synthetic.scenario import NOTHING_PLANTED, Scenario, read_scenario
from waypost.synthetic.synthesise import synthesise
from waypost.synthetic.world import SCHEMAS, World
from waypost.vocabulary.ethnicity import ETHNICITIES

OF_HERITAGE = {
    "forenames",
    "surname",
    "other_surname",
    "known_as_forenames",
    "known_as_surname",
    "ethnicity",
    "first_language",
    "interpreter_language",
}
"""What follows a family's heritage: names, recorded ethnicity, which language. Not whether it is interpreted."""

SEEDS = range(1, 13)
CHILDREN = 4000
FEWEST = 10
"""Expected answers of a head that is counted alone: with fewer, the p-values of chi-square are too small."""


@pytest.fixture
def another_heritage(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Give every family the heritage that another stream draws."""

    def give(seed: int) -> None:
        def drawn(chance: np.random.Generator, size: int) -> Heritage:
            return draw_heritage(stream(seed, "another heritage"), size)

        monkeypatch.setattr(people, "draw_heritage", drawn)

    return give


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_another_heritage_every_life_is_the_same(another_heritage, seed):
    usual = invent(children=600, seed=seed)
    another_heritage(seed)
    other = invent(children=600, seed=seed)
    assert (usual.people["ethnicity"] != other.people["ethnicity"]).mean() > 0.3
    for name in SCHEMAS:
        told, retold = getattr(usual, name), getattr(other, name)
        of_heritage = OF_HERITAGE & set(told.columns) if name == "people" else set()
        assert told.drop(of_heritage).equals(retold.drop(of_heritage)), name
    for column in ("forenames", "surname", "ethnicity", "first_language"):
        assert not usual.people[column].equals(other.people[column]), column
    needs = [world.people["interpreter_language"].is_not_null() for world in (usual, other)]
    assert needs[0].equals(needs[1])
    assert needs[0].any()


def cells(path: Path, columns: set[str]) -> list[dict[str, str]]:
    """Return a table without some columns."""
    with path.open(newline="") as file:
        return [{k: v for k, v in row.items() if k not in columns} for row in csv.DictReader(file)]


def told_of_cases(folder: Path) -> Iterator[object]:
    """Yield what the feeds tell that is no name: hearings, orders, dates, states, and when each poll came."""
    kept = {"hearingDetails", "dateSubmitted", "dateOfCourtIssue", "ordersSought", "risks", "factorsParenting"}
    kept |= {"hearingData", "issueDate", "ordersApplyingFor", "orderCollection", "isInterpreterNeeded"}
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            poll = orjson.loads(line)
            for case in poll["cases"]:
                data = case.get("caseData") or case["case_data"]
                yield poll["poll"], case["id"], case["state"], {k: v for k, v in data.items() if k in kept}


def test_with_another_heritage_every_agency_keeps_the_same_conduct(another_heritage, tmp_path):
    usual, other = tmp_path / "usual", tmp_path / "other"
    synthesise(usual, children=300, seed=4)
    another_heritage(4)
    synthesise(other, children=300, seed=4)
    subjects = {path.name for path in (usual / "cafcass").glob("*.csv")} - {"children.csv", "parties.csv"}
    assert len(subjects) == 20
    for name in sorted(subjects):
        assert (usual / "cafcass" / name).read_bytes() == (other / "cafcass" / name).read_bytes(), name
    for pattern, columns in (
        ("ssda903/*/episodes.csv", set()),
        ("ssda903/*/header.csv", {"ETHNIC"}),
        ("ssd/ssd_legal_status.csv", set()),
        ("ssd/ssd_pre_proceedings.csv", set()),
        ("ssd/ssd_address.csv", set()),
    ):
        paths = sorted((usual / "local-authority").glob(f"*/{pattern}"))
        assert paths
        for path in paths:
            assert cells(path, columns) == cells(other / path.relative_to(usual), columns), path.name
    assert list(told_of_cases(usual)) == list(told_of_cases(other))


def one_of_each_family(world: World) -> pl.DataFrame:
    """Return the first child of each family in its first case: five heads, law, and how the case and the child fared.

    Siblings share an ethnicity and a case, so that counting them all would find differences that are none.
    """
    heads = {code: ETHNICITIES.five(code) for code in ETHNICITIES.codes}
    first = (
        world.children_in_cases.join(world.cases, on="case_id")
        .filter(pl.col("final_order_on").is_not_null())
        .sort("family_id", "issued_on", "case_id", "person_id")
        .unique("family_id", keep="first", maintain_order=True)
    )
    child = world.people.select("person_id", "ethnicity", "is_in_refuge", "is_address_confidential", "has_disability")
    lost = pl.col("status").is_in(["vacated", "adjourned"])
    hearings = world.hearings.group_by("case_id").agg(hearings=pl.len(), lost=lost.any())
    seen = world.engagement.group_by("case_id", "person_id").agg(
        meetings=pl.len(), in_person=(pl.col("manner") == "in_person").any()
    )
    extended = world.orders.filter(order_type="extension").select("case_id", is_extended=True).unique()
    cared = world.episodes.group_by("person_id").agg(episodes=pl.len())
    return (
        first.join(child, on="person_id")
        .join(hearings, on="case_id", how="left")
        .join(seen, on=["case_id", "person_id"], how="left")
        .join(extended, on="case_id", how="left")
        .join(cared, on="person_id", how="left")
        .with_columns(
            head=pl.col("ethnicity").replace_strict(heads, default=None, return_dtype=pl.String),
            weeks=(pl.col("final_order_on") - pl.col("issued_on")).dt.total_days() / 7,
            is_removed=pl.col("final_order_type").is_in(["care_order", "placement_order"]),
            was_in_care=pl.col("episodes").is_not_null(),
            is_extended=pl.col("is_extended").fill_null(value=False),
            is_opened_again=pl.col("reopened_on").is_not_null(),
            hearings=pl.col("hearings").fill_null(0),
            meetings=pl.col("meetings").fill_null(0),
        )
        .sort("family_id")
    )


SHARES = (
    "is_removed",
    "was_in_care",
    "is_extended",
    "lost",
    "in_person",
    "is_domestic_abuse_alleged",
    "is_in_refuge",
    "is_address_confidential",
    "has_disability",
    "has_relatives_abroad",
    "needs_interpreter",
)
SIZES = ("weeks", "hearings", "meetings")
LAWS = ("public", "private")
Chances = dict[tuple[str, str], list[float]]
Change = Callable[[pl.DataFrame], pl.DataFrame]


def chances_of_difference(change: Change = lambda frame: frame, scenario: Scenario = NOTHING_PLANTED) -> Chances:
    """Return for each kind of conduct the p-values of tests between the five heads, a law and seed each.

    Shares by chi-square of the table head by answer, heads with few expected answers together; sizes by the
    rank test of Kruskal and Wallis.
    """
    found: Chances = {(name, law): [] for name in (*SHARES, *SIZES) for law in LAWS}
    for seed in SEEDS:
        frame = change(one_of_each_family(invent(children=CHILDREN, seed=seed, scenario=scenario)))
        for law in LAWS:
            rows = frame.filter(pl.col("law") == law)
            for name in SHARES:
                told = rows.filter(pl.col(name).is_not_null())
                yes = told.group_by("head").agg(n=pl.len(), yes=pl.col(name).sum()).sort("head")
                found[name, law] += chi_square(yes["n"].to_numpy(), yes["yes"].to_numpy())
            for name in SIZES:
                parts = [one[name].to_numpy() for one in rows.partition_by("head", maintain_order=True)]
                found[name, law].append(float(stats.kruskal(*parts).pvalue))
    return found


def chi_square(n: np.ndarray, yes: np.ndarray) -> list[float]:
    """Return the p-value of equal shares, none when the answers are too few; small heads are counted as one."""
    share = yes.sum() / n.sum()
    least = n * min(share, 1 - share)
    if least.sum() < 2 * FEWEST:
        return []
    small = least < FEWEST
    n = np.append(n[~small], n[small].sum())
    yes = np.append(yes[~small], yes[small].sum())
    table = np.array([yes, n - yes])[:, n > 0]
    return [float(stats.chi2_contingency(table, correction=False).pvalue)] if table.shape[1] > 1 else []


def uniformity(found: Chances) -> float:
    """Return how likely p-values so far from uniform are where there is no difference (Kolmogorov and Smirnov)."""
    return float(stats.kstest(np.concatenate([np.array(values) for values in found.values()]), "uniform").pvalue)


@pytest.fixture(scope="module")
def usual() -> Chances:
    """The p-values of the worlds as they are."""
    return chances_of_difference()


def test_conduct_differs_between_the_five_heads_no_more_than_by_chance(usual):
    many = sum(map(len, usual.values()))
    assert many > 150
    assert uniformity(usual) > 0.001
    assert min(min(values) for values in usual.values() if values) > 0.001 / many
    assert {name for (name, _), values in usual.items() if len(values) >= 8} >= {"is_removed", "lost", "weeks"}


def planted(size: float) -> Change:
    """Make the cases of Black children longer by a share, and their removal more frequent by another."""

    def change(frame: pl.DataFrame) -> pl.DataFrame:
        is_group, draw = pl.col("head") == "black", pl.Series(stream(1, "planted").random(frame.height))
        return frame.with_columns(
            weeks=pl.when(is_group).then(pl.col("weeks") * (1 + size)).otherwise("weeks"),
            is_removed=pl.when(is_group & (draw < size)).then(pl.lit(value=True)).otherwise("is_removed"),
        )

    return change


def test_a_planted_gap_would_be_seen(usual):
    found = chances_of_difference(planted(0.25))
    assert uniformity(only(found, "weeks", "is_removed")) < 1e-4
    assert only(found, "lost", "meetings") == only(usual, "lost", "meetings")


def only(found: Chances, *names: str, laws: tuple[str, ...] = LAWS) -> Chances:
    """Return the p-values of some conduct, in some law."""
    return {(name, law): values for (name, law), values in found.items() if name in names and law in laws}


def test_a_gap_that_a_scenario_plants_is_seen(usual):
    """Only care cases close later, and only for the two heads that the scenario names."""
    found = chances_of_difference(scenario=read_scenario("group_gap"))
    assert uniformity(only(found, "weeks", laws=("public",))) < 1e-4
    assert uniformity(only(usual, "weeks", laws=("public",))) > 0.001
    assert uniformity(only(found, "weeks", laws=("private",))) > 0.001
    assert uniformity(only(found, "is_in_refuge", "is_address_confidential", "has_disability")) > 0.001


def test_the_figures_of_the_note_are_those_of_the_rates():
    note = (Path(__file__).parents[2] / "docs/explanation/what-was-encoded-about-people.md").read_text()
    shares = rates("families").shares("ethnicity")
    not_white = sum(share for code, share in shares.items() if ETHNICITIES.five(code) != "white")
    assert len(shares) == 19
    assert len(rates("names").table("communities")) == 17
    assert round(not_white, 2) == 0.24
    assert all(words in note for words in ("nineteen groups", "seventeen communities", "Twenty-four in a hundred"))


def test_only_names_and_languages_are_drawn_from_a_community():
    """The rates have no other table by ethnicity or community: a new one must be written into the note first."""
    communities, codes = set(rates("names").table("communities")), set(ethnicities.ETHNICITIES)
    folder = Path(people.__file__).parent / "rates"
    by_group = {
        f"{path.stem}.{name}"
        for path in sorted(folder.glob("*.yaml"))
        for name, entry in rates(path.stem).entries.items()
        if {str(key) for key in keys_of(entry.value)} & (communities | codes - {"other_any"})
    }
    assert by_group == {
        "families.ethnicity",
        "families.other_first_language",
        "names.communities",
        "names.communities_of_ethnicity",
        "names.parents_of_mixed_children",
    }


def keys_of(value: object) -> Iterator[object]:
    """Yield every key at any depth."""
    if isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from keys_of(inner)
