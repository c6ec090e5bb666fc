"""From where somebody asks: behind proxies, what they say themselves is never read."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from waypost.wiring.asking import place_of

HTTPS = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("proxies", "https", "said", "place"),
    [
        (None, None, "", "192.0.2.9"),
        (None, None, "198.51.100.7", "192.0.2.9"),  # nobody stands between: whoever says so made it up
        (None, HTTPS, "198.51.100.7", "198.51.100.7"),
        (None, HTTPS, "203.0.113.1, 198.51.100.7", "198.51.100.7"),
        (2, HTTPS, "203.0.113.1, 198.51.100.7, 192.0.2.50", "198.51.100.7"),
        (2, HTTPS, "198.51.100.7", "192.0.2.9"),
        (1, HTTPS, "no address", "192.0.2.9"),
        (1, HTTPS, "", "192.0.2.9"),
        (1, HTTPS, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        (1, HTTPS, "2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64"),
    ],
)
def test_where_a_request_comes_from(settings, proxies, https, said, place):
    settings.AXES_IPWARE_PROXY_COUNT = proxies
    settings.SECURE_PROXY_SSL_HEADER = https
    more = {"HTTP_X_FORWARDED_FOR": said} if said else {}
    assert place_of(RequestFactory().get("/", REMOTE_ADDR="192.0.2.9", **more)) == place
