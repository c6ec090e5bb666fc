"""Writes docs/reference/permissions.md: who may do what, whose children they may open, and whose facts they may see."""

from __future__ import annotations

from waypost.casework.access.facts import PRIVATE, PUBLIC, agencies_for
from waypost.casework.access.permissions import HOLDERS, Permission
from waypost.casework.access.roles import SCOPES, Role, Scope

PAGE = "docs/reference/permissions.md"
_HEAD = """# Who may do what

Generated from the code by `make docs`. Do not edit.

Three questions are asked before anything of a child is shown or changed: may this role do this at all; is this child
theirs to open; whose facts may they see. A conflict of interest shuts a record against everything else, and a
restriction against all but those named in it. Whether something is possible *at this moment* is for each room's own
rules. What does not stand here is denied. The reading of the law behind it is an assumption, for a human's sign-off.
"""
_SCOPES = {
    Scope.ASSIGNED: "children assigned to them",
    Scope.TEAM: "children of their team",
    Scope.AREA: "children of their service area",
    Scope.NONE: "none by name: figures alone",
}


def text() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, "## Roles\n", *_roles(), "\n## Permissions\n", *_permissions(), ""])


def _roles() -> list[str]:
    rows = [
        f"| {role.proper_name} | {_SCOPES[SCOPES[role]]} | {_agencies(role, PUBLIC)} | {_agencies(role, PRIVATE)} |"
        for role in Role
    ]
    head = "| role | opens | sees, in public law, the facts of | sees, in private law, the facts of |"
    return [head, "|---|---|---|---|", *rows]


def _agencies(role: Role, law: str) -> str:
    return ", ".join(sorted(agency.replace("_", " ") for agency in agencies_for(role, law))) or "nobody"


def _permissions() -> list[str]:
    rows = [
        f"| `{one.value}` | {', '.join(role.proper_name for role in Role if role in HOLDERS[one])} |"
        for one in sorted(Permission, key=lambda one: one.value)
    ]
    return ["| permission | held by |", "|---|---|", *rows]
