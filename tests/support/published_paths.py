"""The court service's published contracts, and what in a request or an answer they do not allow."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker

from support.stand_in_court import Heard, form_parts

FILES = (
    "hmcts-public-law-cafcass-api.openapi.json",
    "hmcts-private-law-cafcass-api.openapi.json",
    "hmcts-private-law-document-upload.openapi.json",
)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?")

BEYOND = {
    "/cases": {401: "no or a stale token: the interface's interceptor", 503: "switched off: the code's own answer"},
    "/cases/documents/{documentId}/binary": {401: "as above", 503: "as above"},
    "/cases/{caseId}/document": {401: "as above", 429: "the gateway's", 503: "as above"},
    "/cases/{caseId}/guardians": {400: "a bad list: the code's own answer", 401: "as above", 503: "as above"},
    "/family-api/cases": {401: "the code says 401 where the contract says 403", 503: "a gateway's", 504: "a gateway's"},
    "/family-api/cases/documents/{documentId}/binary": {401: "as above", 503: "a gateway's", 504: "a gateway's"},
    "/prl-document-api/{caseId}/document": {
        401: "as above",
        429: "the gateway's",
        503: "a gateway's",
        504: "a gateway's",
    },
}
"""Statuses that the contracts leave out and the service's code or its gateway answers, by path, with why."""


@dataclass(frozen=True)
class Operation:
    """One published operation, in the terms of OpenAPI 3 whichever version it was written in."""

    path: str
    parameters: dict[str, dict[str, Any]]
    forms: dict[str, dict[str, Any]]
    answers: dict[int, dict[str, Any] | None]
    headers: tuple[str, ...]
    document: dict[str, Any]

    def wrong_with(self, heard: Heard) -> list[str]:
        """Return what the contract does not allow in a request and its answer."""
        return [
            *self._wrong_query(heard),
            *self._wrong_headers(heard),
            *self._wrong_body(heard),
            *self._wrong_answer(heard),
        ]

    def _wrong_query(self, heard: Heard) -> list[str]:
        given = dict(heard.query)
        wrong = [f"parameter {name} is not published" for name in given if name not in self.parameters]
        wrong += [f"parameter {name} twice" for name in given if [key for key, _ in heard.query].count(name) > 1]
        for name, parameter in self.parameters.items():
            if name not in given:
                wrong += [f"parameter {name} is missing"] if parameter.get("required") else []
            elif parameter["schema"].get("format") == "datetime" and not _MOMENT.fullmatch(given[name]):
                wrong.append(f"parameter {name} is no date and time without a zone")
        return wrong

    def _wrong_headers(self, heard: Heard) -> list[str]:
        return [f"header {name} is missing" for name in self.headers if name.lower() not in heard.headers]

    def _wrong_body(self, heard: Heard) -> list[str]:
        if not self.forms:
            return ["a body where none is published"] if heard.body else []
        media_type = heard.headers.get("content-type", "").split(";")[0]
        if media_type not in self.forms:
            return [f"content type {media_type} is not published"]
        schema = self.forms[media_type]
        if media_type == "multipart/form-data":
            return _wrong_form(heard, schema)
        return self._wrong_json(heard.body, schema)

    def _wrong_answer(self, heard: Heard) -> list[str]:
        told = heard.told
        if told is None:
            return []  # nothing whole was answered
        if told.status not in self.answers:
            return [] if told.status in BEYOND.get(self.path, {}) else [f"status {told.status} is not published"]
        schema = self.answers[told.status]
        if schema is None:
            return []
        wrong = [] if told.headers.get("Content-Type") == "application/json" else ["the answer is not said to be JSON"]
        return wrong + self._wrong_json(told.body, schema)

    def _wrong_json(self, body: bytes, schema: dict[str, Any]) -> list[str]:
        whole = {**schema, "components": self.document.get("components", {})}
        check = Draft7Validator(whole, format_checker=FormatChecker(formats=["date"]))
        return [f"{error.json_path}: {error.validator}" for error in check.iter_errors(json.loads(body))]


def _wrong_form(heard: Heard, schema: dict[str, Any]) -> list[str]:
    parts = form_parts(heard)
    known = schema["properties"]
    wrong = [f"part {name} is not published" for name in parts if name not in known]
    wrong += [f"part {name} is missing" for name in known if name not in parts]
    for name in parts.keys() & known.keys():
        if known[name].get("format") == "binary":
            wrong += [] if parts[name].get_filename() else [f"part {name} is no file"]
        else:
            told = parts[name].get_payload(decode=True).decode()
            wrong += [f"part {name}: {e.validator}" for e in Draft7Validator(known[name]).iter_errors(told)]
    return wrong


def published(folder: Path) -> dict[tuple[str, re.Pattern[str]], Operation]:
    """Return every published operation by method and path."""
    found = {}
    for name in FILES:
        document = json.loads((folder / name).read_text(encoding="utf-8"))
        base = document.get("basePath", "")
        for path, methods in document["paths"].items():
            pattern = re.compile(re.sub(r"\\?\{\w+\\?\}", r"[^/]+", re.escape(base + path)))
            for method, said in methods.items():
                found[method.upper(), pattern] = _operation(base + path, said, document)
    return found


def operation_of(heard: Heard, known: dict[tuple[str, re.Pattern[str]], Operation]) -> Operation | None:
    """Return the published operation that a request asks for, or None."""
    fitting = [one for (method, path), one in known.items() if method == heard.method and path.fullmatch(heard.path)]
    return fitting[0] if fitting else None


def _operation(path: str, said: dict[str, Any], document: dict[str, Any]) -> Operation:
    parameters = said.get("parameters", [])
    forms = {kind: body["schema"] for kind, body in said.get("requestBody", {}).get("content", {}).items()}
    in_form = {one["name"]: _form_field(one) for one in parameters if one["in"] == "formData"}
    if in_form:
        forms = {said["consumes"][0]: {"properties": in_form}}
    return Operation(
        path=path,
        parameters={one["name"]: one for one in parameters if one["in"] == "query"},
        forms=forms,
        answers={int(status): _schema(answer) for status, answer in said["responses"].items()},
        headers=_headers(said, document),
        document=document,
    )


def _form_field(one: dict[str, Any]) -> dict[str, Any]:
    return {"type": "string", "format": "binary"} if one["type"] == "file" else {"type": one["type"]}


def _schema(answer: dict[str, Any]) -> dict[str, Any] | None:
    content = answer.get("content", {}).get("application/json")
    return content["schema"] if content else None


def _headers(said: dict[str, Any], document: dict[str, Any]) -> tuple[str, ...]:
    schemes = document.get("securityDefinitions") or document.get("components", {}).get("securitySchemes", {})
    names = [name for one in said.get("security", document.get("security", [])) for name in one]
    return tuple("Authorization" if schemes[name]["type"] == "http" else schemes[name]["name"] for name in names)
