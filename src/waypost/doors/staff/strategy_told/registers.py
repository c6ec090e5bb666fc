"""The register of uses of automation in words."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.automation.queries import UseShown
from waypost.casework.strategy.terms import terms
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, Do, PageTold, Rows

USES = {
    "not_assessed": ("Not assessed", "red"), "never_reviewed": ("No review is set", "yellow"),
    "review_late": ("Review is late", "orange"), "assessed_and_reviewed": ("Assessed, review ahead", "green"),
}  # fmt: skip


def uses_told(found: tuple[UseShown, ...], on: date) -> PageTold:
    """Return the register of uses of automation."""
    bare = [one for one in found if one.state == "not_assessed"]
    rows = tuple(
        (
            Cell(one.title, "automated_use", (one.use,), more=INVENTED if one.is_invented else ""),
            Cell(one.what), Cell(one.who), Cell(one.decision), _use_state(one),
        )
        for one in found
    )  # fmt: skip
    return PageTold(
        "automation-register", "Register of automation", on,
        (f"{len(found)} uses, {sum(bool(one.code) for one in found)} of them Waypost’s own, read from its code.",
         "Waypost assesses none for equality and data protection: whoever runs it does."),
        (Rows("uses", "Each use", ("Use", "What it does", "Who is affected", "A person decides", "Stands"), rows),),
        terms("automation", "automation")["source"],
        f"{len(bare)} of {len(found)} uses are not assessed." if bare else "",
        any(one.is_invented for one in found),
        (Do("Write a use down", "use_write", (), Permission.WRITE_STRATEGY),),
    )  # fmt: skip


def use_told(one: UseShown, on: date) -> PageTold:
    """Return one use with its assessments and reviews."""
    kinds, key = terms("automation", "automation")["kinds"], (one.use,)
    made = tuple(
        (Cell(kinds[it.kind]["words"]), Cell(it.document), Cell(day_in_words(it.on)), Cell(it.words), Cell(it.by))
        for it in one.assessments
    )
    where = f"Waypost’s own: {one.code}." if one.code else "Not Waypost’s: written down by hand."
    learnt = "A model learns it from data." if one.is_learnt else "Fixed rules; nothing is learnt from data."
    return PageTold(
        f"automation-{one.use}", one.title, on,
        (one.what, f"Who is affected: {one.who}", f"What a person decides: {one.decision}", f"{where} {learnt}",
         f"{USES[one.state][0]}. {' '.join(one.because)}"),
        (
            Rows("assessments", "Assessments", ("Of what", "Document", "Made on", "What it found", "Written down by"),
                 made, empty="None is made. Nothing here stands in for one.",
                 do=(Do("Record an assessment", "use_assess", key, Permission.ASSESS_USE),)),
            Rows("reviews", "Reviews", ("What was seen", "Next by", "By whom"),
                 tuple((Cell(words), Cell(day_in_words(day)), Cell(by)) for words, day, by in reversed(one.reviews)),
                 empty="It was not reviewed.", do=(Do("Record a review", "use_review", key, Permission.ASSESS_USE),)),
        ),
        terms("automation", "automation")["source"], is_invented=one.is_invented,
    )  # fmt: skip


def _use_state(one: UseShown) -> Cell:
    words, colour = USES[one.state]
    return Cell(words, colour=colour, more=" ".join(one.because))
