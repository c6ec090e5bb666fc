"""The office that pages are tried in, and the people at work in it."""

from __future__ import annotations

import pytest
from django.test import Client

from support.record_forms import signed_in
from support.staff_office import ON, Office, an_office
from waypost.casework.access.roles import Role


@pytest.fixture
def office(db: None, settings) -> Office:
    settings.DEMONSTRATION_DAY = ON
    return an_office()


@pytest.fixture
def adviser(office: Office) -> Client:
    return signed_in(office, Role.FAMILY_COURT_ADVISER)


@pytest.fixture
def supervisor(office: Office) -> Client:
    return signed_in(office, Role.PRACTICE_SUPERVISOR)


@pytest.fixture
def manager(office: Office) -> Client:
    return signed_in(office, Role.SERVICE_MANAGER)


@pytest.fixture
def head(office: Office) -> Client:
    return signed_in(office, Role.HEAD_OF_SERVICE)
