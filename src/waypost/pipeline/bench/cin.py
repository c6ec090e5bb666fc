"""The children in need census: all of 10,000 children typed and judged, beside an lxml loop that touches each element.

The loop is the least that reading can cost: it looks at the name and the text of every element and lets go of it. Our
seconds hold everything up to the frames that the pipeline takes, findings among them.
"""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from waypost.intake.files import discover
from waypost.intake.registry import read_all
from waypost.pipeline.bench.census_file import write_census
from waypost.pipeline.bench.figures import Asked, Figures, Line, aim_of
from waypost.pipeline.bench.floors import beside_a_floor

CHILDREN = 10_000
_TURNS = 5
_PEER = "lxml iterparse that touches every element"


def measure(asked: Asked) -> Figures:
    """Time our reader and the loop over a census of `CHILDREN` made in the folder to work in."""
    path = asked.work / "census.xml"
    write_census(path, CHILDREN)
    files = discover(path).files
    ours, floor = beside_a_floor(lambda: read_all(files), lambda: touch_every_element(path), _TURNS)
    size = f"{CHILDREN:,} children, {path.stat().st_size / 1e6:.0f} MB"
    return Figures((Line("CIN census, every element typed", size, ours, _PEER, floor, aim_of("cin")),))


def touch_every_element(path: Path) -> int:
    """Look at the name and the text of every element of an XML file, keeping none; return how many there are."""
    count = 0
    for _, element in etree.iterparse(path, resolve_entities=False, no_network=True):
        count += bool(element.tag) | bool(element.text)
        element.clear()
    return count
