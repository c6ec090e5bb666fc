"""Which actions of casework a door reaches: by their own names in its files, or by what it asks of the wiring."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import waypost

SOURCE = Path(waypost.__file__).parent
Name = tuple[str, str]
"""A module, and something that is defined at its top."""


def reached_from(door: str) -> frozenset[str]:
    """Return what the files of a door (`staff`, `api`) name, and what the wiring that they name names: by full name."""
    todo = [one for path in sorted((SOURCE / "doors" / door).rglob("*.py")) for one in _named_in(path)]
    seen: set[Name] = set()
    while todo:
        one = todo.pop()
        if one not in seen:
            seen.add(one)
            module, name = one
            if module.startswith("waypost.wiring."):
                todo += _defined_in(module).get(name, ())
    return frozenset(f"{module}.{name}" for module, name in seen)


def _named_in(path: Path) -> set[Name]:
    module = ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)
    return {one for names in _defined_in(module).values() for one in names}


@cache
def _defined_in(module: str) -> dict[str, set[Name]]:
    """Return what each definition of a module names, by its own name; what stands outside of any, by an empty one."""
    path = SOURCE.parent.joinpath(*module.split(".")).with_suffix(".py")
    if not path.exists():
        return {}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = dict(_imported(tree))
    own = {node.name for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
    found: dict[str, set[Name]] = defaultdict(set)
    for node in tree.body:
        name = node.name if isinstance(node, (ast.FunctionDef, ast.ClassDef)) else ""
        for one in ast.walk(node):
            if isinstance(one, ast.Name) and one.id in imported:
                found[name].add(imported[one.id])
            elif isinstance(one, ast.Name) and one.id in own:
                found[name].add((module, one.id))
            elif isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in imported:
                found[name].add((".".join(imported[one.value.id]), one.attr))
    return dict(found)


def _imported(tree: ast.Module) -> Iterator[tuple[str, Name]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for one in node.names:
                yield one.asname or one.name, (node.module, one.name)
