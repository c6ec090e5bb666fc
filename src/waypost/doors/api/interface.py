"""The interface itself: who may ask, and how each refusal is answered (RFC 9457: a problem in words, with its code).

It is asked with the session of somebody who is signed in, and with the form token where something is changed. Missing
and forbidden children are one answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import SessionAuth

from waypost.casework.access.acting import Acting, AlreadyDone, MayNot, NoSuchChild, NothingThere
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.foundation.errors import YoursToFix
from waypost.wiring.asking import is_sure_enough, who_asks

VERSION = "1"
PROBLEM = "application/problem+json"
_SAID = {
    401: "Sign in first.",
    403: "Your role does not allow this.",
    404: "There is nothing here, or nothing that you may open.",
    422: "Something in what was sent is not what this address takes.",
    503: "The records cannot be reached. Try again in a minute.",
}


class Somebody(SessionAuth):
    """Somebody who is signed in, with a second factor, in a role."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Acting | None:
        """Return who acts; None: nobody is let in."""
        if not request.user.is_authenticated or not is_sure_enough(request):
            return None
        return who_asks(request, way="api")


interface = NinjaAPI(
    title="Waypost casework",
    version=VERSION,
    description="The questions and actions of the staff site. Every reading of a child's record is audited.",
    auth=Somebody(csrf=True),
    docs_url=None,
    openapi_url="openapi.json",
    docs_decorator=login_required,
    urls_namespace="api",
)


def problem(status: int, title: str = "", detail: str = "", **more: Any) -> HttpResponse:
    """Return a problem. It holds no value of a person's."""
    told = {"type": "about:blank", "status": status, "title": title or _SAID[status], **more}
    if detail:
        told["detail"] = detail
    return JsonResponse(told, status=status, content_type=PROBLEM)


def _answers(error: type[Exception], answer: Callable[[Exception], HttpResponse]) -> None:
    interface.add_exception_handler(error, lambda request, raised: answer(raised))


def _in_words(status: int) -> Callable[[Any], HttpResponse]:
    return lambda error: problem(status, error.what, error.do)


def _places(error: Any) -> HttpResponse:
    """Name the places that are wrong and the rules they break: never what stood there."""
    wrong = [{"place": ".".join(map(str, one["loc"])), "rule": one["type"]} for one in error.errors]
    return problem(422, wrong=wrong)


_answers(AuthenticationError, lambda error: problem(401))
_answers(MayNot, lambda error: problem(403))
_answers(NoSuchChild, lambda error: problem(404))
_answers(NothingThere, lambda error: problem(404))
_answers(AlreadyDone, _in_words(409))
_answers(SomebodySavedFirst, _in_words(409))
_answers(NotPossibleNow, _in_words(409))
_answers(YoursToFix, _in_words(400))
_answers(HttpError, lambda error: problem(error.status_code, _SAID[422]))
_answers(ValidationError, _places)
_answers(OperationalError, lambda error: problem(503))
_answers(InterfaceError, lambda error: problem(503))
