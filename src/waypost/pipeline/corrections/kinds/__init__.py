"""Every kind of contradiction, one file each: what each source says of a matter. Listed by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

from waypost.pipeline.corrections.kinds import (
    application_date,
    authority,
    birth_date,
    issue_date,
    legal_status,
    order_date,
    order_type,
    own_returns,
    receipt_date,
    sex,
    two_numbers,
)
from waypost.pipeline.corrections.material import Material

STATEMENTS_OF: Mapping[str, Callable[[Material], pl.DataFrame]] = {
    "birth_date": birth_date.statements,
    "sex": sex.statements,
    "issue_date": issue_date.statements,
    "receipt_date": receipt_date.statements,
    "application_date": application_date.statements,
    "order_date": order_date.statements,
    "order_type": order_type.statements,
    "legal_status": legal_status.statements,
    "own_returns": own_returns.statements,
    "authority": authority.statements,
    "two_numbers": two_numbers.statements,
}
"""From the material to statements (see statements.py); those that agree are put aside later."""
