"""A court service on this machine: both feeds, uploads and guardians over real HTTP, with faults on demand.

It keeps the published paths, parameters, headers and statuses (`tests/verification/test_stand_in_court.py` holds it to
them) and what the service's code does beyond them: windows of fifteen minutes, bounds included, at most 10,000 cases,
stamps on the service's own wall clock.
"""

from __future__ import annotations

import re
import threading
import time
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import Message
from email.parser import BytesParser
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import orjson

from support import court_faults as faults
from support.court_faults import Fault, Faults
from support.invented_feed import FeedCase

KEY, SERVICE_TOKEN, CLIENT, SECRET = "Key-canary-1f", "Service-canary-2e", "waypost", "Secret-canary-3d"
_LONGEST = timedelta(minutes=15)
_FEEDS = {
    "/cases": ("public-law", "startDate", "endDate"),
    "/family-api/cases": ("private-law", "start_date", "end_date"),
}
_UPLOAD = re.compile(r"(?:/cases|/prl-document-api)/(\d+)/document")
_DOCUMENT = re.compile(r"(?:/family-api)?/cases/documents/([^/]+)/binary")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_GUARDIANS = re.compile(r"/cases/(\d+)/guardians")


@dataclass(frozen=True)
class Told:
    """One answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Heard:
    """One request as it arrived, and what it was answered; `told` is null where no whole answer left."""

    method: str
    path: str
    query: list[tuple[str, str]]
    headers: Mapping[str, str]
    body: bytes
    told: Told | None = None


@dataclass
class StandInCourt:
    """A stand-in that serves while it is entered. `is_published`: a list of answers as in the contract, else one."""

    cases: Iterable[FeedCase] = ()
    faults: Faults = faults.none
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    skew: timedelta = timedelta()
    is_published: bool = True
    cap: int = 10_000
    heard: list[Heard] = field(default_factory=list)
    reports: list[tuple[str, str, str, bytes]] = field(default_factory=list)
    guardians: dict[str, Any] = field(default_factory=dict)
    documents: dict[str, bytes] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=lambda: ["Token-canary-0"])
    requests: int = 0

    def __enter__(self) -> StandInCourt:
        self.lock = threading.Lock()
        self._by_law: dict[str, tuple[list[datetime], list[FeedCase]]] = {}
        for law in ("public-law", "private-law"):
            own = sorted((case for case in self.cases if case.law == law), key=lambda case: (case.stamp, case.number))
            self._by_law[law] = ([case.stamp for case in own], own)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def environment(self, *, grants: bool = False) -> dict[str, str]:
        """Return the variables that lead to it, with a token, or with a client to whom tokens are granted."""
        known = {
            "WAYPOST_COURT_PUBLIC_LAW_URL": self.url,
            "WAYPOST_COURT_PRIVATE_LAW_URL": self.url,
            "WAYPOST_COURT_PUBLIC_LAW_SUBSCRIPTION_KEY": KEY,
            "WAYPOST_COURT_PRIVATE_LAW_SUBSCRIPTION_KEY": KEY,
            "WAYPOST_COURT_PRIVATE_LAW_SERVICE_TOKEN": SERVICE_TOKEN,
        }
        if not grants:
            return {**known, "WAYPOST_COURT_TOKEN": self.tokens[-1]}
        client = {"WAYPOST_COURT_CLIENT_ID": CLIENT, "WAYPOST_COURT_CLIENT_SECRET": SECRET}
        return {**known, **client, "WAYPOST_COURT_TOKEN_URL": f"{self.url}/o/token"}

    def served_at(self) -> datetime:
        """Return what the service's own clock says."""
        return self.now() + self.skew

    def answer(self, heard: Heard, fault: Fault | None) -> Told:
        """Return what a request is answered when nothing cuts the answer short."""
        if isinstance(fault, faults.Refuses):
            told = {"Retry-After": fault.retry_after, "Location": fault.location}
            return Told(fault.status, {name: value for name, value in told.items() if value}, b"")
        if isinstance(fault, faults.ShowsAPage):
            return Told(200, {"Content-Type": "text/html"}, b"<!doctype html><title>Sign in</title>")
        refusal = self._refusal(heard)
        if refusal:
            return Told(refusal, {}, b"")
        if heard.method == "GET" and heard.path in _FEEDS:
            return self._window(heard, *_FEEDS[heard.path], fault)
        if heard.method == "GET" and (found := _DOCUMENT.fullmatch(heard.path)):
            return self._document(found[1])
        if heard.method == "POST" and (found := _UPLOAD.fullmatch(heard.path)):
            return self._upload(found[1], heard)
        if heard.method == "POST" and (found := _GUARDIANS.fullmatch(heard.path)):
            self.guardians[found[1]] = orjson.loads(heard.body)
            return Told(200, {}, b"")
        return Told(404, {}, b"")

    def grant(self, heard: Heard) -> Told:
        """Return a new token to a known client; the old ones hold no longer."""
        form = dict(parse_qsl(heard.body.decode()))
        if (form.get("client_id"), form.get("client_secret")) != (CLIENT, SECRET):
            return Told(401, {}, b"")
        with self.lock:
            self.tokens.append(f"Token-canary-{len(self.tokens)}")
        said = {"access_token": self.tokens[-1], "token_type": "Bearer", "expires_in": 3600}
        return Told(200, {"Content-Type": "application/json"}, orjson.dumps(said))

    def _refusal(self, heard: Heard) -> int | None:
        if heard.headers.get("authorization") != f"Bearer {self.tokens[-1]}":
            return 401
        if heard.headers.get("ocp-apim-subscription-key") != KEY:
            return 403
        is_private = heard.path.startswith("/family-api/cases")
        return 401 if is_private and heard.headers.get("serviceauthorization") != SERVICE_TOKEN else None

    def _window(self, heard: Heard, law: str, start_name: str, end_name: str, fault: Fault | None) -> Told:
        asked = dict(heard.query)
        try:
            start, end = (datetime.fromisoformat(asked[name]) for name in (start_name, end_name))
            is_good = start.tzinfo is None and end.tzinfo is None and start <= end <= start + _LONGEST
        except (KeyError, ValueError):
            return Told(400 if law == "public-law" else 500, {}, b"")
        if not is_good:
            return Told(400, {}, b"")
        found = [] if isinstance(fault, faults.IsSwitchedOff) else self._found(law, start, end, fault)
        return Told(200, {"Content-Type": "application/json"}, self._body(found))

    def _found(self, law: str, start: datetime, end: datetime, fault: Fault | None) -> list[FeedCase]:
        reach = fault.by if isinstance(fault, faults.ReachesOver) else timedelta()
        stamps, cases = self._by_law[law]
        found = cases[bisect_left(stamps, start - reach) : bisect_right(stamps, end + reach)]
        found = [case for case in found if case.changed_at <= self.served_at()]
        return (found * 2 if isinstance(fault, faults.TellsTwice) else found)[: self.cap]

    def _body(self, found: Sequence[FeedCase]) -> bytes:
        one = b'{"total":%d,"cases":[%s]}' % (len(found), b",".join(case.told for case in found))
        return b"[" + one + b"]" if self.is_published else one

    def _document(self, document: str) -> Told:
        if not _UUID.fullmatch(document):
            return Told(400, {}, b"")
        content = self.documents.get(document)
        return (
            Told(404, {}, b"") if content is None else Told(200, {"Content-Type": "application/octet-stream"}, content)
        )

    def _upload(self, case: str, heard: Heard) -> Told:
        parts = form_parts(heard)
        file, kind = parts.get("file"), parts.get("typeOfDocument")
        if file is None or kind is None:
            return Told(400, {}, b"")
        content = file.get_payload(decode=True)
        self.reports.append((case, str(kind.get_payload()), file.get_filename() or "", content))
        said = orjson.dumps({"message": "Document has been uploaded successfully"})
        return Told(201, {"Content-Type": "application/json"}, said)


