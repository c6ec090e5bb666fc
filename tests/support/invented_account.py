"""One invented child's account: late, extended, a hearing lost, and somebody still to move. Nobody in it is real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from waypost.journeys.account import Account, AccountLine, ByRule, NextStep, Wait, Week, WhoseDays

STARTS_ON = date(2026, 6, 1)
AS_OF = date(2027, 3, 31)
COURT, CAFCASS, AUTHORITY = "The court (public law)", "Cafcass", "The local authority (its own records)"
_STATUTE = "The statute's 26 weeks"
_DOUBT = "Nothing says that this hearing was held. Its day has gone by and nobody called it off."

# day after the start, title, sentence, sources, doubt, kind
_TOLD: tuple[tuple[int, str, str, tuple[str, ...], str | None, str], ...] = (
    (0, "Pre-proceedings begun", "The authority decided to start.", (AUTHORITY,), None, "pre_proceedings_decided"),
    (33, "Application issued", "The court issued the application.", (COURT, CAFCASS), None, "application_issued"),
    (35, "Interim care order hearing held", "The hearing was held.", (COURT,), _DOUBT, "hearing_held"),
    (35, "Interim care order made", "The court made an order.", (CAFCASS,), None, "order_made"),
    (51, "Case management hearing held", "The hearing was held.", (COURT,), _DOUBT, "hearing_held"),
    (170, "Final hearing vacated", "It was called off: late <report>.", (COURT,), None, "hearing_vacated"),
    (177, "Issues resolution hearing adjourned", "It was stopped: no judge.", (COURT,), None, "hearing_adjourned"),
    (180, "Extension granted", "The court allowed more time.", (CAFCASS,), None, "extension_granted"),
    (320, "Final hearing listed", "A hearing is listed.", (COURT,), None, "hearing_listed"),
)

FIRST_SHARED_WEEK, LAST_OF_EXPERTS = 5, 30
BY_OURS = (
    WhoseDays("Parenting assessment, past its date", "experts", "dates", 63.0),
    WhoseDays("Final hearing called off, until it is held", "court", "recorded_reason", 49.0),
    WhoseDays("The next hearing, and nothing else is told", "nobody_told", "nothing_told", 10.5),
)
BY_FIRST = (WhoseDays("Parenting assessment, past its date", "experts", "dates", 122.5),)


def invented_account() -> Account:
    """The account of a child whose care proceedings go on."""
    waits = (
        _wait("The authority's application to court", "local_authority", 0, 33),
        _wait("The next hearing: case management", "court", 35, 51),
        _wait("Parenting assessment, due 1 November 2026", "experts", 60, 200),
        _wait("Final hearing to be held after it was vacated (No judge)", "court", 170, None),
        _wait("Final analysis, due 1 March 2027", "cafcass", 240, None),
    )
    last = (AS_OF - STARTS_ON).days // 7
    return Account(
        child_id="C-TEST0-00001",
        as_of=AS_OF,
        is_invented=True,
        title="Care or supervision order (section 31), Devon",
        law="public",
        proceedings_id="P-TEST0-00001",
        started_on=STARTS_ON,
        weeks=tuple(_week(number, waits) for number in range(last + 1)),
        next_steps=(
            NextStep("Case management hearing", _day(57), "done", 0, _STATUTE, "Practice Direction 12A"),
            NextStep("Issues resolution hearing", _day(172), "late", 131, _STATUTE, "Local practice note"),
            NextStep("Proceedings resolved", _day(300), "due", 0, _STATUTE, "Children Act 1989 section 32"),
            NextStep("Final hearing", None, "not_started", 0, "The court service's program", "Court service"),
        ),
        notes=("Every person and event here is invented.",),
        stands="The case is in its 39th week; it waits on the court.",
        by_rule=(
            ByRule("ended_last", "The wait that ended last", "It ended last.", "Some are not seen.", BY_OURS),
            ByRule("begun_first", "The wait that began first", "It began first.", "It takes all.", BY_FIRST),
        ),
        example="Week 11: two things were waited for at once.",
    )


def closed_account() -> Account:
    """The same journey with nothing left to wait for and no timetable."""
    account = invented_account()
    weeks = tuple(replace(week, waits=(), whose_move=(), whose_days=()) for week in account.weeks)
    return replace(account, weeks=weeks, next_steps=(), notes=(), stands="", by_rule=(), example=None)


def _day(days: int) -> date:
    return STARTS_ON + timedelta(days=days)


def _learnt(day: int, sources: tuple[str, ...]) -> tuple[date | None, ...]:
    """Of the first day nothing is known of when it was learnt; of the others the first source told it a day later."""
    return (_day(day + 1), *(None for _ in sources[1:])) if day else ()


def _wait(what: str, owner: str, since: int, until: int | None) -> Wait:
    last = AS_OF if until is None else _day(until)
    return Wait(what, owner, _day(since), None if until is None else _day(until), (last - _day(since)).days // 7)


def _week(number: int, waits: tuple[Wait, ...]) -> Week:
    starts_on = _day(7 * number)
    ends_on = starts_on + timedelta(days=6)
    is_last = ends_on >= AS_OF
    lines = tuple(
        AccountLine(_day(day), title, sentence, sources, doubt, kind, _learnt(day, sources))
        for day, title, sentence, sources, doubt, kind in _TOLD
        if starts_on <= _day(day) and (_day(day) <= ends_on or is_last)
    )
    open_waits = tuple(w for w in waits if w.since_on <= ends_on and (w.until_on is None or w.until_on > starts_on))
    return Week(
        number=number + 1,
        starts_on=starts_on,
        lines=lines,
        waits=open_waits,
        whose_move=tuple(sorted({wait.owner for wait in open_waits})),
        extended_to_on=_day(300) if ends_on >= _day(180) else None,
        whose_days=_whose(number),
    )


def _whose(number: int) -> tuple[WhoseDays, ...]:
    """The first five weeks are the authority's, one is shared, the next are the experts', the rest the court's."""
    authority = WhoseDays("The authority's application to court", "local_authority", "dates", 7.0)
    experts, court, _ = (replace(part, days=7.0) for part in BY_OURS)
    if number == FIRST_SHARED_WEEK:
        return replace(experts, days=5.0), replace(court, days=2.0)
    return (authority if number < FIRST_SHARED_WEEK else experts if number < LAST_OF_EXPERTS else court,)
