"""Pages of what works in words, to be saved: initiatives, one of them, rounds of the survey, what organisations share.

Counts of the survey are those that the page shows: what is hidden there is hidden here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from waypost.casework.strategy.what_works.queries.shown import InitiativeShown, PoolShown, SurveyShown
from waypost.casework.strategy.what_works.words import told
from waypost.doors.boardpack.guide_told import STAGES, VERDICTS, areas_in_words, result_told, standard_name
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, PageTold, Rows
from waypost.doors.staff.words import plural

KICKER = "What works"
HIDDEN = "Hidden"


def initiatives_told(every: Sequence[InitiativeShown], on: date) -> PageTold:
    """Return every initiative: whether it worked, and how that was reached."""
    rows = tuple(
        (
            Cell(one.title, more=INVENTED if one.is_invented else ""), Cell(VERDICTS[one.verdict]),
            Cell(f"{standard_name(one.level)}. {' '.join(one.because)}"), Cell(areas_in_words(one.where) or "Not said"),
            Cell(areas_in_words(one.compared_with) or "Nobody yet"), Cell(STAGES[one.stage]), Cell(_pounds(one)),
        )
        for one in every
    )  # fmt: skip
    heads = ("Initiative", "Did it work?", "How that was reached", "Where", "Compared with", "Stands", "Cost")
    return PageTold(
        "what-was-tried", "What was tried, and what came of it", on, (f"{plural(len(every), 'initiative')}.",),
        (Rows("initiatives", "Each initiative", heads, rows, empty="No initiative stands here yet."),),
        standard_told(), is_invented=any(one.is_invented for one in every),
    )  # fmt: skip


def initiative_told(one: InitiativeShown, titles: Mapping[str, str], on: date) -> PageTold:
    """Return one initiative: what it is, should change, changed and cost. `titles`: of measures, by id."""
    said = one.told
    is_so = (
        ("What is done", said.what if said else "Not said"),
        ("For whom", (said.for_whom if said else "") or "Not said"),
        ("Led by", (said.led_by if said else "") or "Not said"), ("When", _when(one)),
        ("Where", areas_in_words(one.where) or "Not said"),
        ("Compared with", areas_in_words(one.compared_with) or "Nobody yet"), ("Cost", _pounds(one)),
        ("Source", one.source),
    )  # fmt: skip
    aims = tuple(
        (Cell(aim.words), Cell(titles.get(aim.measure_id, aim.measure_id) if aim.measure_id else "Not measured"),
         Cell(aim.wanted.capitalize() or "Not said"))
        for aim in one.aims
    )  # fmt: skip
    results = tuple(
        (Cell(VERDICTS[found.verdict]), Cell(result_told(found, titles)),
         Cell(f"{found.by}, {day_in_words(found.on)}"), Cell(found.taken_back_because or "It stands"))
        for found in one.results
    )  # fmt: skip
    costs = tuple(
        (Cell(f"£{cost.pounds:,.2f}"), Cell(cost.what_for), Cell(cost.paid_by),
         Cell(f"{day_in_words(cost.from_on)} to {day_in_words(cost.until_on)}"), Cell(cost.source))
        for cost in one.costs
    )  # fmt: skip
    return PageTold(
        "initiative", "An initiative", on,
        (one.title, f"{VERDICTS[one.verdict]}. {standard_name(one.level)}. {' '.join(one.because)}"),
        (
            Rows("is", "What it is", ("What", "How it is"), tuple((Cell(what), Cell(how)) for what, how in is_so)),
            Rows("aims", "What it should change", ("Aim", "Measured by", "Wanted"), aims, empty="Not said."),
            Rows("results", "What changed", ("Verdict", "What was found", "Brought by", "Does it stand?"), results,
                 empty="Nothing that stands says what changed."),
            Rows("costs", "What it cost", ("Pounds", "What for", "Paid by", "When", "Source"), costs,
                 empty="Its source does not say."),
        ),
        standard_told(), is_invented=one.is_invented or any(found.is_invented for found in one.results),
    )  # fmt: skip


def survey_told(rounds: Sequence[SurveyShown], on: date) -> PageTold:
    """Return how each round that is over was answered, with small counts hidden as on the page."""
    survey = told("survey")
    heads = ("What", *(str(one["words"]) for one in survey["choices"].values()), "Answers")
    tables = tuple(
        Rows(f"round-{one.name.lower()}", one.name, heads, tuple(
            (Cell(str(survey["questions"][it.question]["words"])),
             *(Cell(_counted(part.count)) for part in it.counted.parts), Cell(_counted(it.counted.total)))
            for it in one.questions))
        for one in rounds
    )  # fmt: skip
    empty = Rows("rounds", "Rounds", heads, (), empty="No round is over yet.")
    return PageTold(
        "survey", "What professionals say holds cases up", on,
        ("Counts of rounds that are over. Small counts are hidden, and others that would tell them.",),
        tables or (empty,), f"The questions are Waypost’s own, unsigned. {survey['source']}",
    )  # fmt: skip


def pools_told(every: Sequence[PoolShown], on: date) -> PageTold:
    """Return what organisations share: who gives, who pays, who used it, and what is left."""
    rows = tuple(
        (
            Cell(one.title, more=INVENTED if one.is_invented else ""),
            Cell(f"{told()['pools'][one.kind]['words']}, in {one.unit}"), *_sums(one),
            Cell(f"{one.sums.given:,}"), Cell(f"{one.sums.used:,}"), Cell(f"{one.sums.left:,}"),
        )
        for one in every
    )  # fmt: skip
    heads = ("Register", "Of what", "Who gives", "Who pays", "Who used it", "Given", "Used", "Left")
    return PageTold(
        "shared-people-and-money", "Shared people and money", on, (f"{plural(len(every), 'register')}.",),
        (Rows("pools", "Each register", heads, rows, empty="No register is open yet."),),
        "What each organisation wrote down itself.", is_invented=any(one.is_invented for one in every),
    )  # fmt: skip


def pool_told(one: PoolShown, on: date) -> PageTold:
    """Return one register: its sums, and every entry."""
    entries = tuple(
        (
            Cell(row.body), Cell(_entry(row.kind, row.paid_by)), Cell(f"{row.amount:,}"),
            Cell(f"{day_in_words(row.from_on)} to {day_in_words(row.until_on)}"), Cell(row.words),
            Cell(f"{row.by}, {day_in_words(row.on)}"),
            Cell("Undoes an entry" if row.undoes else "Undone" if row.is_undone else "It stands"),
        )
        for row in one.entries
    )  # fmt: skip
    gives, pays, used = _sums(one)
    sums = (("Who gives", gives), ("Who pays", pays), ("Who used it", used))
    heads = (
        "Organisation",
        "What",
        f"How much, in {one.unit}",
        "When",
        "What for",
        "Written down by",
        "Does it stand?",
    )
    return PageTold(
        "register", "A register", on,
        (one.title, f"{one.sums.left:,} {one.unit} left: {one.sums.given:,} given, {one.sums.used:,} used."),
        (Rows("sums", "Sums", ("What", "How it is"), tuple((Cell(what), cell) for what, cell in sums)),
         Rows("entries", "Every entry", heads, entries, empty="Nothing is written down yet.")),
        f"Agreed in: {one.source}", is_invented=one.is_invented,
    )  # fmt: skip


def standard_told() -> str:
    """Return by which standard evidence is judged, and on whose word."""
    scale = told("standard")
    read = "By what a level counts as reached is Waypost’s reading, unsigned. Nobody sets a level by hand."
    return f"Standard of evidence: {scale['name']}. {scale['source']} {read}"


def _when(one: InitiativeShown) -> str:
    began, until = (one.told.began_on, one.told.until_on) if one.told else (None, None)
    return f"{_day(began)} to {_day(until)}. {STAGES[one.stage]}."


def _day(on: date | None) -> str:
    return day_in_words(on) if on else "not said"


def _pounds(one: InitiativeShown) -> str:
    return f"£{one.pounds:,.2f}, of what is written down" if one.costs else "Its source does not say"


def _counted(count: int | None) -> str:
    return HIDDEN if count is None else f"{count:,}"


def _entry(kind: str, paid_by: str) -> str:
    words = str(told()["entries"][kind]["words"])
    return f"{words}, paid by {paid_by}" if paid_by else words


def _sums(one: PoolShown) -> tuple[Cell, Cell, Cell]:
    """Return who gives, who pays and who used it, each with how much."""
    return _by(one.sums.given_by), _by(one.sums.paid_by), _by(one.sums.used_by)


def _by(rows: Sequence[tuple[str, Decimal]]) -> Cell:
    return Cell("; ".join(f"{name}: {amount:,}" for name, amount in rows) or "Nobody yet")
