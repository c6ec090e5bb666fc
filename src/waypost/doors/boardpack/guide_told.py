"""The guide to good practice and the template of a deep dive, in words: the same in each form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from waypost.casework.strategy.what_works.queries.shown import Guide, InitiativeShown, ResultShown
from waypost.casework.strategy.what_works.words import told
from waypost.doors.boardpack.paper import Paper, Section
from waypost.doors.boardpack.tables import Table
from waypost.doors.pages.words import day_in_words, number_in_words
from waypost.vocabulary.areas import AREAS

STAGES = {
    "proposed": "Announced", "running": "Running", "ended": "Ended", "carried_on": "Carried on", "stopped": "Stopped",
}  # fmt: skip
VERDICTS = {
    "not_known": "Not known", "better": "Went better", "no_difference_shown": "No difference shown",
    "worse": "Went worse", "mixed": "Results disagree",
}  # fmt: skip
_HEADINGS = (
    "Initiative", "In the guide as", "Standard of evidence", "How it was reached", "What is done", "For whom",
    "Where", "Compared with", "From", "Until", "Cost in pounds, as written down", "What changed", "Source",
)  # fmt: skip


def standard_name(level: int) -> str:
    """Return what a level of the standard is called."""
    return str(told("standard")["levels"][level]["name"])


def areas_in_words(areas: tuple[str, ...]) -> str:
    """Return court areas by their names."""
    return ", ".join(AREAS[one].name if one in AREAS else one for one in areas)


def guide_paper(guide: Guide, titles: Mapping[str, str]) -> Paper:
    """Return an issue of the guide as a document. `titles`: of measures, by id."""
    sections = [Section("What went better", () if guide.better else ("Nothing yet that reached the standard asked.",))]
    sections += [_one(one, titles) for one in guide.better]
    sections.append(Section("What was compared and is not shown to work", () if guide.others else ("Nothing.",)))
    sections += [_one(one, titles) for one in guide.others]
    return Paper(
        f"Good practice: what works, {guide.name}", "Guide to good practice", guide.on, first_of(guide),
        (*sections, standard_section()), guide.is_invented,
    )  # fmt: skip


def first_of(guide: Guide) -> tuple[str, ...]:
    """Return what to read first of an issue."""
    return (
        f"{len(guide.better)} went better, with evidence of {standard_name(guide.fewest_level).lower()} or above.",
        f"Compared with others and not shown to work: {len(guide.others)}. It is told here too.",
        f"Left out, since nothing of the standard asked shows what came of it: {guide.left_out}.",
        "Each says which standard of evidence it reached, and how. Nobody sets it by hand.",
    )


def standard_section() -> Section:
    """Return the scale by which evidence is judged, with its source."""
    scale = told("standard")
    pairs = tuple((str(one["name"]), str(one["words"])) for one in scale["levels"].values())
    words = (f"{scale['name']}. {scale['source']}", "By what a level counts as reached is Waypost’s reading, unsigned.")
    return Section("The standard of evidence", words, pairs=pairs)


def guide_table(guide: Guide, titles: Mapping[str, str]) -> list[Table]:
    """Return an issue as tables of a workbook: one row an initiative; and the standard."""
    rows = [
        *(_row(one, "Went better", titles) for one in guide.better),
        *(_row(one, "Not shown to work", titles) for one in guide.others),
    ]
    scale = standard_section()
    return [
        Table("guide", f"Good practice, {guide.name}", "One row an initiative.", _HEADINGS, tuple(rows)),
        Table("standard", "The standard of evidence", " ".join(scale.words), ("Level", "What it says"), scale.pairs),
    ]


def result_told(one: ResultShown, titles: Mapping[str, str]) -> str:
    """Return what changed in a sentence, with how it was reached."""
    design = str(told("standard")["designs"][one.design]["words"])
    if one.kind == "document":
        by = "independent" if one.is_independent else "not independent"
        return f"{one.document} ({design.lower()}; {by}): {VERDICTS[one.verdict].lower()}. {one.words}"
    title = titles.get(one.measure_id, one.measure_id)
    here = f"{title}: here {_from_to(one.here_before, one.here_after, one.unit)}"
    others = f"; compared, {_from_to(one.others_before, one.others_after, one.unit)}" if one.areas_compared else ""
    invented = " Invented families." if one.is_invented else ""
    difference = f"Difference {_say(one.difference, one.unit)}{interval(one)}"
    return f"{here}{others}. {difference}. {one.how} {one.words}{invented}"


def interval(one: ResultShown) -> str:
    """Return the interval of a difference in words; nothing where there is none."""
    if one.lower is None or one.upper is None:
        return ""
    return f", between {number_in_words(one.lower, one.unit)} and {number_in_words(one.upper, one.unit)}"


def _one(one: InitiativeShown, titles: Mapping[str, str]) -> Section:
    return Section(
        f"{one.title}: {standard_name(one.level).lower()}", (one.told.what,) if one.told else (),
        pairs=tuple(_pairs(one, titles)), level=3,
    )  # fmt: skip


def _pairs(one: InitiativeShown, titles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "Standard", " ".join(one.because)
    if one.told:
        yield "For whom", one.told.for_whom or "Not said"
        yield "When", f"{_day(one.told.began_on)} to {_day(one.told.until_on)}. {STAGES[one.stage]}."
    yield "Where", areas_in_words(one.where) or "Not said"
    yield "Compared with", areas_in_words(one.compared_with) or "Nobody"
    yield "Should change", "; ".join(aim.words for aim in one.aims) or "Not said"
    yield "What changed", " ".join(result_told(result, titles) for result in one.standing) or "Not known"
    yield "Cost", f"£{one.pounds:,.2f}, of what is written down" if one.costs else "Not said"
    yield "Source", one.source


def _row(one: InitiativeShown, how: str, titles: Mapping[str, str]) -> tuple[str | float | None, ...]:
    said = one.told
    return (
        one.title, how, standard_name(one.level), " ".join(one.because), said.what if said else "",
        said.for_whom if said else "", areas_in_words(one.where), areas_in_words(one.compared_with) or "Nobody",
        str(said.began_on) if said and said.began_on else "Not said",
        str(said.until_on) if said and said.until_on else "Not said",
        float(one.pounds) if one.costs else "Not said",
        " ".join(result_told(result, titles) for result in one.standing), one.source,
    )  # fmt: skip


def deep_dive_paper(on: date, titles: Mapping[str, str]) -> Paper:
    """Return the template of a deep dive as a document with lines to write on."""
    template = told("deep_dive")
    sections = tuple(
        Section(
            part["title"], lines=tuple(f"Bring: {titles.get(key, key)}" for key in part["figures"]),
            blanks=tuple(part["ask"]),
        )
        for part in template["parts"]
    )  # fmt: skip
    first = (
        "It asks of a system, never of one child: write no name.",
        "Waypost’s own words, unsigned.",
        template["source"],
    )
    return Paper("A deep dive into one area", "Template", on, first, sections)


def _day(on: date | None) -> str:
    return day_in_words(on) if on else "not said"


def _say(value: float | None, unit: str) -> str:
    return "not known" if value is None else number_in_words(value, unit)


def _from_to(before: float | None, after: float | None, unit: str) -> str:
    return f"from {_say(before, unit)} to {_say(after, unit)}"
