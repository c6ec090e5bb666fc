"""Canaries in every text of strategy and of what works: each is on a page of its readers, and on nobody else's.

Those of a child are walked in test_every_page_in_every_role.py. Neither the audit nor a log holds what somebody wrote.
"""

from __future__ import annotations

import json
from collections import Counter

import pytest
from django.apps import apps
from django.db import models, transaction

from support.site_addresses import addresses
from support.site_walk import Walk, asked_of_the_interface, logged, looked_at, signed_in
from support.staff_office import LATE, ON, an_office
from support.strategy_addresses import LISTS as OF_STRATEGY
from support.strategy_addresses import LOOKING
from support.what_works_addresses import LISTS as OF_WHAT_WORKS
from support.whole_child import Planted, is_free
from support.whole_strategy import a_whole_strategy
from waypost.casework.access.permissions import Permission, may
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent

pytestmark = pytest.mark.django_db
READER, OF_WHAT_WORKS_ALONE, NOBODY = Role.PROGRAMME_OFFICER, Role.FAMILY_COURT_ADVISER, Role.COURT_OFFICER
PAGES = {*OF_STRATEGY, *LOOKING, *OF_WHAT_WORKS, "initiative", "pool"}
WHAT_WORKS = {
    "Initiative", "Described", "Place", "Aim", "Cost", "InitiativeStep", "Result", "ResultTakenBack", "Pool",
    "PoolEntry",
}  # fmt: skip
NOT_TYPED = {"Result.how"}
"""What Waypost writes itself: how a comparison was reached."""


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker) -> Walk:
    """Everybody asks for every page of both rooms; whoever may read nothing asks the interface too."""
    from django.conf import settings  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock(), transaction.atomic():
        patched.setattr(settings, "DEMONSTRATION_DAY", ON)
        walk = Walk(Planted(an_office()))
        a_whole_strategy(walk.planted.office.people, walk.planted.hatch)
        with logged() as log:
            for role in (READER, OF_WHAT_WORKS_ALONE, NOBODY):
                client = signed_in(walk.planted, role)
                for one in [one for one in addresses() if one.name in PAGES]:
                    walk.seen += looked_at(
                        client, role, one.name, one.of(LATE, LATE), with_files=role is OF_WHAT_WORKS_ALONE
                    )
                if role is NOBODY:
                    walk.asked += asked_of_the_interface(client, role)
            walk.log = log.getvalue()
        walk.facts += [json.dumps(facts) for facts in AuditEvent.objects.values_list("facts", flat=True)]
        yield walk
        transaction.set_rollback(True)


def may_read(role: Role, place: str) -> bool:
    is_of_what_works = place.split(".")[1] in WHAT_WORKS
    return may(role, Permission.SEE_WHAT_WORKS if is_of_what_works else Permission.SEE_STRATEGY)


def test_nothing_fails_and_readers_are_answered(walk):
    assert {(one.name, one.status) for one in (*walk.seen, *walk.asked) if one.status >= 500} == set()
    wrong = {(one.name, one.role.value, one.status) for one in walk.seen if one.role is READER and one.status != 200}
    assert {one for one in wrong if one[0] != "survey"} == set()  # which whoever answers it may open


def test_no_canary_is_shown_to_whoever_must_not_see_it(walk):
    planted = walk.planted
    leaks = Counter(
        (planted.place[canary], one.name, one.role.value)
        for one in (*walk.seen, *walk.asked)
        for canary in planted.found_in(one.text + one.headers)
        if not may_read(one.role, planted.place[canary])
    )
    assert leaks == Counter()


def test_every_text_that_somebody_writes_is_planted_and_shown_to_a_reader(walk):
    free = {
        f"{model.__name__}.{one.name}"
        for model in apps.get_app_config("strategy").get_models()
        for one in model._meta.concrete_fields
        if is_free(one) or isinstance(one, models.TextField)
    }
    planted = {place.removeprefix("strategy.") for place in walk.planted.place.values()}
    assert free - NOT_TYPED - planted == set()
    shown = {walk.planted.place[canary] for one in walk.seen for canary in walk.planted.found_in(one.text)}
    print(f"Places planted {len(planted)}, shown to a reader {len(shown)}")  # noqa: T201
    assert {place for place in walk.planted.place.values() if place not in shown} == set()


def test_neither_a_log_nor_the_audit_holds_what_somebody_wrote(walk):
    assert {canary for text in (walk.log, *walk.facts) for canary in walk.planted.found_in(text)} == set()
