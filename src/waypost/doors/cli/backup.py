"""`waypost backup` and `waypost restore`: everything that Waypost keeps, put away and put back together."""

from __future__ import annotations

import os
from pathlib import Path

import click

from waypost.doors.cli.terminal import TerminalProgress, json_option, say_json
from waypost.foundation.clock import now
from waypost.foundation.errors import YoursToFix
from waypost.pipeline.backup import restore as putting_back
from waypost.pipeline.backup.archive import verify
from waypost.pipeline.backup.back_up import back_up
from waypost.pipeline.backup.parts import BuildPart, Part
from waypost.pipeline.backup.telling import told_of
from waypost.wiring.casework_backup import CASEWORK, casework_part


class NowhereToRestore(YoursToFix):
    """Neither OUT nor --verify-only was given."""


@click.command()
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--casework", is_flag=True, help="The casework of the environment too, as of the same moment.")
@json_option
def backup(out: Path, file: Path, casework: bool, as_json: bool) -> None:
    """Put away everything in OUT, as of one moment, in FILE: one tar file, readable by its owner alone.

    It is read back before it gets its name. It holds personal data and is not encrypted: see
    docs/how-to/back-up-and-restore.md. Keep its fingerprint elsewhere.
    """
    parts: list[Part] = [casework_part(os.environ)] if casework else []
    archive = back_up([*parts, BuildPart(out)], file, made_at=now(), progress=TerminalProgress())
    told = told_of(archive, is_whole=True)
    if as_json:
        say_json(told)
        return
    click.echo(
        f"{told['files']:,} files, {told['bytes']:,} bytes of {out.name} are in {file.name}, and were read back."
    )
    click.echo(f"Fingerprint: {told['fingerprint']}")


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("out", metavar="[OUT]", required=False, type=click.Path(path_type=Path))
@click.option("--verify-only", is_flag=True, help="Read the archive and say whether it is whole; restore nothing.")
@click.option("--from", "first", default=1, show_default=True, type=click.IntRange(1), help="Verify from this file on.")
@click.option("--fingerprint", metavar="TEXT", help="Refuse an archive that is not the one of this fingerprint.")
@click.option("--replace", is_flag=True, help="Take the place of a build in OUT. Readings since the backup stay known.")
@json_option
def restore(
    file: Path, out: Path | None, verify_only: bool, first: int, fingerprint: str | None, replace: bool, as_json: bool
) -> None:
    """Put everything in the archive FILE back into OUT, whole or not at all, or say whether FILE is whole.

    Casework goes back into the database of the environment, which must be empty.
    """
    archive = putting_back.opened(file, fingerprint)
    if verify_only:
        verify(archive, first=first, progress=TerminalProgress())
    elif out is None:
        raise NowhereToRestore("it does not say where to.", where="restore", do="Name OUT, or say --verify-only.")
    else:
        parts: list[Part] = [casework_part(os.environ)] if CASEWORK in archive.manifest.parts else []
        parts.append(BuildPart(out, is_replacing=replace))
        putting_back.restore(archive, out, parts, progress=TerminalProgress())
    told = told_of(archive, is_whole=True, is_restored=not verify_only)
    if as_json:
        say_json(told)
    elif verify_only:
        click.echo(f"{file.name} of {told['made_at']} is whole: {told['files']:,} files, {told['bytes']:,} bytes.")
        click.echo(f"Fingerprint: {told['fingerprint']}")
    else:
        click.echo(f"{told['files']:,} files of {told['made_at']} are back in {out}.")
