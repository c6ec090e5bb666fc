"""The page of who it happens to: groups of children beside all others, as counted and all else alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waypost.disclosure.released import MARKERS, Release, ReleasedFigure
from waypost.doors.boardpack.group_words import KINDS, MISSING, NAMES
from waypost.doors.boardpack.pictures import Picture
from waypost.doors.boardpack.reading import Figures, shown
from waypost.doors.pages.charts.gaps import Gap, Interval, draw_gaps
from waypost.doors.pages.shell import render_page
from waypost.doors.pages.words import listing, period_in_words

PACKAGE = "waypost.doors.boardpack"
OUTCOMES = {
    "who_care_weeks": "Weeks that care proceedings took",
    "who_private_weeks": "Weeks that section 8 cases took",
    "who_over_a_year": "Open for more than a year",
    "who_met_in_person": "Met in person by a practitioner",
}
"""The outcomes, as their headings are, in the order of the page."""
_SIDES = {
    "who_care_weeks": ("shorter", "longer, in weeks"),
    "who_private_weeks": ("shorter", "longer, in weeks"),
    "who_over_a_year": ("fewer", "more, in percentage points"),
    "who_met_in_person": ("fewer", "more, in percentage points"),
}
DRAWN = (("who_care_weeks", "ethnic_group"), ("who_private_weeks", "ethnic_group"), ("who_over_a_year", "age_band"))
"""The three charts: an outcome and a kind of group each. Every other pair is in the tables."""
_NAMED_TOO = {
    ("disability", "yes"): "disabled children",
    **{
        (f"{side}_heritage", group): f"{side} where abuse is alleged, {name}"
        for side in ("applicants", "respondents")
        for group, name in NAMES[f"{side}_heritage"].items()
    },
}
"""Groups, beside the ethnic groups, whose clear differences are said in a sentence, and as what. Of two groups that are
each other's others one is enough."""
COLUMNS = (
    *("Group", "Children", "As counted", "Likely between"),
    *("Less all others, as counted", "Less all others, all else alike", "Whoever the missing are"),
)
_OTHERS = "all others who are known"
_TIMES_ITS_HALF_WIDTH = 1.54
"""A group is named in a sentence where its difference is so many times as large as half its 95 % interval: clear even
though twenty are looked at (Bonferroni: 3.02 standard errors in place of 1.96)."""


@dataclass(frozen=True, slots=True)
class GroupTable:
    """An outcome by one kind of group: its id, heading, period, and rows of text, those of the missing last.

    `too_few` names the groups of which nothing can be told: a row each would say so many times over.
    """

    id: str
    heading: str
    period: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    too_few: str


@dataclass(frozen=True, slots=True)
class Part:
    """One outcome: its id, heading, sentences and a table for each kind of group."""

    id: str
    heading: str
    sentences: tuple[str, ...]
    tables: tuple[GroupTable, ...]


def render_who_page(release: Release, measures: Sequence[Mapping[str, Any]], run: Mapping[str, Any]) -> str:
    """Return the page as HTML. The same release and run give the same bytes."""
    figures, by_id = Figures(release), {measure["id"]: measure for measure in measures}
    parts = [part for outcome, heading in OUTCOMES.items() if (part := _part(figures, outcome, heading)) is not None]
    pictures = [picture for outcome, kind in DRAWN if (picture := _picture(figures, outcome, kind)) is not None]
    return render_page(
        "who.html",
        title="Who it happens to",
        invented=release.is_invented,
        package=PACKAGE,
        run=run,
        parts=parts,
        pictures=pictures,
        sentences=_sentences(figures),
        definitions=[by_id[name] for name in OUTCOMES if name in by_id][:1],
        markers=list(MARKERS.items()),
    )


