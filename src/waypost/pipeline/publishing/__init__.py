"""Publishing figures again and again: a ledger of all releases, and what has changed since each."""
