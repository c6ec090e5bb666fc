"""Court JSON: both Cafcass feeds of an invented county, and copies of the samples, beside an orjson decode.

The decode is the least that reading can cost: it makes objects of the same bytes and lets go of them. Our seconds hold
everything up to the frames that the pipeline takes. The county is small; the feeds tell many cases several times over,
as a poll does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from waypost.intake.files import SourceFile, discover
from waypost.intake.registry import read_all
from waypost.pipeline.bench.figures import Asked, Figures, Line, aim_of
from waypost.pipeline.bench.floors import beside_a_floor
from waypost.synthetic.synthesise import synthesise

CHILDREN = 2_000
_TURNS = 5
_FEEDS = ("hmcts_public_law", "hmcts_private_law")
_SAMPLED = (*_FEEDS, "hmcts_case_data")
_COPIES_A_COPY = 20  # samples are few and small
_PEER = "orjson decode of the same bytes"
_TITLES = {
    "hmcts_public_law": "Court JSON, public-law feed",
    "hmcts_private_law": "Court JSON, private-law feed",
    "hmcts_case_data": "Court JSON, case data",
}


def measure(asked: Asked) -> Figures:
    """Time our readers and the decode over the invented feeds, and over copies of the court samples where there are."""
    feeds = asked.work / "feeds"
    synthesise(feeds, children=CHILDREN, sources=_FEEDS, polls="many", workers=1)
    copies = asked.work / "copies"
    _write_copies(asked, copies)
    lines = [_line(discover(feeds).files, source, "invented") for source in _FEEDS]
    lines += [_line(discover(copies).files, source, "samples") for source in _SAMPLED]
    return Figures(tuple(line for line in lines if line is not None))


def _line(files: Sequence[SourceFile], source: str, what: str) -> Line | None:
    own = [file for file in files if file.source == source]
    if not own:
        return None
    ours, floor = beside_a_floor(partial(read_all, own), partial(decode_all, own), _TURNS)
    size = sum(file.path.stat().st_size for file in own) / 1e6
    return Line(f"{_TITLES[source]}, {what}", f"{len(own)} files, {size:.1f} MB", ours, _PEER, floor, aim_of("court"))


def decode_all(files: Sequence[SourceFile]) -> int:
    """Decode every JSON document of some files, keeping none; return how many there are."""
    count = 0
    for file in files:
        read = file.path.read_bytes()
        for text in read.splitlines() if file.form == "json_lines" else [read]:
            count += orjson.loads(text) is not None
    return count


def _write_copies(asked: Asked, folder: Path) -> None:
    """Write every court sample often, each time with other case ids."""
    folder.mkdir()
    found = discover(asked.samples).files if asked.samples.is_dir() else ()
    for place, file in enumerate(file for file in found if file.source in _SAMPLED):
        read = file.path.read_bytes()
        ids = sorted({str(one) for one in _case_ids(orjson.loads(read))})
        for number in range(asked.copies * _COPIES_A_COPY):
            text = read
            for one in ids:
                text = text.replace(one.encode(), f"{int(one) + number * 1_000_003}".encode())
            (folder / f"{place}-{number:04}{file.path.suffix}").write_bytes(text)


def _case_ids(document: Any) -> list[int]:
    """Return the ids of the cases that a document tells, where it tells any."""
    told = [document, document.get("case_details") or {}, *(document.get("cases") or ())]
    return [one["id"] for one in told if isinstance(one.get("id"), int)]
