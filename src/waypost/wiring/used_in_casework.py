"""Who used a child's record in casework while a wrong link was in it: readers from the audit, and what was sent out."""

from __future__ import annotations

from datetime import date

from waypost.casework.access.acting import Acting
from waypost.casework.access.roles import Role
from waypost.casework.advice.queries import advice_filed_since
from waypost.casework.audit.queries import Saw, who_saw
from waypost.casework.letters.queries import letters_sent_since
from waypost.casework.reports.told import reports_filed_since
from waypost.casework.screening.prioritisation_told import safeguarding_letters_filed_since
from waypost.pipeline.identity.traces import Used

_COURT, _CHILD = "the court", "the child, or whoever reviews their care"
_TITLES = {role.value: role.proper_name for role in Role}


def used_in_casework(acting: Acting, child_id: str, since_on: date) -> Used:
    """Return who saw a child's pages from a day on, and every letter, report and piece of advice that went out.

    Whoever asks may free children (`corrections.free_child`): each room answers by a query that the audit is told of.
    """
    told = {"since_on": since_on}
    sent = [("Letter", kind, number, on, _CHILD) for number, kind, on in letters_sent_since(acting, child_id, **told)]
    sent += [("Report", kind, number, on, _COURT) for number, kind, on in reports_filed_since(acting, child_id, **told)]
    sent += [
        ("Advice", issue, number, on, _COURT) for number, issue, on in advice_filed_since(acting, child_id, **told)
    ]
    filed = safeguarding_letters_filed_since(acting, child_id, **told)
    sent += [("Report", "safeguarding_letter", number, on, _COURT) for number, on in filed]
    return Used(
        tuple(_reader(one) for one in who_saw(acting, child_id, **told)),
        tuple(
            {"letter": f"{what} {number} ({kind.replace('_', ' ')})", "sent_on": on.isoformat(), "sent_to": to}
            for what, kind, number, on, to in sorted(sent, key=lambda one: (one[3], one[2]))
        ),
    )


def _reader(one: Saw) -> dict[str, str]:
    role = _TITLES.get(one.role, one.role.replace("_", " "))
    times = "once" if one.times == 1 else f"{one.times} times"
    who = f"{one.name} ({role.lower()})" if one.name else f"The family on its own site ({role.lower()})"
    return {"who": who, "command": f"casework, {times}", "at": one.last_at.isoformat()}
