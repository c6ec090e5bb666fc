"""Two registers in words: uses of automation, and which partner signed which version of which definition."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.automation.queries import UseShown
from waypost.casework.strategy.definitions.queries import DefinitionShown, SignatureShown
from waypost.casework.strategy.terms import terms
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, Do, PageTold, Rows

USES = {
    "not_assessed": ("Not assessed", "red"), "never_reviewed": ("No review is set", "yellow"),
    "review_late": ("Review is late", "orange"), "assessed_and_reviewed": ("Assessed, review ahead", "green"),
}  # fmt: skip
SIGNED = {
    "not_signed": ("Not signed", "grey"), "signed_an_earlier_version": ("Signed an earlier version", "orange"),
    "signature_taken_back": ("Taken back", "red"), "signed_this_version": ("Signed", "green"),
}  # fmt: skip
SHORT = 12
"""Letters of a fingerprint on a list."""


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


def definitions_told(found: tuple[DefinitionShown, ...], on: date) -> PageTold:
    """Return every definition with how each partner stands to it."""
    bodies = terms("definitions", "partners")["bodies"]
    counts = Counter(state.value for one in found for state in one.bodies.values())
    rows = tuple(
        (
            Cell(one.title, "definition", (one.measure_id,), more=f"{one.measure_id}, {one.fingerprint[:SHORT]}"),
            *(_stands(one, code) for code in bodies),
        )
        for one in found
    )
    return PageTold(
        "shared-definitions", "Shared definitions, and who signed them", on,
        (f"{sum(one.is_agreed for one in found)} of {len(found)} definitions are signed by every partner now.",
         f"Signatures: {', '.join(f'{counts[code]:,} {words.lower()}' for code, (words, _) in SIGNED.items())}.",
         "A signature is of one version. When a definition changes, it stands no more, and nothing passes as signed."),
        (Rows("definitions", "Each definition", ("Definition", *(one["name"] for one in bodies.values())), rows),),
        terms("definitions", "partners")["source"], is_invented=any(one.is_invented for one in found),
    )  # fmt: skip


def definition_told(one: DefinitionShown, on: date) -> PageTold:
    """Return one definition as it stands, how each partner stands to it, and every signature with its version."""
    bodies, given = terms("definitions", "partners")["bodies"], tuple(reversed(one.signatures))
    can = any(one.bodies[code].value != "signed_this_version" for code in one.mine)
    definition = json.loads(one.text)
    said = tuple((Cell(key.replace("_", " ").capitalize()), Cell(_plain(value))) for key, value in definition.items())
    return PageTold(
        f"definition-{one.measure_id}", one.title, on,
        ("Every partner signed this version." if one.is_agreed else "Not every partner signed it: it is not agreed.",
         f"Fingerprint of this version: {one.fingerprint}"),
        (
            Rows("partners", "Partners", ("Partner", "Stands"), tuple(
                (Cell(bodies[code]["name"]), _stands(one, code)) for code in one.bodies)),
            Rows("signatures", "Every signature", ("Partner", "Version", "Words", "By whom, when", "Stands"),
                 tuple(_signature(it, one.fingerprint) for it in given), empty="Nobody has signed it."),
            Rows("text", "The definition as it stands", ("What", "How it is"), said),
        ),
        terms("definitions", "partners")["source"], is_invented=one.is_invented,
        do=(Do("Sign this version", "definition_sign", (one.measure_id,), Permission.SIGN_DEFINITION),) if can else (),
    )  # fmt: skip


def _stands(one: DefinitionShown, body: str) -> Cell:
    """Return how a body stands to a definition; that somebody invented signed stands below it."""
    words, colour = SIGNED[one.bodies[body].value]
    invented = any(it.is_invented for it in one.signatures if it.body == body)
    return Cell(words, colour=colour, more=INVENTED if invented else "")


def _signature(one: SignatureShown, now: str) -> tuple[Cell, ...]:
    back = (Do("Take it back", "signature_take_back", (one.definition_signed_id,), Permission.SIGN_DEFINITION),)
    stands = f"Taken back: {one.taken_back}" if one.taken_back else (
        "This version" if one.fingerprint == now else "An earlier version: it stands no more"
    )  # fmt: skip
    return (
        Cell(str(terms("definitions", "partners")["bodies"][one.body]["name"]),
             do=back if one.is_mine and not one.taken_back else ()),
        Cell(one.fingerprint[:SHORT]), Cell(one.words), Cell(f"{one.by}, {day_in_words(one.on)}"), Cell(stands),
    )  # fmt: skip


def _use_state(one: UseShown) -> Cell:
    words, colour = USES[one.state]
    return Cell(words, colour=colour, more=" ".join(one.because))


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{str(key).replace('_', ' ')}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_plain(one) for one in value) or "None"
    return "Nothing" if value in (None, "") else str(value)
