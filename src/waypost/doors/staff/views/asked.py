"""What an address asks for beside its path: a page number, a choice. Anything else counts as nothing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, QueryDict

_LARGEST = 100_000


def page_number(given: QueryDict, name: str = "page") -> int:
    """Return the page asked for, 1 where none is. `name`: of the list, where a page has two."""
    said = given.get(name, "")
    return min(int(said), _LARGEST) if said.isascii() and said.isdigit() and len(said) < 7 and int(said) else 1


def one_of(given: QueryDict, name: str, words: Collection[str], usual: str = "") -> str:
    """Return the word asked for, if it is one of `words`."""
    said = given.get(name, usual)
    return said if said in words else usual


def pagination(
    request: HttpRequest, page: int, pages: int, *, name: str = "page", label: str = "Pages of this list"
) -> dict[str, Any] | None:
    """Return the options of GOV.UK's pagination for a list of `pages`; None: there is one page alone.

    Where a page has two lists, the second has a `name` and a `label` of its own; the first stays where it was.
    """
    if pages <= 1:
        return None
    near = sorted({1, pages, *(n for n in range(page - 1, page + 2) if 1 <= n <= pages)})
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *near], near, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": _at(request, name, number), "current": number == page})
    told: dict[str, Any] = {"items": items, "landmarkLabel": label}
    if page > 1:
        told["previous"] = {"href": _at(request, name, page - 1)}
    if page < pages:
        told["next"] = {"href": _at(request, name, page + 1)}
    return told


def _at(request: HttpRequest, name: str, number: int) -> str:
    query = request.GET.copy()
    query[name] = str(number)
    return f"?{query.urlencode()}"
