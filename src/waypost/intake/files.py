"""Finding the files of IN, and what each of them is, by what stands in it and never by its name.

Only the first 64 KiB of a file are looked at here. What no source reads is handed back with a sentence; nothing is
passed over silently, except hidden files, Waypost's own OUT folders (they hold run.json) and folders of invented truth.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from waypost.foundation.errors import YoursToFix
from waypost.intake.agreement_files import AgreementFile, parse_agreement
from waypost.intake.identity import (
    AgreementFound,
    AreaMapFound,
    Identity,
    ManifestFound,
    NotRead,
    OwnNote,
    Readable,
    ReleasesFound,
    identify,
)
from waypost.intake.manifest import Manifest, fold_manifests

__all__ = ["Discovered", "Manifest", "NothingThere", "SourceFile", "Unread", "discover"]

_OUT_MARK = "run.json"
_NOTES = (".json", ".yaml", ".yml")
_ASK_FOR_RIGHT = "Ask for the right to read it."


@dataclass(frozen=True, slots=True)
class _Level:
    """What a folder says of the files in it and beneath: its manifest, and the sharing agreements there."""

    manifest: Mapping[str, Any]
    agreements: tuple[AgreementFile, ...]


_Levels = tuple[_Level, ...]


class NothingThere(YoursToFix):
    """The folder or file that was asked for is not there or cannot be opened."""


@dataclass(frozen=True)
class SourceFile:
    """A file that a source reads. `name` is its path inside IN with forward slashes.

    `form` is json, json_lines, csv, parquet or xml; `columns` the header as it stands, for tables; `table` the name of
    the known table; `delimiter` what parts the cells of a CSV file. `agreements` are the files beside it and above it
    that are, or should be, sharing agreements.
    """

    path: Path
    name: str
    source: str
    form: str
    encoding: str
    columns: tuple[str, ...] = ()
    manifest: Manifest = field(default_factory=Manifest)
    table: str = ""
    delimiter: str = ","
    agreements: tuple[AgreementFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that no source reads: why, and what to do.

    `is_known_format` is true for a format that is known; `is_for_later` where nothing is wrong with the file, and this
    version of Waypost does not read its kind yet.
    """

    file: str
    reason: str
    do: str
    is_known_format: bool = False
    is_for_later: bool = False


@dataclass(frozen=True, slots=True)
class Discovered:
    """All that stands in IN, in order of name. `is_invented` is true as soon as one file's manifest says so."""

    files: tuple[SourceFile, ...]
    unread: tuple[Unread, ...]
    area_maps: tuple[Path, ...]
    is_invented: bool
    agreements: tuple[AgreementFile, ...] = ()
    releases: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Found:
    """What the walk has met so far."""

    files: list[SourceFile] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    area_maps: list[Path] = field(default_factory=list)
    releases: list[Path] = field(default_factory=list)
    is_invented: bool = False
    agreements: list[AgreementFile] = field(default_factory=list)


def discover(root: Path) -> Discovered:
    """Return what stands in `root`, a folder or one file; raise `NothingThere` when it is missing or cannot be opened.

    A single file takes the manifest and the sharing agreements of its own folder.
    """
    found = _Found()
    if root.is_dir():
        if (root / _OUT_MARK).is_file():
            raise NothingThere(
                "this is a folder that Waypost wrote", where=plain(root), do="Name the folder of sources."
            )
        _walk(found, root, "", (), frozenset())
    elif root.exists():
        _one_file(found, root)
    else:
        raise NothingThere("there is no such file or folder", where=plain(root), do="Check the path.")
    return Discovered(
        files=tuple(sorted(found.files, key=lambda file: file.name)),
        unread=tuple(sorted(found.unread, key=lambda unread: (unread.file, unread.reason))),
        area_maps=tuple(sorted(found.area_maps)),
        is_invented=found.is_invented,
        agreements=tuple(sorted(found.agreements, key=lambda file: file.name)),
        releases=tuple(sorted(found.releases)),
    )


def standing_over(root: Path, below: Iterable[str]) -> tuple[Manifest, tuple[AgreementFile, ...]]:
    """Return what `root` and the folders `below` it, one in the other, say of files in the last, as `discover` would.

    Only notes are looked at, so that a folder of many polls costs nothing.
    """
    folder, prefix = root, ""
    levels: list[_Level] = []
    for name in ("", *below):
        folder, prefix = folder / name, f"{prefix}{name}/" if name else ""
        paths = [path for path in _entries(_Found(), folder, "")[0] if path.suffix in _NOTES] if folder.is_dir() else []
        identities = [(path, prefix + plain(path.name), _identity(path)) for path in paths]
        levels.append(_Level(_own_manifest(_Found(), identities), _own_agreements(_Found(), identities)))
    agreements = tuple(file for level in levels for file in level.agreements)
    return fold_manifests(tuple(level.manifest for level in levels)), agreements


