"""The demonstration: invented families, a build of them, and one child worth looking at."""

from __future__ import annotations

from pathlib import Path

from waypost.journeys.account import Account
from waypost.journeys.choosing import most_telling_child
from waypost.journeys.store.contract import RecordStore
from waypost.pipeline.one_child import account_of


def account_worth_reading(store: RecordStore, out: Path) -> Account:
    """Return the account of the invented child whose journey shows most: three agencies, a hearing lost."""
    return account_of(store, most_telling_child(store), out)
