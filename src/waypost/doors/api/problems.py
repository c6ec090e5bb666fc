"""What a refusal looks like, for the description of the interface."""

from __future__ import annotations

from ninja import Schema


class Problem(Schema):
    """A refusal in words (RFC 9457)."""

    type: str = "about:blank"
    status: int
    title: str
    detail: str | None = None


class WrongPlace(Schema):
    """A place in what was sent, and the rule that it breaks."""

    place: str
    rule: str


class WrongInput(Problem):
    """A refusal of what was sent, place by place."""

    wrong: tuple[WrongPlace, ...] = ()


OF_ALL = {401: Problem, 403: Problem, 422: WrongInput, 503: Problem}
OF_A_QUESTION = OF_ALL | {400: Problem}
"""A reading that is asked with a body, which may be no JSON at all."""
OF_A_CHILD = OF_ALL | {404: Problem}
OF_AN_ACT = OF_A_CHILD | {400: Problem, 409: Problem}
