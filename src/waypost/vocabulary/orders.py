"""Orders: what a court makes, and the endings that are no order."""

from __future__ import annotations

from waypost.vocabulary.code_lists import read_code_list

ORDERS = read_code_list("orders")
