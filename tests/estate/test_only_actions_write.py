"""Nothing outside actions and the audit writes to casework's tables; no door or wiring holds a model."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from support.casework_rooms import SOURCE, imported_from_casework

WRITES = {
    "save", "asave", "create", "acreate", "delete", "adelete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create", "raw", "execute", "executemany", "create_user", "create_superuser", "set_password",
}  # fmt: skip
MAY_WRITE = {
    "access/acting.py": "takes the token of a form, once",
    "access/bootstrap.py": "appoints the service itself, before there is anybody who could",
    "audit/writing.py": "writes the audit",
    "sharing/gate.py": "takes the token of a family's form, once",
    "feedback/gate.py": "counts what comes from one place, before anything is done",
    "audit/anchoring.py": "writes an anchor of the audit",
}
MAY_READ_RAW = {
    "audit/guarded.py": "asks the database which triggers stand; the migrations of every room make them with it",
}
DOORS_WITH_A_MODEL = {
    "doors/staff/sign_in/demonstration.py": "Django signs in a user that it is handed; invented people alone",
    "doors/staff/sign_in/invited.py": "Django signs in whoever was invited; their older passkeys and codes go",
    "doors/staff/sign_in/openid.py": "finds who was appointed, before there is anybody who acts; writes nothing",
}


def writes(path: Path) -> list[str]:
    """Return every call in a file that would write to a table, as `line: name`."""
    told = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name = node.func.attr
        of_rows = name in ("update", "aupdate") and not node.args and node.keywords
        of_links = name in ("add", "set", "remove", "clear") and _is_a_relation(node.func.value)
        if name in WRITES or of_rows or of_links:
            told.append(f"{node.lineno}: {name}")
    return told


def _is_a_relation(node: ast.expr) -> bool:
    """Answer whether this looks like row.relation: an attribute of a name, on no local set or dictionary."""
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id not in ("self", "cls")


def _is_an_action(path: Path) -> bool:
    parts = path.relative_to(SOURCE).parts
    return "actions" in parts or parts[-1] == "actions.py" or "migrations" in parts


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_only_actions_write(path):
    name = str(path.relative_to(SOURCE))
    if not _is_an_action(path) and name not in MAY_WRITE | MAY_READ_RAW:
        assert writes(path) == []


def test_the_exceptions_are_still_needed():
    assert [name for name in MAY_WRITE | MAY_READ_RAW if not writes(SOURCE / name)] == []


@pytest.mark.parametrize(
    "line",
    [
        "Child.objects.create(name='x')", "child.save()", "Child.objects.filter(pk=1).update(name='x')",
        "rows.delete()", "cursor.execute('DELETE')", "restriction.allowed.add(user)", "Child.objects.bulk_create([])",
    ],
)  # fmt: skip
def test_a_write_is_seen(line, tmp_path):
    file = tmp_path / "some.py"
    file.write_text(line)
    assert len(writes(file)) == 1


@pytest.mark.parametrize("line", ["found.update(one)", "seen.add(1)", "self.seen.add(1)", "digest.update(b'x')"])
def test_what_is_no_write_is_not(line, tmp_path):
    file = tmp_path / "some.py"
    file.write_text(line)
    assert writes(file) == []


@pytest.mark.parametrize("folder", ["doors", "wiring", "pipeline"])
def test_nobody_beside_casework_holds_a_model(folder):
    found = []
    for path in sorted((SOURCE.parent / folder).rglob("*.py")):
        name = str(path.relative_to(SOURCE.parent))
        words = ("get_user_model", "get_model(", ".objects.")
        holds = any(word in path.read_text(encoding="utf-8") for word in words)
        models = any(module.endswith(".models") for module, _ in imported_from_casework(path))
        if models or (holds and name not in DOORS_WITH_A_MODEL):
            found.append(name)
    assert found == []


def test_actions_that_make_no_event_of_their_own_are_called_by_actions_alone():
    """A public function of an actions module without @acts helps others to act: only other actions import it."""
    helping = {
        (module, node.name)
        for path in SOURCE.rglob("*.py")
        if _is_an_action(path) and "migrations" not in path.parts
        for module in [_module(path)]
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not _is_decorated(node)
    }
    wrong = [
        (str(path.relative_to(SOURCE.parent)), name)
        for path in SOURCE.parent.rglob("*.py")
        if not (path.is_relative_to(SOURCE) and _is_an_action(path))
        for module, name in imported_from_casework(path)
        if (module, name) in helping
    ]
    assert wrong == []


MARKS = {"acts", "family_acts", "family_enters", "visitor_acts"}
"""What makes an event of its own: of staff, of a family, of somebody who comes in, of whoever has no account."""


def _is_decorated(node: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Call) and getattr(one.func, "id", "") in MARKS for one in node.decorator_list)


def _module(path: Path) -> str:
    return ".".join(("waypost", *path.relative_to(SOURCE.parent).with_suffix("").parts))