def _sentences(figures: Figures) -> list[str]:
    """Return how many differences were looked for, which are clear, and what chance would be expected to show."""
    told = [
        one
        for one in figures.release.figures
        if one.measure_id in OUTCOMES and one.method == "adjusted_difference" and one.value is not None
    ]
    if not told:
        return []
    clear = [one for one in told if _is_clear(one)]
    expected = round(len(told) / 20)
    sentences = [
        f"{len(told)} differences between groups of children were looked at, all else alike. "
        f"{len(clear) or 'None'} {'is' if len(clear) == 1 else 'are'} clear of nought. "
        f"Were there none at all, chance alone would make about {expected} look so."
    ]
    of_others = [one for one in clear if (one.group_kind, one.group) in _NAMED_TOO and _is_clear_among_many(one)]
    by_ethnic = [one for one in clear if one.group_kind == "ethnic_group" and _is_clear_among_many(one)]
    sentences += [f"{_in_words(one)}." for one in by_ethnic]
    if not by_ethnic:
        sentences.append(
            "No ethnic group stands so far from all others that chance among so many would not do. That is no proof "
            "that none is treated worse: small groups leave room for much."
        )
    return [*sentences, *(f"{_in_words(one)}." for one in of_others)]


def _in_words(figure: ReleasedFigure) -> str:
    assert figure.value is not None
    name = _NAMED_TOO.get((figure.group_kind, figure.group)) or NAMES[figure.group_kind][figure.group]
    less, more = _SIDES[figure.measure_id]
    way = (more if figure.value > 0 else less).split(",")[0]
    unit = "weeks" if figure.unit == "weeks" else "percentage points"
    return (
        f"{OUTCOMES[figure.measure_id]}: {name}, {abs(figure.value):.1f} {unit} {way} than {_OTHERS} "
        f"(likely between {_signed(figure.lower)} and {_signed(figure.upper)}), all else alike"
    )


def _part(figures: Figures, outcome: str, heading: str) -> Part | None:
    tables = [table for kind in KINDS if (table := group_table(figures, outcome, kind)) is not None]
    period, whole = figures.period(outcome), figures.get(outcome, "as_counted")
    if not tables or period is None or whole is None:
        return None
    sentence = f"All children: {shown(whole)}{'%' if whole.unit == 'percent' and whole.value is not None else ' weeks'}"
    of = f", of {whole.denominator:,} children" if whole.denominator else ""
    return Part(outcome.replace("_", "-"), heading, (f"{sentence}{of}.",), tuple(tables))


def group_table(figures: Figures, outcome: str, kind: str) -> GroupTable | None:
    """Return an outcome by one kind of group. Nobody is left out: who is not known has rows of their own."""
    rows, too_few = [], []
    for group, name in NAMES[kind].items():
        told = {
            method: figures.get(outcome, method, group=(kind, group))
            for method in ("as_counted", "difference", "adjusted_difference", "if_missing_were_known")
        }
        counted = told["as_counted"]
        if counted is None:
            continue
        if group not in MISSING and not any(_says(figure) for figure in told.values()):
            too_few.append(name)
            continue
        rows.append(
            (
                name,
                "c" if counted.denominator is None else f"{counted.denominator:,}",
                shown(counted),
                _range(counted),
                _gap(told["difference"]),
                _gap(told["adjusted_difference"]),
                _range(told["if_missing_were_known"], is_signed=True),
            )
        )
    period = figures.period(outcome)
    if not rows or period is None:
        return None
    columns = COLUMNS
    if not any(row[-1] for row in rows):  # nobody is missing, or nothing can be said of who they are
        columns, rows = COLUMNS[:-1], [row[:-1] for row in rows]
    missing = [name for group, name in NAMES[kind].items() if group in MISSING and any(row[0] == name for row in rows)]
    note = "" if missing else "Nobody is missing: the record tells this of every child who counts here."
    if kind in ("applicants_heritage", "respondents_heritage"):
        note = (
            f"Children in private law of whose case domestic abuse is alleged, by the adults of one side. {note} Who "
            "alleges it, and of whom, no source tells."
        )
    if kind == "disability":
        note = f"Disabled: where anybody records it; not: where somebody records that there is none. {note}"
    if kind == "domestic_abuse":
        note = "“Nothing written” is not “no abuse”: nobody knows whom nobody asked, so that nobody counts as missing."
    return GroupTable(
        f"{outcome}-{kind}".replace("_", "-"),
        KINDS[kind],
        period_in_words(*period),
        columns,
        tuple(rows),
        note,
        "; ".join(too_few),  # some names hold a comma
    )


