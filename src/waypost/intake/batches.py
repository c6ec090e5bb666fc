"""A source's files shared out into batches that can be read apart, each small enough to be held at once.

Nothing that one batch says may hang on what stands in another. An authority's files say nothing of another authority's,
so a batch holds whole authorities. Polls of a feed stand alone unless two tell the same case at the same instant, and
rows of the Cafcass extract unless they are of one case: those are looked for afterwards (`belonging_together`), and
what belongs together is read again as one. The other court sources are read whole. So the batches never show.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import polars as pl

from waypost.intake.files import SourceFile
from waypost.intake.limits import limit

FEEDS = ("hmcts_public_law", "hmcts_private_law")
BY_SENDER = ("ssd", "ssda903", "cin", "annex_a")
BY_CASE = "cafcass"


@dataclass(frozen=True, slots=True)
class Slice:
    """The rows of every `of`th case, as `cafcass.slices` laid them into `folder`: number `number` of `of`."""

    folder: Path
    number: int
    of: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Files of one source that are read at one time, in order of name; with `slice`, only some cases of them."""

    source: str
    files: tuple[SourceFile, ...]
    slice: Slice | None = None

    @property
    def weight(self) -> int:
        """How much work it is to read, about: bytes, those of XML counted for more."""
        whole = sum(_weight(file) for file in self.files)
        return whole // self.slice.of if self.slice else whole


def _weight(file: SourceFile) -> int:
    return file.path.stat().st_size * (limit("xml_bytes_weigh") if file.form == "xml" else 1)


def batches_of(source: str, files: Sequence[SourceFile], slices: Path) -> list[Batch]:
    """Return the batches of one source's files; how they are shared out hangs on their names and sizes alone.

    `slices` is the folder into which rows are laid where a source's tables are read some cases at a time.
    """
    in_order = tuple(sorted(files, key=lambda file: file.name))
    most = limit("batch_bytes_most")
    if source in FEEDS:
        return [Batch(source, own) for own in _filled([(file,) for file in in_order], most)]
    if source in BY_SENDER and all(file.manifest.sender is not None for file in in_order):
        return [Batch(source, own) for own in _filled(_by_sender(in_order), most)]
    whole = Batch(source, in_order)
    parts = -(-whole.weight // limit("slice_bytes_most"))
    if source == BY_CASE and parts > 1:
        return [Batch(source, in_order, Slice(slices, number, parts)) for number in range(parts)]
    return [whole]


def _by_sender(files: Sequence[SourceFile]) -> list[tuple[SourceFile, ...]]:
    def sender(file: SourceFile) -> str:
        return file.manifest.sender or ""

    return [tuple(own) for _, own in groupby(sorted(files, key=lambda file: (sender(file), file.name)), key=sender)]


def _filled(groups: Iterable[tuple[SourceFile, ...]], most: int) -> Iterator[tuple[SourceFile, ...]]:
    """Put groups that follow one another together while they are small."""
    held: list[SourceFile] = []
    size = 0
    for group in groups:
        own = sum(map(_weight, group))
        if held and size + own > most:
            yield tuple(sorted(held, key=lambda file: file.name))
            held, size = [], 0
        held += group
        size += own
    if held:
        yield tuple(sorted(held, key=lambda file: file.name))


def belonging_together(
    batches: Sequence[Batch], statements: Callable[[int], pl.DataFrame]
) -> list[tuple[Batch, tuple[int, ...]]]:
    """Return the batches to be read instead, each with the numbers of those whose place it takes.

    `statements` gives the record_key and learnt_at that a batch, by its number, was read to state.
    """
    found: list[tuple[Batch, tuple[int, ...]]] = []
    for source in (*FEEDS, BY_CASE):
        own = [number for number, batch in enumerate(batches) if batch.source == source]
        if len(own) < 2:
            continue
        keys = {number: statements(number) for number in own}
        for chain in _chains(keys) if source in FEEDS else _all_or_none(own, keys):
            files = {file.name: file for number in chain for file in batches[number].files}
            found.append((Batch(source, tuple(files[name] for name in sorted(files))), tuple(chain)))
    return found


_TELLS = ("cases/", "children/")
"""Records of the tables by which a case is known: a slice that lacks them all cannot say that they lack."""


def _all_or_none(numbers: Sequence[int], keys: Mapping[int, pl.DataFrame]) -> list[list[int]]:
    told = [[bool(keys[number]["record_key"].str.starts_with(table).any()) for table in _TELLS] for number in numbers]
    is_uneven = any(len({row[place] for row in told}) > 1 for place in range(len(_TELLS)))
    return [list(numbers)] if is_uneven or _chains(keys) else []


def _chains(keys: Mapping[int, pl.DataFrame]) -> list[list[int]]:
    """Return the numbers that are joined, directly or by others, by a statement that several of them make."""
    stated = pl.concat(
        frame.select(pl.lit(number, pl.UInt32).alias("batch"), statement=frame.hash_rows())
        for number, frame in keys.items()
    )
    twice = stated.filter(pl.col("statement").is_duplicated()).unique()
    leader: dict[int, int] = {number: number for number in keys}

    def first(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    shared = twice.group_by("statement").agg(pl.col("batch").sort()).select("batch").unique()
    for (own,) in shared.iter_rows():
        for other in own[1:]:
            one, two = sorted((first(own[0]), first(other)))
            leader[two] = one
    return _grouped(leader, first)


def _grouped(leader: Mapping[int, int], first: Callable[[int], Hashable]) -> list[list[int]]:
    chains: dict[Hashable, list[int]] = {}
    for number in sorted(leader):
        chains.setdefault(first(number), []).append(number)
    return [chain for chain in chains.values() if len(chain) > 1]
