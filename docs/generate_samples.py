"""Writes docs/samples/invented-county: a few invented children in every agency's format, and a walk through one's way.

The files are what `waypost synthesise` writes; the truth is turned into CSV so that it can be read. The walk is made
from the record that a build of the files gives, so that every line number is true.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl

from waypost.doors.cli.build import build_with_pages
from waypost.synthetic.synthesise import synthesise
from waypost.vocabulary.events import EventKind

FOLDER = "docs/samples/invented-county"
CHILDREN, YEARS = 12, 2
SEEDS = range(1, 100)
NEEDED = frozenset({"hmcts_public_law", "cafcass", "ssd", "ssda903"})
NEEDED_KINDS = frozenset({"pre_proceedings_decided", "application_issued", "placement_started", "case_closed"})
MOST_EVENTS = 75
AGENCIES = {
    "hmcts_public_law": "the court, public law",
    "hmcts_private_law": "the court, private law",
    "cafcass": "Cafcass",
    "ssd": "the authority's own records (SSD)",
    "ssda903": "the authority's return of children looked after (SSDA903)",
    "cin": "the authority's Children in Need census",
}

README = """# {children} invented children, as every agency would have them on file

**Everybody here is invented.** No child, parent, worker, address, telephone number or case is real. Postcodes begin
with letters that Royal Mail has given to no area, telephone numbers are kept free by Ofcom for drama, e-mail addresses
are at domains kept free for examples. Which authority lies in which area is invented too. Areas, courts and authorities
have their real names.

    waypost synthesise files --children {children} --seed {seed} --years {years} --truth

wrote `files/`, byte for byte. `truth/` holds what the same command writes into `files/truth/` as Parquet, as CSV to be
read here; `truth/README.txt` says what each column is. To build it: `waypost build docs/samples/invented-county/files
OUT`. What each file is: [the reference](../../reference/synthesise.md). Written by `make docs`; do not edit.

| folder | files | rows, polls or children |
|---|---|---|
{inventory}

## One child's way across the files

True child {child} is one child with {keys} keys. Court, Cafcass and authority share none of them. To find the child
again, a reader has names, dates of birth, sex and postcodes to go by, as each agency wrote them down.

| who tells | key of the child | first in these files |
|---|---|---|
{who}

Truly: {true_name}, born {true_born}, {true_sex}, {true_ethnicity} (`truth/children.csv` line {true_line}).

Each line of the way is one thing that one agency tells now, with the file and the line on which to put a finger. A day
told twice is two agencies telling it. What truly happened stands in `truth/journeys.csv`.

| day | what | detail | who tells | file and line |
|---|---|---|---|---|
{way}

