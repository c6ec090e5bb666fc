"""Writes docs/reference/sharing.md: purposes, roles and legal bases of sharing agreements, and why use is denied."""

from __future__ import annotations

from collections.abc import Iterable

from waypost.vocabulary.sharing_permission import SAID
from waypost.vocabulary.sharing_terms import excludable_fields, legal_bases, purposes, read_list, roles, sources

PAGE = "docs/reference/sharing.md"
_LISTS = ("purposes", "roles", "legal_bases")


def text() -> str:
    """Return the page."""
    unsigned = [read_list(name)["title"] for name in _LISTS if read_list(name)["signed_off_by"] is None]
    parts = [
        "# Sharing: purposes, roles, legal bases",
        "Generated from vocabulary/sharing by `make docs`. Do not edit. How to write an agreement: "
        "[how-to](../how-to/put-a-sharing-agreement-beside-a-source.md). Why so: [decision](../adr/0010-basis.md).",
    ]
    if unsigned:
        parts.append(
            f"**Not signed off by anybody with authority to do so: {', '.join(unsigned)}.** The wording is ours. It "
            "lets an agreement be checked for being whole; it is no legal advice, and it makes nothing lawful."
        )
    parts += [
        "## Purposes",
        _table(
            ("purpose", "title", "lets in", "asked for by", "law"),
            (
                (
                    f"`{one.id}`",
                    one.title,
                    one.lets_in,
                    ", ".join(f"`{name}`" for name in one.used_by) or "nothing yet",
                    one.law,
                )
                for one in purposes().values()
            ),
        ),
        "## Roles",
        _table(
            ("role", "title", "whose", "note"),
            ((f"`{one.id}`", one.title, one.of, one.note) for one in roles().values()),
        ),
        "## Legal bases",
        "What of a provision was read for this list stands in the last column but one: all that was not read whole, a "
        "person must look up before anybody rests on it.",
        _table(
            ("legal basis", "kind", "title", "citation", "reaches only", "read", "note"),
            (
                (
                    f"`{one.id}`",
                    one.kind.replace("_", " "),
                    one.title,
                    f"[{one.citation}]({one.url})",
                    _reach(one.roles, one.sources, one.purposes),
                    one.text_read,
                    one.note,
                )
                for one in legal_bases().values()
            ),
        ),
        "## Sources",
        _table(
            ("source", "senders"),
            (
                (f"`{name}`", "GSS codes, or all" if has else "none: one sender for England")
                for name, has in sources().items()
            ),
        ),
        "## Fields that can be left out",
        ", ".join(f"`{name}`" for name in excludable_fields()) + ".",
        "## Why a use is denied",
        _table(("reason", "what it says", "what to do"), ((f"`{reason}`", *said) for reason, said in SAID.items())),
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _reach(*narrowed: frozenset[str] | None) -> str:
    return "; ".join(", ".join(sorted(words)) for words in narrowed if words is not None)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)