def form_parts(heard: Heard) -> dict[str, Message]:
    """Return the parts of a multipart request by name."""
    head = f"Content-Type: {heard.headers['content-type']}\r\n\r\n".encode()
    whole = BytesParser().parsebytes(head + heard.body)
    parts = whole.get_payload() if whole.is_multipart() else []
    return {str(part.get_param("name", header="content-disposition")): part for part in parts}


def _handler(court: StandInCourt) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._serve()

        def do_POST(self) -> None:
            self._serve()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _serve(self) -> None:
            url = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            heard = Heard(self.command, url.path, parse_qsl(url.query), headers, body)
            with court.lock:
                court.heard.append(heard)
                court.requests += url.path != "/o/token"
                fault = court.faults(court.requests) if url.path != "/o/token" else None
            self._answer(heard, fault)

        def _answer(self, heard: Heard, fault: Fault | None) -> None:
            if isinstance(fault, faults.Hangs):
                if fault.acts:
                    court.answer(heard, None)
                time.sleep(fault.seconds)
                self.close_connection = True
                return
            if isinstance(fault, faults.IsSlow):
                time.sleep(fault.seconds)
            told = court.grant(heard) if heard.path == "/o/token" else court.answer(heard, fault)
            cut = int(len(told.body) * fault.share) if isinstance(fault, faults.CutsShort) else None
            heard.told = told if cut is None else None
            self._write(told, cut)

        def _write(self, told: Told, cut: int | None) -> None:
            try:
                self.send_response_only(told.status)
                self.send_header("Date", format_datetime(court.served_at().astimezone(UTC), usegmt=True))
                for name, value in told.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(told.body)))
                self.end_headers()
                self.wfile.write(told.body if cut is None else told.body[:cut])
            except OSError:
                self.close_connection = True
            if cut is not None:
                self.close_connection = True

    return Handler
