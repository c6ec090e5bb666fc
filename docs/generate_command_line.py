"""Writes docs/reference/command-line.md from the commands' own help, so that it cannot be out of date."""

from __future__ import annotations

import re
from pathlib import Path

import click

from waypost.doors.cli.main import waypost

PAGE = Path(__file__).parent / "reference" / "command-line.md"

HEAD = """# The command line

Generated from the commands' own help by `make docs`. Do not edit.

Exit codes: 0 done; 1 done with refusals or findings; 2 your input or command; 3 a fault of ours; 130 stopped by you.
Long work shows progress on a terminal and stays quiet in a pipe. `--json` answers for a program.
"""


def _commands(group: click.Group, prefix: str) -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = []
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        found.append((f"{prefix} {name}", command))
        if isinstance(command, click.Group):
            found.extend(_commands(command, f"{prefix} {name}"))
    return found


def text() -> str:
    """Return the whole page."""
    parts = [HEAD]
    for name, command in _commands(waypost, "waypost"):
        context = click.Context(command, info_name=name, max_content_width=100, terminal_width=100)
        help_text = re.sub(r"[ \t]+\n", "\n", command.get_help(context))
        parts.append(f"## {name}\n\n```text\n{help_text.strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text(), encoding="utf-8")