{listed}
"""


@cache
def pages() -> dict[str, str]:
    """Return the text of every file of the sample by its path in the repository."""
    for seed in SEEDS:
        with tempfile.TemporaryDirectory() as held:
            found = _sample(Path(held), seed)
        if found:
            return found
    raise SystemExit("docs/generate_samples.py: no seed gives a child whom every agency tells of; widen SEEDS")


def _sample(folder: Path, seed: int) -> dict[str, str] | None:
    """Return the sample of a seed, or nothing when it has no child to walk along with."""
    files = folder / "files"
    synthesise(files, children=CHILDREN, seed=seed, years=YEARS, truth=True)
    truth = {path.stem: pl.read_parquet(path) for path in sorted((files / "truth").glob("*.parquet"))}
    child = _child(truth)
    if child is None:
        return None
    build_with_pages(files, folder / "out")
    told = {
        f"files/{path.relative_to(files)}": path.read_text(encoding="utf-8")
        for path in sorted(files.rglob("*"))
        if path.is_file() and path.parent != files / "truth"
    }
    told |= {f"truth/{name}.csv": frame.write_csv() for name, frame in truth.items()}
    told |= {f"truth/{path.name}": path.read_text() for path in sorted((files / "truth").glob("*.[tj]*"))}
    told["README.md"] = _readme(files, folder / "out", truth, child, seed)
    return {f"{FOLDER}/{path}": text for path, text in told.items()}


def _child(truth: dict[str, pl.DataFrame]) -> str | None:
    """Return the child whom the most agencies tell of, with a whole way and not too long a one; the first by number."""
    keys = ["source", "sender", "person_key"]
    children = truth["people"].filter(pl.col("role") == "child").select(*keys, "true_child").unique()
    told = truth["events"].join(children, on=keys, nulls_equal=True)
    by_child = (
        told.group_by("true_child").agg("source", "kind", events=pl.len()).sort(pl.col("true_child").cast(pl.Int64))
    )
    for row in by_child.iter_rows(named=True):
        is_whole = NEEDED.issubset(row["source"]) and NEEDED_KINDS.issubset(row["kind"])
        if is_whole and row["events"] <= MOST_EVENTS:
            return str(row["true_child"])
    return None


def _readme(files: Path, out: Path, truth: dict[str, pl.DataFrame], child: str, seed: int) -> str:
    own = truth["people"].filter(pl.col("true_child") == child)
    true = truth["children"].with_row_index("line", offset=2).filter(pl.col("true_child") == child).row(0, named=True)
    return README.format(
        children=CHILDREN,
        seed=seed,
        years=YEARS,
        inventory="\n".join(_inventory(files)),
        child=child,
        keys=own.height,
        who="\n".join(_who(files, own)),
        true_name=f"{true['forenames']} {true['surname']}",
        true_born=true["born_on"],
        true_sex=true["sex"],
        true_ethnicity=true["ethnicity"].replace("_", " "),
        true_line=true["line"],
        way="\n".join(_way(out, own)),
        listed=_listed(truth, child),
    )


def _inventory(files: Path) -> Iterator[str]:
    for folder in ("court/public-law", "court/private-law", "cafcass", "ssd", "ssda903", "cin"):
        pattern = f"{folder}/*" if "/" in folder or folder == "cafcass" else f"local-authority/*/{folder}/**/*"
        notes = ("manifest.json", "sharing-agreement.yaml")
        paths = [path for path in sorted(files.glob(pattern)) if path.is_file() and path.name not in notes]
        texts = [path.read_text(encoding="utf-8") for path in paths]
        marks = {".jsonl": ('"total":', 0), ".csv": ("\n", 1), ".xml": ("</Child>", 0)}
        rows = sum(
            text.count(marks[path.suffix][0]) - marks[path.suffix][1] for path, text in zip(paths, texts, strict=True)
        )
        at = f"files/{folder}" if "local" not in pattern else f"files/local-authority/*/{folder}"
        yield f"| `{at}` | {len(paths)} | {rows} |"


def _who(files: Path, own: pl.DataFrame) -> Iterator[str]:
    """Yield a row for each key of the child."""
    for row in own.sort("source", "sender", "person_key", nulls_last=True).iter_rows(named=True):
        places = _places(files, row)
        more = f" and {len(places) - 1} more files" if len(places) > 1 else ""
        yield f"| {AGENCIES[row['source']]} | `{row['person_key']}` | {places[0]}{more} |"


def _places(files: Path, row: dict[str, object]) -> list[str]:
    """Return the files and lines on which a source's key of the child stands, the first in each file."""
    folder = {"ssd": "ssd", "ssda903": "ssda903", "cin": "cin"}.get(str(row["source"]))
    root = files / "local-authority" / str(row["sender"]) / folder if folder else files / "cafcass"
    if str(row["source"]).startswith("hmcts"):
        root, key = files / "court", str(row["person_key"]).split("/")[0]
    else:
        key = str(row["person_key"])
    found = []
    for path in sorted(root.rglob("*")):
        if path.suffix in (".csv", ".xml", ".jsonl"):
            lines = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if key in line]
            found += [f"`{path.relative_to(files)}` line {lines[0]}"] if lines else []
    return found


def _way(out: Path, own: pl.DataFrame) -> Iterator[str]:
    keys = ["source", "sender", "person_key"]
    order = {kind.value: place for place, kind in enumerate(EventKind)}
    events = (
        pl.read_parquet(out / "record" / "events.parquet")
        .filter(pl.col("superseded_at").is_null())
        .join(own.select(keys), on=keys, how="semi", nulls_equal=True)
        .with_columns(place=pl.col("kind").replace_strict(order, default=99, return_dtype=pl.Int64))
        .sort("happened_on", "place", "source", "file", "position", "code", nulls_last=True)
    )
    for row in events.iter_rows(named=True):
        what = row["kind"].replace("_", " ").capitalize()
        detail = ", ".join(str(row[name]).replace("_", " ") for name in ("code", "reason", "due_on") if row[name])
        line = row["position"].split()[1]
        yield f"| {row['happened_on']} | {what} | {detail} | {AGENCIES[row['source']]} | `{row['file']}` line {line} |"


def _listed(truth: dict[str, pl.DataFrame], child: str) -> str:
    """Return the disagreements that the truth lists for the child."""
    if "disagreements" not in truth:
        return ""
    own = truth["disagreements"].filter(pl.col("true_child") == child)
    if own.is_empty():
        return "The agencies disagree about nothing in this child's way (`truth/disagreements.csv`)."
    head = "Where an agency tells another thing than what was (`truth/disagreements.csv`):\n\n"
    head += "| who tells | fact | truly | told | why |\n"
    rows = "\n".join(
        f"| {AGENCIES[row['source']]} | {row['fact'].replace('_', ' ')} | {row['true_value'] or ''} | "
        f"{row['told_value'] or 'not told'} | {row['reason'].replace('_', ' ')} |"
        for row in own.iter_rows(named=True)
    )
    return f"{head}|---|---|---|---|---|\n{rows}"
