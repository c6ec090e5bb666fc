"""What the environment makes of the staff site's settings: shut as it stands, and bound to https where there is any."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from waypost.wiring.settings_told import BY_ITSELF, SETTINGS
from waypost.wiring.site_settings import (
    content_security_policy,
    demonstration_settings,
    page_settings,
    security_settings,
    sign_in_settings,
)

ROOT = Path(__file__).resolve().parents[3]
REAL = {"WAYPOST_SECRET_KEY": "k" * 60, "WAYPOST_HTTPS": "proxy"}


def test_the_policy_lets_in_nothing_inline_and_nothing_from_elsewhere():
    assert content_security_policy({}) == {
        "default-src": ["'none'"], "script-src": ["'self'"], "style-src": ["'self'"], "img-src": ["'self'"],
        "form-action": ["'self'"], "frame-ancestors": ["'none'"], "base-uri": ["'none'"],
    }  # fmt: skip


def test_a_form_may_end_at_the_openid_provider_where_there_is_one():
    told = content_security_policy({"WAYPOST_OIDC_ORIGIN": "https://id.example"})
    assert told["form-action"] == ["'self'", "https://id.example"]


def test_over_https_cookies_are_bound_to_the_host_and_browsers_stay_with_https():
    told = security_settings(REAL)
    assert told["SESSION_COOKIE_NAME"] == "__Host-waypost"
    assert told["SESSION_COOKIE_SECURE"] is told["CSRF_COOKIE_SECURE"] is told["SECURE_SSL_REDIRECT"] is True
    assert told["SECURE_HSTS_SECONDS"] == 365 * 24 * 3600
    assert told["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_without_a_proxy_no_header_of_a_browser_is_believed():
    assert "SECURE_PROXY_SSL_HEADER" not in security_settings({})


def test_a_secret_key_ends_the_demonstration_and_its_day():
    assert demonstration_settings({"WAYPOST_DAY": "2027-03-31"}) == {
        "IS_DEMONSTRATION": True, "DEMONSTRATION_DAY": date(2027, 3, 31),
    }  # fmt: skip
    assert demonstration_settings(REAL | {"WAYPOST_DAY": "2027-03-31"}) == {
        "IS_DEMONSTRATION": False, "DEMONSTRATION_DAY": None,
    }  # fmt: skip


def test_a_second_factor_is_needed_unless_somebody_says_not():
    assert sign_in_settings({})["NEEDS_SECOND_FACTOR"] is True
    assert sign_in_settings({"WAYPOST_SECOND_FACTOR": "no"})["NEEDS_SECOND_FACTOR"] is True
    assert sign_in_settings({"WAYPOST_SECOND_FACTOR": "not needed"})["NEEDS_SECOND_FACTOR"] is False


def test_openid_is_there_only_with_an_issuer():
    assert "SOCIALACCOUNT_PROVIDERS" not in sign_in_settings({})
    told = sign_in_settings({"WAYPOST_OIDC_ISSUER": "https://id.example", "WAYPOST_OIDC_CLIENT_ID": "us"})
    assert told["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"][0]["client_id"] == "us"


def test_static_files_are_named_by_content_where_they_were_gathered():
    assert page_settings({})["WHITENOISE_USE_FINDERS"] is True
    gathered = page_settings({"WAYPOST_STATIC": "/data/static"})
    assert gathered["STORAGES"]["staticfiles"]["BACKEND"].endswith("NamedByContent")


def test_every_name_that_is_read_is_told_and_every_name_told_is_read():
    wiring = ROOT / "src" / "waypost" / "wiring"
    code = [wiring / f"{name}.py" for name in ("django_settings", "site_settings", "serving", "links")]
    read = {name for path in code for name in re.findall(r"WAYPOST_[A-Z_]+[A-Z]", path.read_text())}
    assert read - BY_ITSELF == {setting.name for setting in SETTINGS}


def test_the_how_to_lists_every_setting_as_it_is():
    page = (ROOT / "docs" / "how-to" / "run-casework.md").read_text()
    for one in SETTINGS:
        assert f"| `{one.name}` | {one.says} | {one.usual or 'it must be set'} |" in page
