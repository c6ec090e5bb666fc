from __future__ import annotations

import re

import pytest

from waypost.foundation.errors import YoursToFix
from waypost.pipeline.exchange.stopping import PAGE, REASONS, ExchangeStopped


@pytest.mark.parametrize("rule", REASONS)
def test_every_stop_says_what_is_wrong_where_and_what_to_do(rule):
    stopped = ExchangeStopped(rule, where="private-law")
    assert isinstance(stopped, YoursToFix)
    assert stopped.rule == rule
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+", rule), "it may stand in a log"
    assert str(stopped) == f"private-law: {REASONS[rule].what} {REASONS[rule].do} See {PAGE}."


def test_the_page_is_there(request):
    assert (request.config.rootpath / PAGE).is_file()