def _says(figure: ReleasedFigure | None) -> bool:
    """Answer whether a figure says anything: a count, or a value."""
    return figure is not None and (figure.value is not None or figure.denominator is not None)


def _picture(figures: Figures, outcome: str, kind: str) -> Picture | None:
    gaps, rows = [], []
    for group, name in NAMES[kind].items():
        if group in MISSING:
            continue
        counted, alike = (
            figures.get(outcome, method, group=(kind, group)) for method in ("difference", "adjusted_difference")
        )
        if figures.get(outcome, "as_counted", group=(kind, group)) is None:
            continue
        told = alike if alike is not None and alike.value is not None else None
        gaps.append(Gap(name, _interval(counted), _interval(alike), _gap(told) if told else "too few to say"))
        rows.append((name, _gap(counted), _gap(alike)))
    if not any(gap.counted or gap.adjusted for gap in gaps):
        return None
    period = figures.period(outcome)
    assert period is not None
    clear = [gap.name for gap in gaps if gap.is_clear]
    picture_id = f"chart-{outcome}-{kind}".replace("_", "-")
    description = (
        f"{OUTCOMES[outcome]}: each group less {_OTHERS}. Clear of nought, all else alike: {listing(clear) or 'none'}. "
        "The numbers are in the table that follows."
    )
    less, more = _SIDES[outcome]
    return Picture(
        id=picture_id,
        title=f"{OUTCOMES[outcome]}, by {KINDS[kind][0].lower()}{KINDS[kind][1:]}",
        subtitle=f"Each group less {_OTHERS}, with 95% intervals, England, {period_in_words(*period)}.",
        drawing=draw_gaps(gaps, less=less, more=more, label_id=picture_id, description=description),
        note=(
            "Hollow circle: as counted. Filled square, and the number: were all else that the record tells alike. "
            "Bold: the interval of the filled square lies to one side of nought."
        ),
        headings=("Group", "As counted", "All else alike"),
        rows=tuple(rows),
    )


def _is_clear(figure: ReleasedFigure) -> bool:
    return figure.lower is not None and figure.upper is not None and (figure.lower > 0 or figure.upper < 0)


def _is_clear_among_many(figure: ReleasedFigure) -> bool:
    if figure.value is None or figure.lower is None or figure.upper is None:
        return False
    return abs(figure.value) > _TIMES_ITS_HALF_WIDTH * (figure.upper - figure.lower) / 2


def _interval(figure: ReleasedFigure | None) -> Interval | None:
    if figure is None or figure.value is None or figure.lower is None or figure.upper is None:
        return None
    return figure.value, figure.lower, figure.upper


def _gap(figure: ReleasedFigure | None) -> str:
    """Return a difference with its interval, or why there is none."""
    if figure is None:
        return "too few"
    if figure.value is None:
        return figure.marker
    return f"{_signed(figure.value)} ({_range(figure, is_signed=True)})"


def _range(figure: ReleasedFigure | None, *, is_signed: bool = False) -> str:
    if figure is None or figure.lower is None or figure.upper is None:
        return ""
    told = (
        (_signed if is_signed else "{:.1f}".format)(figure.lower),
        (_signed if is_signed else "{:.1f}".format)(figure.upper),
    )
    return f"{told[0]} to {told[1]}"


def _signed(value: float | None) -> str:
    if value is None:
        return ""
    rounded = round(value, 1) + 0.0
    return "0.0" if rounded == 0 else f"{rounded:+.1f}".replace("-", "−")
