"""A return of invented looked-after children as XML: what memory is measured on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

_BEGINS = date(2026, 4, 1)
_EPISODES = 6
_CHILD = """  <CHILD>
    <HEADER>
      <CHILDID>INV{number:07}</CHILDID>
      <UPN>A{number:012}</UPN>
      <SEX>{sex}</SEX>
      <DOB>{born:%d/%m/%Y}</DOB>
      <ETHNIC>WBRI</ETHNIC>
      <MOTHER>0</MOTHER>
      <AREVIEW><REVIEW>{reviewed:%d/%m/%Y}</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <PERMANENCE><PREV_PERM>Z1</PREV_PERM><LA_PERM></LA_PERM><DATE_PERM></DATE_PERM></PERMANENCE>
    </HEADER>
{episodes}  </CHILD>
"""
_EPISODE = """    <EPISODE>
      <DECOM>{began:%d/%m/%Y}</DECOM>
      <RNE>{reason}</RNE>
      <LS>C2</LS>
      <CIN>N1</CIN>
      <PL>U4</PL>
      <PL_POST>ZZ1 1ZZ</PL_POST>
      <HOME_POST>ZZ2 2ZZ</HOME_POST>
      <URN>SC{number:06}</URN>
      <PLACE_PROVIDER>PR1</PLACE_PROVIDER>
      <DEC>{ceased}</DEC>
      <REC>{why}</REC>
      <REASON_PLACE_CHANGE></REASON_PLACE_CHANGE>
    </EPISODE>
"""


def write_return(path: Path, children: int) -> None:
    """Write a return of 2026/27 with six episodes a child, indented as suppliers do."""
    with path.open("w", encoding="utf-8") as opened:
        opened.write('<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n')
        for number in range(children):
            began = [_BEGINS + timedelta(days=number % 60 + 40 * step) for step in range(_EPISODES + 1)]
            opened.write(
                _CHILD.format(
                    number=number,
                    sex="FM"[number % 2],
                    born=date(2015, 1, 1) + timedelta(days=number % 3000),
                    reviewed=began[1],
                    episodes="".join(_episode(number, step, began) for step in range(_EPISODES)),
                )
            )
        opened.write("</EXPSSDA903>\n")


def _episode(number: int, step: int, began: list[date]) -> str:
    goes_on = step < _EPISODES - 1
    return _EPISODE.format(
        number=number,
        began=began[step],
        reason="P" if step else "S",
        ceased=f"{began[step + 1]:%d/%m/%Y}" if goes_on else "",
        why="X1" if goes_on else "",
    )
