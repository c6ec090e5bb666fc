"""Shared definitions in words: how each partner stands, the text as it stands, and the text as it was signed.

What was signed is shown word for word, also when the definition changed since: then that is said first.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from waypost.casework.access.permissions import Permission
from waypost.casework.strategy.definitions.queries import DefinitionShown, SignatureShown
from waypost.casework.strategy.terms import terms
from waypost.doors.pages.words import day_in_words
from waypost.doors.staff.strategy_told.page import INVENTED, Cell, Do, PageTold, Rows
from waypost.doors.staff.words import plain

SIGNED = {
    "not_signed": ("Not signed", "grey"), "signed_an_earlier_version": ("Signed an earlier version", "orange"),
    "signature_taken_back": ("Taken back", "red"), "signed_this_version": ("Signed", "green"),
}  # fmt: skip
_FIRST = (
    "title", "why_it_matters", "numerator", "denominator", "method_in_words", "method_titles", "cautions", "source",
)  # fmt: skip
"""Parts of a definition that are read first, in this order."""
_WHOLE = "text"
"""What the one part of a text without parts is called."""
_CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")
SHORT = 12
"""Letters of a fingerprint where it stands beside words."""


def definitions_told(found: tuple[DefinitionShown, ...], on: date) -> PageTold:
    """Return every definition with how each partner stands to it."""
    bodies = terms("definitions", "partners")["bodies"]
    counts = Counter(state.value for one in found for state in one.bodies.values())
    rows = tuple(
        (
            Cell(one.title, "definition", (one.measure_id,), more=f"Version {one.fingerprint[:SHORT]}"),
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
    """Return one definition as it stands, how each partner stands to it, and each version that was signed."""
    bodies, given = terms("definitions", "partners")["bodies"], tuple(reversed(one.signatures))
    can = any(one.bodies[code].value != "signed_this_version" for code in one.mine)
    return PageTold(
        f"definition-{one.measure_id}", one.title, on,
        ("Every partner signed this version." if one.is_agreed else "Not every partner signed it: it is not agreed.",
         f"Fingerprint of this version: {one.fingerprint}"),
        (
            Rows("partners", "Partners", ("Partner", "Stands"), tuple(
                (Cell(bodies[code]["name"]), _stands(one, code)) for code in one.bodies)),
            Rows("signatures", "Every signature", ("Partner", "Version", "Words", "By whom, when", "Stands"),
                 tuple(_signature(it, one.fingerprint) for it in given), empty="Nobody has signed it."),
            Rows("text", "The definition as it stands", ("What", "How it is"),
                 tuple((Cell(plain(name)), Cell(told)) for name, told in _parts(one.text).items()),
                 _signed_by(one.signatures, one.fingerprint) or "Nobody has signed this version."),
            *(_as_signed(one, number, version) for number, version in enumerate(_earlier(one), start=1)),
        ),
        terms("definitions", "partners")["source"], _lapsed(one), is_invented=one.is_invented,
        do=(Do("Sign this version", "definition_sign", (one.measure_id,), Permission.SIGN_DEFINITION),) if can else (),
    )  # fmt: skip


def _lapsed(one: DefinitionShown) -> str:
    """Return that the definition changed after somebody signed it, and whose signature lapsed; empty: it did not."""
    whose = [_name(code) for code, state in one.bodies.items() if state.value == "signed_an_earlier_version"]
    if not whose:
        return ""
    many = "signature has" if len(whose) == 1 else "signatures have"
    return f"The definition has changed since it was signed. The {many} lapsed: {', '.join(whose)}."


def _earlier(one: DefinitionShown) -> tuple[str, ...]:
    """Return the fingerprints of other versions that were signed, the newest signature first."""
    signed = [it.fingerprint for it in reversed(one.signatures) if it.fingerprint != one.fingerprint]
    return tuple(dict.fromkeys(signed))


def _as_signed(one: DefinitionShown, number: int, version: str) -> Rows:
    """Return an earlier version, word for word as it was signed, each part beside what became of it."""
    text = next(it.text for it in one.signatures if it.fingerprint == version)
    was, now = _parts(text), _parts(one.text)
    rows = tuple(
        (Cell(plain(name)), Cell(told), Cell("The same" if now.get(name) == told else "Changed"))
        for name, told in was.items()
    )
    new = [name for name in now if name not in was and _WHOLE not in was]
    added = tuple((Cell(plain(name)), Cell("Not part of it"), Cell("New")) for name in new)
    return Rows(
        f"signed-{number}", f"As it was signed: version {version[:SHORT]}", ("What", "As it was signed", "Since then"),
        (*rows, *added), _signed_by(one.signatures, version),
    )  # fmt: skip


def _signed_by(signatures: tuple[SignatureShown, ...], version: str) -> str:
    """Return who signed a version for which partner, and when; empty: nobody did."""
    return " ".join(
        f"Signed for {_name(it.body)} by {it.by} on {day_in_words(it.on)}{', and taken back' if it.taken_back else ''}."
        for it in signatures if it.fingerprint == version
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
        Cell(_name(one.body), do=back if one.is_mine and not one.taken_back else ()),
        Cell(one.fingerprint[:SHORT]), Cell(one.words), Cell(f"{one.by}, {day_in_words(one.on)}"), Cell(stands),
    )  # fmt: skip


def _name(body: str) -> str:
    return str(terms("definitions", "partners")["bodies"][body]["name"])


def _parts(text: str) -> dict[str, str]:
    """Return a definition's text by its parts, in words and in the order of reading; a text without parts is one."""
    try:
        told: Any = json.loads(text)
    except ValueError:
        told = None
    if not isinstance(told, Mapping):
        return {_WHOLE: text}
    names = [*(name for name in _FIRST if name in told), *(name for name in told if name not in _FIRST)]
    return {name: str(told[name]) if name == "id" else _plain(told[name]) for name in names}


def _plain(value: object) -> str:
    """Return a value in words: sentences one after the other, codes as words."""
    if isinstance(value, dict):
        return "; ".join(f"{str(key).replace('_', ' ')}: {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        told = [_plain(one) for one in value]
        return (" " if all(one.endswith(".") for one in told) else "; ").join(told) or "None"
    if value in (None, ""):
        return "Nothing"
    said = str(value)
    return said.replace("_", " ") if _CODE.fullmatch(said) else said
