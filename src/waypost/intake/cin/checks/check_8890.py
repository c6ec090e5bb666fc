"""8890: The section 47 enquiry began while another of the episode was under way."""

from __future__ import annotations

from datetime import date

import polars as pl

from waypost.intake.cin.facts import ENDS_ON
from waypost.intake.cin.official import Check

_BEGAN_ON = pl.col("S47ActualStartDate")
_NEVER = pl.lit(date.min)  # an enquiry that needs no conference and has none is under way on no day that is told
_GOES_ON = pl.when(~pl.col("ICPCnotRequired").fill_null(value=False)).then(ENDS_ON)
_ENDS_ON = pl.coalesce("DateOfInitialCPC", _GOES_ON, _NEVER)

CHECK = Check(
    number="8890",
    block="section_47",
    fields=(
        "S47ActualStartDate",
        "DateOfInitialCPC",
        "ICPCnotRequired",
    ),
    message="the section 47 enquiry began while another of the episode was under way",
    is_broken=_ENDS_ON.cum_max().shift(1).over("child_row", "cin_details_row", order_by=_BEGAN_ON) >= _BEGAN_ON,
)
