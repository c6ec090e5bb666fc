"""Screens an application: who is who, what police and authority know, an IDVA referral, and on to who comes next."""

from __future__ import annotations

from waypost.casework.access.acting import Acting, NoSuchChild, Outcome, acts
from waypost.casework.access.permissions import Permission
from waypost.casework.children.actions.opening import open_child
from waypost.casework.children.models import FamilyMember, Proceedings
from waypost.casework.children.rules import NotPossibleNow
from waypost.casework.screening.actions.holding import hold, matches_of, move, risks_of, save_changed
from waypost.casework.screening.models import Check, Match, Screening
from waypost.casework.screening.rules import (
    PARTIES,
    Asked,
    Matched,
    ScreeningAct,
    check_answered,
    check_can_go_on_to_checks,
    check_can_hand_on,
    check_match,
    check_programme,
)
from waypost.casework.screening.rules import Screening as State
from waypost.casework.screening.terms import check_words

_MAY_STILL_MATCH = State.ARRIVED.value


@acts("screening.begin", Permission.SCREEN_CHILD)
def begin_screening(acting: Acting, child_id: str | None, *, case_id: str) -> Outcome[int]:
    """Put a child's application on the queue, with the child and each party to be looked for. Returns its number."""
    child = open_child(child_id)
    case = Proceedings.objects.filter(pk=case_id, places__child=child).first()
    if case is None or case.received_on is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    check_programme(case.programme)
    row, is_new = Screening.objects.get_or_create(
        child=child,
        proceedings=case,
        defaults={
            "programme": case.programme,
            "received_on": case.received_on,
            "is_abuse_alleged": bool(case.has_domestic_abuse),
        },
    )
    if not is_new:
        raise NotPossibleNow("this application is on the queue already.", do="Open it there.")
    parties = FamilyMember.objects.filter(child=child, party__in=PARTIES).values_list("pk", flat=True)
    people = [Match(child=child, screening=row, about=child.pk, is_of_child=True)]
    people += [Match(child=child, screening=row, about=str(party)) for party in parties]
    Match.objects.bulk_create(people)
    return Outcome(row.pk, {"case": case_id, "programme": case.programme, "people": len(people)})


@acts("screening.decide_match", Permission.SCREEN_CHILD)
def decide_match(
    acting: Acting,
    child_id: str | None,
    *,
    screening_id: int,
    version: int,
    about: str,
    outcome: str,
    evidence: list[str],
) -> Outcome[None]:
    """Decide whether a record is of somebody in the application, and say on what that rests."""
    child = open_child(child_id)
    screening = hold(Screening, child, screening_id)
    row = Match.objects.select_for_update().filter(screening=screening, about=about).first()
    if row is None:
        raise NoSuchChild("there is no such child here.", do="Check the reference, or search again.")
    if screening.state != _MAY_STILL_MATCH:
        raise NotPossibleNow("who is who is settled already.", do="Send it back to matching first.")
    check_match(Matched(outcome, tuple(evidence), row.is_of_child))
    row.outcome, row.evidence, row.decided_by_id, row.decided_on = outcome, evidence, acting.user_id, acting.on
    save_changed(screening, version)
    row.save()
    return Outcome(None, {"screening": screening_id, "outcome": outcome, "evidence": evidence})


@acts("screening.settle_matches", Permission.SCREEN_CHILD)
def settle_matches(acting: Acting, child_id: str | None, *, screening_id: int, version: int) -> Outcome[None]:
    """Say that it is clear who everybody is. Raises StillToDo while somebody is in doubt."""
    screening = hold(Screening, open_child(child_id), screening_id)
    check_can_go_on_to_checks(matches_of(screening))
    move(screening, ScreeningAct.MATCH, version)
    return Outcome(None, {"screening": screening_id})


