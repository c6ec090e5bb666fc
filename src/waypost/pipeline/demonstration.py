"""The demonstration: invented families, a build of them, and one child worth looking at."""

from __future__ import annotations

from pathlib import Path

from waypost.journeys.account import Account
from waypost.journeys.choosing import most_telling_child
from waypost.journeys.store.contract import NoSuchChild, RecordStore
from waypost.pipeline.one_child import account_of


def accounts_worth_reading(store: RecordStore, out: Path) -> tuple[Account, Account | None]:
    """Return the account of the child whose journey shows most, and of one who still waits, where one does."""
    told = account_of(store, most_telling_child(store), out)
    try:
        return told, account_of(store, most_telling_child(store, is_over=False), out)
    except NoSuchChild:
        return told, None