def plain(path: Path | str) -> str:
    """Return a path as text that can be written anywhere: bytes that are no UTF-8 become question marks."""
    return os.fspath(path).encode("utf-8", "replace").decode("utf-8")


def _walk(found: _Found, folder: Path, prefix: str, above: _Levels, within: frozenset[tuple[int, int]]) -> None:
    """Tell what stands in a folder and beneath it. `within`: the folders we stand in, so a link cannot go round."""
    paths, folders = _entries(found, folder, prefix)
    place = folder.stat()
    if (place.st_dev, place.st_ino) in within or any(path.name == _OUT_MARK for path in paths):
        return
    identities = [(path, prefix + plain(path.name), _identity(path)) for path in paths]
    own = _own_manifest(found, identities)
    if own.get("truth"):
        return
    levels = (*above, _Level(own, _own_agreements(found, identities)))
    for path, name, identity in identities:
        _tell(found, path, name, identity, levels)
    for below in folders:
        _walk(found, below, f"{prefix}{plain(below.name)}/", levels, within | {(place.st_dev, place.st_ino)})


def _one_file(found: _Found, path: Path) -> None:
    beside, _ = _entries(_Found(), path.parent, "")
    manifests = [(other, plain(other.name), _identity(other)) for other in beside if other.name != path.name]
    level = _Level(_own_manifest(_Found(), manifests), _own_agreements(found, manifests))
    _tell(found, path, plain(path.name), _identity(path), (level,))


def _entries(found: _Found, folder: Path, prefix: str) -> tuple[list[Path], list[Path]]:
    """Return the files and the folders in a folder, by name; hidden ones are passed over."""
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        found.unread.append(Unread(prefix.rstrip("/") or ".", "is a folder that may not be opened", _ASK_FOR_RIGHT))
        return [], []
    folders = [path for path in paths if path.is_dir()]
    return [path for path in paths if path not in set(folders)], folders


def _identity(path: Path) -> Identity:
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return NotRead("is not an ordinary file", "Put the data itself there.")
        return identify(path, state.st_size)
    except FileNotFoundError:
        return NotRead("is a link to nothing", "Put the data itself there.")
    except OSError:
        return NotRead("may not be opened", _ASK_FOR_RIGHT)


def _own_manifest(found: _Found, identities: Iterable[tuple[Path, str, Identity]]) -> Mapping[str, Any]:
    """Return the folder's manifest. Several that differ count as none, because nothing says which one holds."""
    manifests = [(name, identity.given) for _, name, identity in identities if isinstance(identity, ManifestFound)]
    if all(given == manifests[0][1] for _, given in manifests):
        return manifests[0][1] if manifests else {}
    reason = "is one of several manifests of its folder, and they differ, so none was used"
    found.unread.extend(Unread(name, reason, "Keep one.", is_known_format=True) for name, _ in manifests)
    return {}


def _own_agreements(found: _Found, identities: Iterable[tuple[Path, str, Identity]]) -> tuple[AgreementFile, ...]:
    """Return the folder's agreements, those that cannot be used among them."""
    own = []
    for _, name, identity in identities:
        if isinstance(identity, AgreementFound):
            too_long = AgreementFile(name, None, ((0, "", "it is longer than 64 KiB"),))
            own.append(too_long if identity.text is None else parse_agreement(name, identity.text))
    found.agreements.extend(own)
    return tuple(own)


def _tell(found: _Found, path: Path, name: str, identity: Identity, levels: _Levels) -> None:
    match identity:
        case Readable():
            manifest = fold_manifests(tuple(level.manifest for level in levels))
            found.is_invented = found.is_invented or manifest.is_invented
            found.files.append(
                SourceFile(
                    path=path,
                    name=name,
                    source=identity.source,
                    form=identity.form,
                    encoding=identity.encoding,
                    columns=identity.columns,
                    manifest=manifest,
                    table=identity.table,
                    delimiter=identity.delimiter,
                    agreements=tuple(file for level in levels for file in level.agreements),
                )
            )
        case NotRead():
            found.unread.append(
                Unread(name, identity.reason, identity.do, identity.is_known_format, identity.is_for_later)
            )
        case OwnNote() | AgreementFound():
            pass
        case AreaMapFound():
            found.area_maps.append(path)
        case ReleasesFound():
            found.releases.append(path)
        case _:
            found.is_invented = found.is_invented or bool(identity.given.get("invented", False))
