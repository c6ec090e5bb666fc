"""Routes made of a table: one action, one address, one body. What an action returns as text is a reference."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, Signature
from typing import Any

from django.http import HttpRequest
from ninja import Router

from waypost.doors.api.acting import Done, Made, Once
from waypost.doors.api.problems import OF_A_CHILD, OF_ALL, OF_AN_ACT
from waypost.doors.api.reading import Reference


def takes(router: Router, path: str, name: str, action: Callable[..., Any], body: type[Once]) -> None:
    """Add an address at which an action of a child is done, with what its body brings."""

    def act(request: HttpRequest, child_id: str, sent: Any) -> Done:
        return _done(action(request.auth, child_id, **sent.told()))  # type: ignore[attr-defined]

    _typed(act, action, {"request": HttpRequest, "child_id": Reference, "sent": body, "return": Done})
    answers = {200: Made | Done, **OF_AN_ACT}
    router.post(f"children/{{child_id}}/{path}", response=answers, operation_id=name)(act)


def takes_nobody(router: Router, path: str, name: str, action: Callable[..., Any], body: type[Once]) -> None:
    """Add an address at which an action is done that is no child's."""

    def act(request: HttpRequest, sent: Any) -> Done:
        return _done(action(request.auth, None, **sent.told()))  # type: ignore[attr-defined]

    _typed(act, action, {"request": HttpRequest, "sent": body, "return": Done})
    router.post(path, response={200: Made | Done, **OF_AN_ACT}, operation_id=name)(act)


def gives(router: Router, path: str, name: str, query: Callable[..., Any], answer: Any) -> None:
    """Add an address at which a query of a child is asked."""

    def ask(request: HttpRequest, child_id: str) -> Any:
        return query(request.auth, child_id)  # type: ignore[attr-defined]

    _typed(ask, query, {"request": HttpRequest, "child_id": Reference, "return": answer})
    router.get(f"children/{{child_id}}/{path}", response={200: answer, **OF_A_CHILD}, operation_id=name)(ask)


def gives_list(router: Router, path: str, name: str, query: Callable[..., Any], answer: Any) -> None:
    """Add an address at which a query is asked that is of no one child."""

    def ask(request: HttpRequest) -> Any:
        told = query(request.auth, None)  # type: ignore[attr-defined]
        return list(told) if isinstance(told, tuple) else told  # ninja takes a tuple of two for a status and a body

    _typed(ask, query, {"request": HttpRequest, "return": answer})
    router.get(path, response={200: answer, **OF_ALL}, operation_id=name)(ask)


def gives_one(
    router: Router, path: str, name: str, query: Callable[..., Any], key: tuple[str, Any], answer: Any
) -> None:
    """Add an address at which a query is asked of one thing that is no child's. `key`: its name in query, and type."""
    named, kind = key

    def ask(request: HttpRequest, **asked: Any) -> Any:
        return query(request.auth, None, **asked)  # type: ignore[attr-defined]

    _typed(ask, query, {"request": HttpRequest, named: kind, "return": answer})
    one = Parameter.POSITIONAL_OR_KEYWORD
    ask.__signature__ = Signature(  # type: ignore[attr-defined]
        [Parameter("request", one, annotation=HttpRequest), Parameter(named, one, annotation=kind)]
    )
    router.get(f"{path}/{{{named}}}", response={200: answer, **OF_A_CHILD}, operation_id=name)(ask)


def makes(action: Callable[..., Any]) -> Callable[..., Any]:
    """Return an action that gives the number of what it made as text: it is told as a reference."""

    @wraps(action)
    def act(*asked: Any, **told: Any) -> str:
        return str(action(*asked, **told))

    return act


def _done(made: Any) -> Done:
    """Return what was done; an identifier that was made, with it."""
    return Made(reference=made) if isinstance(made, str) else Done()


def _typed(route: Callable[..., Any], of: Callable[..., Any], types: dict[str, Any]) -> None:
    """Give a route the types that are read from it, and the words that casework has for it."""
    route.__annotations__ = types
    route.__doc__ = (of.__doc__ or "").strip().split("\n")[0].split(" Raises ")[0]
    route.__name__ = of.__name__