@acts("screening.ask_checks", Permission.SCREEN_CHILD)
def ask_checks(acting: Acting, child_id: str | None, *, screening_id: int, version: int) -> Outcome[int]:
    """Ask the police about each adult and the child's authority about the family. Returns how many were asked."""
    child = open_child(child_id)
    screening = hold(Screening, child, screening_id)
    again = screening.state == State.CHECKED.value
    move(screening, ScreeningAct.ASK_AGAIN if again else ScreeningAct.ASK, version)
    known = set(screening.checks.filter(is_standing=True).values_list("kind", "about"))
    wanted = [("police", about) for about in _adults(screening)]
    wanted += [("local_authority", about) for about in _authorities(screening)]
    asked = [
        Check(child=child, screening=screening, kind=kind, about=about, asked_on=acting.on, asked_by_id=acting.user_id)
        for kind, about in wanted
        if (kind, about) not in known
    ]
    Check.objects.bulk_create(asked)
    return Outcome(len(asked), {"screening": screening_id, "asked": len(asked)})


@acts("screening.answer_check", Permission.SCREEN_CHILD)
def answer_check(acting: Acting, child_id: str | None, *, check_id: int, answer: str, note: str = "") -> Outcome[None]:
    """Write down what the police or an authority answered."""
    child = open_child(child_id)
    row = hold(Check, child, check_id)
    check_words("answers", [answer])
    if row.answered_on is not None:
        raise NotPossibleNow("this check is answered already.", do="Ask again, if something new is known.")
    row.answered_on, row.answer, row.note = acting.on, answer, note
    row.save()
    return Outcome(None, {"check": check_id, "kind": row.kind, "answer": answer})


@acts("screening.settle_checks", Permission.SCREEN_CHILD)
def settle_checks(acting: Acting, child_id: str | None, *, screening_id: int, version: int) -> Outcome[None]:
    """Say that every check is answered. Raises StillToDo while one is not."""
    screening = hold(Screening, open_child(child_id), screening_id)
    rows = screening.checks.filter(is_standing=True).values_list("kind", "about", "asked_on", "answered_on")
    check_answered(_adults(screening), _authorities(screening), [Asked(*row) for row in rows])
    move(screening, ScreeningAct.ANSWER, version)
    return Outcome(None, {"screening": screening_id})


@acts("screening.decide_idva", Permission.SCREEN_CHILD)
def decide_idva(acting: Acting, child_id: str | None, *, screening_id: int, version: int, idva: str) -> Outcome[None]:
    """Say what became of a referral to an independent domestic violence adviser."""
    screening = hold(Screening, open_child(child_id), screening_id)
    check_words("idva", [idva])
    screening.idva = idva
    save_changed(screening, version)
    return Outcome(None, {"screening": screening_id, "idva": idva})


@acts("screening.hand_on", Permission.SCREEN_CHILD)
def hand_on(acting: Acting, child_id: str | None, *, screening_id: int, version: int) -> Outcome[None]:
    """Hand the child on to allocation. Raises StillToDo for a risk untold or a referral undecided."""
    screening = hold(Screening, open_child(child_id), screening_id)
    check_can_hand_on(
        risks=risks_of(screening), is_abuse_alleged=screening.is_abuse_alleged, idva=screening.idva or None
    )
    screening.settled_on = acting.on
    move(screening, ScreeningAct.HAND_ON, version)
    return Outcome(None, {"screening": screening_id})


@acts("screening.send_back", Permission.SCREEN_CHILD)
def send_back(acting: Acting, child_id: str | None, *, screening_id: int, version: int) -> Outcome[None]:
    """Send an application back to matching: somebody was taken for somebody else. What was
    asked of others stands no longer, and stays readable."""
    screening = hold(Screening, open_child(child_id), screening_id)
    move(screening, ScreeningAct.REOPEN, version)
    screening.checks.filter(is_standing=True).update(is_standing=False)
    return Outcome(None, {"screening": screening_id})


@acts("screening.withdraw", Permission.SCREEN_CHILD)
def withdraw_screening(acting: Acting, child_id: str | None, *, screening_id: int, version: int) -> Outcome[None]:
    """Take an application off the queue: it was withdrawn, or is none of ours. It stays readable."""
    screening = hold(Screening, open_child(child_id, may_be_closed=True), screening_id)
    screening.settled_on = acting.on
    move(screening, ScreeningAct.WITHDRAW, version)
    return Outcome(None, {"screening": screening_id})


def _adults(screening: Screening) -> list[str]:
    return list(screening.matches.filter(is_of_child=False).values_list("about", flat=True))


def _authorities(screening: Screening) -> list[str]:
    return [screening.child.authority] if screening.child.authority else []
