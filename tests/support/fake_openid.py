"""An organisation's OpenID provider on this machine: it signs in whoever it is told to, at once."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt

CLIENT, SECRET = "waypost-client", "an-invented-secret-of-the-client-of-the-tests"


class Provider:
    """The provider. `claims` is who it says somebody is; `asked` what it was asked for; `is_refusing` says no."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.asked: list[dict[str, str]] = []
        self.is_refusing = False
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def id_token(self) -> str:
        now = int(time.time())
        told = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60} | self.claims
        return jwt.encode(told, SECRET, algorithm="HS256")


@contextmanager
def running() -> Iterator[Provider]:
    """Run a provider until the end of the block."""
    provider = Provider()
    threading.Thread(target=provider.server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        provider.server.shutdown()
        provider.server.server_close()


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            if asked.path == "/.well-known/openid-configuration":
                names = ("authorization", "token", "userinfo")
                self._say({"issuer": provider.url, "jwks_uri": f"{provider.url}/keys",
                           **{f"{name}_endpoint": f"{provider.url}/{name}" for name in names}})  # fmt: skip
                return
            told = {name: values[0] for name, values in parse_qs(asked.query).items()}
            provider.asked.append(told)
            answer = {"error": "access_denied"} if provider.is_refusing else {"code": "a-code"}
            self.send_response(302)
            self.send_header("Location", f"{told['redirect_uri']}?{urlencode({**answer, 'state': told['state']})}")
            self.end_headers()

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            provider.asked.append({name: values[0] for name, values in sent.items()})
            self._say({"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": provider.id_token()})

        def _say(self, told: dict[str, Any]) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler
