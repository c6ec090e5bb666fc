"""Signs a definition for one's own body, and takes a signature back. What was signed is kept, word for word."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.strategy.bodies import bodies_of
from waypost.casework.strategy.definitions.rules import SignatureFacts, check_can_sign, fingerprint_of, how_signed
from waypost.casework.strategy.models import DefinitionSigned, DefinitionText, SignatureTakenBack
from waypost.casework.strategy.telling import hold, telling
from waypost.casework.strategy.terms import check_one_of, check_written, terms


@acts("strategy.sign_definition", Permission.SIGN_DEFINITION)
def sign_definition(
    acting: Acting, child_id: str | None, *, measure_id: str, text: str, seen: str, body: str, words: str
) -> Outcome[int]:
    """Sign a definition for a body that one speaks for. `text`: as it stands; `seen`: the fingerprint that was read."""
    bodies = terms("definitions", "partners")["bodies"]
    check_one_of(bodies, body, "body")
    check_written(words)
    if body not in bodies_of(acting, bodies):
        raise NotPossibleNow("you do not speak for this body.", where="body", do="Somebody of that body signs.")
    now = fingerprint_of(text)
    check_can_sign(seen, now, how_signed(now, signatures_of(measure_id, body)))
    teller = telling(acting)
    kept, _ = DefinitionText.objects.get_or_create(
        measure_id=measure_id, fingerprint=now, defaults={"text": text, **teller}
    )
    made = DefinitionSigned.objects.create(definition=kept, body=body, words=words.strip(), **teller)
    return Outcome(made.pk, {"measure_id": measure_id, "body": body, "fingerprint": now})


@acts("strategy.take_back_signature", Permission.SIGN_DEFINITION)
def take_back_signature(
    acting: Acting, child_id: str | None, *, definition_signed_id: int, because: str
) -> Outcome[int]:
    """Take back the signature of a body that one speaks for, and say why. It can still be read."""
    row = hold(DefinitionSigned, definition_signed_id)
    check_written(because, "because")
    if row.body not in bodies_of(acting, terms("definitions", "partners")["bodies"]):
        raise NotPossibleNow("another body signed this.", do="Somebody of that body takes it back.")
    if SignatureTakenBack.objects.filter(definition_signed=row).exists():
        raise NotPossibleNow("it was taken back already.", do="Nothing more is needed.")
    SignatureTakenBack.objects.create(definition_signed=row, because=because.strip(), **telling(acting))
    return Outcome(row.pk, {"signature": row.pk, "body": row.body})


def signatures_of(measure_id: str, body: str) -> list[SignatureFacts]:
    """Return the signatures of one body under one definition, in their order."""
    rows = DefinitionSigned.objects.filter(definition__measure_id=measure_id, body=body)
    return [
        SignatureFacts(one.definition.fingerprint, hasattr(one, "taken_back"))
        for one in rows.select_related("definition", "taken_back").order_by("pk")
    ]
