"""The command line: every command, and the one place where an error becomes a sentence and an exit code.

Exit codes: 0 done; 1 done with refusals or findings; 2 your input or command; 3 a fault of ours; 130 stopped by you.
"""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module

import click

from waypost.foundation.errors import WaypostError
from waypost.foundation.safe_logging import set_up_logging

STOPPED = 130

# In the order in which a newcomer needs them. Loaded when asked for: help answers before the engines are awake.
COMMANDS = {
    "demo": "demo",
    "serve": "serve",
    "staff": "staff",
    "casework": "casework",
    "recommendations": "recommendations",
    "what-works": "what_works",
    "synthesise": "synthesise",
    "fetch": "fetch",
    "send": "send",
    "check": "check",
    "agreements": "agreements",
    "build": "build",
    "account": "account",
    "journey": "account",
    "waiting": "waiting",
    "links": "links",
    "review": "review",
    "returns": "returns",
    "corrections": "corrections",
    "measures": "measures",
    "ways": "ways",
    "why": "why",
    "cost": "cost",
    "simulate": "simulate",
    "pack": "pack",
    "publish": "publish",
    "quality": "quality",
    "evaluate": "evaluate",
    "audit": "audit",
    "scrub": "scrub",
    "backup": "backup",
    "restore": "backup",
    "forget": "forget",
    "bench": "bench",
}


class LoadedWhenAsked(click.Group):
    """A group whose commands are imported when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command's name."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"waypost.doors.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command


@click.group(cls=LoadedWhenAsked, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="waypost")
@click.option("--log", type=click.Choice(["text", "json"]), help="Log what is done on standard error. Never a value.")
def waypost(log: str | None) -> None:
    """One record of each child's way through the family justice system of England, and every view of it.

    \b
    New here?   waypost demo
    Own files?  waypost check FILES, then waypost build FILES OUT
    A child?    waypost account OUT CHILD
    """
    if log:
        set_up_logging(as_json=log == "json")


def main() -> None:
    """Run the command line, and turn every error into a sentence and an exit code."""
    try:
        sys.exit(waypost(standalone_mode=False))
    except click.exceptions.Abort:
        click.echo("Stopped. Nothing that stood before was changed.", err=True)
        sys.exit(STOPPED)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except WaypostError as error:
        click.echo(f"waypost: {error}", err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        click.echo(f"waypost: {_os_sentence(error)}", err=True)
        sys.exit(2)
    except Exception as error:  # the last resort: a fault of ours, told without anyone's values
        click.echo(_fault_sentence(error), err=True)
        sys.exit(3)


def _os_sentence(error: OSError) -> str:
    name = os.path.basename(str(error.filename)) if error.filename else "a file"
    trouble = error.strerror or "could not be used"
    return f"{name}: {trouble}. Check that it is there, that it is yours, and that the disk has room."


def _fault_sentence(error: Exception) -> str:
    """Say where in our code it happened, never the error's own words: they may hold what stood in a file."""
    if os.environ.get("WAYPOST_DEBUG"):
        traceback.print_exception(error)
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "waypost" in frame.filename]
    place = f"{os.path.basename(frames[-1].filename)}, line {frames[-1].lineno}" if frames else "an unknown place"
    return (
        f"waypost: this is a fault of ours, not of your files: {type(error).__name__} in {place}. "
        "Nothing that stood before was changed. "
        "Tell us this line and the command; set WAYPOST_DEBUG=1 to see more yourself."
    )


if __name__ == "__main__":
    main()
