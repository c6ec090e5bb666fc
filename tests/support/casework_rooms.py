"""Everything that casework does and reads, found by walking its rooms: for the tests of the whole estate."""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from django.conf import settings

import waypost.casework

SOURCE = Path(waypost.casework.__file__).parent
DOORS = SOURCE.parent / "doors"


def modules() -> Iterator[ModuleType]:
    """Give every module of every room that is installed, migrations apart."""
    for room in settings.CASEWORK:
        for found in pkgutil.walk_packages([str(SOURCE / room)], f"waypost.casework.{room}."):
            if ".migrations" not in found.name:
                yield import_module(found.name)


def public_functions() -> Iterator[Callable[..., Any]]:
    """Give every public function of casework where it is defined."""
    for module in modules():
        for name, one in vars(module).items():
            if inspect.isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_"):
                yield one


def acts() -> list[Callable[..., Any]]:
    """Return every action."""
    return [one for one in public_functions() if hasattr(one, "waypost_act")]


def readings() -> list[Callable[..., Any]]:
    """Return every sensitive reading."""
    return [one for one in public_functions() if hasattr(one, "waypost_read")]


def kind_of(function: Callable[..., Any]) -> tuple[str, Any]:
    """Return the kind and the permission of an action or a reading."""
    return getattr(function, "waypost_act", None) or function.waypost_read  # type: ignore[attr-defined,no-any-return]


def name_of(function: Callable[..., Any]) -> str:
    """Return room.module.function, for the name of a test."""
    return f"{function.__module__.removeprefix('waypost.casework.')}.{function.__name__}"


def imported_from_casework(path: Path) -> Iterator[tuple[str, str]]:
    """Give every name that a file imports from a module of casework: module and name."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text if "waypost.casework" in text else "")):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("waypost.casework"):
            for alias in node.names:
                yield str(node.module), alias.name
