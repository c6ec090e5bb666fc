"""`waypost serve` starts only where nothing is left open, and says what is by its name alone."""

from __future__ import annotations

import pytest

from waypost.wiring.serving import NotSafeToServe, ServeSettings, gunicorn_settings, serve_settings

SAFE = {
    "WAYPOST_SECRET_KEY": "".join(chr(97 + n % 26) for n in range(60)),
    "WAYPOST_HOSTS": "casework.example",
    "WAYPOST_HTTPS": "proxy",
    "WAYPOST_DATABASE": "postgresql://canary:canary@db.example/casework",
}
OPENID = {
    "WAYPOST_OIDC_ISSUER": "https://id.example", "WAYPOST_OIDC_CLIENT_ID": "a", "WAYPOST_OIDC_CLIENT_SECRET": "b",
    "WAYPOST_OIDC_ORIGIN": "https://id.example",
}  # fmt: skip


def test_what_is_safe_is_served_on_this_machine_alone_unless_told():
    assert serve_settings(SAFE) == ServeSettings("127.0.0.1:8000", 2, 4)
    assert serve_settings(SAFE | OPENID | {"WAYPOST_WORKERS": "3"}).workers == 3


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"WAYPOST_SECRET_KEY": ""}, "WAYPOST_SECRET_KEY"),
        ({"WAYPOST_SECRET_KEY": "short-canary"}, "WAYPOST_SECRET_KEY"),
        ({"WAYPOST_SECRET_KEY": "canary" * 0 + "a" * 80}, "WAYPOST_SECRET_KEY"),
        ({"WAYPOST_HOSTS": ""}, "WAYPOST_HOSTS"),
        ({"WAYPOST_HOSTS": "*"}, "WAYPOST_HOSTS"),
        ({"WAYPOST_HOSTS": "good.example,.canary.example"}, "WAYPOST_HOSTS"),
        ({"WAYPOST_HTTPS": ""}, "WAYPOST_HTTPS"),
        ({"WAYPOST_HTTPS": "no"}, "WAYPOST_HTTPS"),
        ({"WAYPOST_DATABASE": ""}, "WAYPOST_DATABASE"),
        ({"WAYPOST_DATABASE": "", "WAYPOST_SQLITE": "yes"}, "WAYPOST_DATABASE"),
        ({"WAYPOST_WORKERS": "0"}, "WAYPOST_WORKERS"),
        ({"WAYPOST_THREADS": "many"}, "WAYPOST_THREADS"),
        (OPENID | {"WAYPOST_OIDC_ISSUER": "http://canary.example"}, "WAYPOST_OIDC_ISSUER"),
        (OPENID | {"WAYPOST_OIDC_CLIENT_SECRET": ""}, "WAYPOST_OIDC_CLIENT_SECRET"),
        (OPENID | {"WAYPOST_OIDC_ORIGIN": ""}, "WAYPOST_OIDC_ORIGIN"),
    ],
)
def test_what_is_open_is_named_and_its_value_is_not(change, named):
    with pytest.raises(NotSafeToServe) as refused:
        serve_settings(SAFE | change)
    assert refused.value.where == named
    assert "canary" not in str(refused.value)


def test_sqlite_is_served_only_when_it_is_allowed():
    assert serve_settings(SAFE | {"WAYPOST_DATABASE": "", "WAYPOST_SQLITE": "allowed"})


def test_gunicorn_writes_no_access_log_and_opens_no_second_door():
    told = gunicorn_settings(ServeSettings("127.0.0.1:1", 1, 1))
    assert told["accesslog"] is None
    assert told["control_socket_disable"] is True


def test_a_proxy_closes_what_nobody_uses_before_gunicorn_does():
    """nginx keeps a connection to us for 60 seconds: were ours shorter, a request could meet a connection that ends."""
    assert gunicorn_settings(ServeSettings("127.0.0.1:1", 1, 1))["keepalive"] > 60
