"""Writes docs/reference/readiness-gates.md: every gate of readiness, what it asks, on whose word, and its limit."""

from __future__ import annotations

from collections.abc import Iterator

from waypost.casework.readiness.contingency import protocol
from waypost.casework.readiness.figures import figures_asked
from waypost.casework.readiness.gates import GATES
from waypost.casework.readiness.limits import limits

PAGE = "docs/reference/readiness-gates.md"
_HEAD = """# Gates of readiness for Child Focused Courts

Generated from the code by `make docs`. Do not edit.

An area is declared ready, and its go-live planned, only while every gate is open. The rules say so, the page says so,
and both databases refuse anything else. No gate can be waived. A gate is shut until it is shown to be open: a figure
that is missing, withheld or too old opens nothing, and nobody attests alone. A gate can shut again: a declaration and a
plan that rest on it end at once, and are kept. An area is live when a practice direction says so, whatever the gates
say; live and not ready starts the contingency protocol.
"""


def text() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *_gates(), *_limits(), *_protocol()]) + "\n"


def _gates() -> Iterator[str]:
    asked = figures_asked()
    for gate in GATES.values():
        yield f"## {gate.title}\n"
        yield f"`{gate.id}`. {gate.question} {gate.why}\n"
        yield f"- On whose word: {gate.source}."
        if gate.is_attested:
            yield f"- Attested by two people, who look at: {gate.looks_at[0].lower()}{gate.looks_at[1:]}\n"
        else:
            told = [f"`{name}` (`{asked[name].measure}`, by `{asked[name].method}`)" for name in gate.figures]
            yield f"- Judged from released figures: {', '.join(told)}.\n"


def _limits() -> Iterator[str]:
    yield "## Limits\n"
    yield "A file of your own, in the form of `limits.yaml`, stands over these: `WAYPOST_READINESS_LIMITS` names it.\n"
    yield "| limit | value | status | source |"
    yield "|---|---|---|---|"
    for name, one in limits().items():
        yield f"| `{name}` | {one.value:g} | {one.status} | {' '.join(one.source.split())} |"
    yield ""


def _protocol() -> Iterator[str]:
    yield "## Contingency protocol\n"
    yield "No text of the protocol is published. These steps, owners and clocks are an assumption, for sign-off.\n"
    yield "| step | whose | within working days |"
    yield "|---|---|---|"
    for one in protocol().values():
        yield f"| {one.words} | {one.owner} | {one.working_days} |"
