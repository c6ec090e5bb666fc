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


def _contexts(group: click.Group, context: click.Context) -> list[click.Context]:
    found: list[click.Context] = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        own = click.Context(command, info_name=name, parent=context, terminal_width=100, max_content_width=100)
        found.append(own)
        if isinstance(command, click.Group):
            found.extend(_contexts(command, own))
    return found


def text() -> str:
    """Return the whole page."""
    top = click.Context(waypost, info_name="waypost", **waypost.context_settings)
    parts = [HEAD]
    for context in _contexts(waypost, top):
        help_text = re.sub(r"[ \t]+\n", "\n", context.get_help())
        parts.append(f"## {context.command_path}\n\n```text\n{help_text.strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(text(), encoding="utf-8")
