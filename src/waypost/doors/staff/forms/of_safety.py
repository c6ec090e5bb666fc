"""What people write to keep children and each other safe: one form for each action of the safety room."""

from __future__ import annotations

from typing import Any

from waypost.casework.safety.words import incident_kinds, told
from waypost.doors.staff.forms.of_record import RecordForm, choice, of_the_record, several, text, worded, yes_no
from waypost.doors.staff.forms.staff_form import DayField
from waypost.doors.staff.words import plain

NOBODY = "0"


class OfMemberForm(RecordForm):
    """A form about somebody of the family."""

    @property
    def about(self) -> int | None:
        """Return the number of the member of the family; None: nobody was chosen."""
        given = str(self.cleaned_data.get("member") or NOBODY)
        return int(given) if given.isascii() and given.isdigit() and len(given) < 15 and int(given) else None


def _family(told_of: Any) -> list[tuple[str, str]]:
    return [(str(number), f"{name}, {plain(kin).lower()}") for number, name, kin in told_of.family]


class AssessForm(OfMemberForm):
    """The risk of a harm."""

    harm = choice("Which harm?", worded(told()["harms"]), "Choose which harm")
    level = choice(
        "How high is the risk?", worded(told()["levels"]), "Choose how high the risk is",
        hint="It says by when it is looked at again. Immediate: tell the authority today.",
    )  # fmt: skip
    words = text("What may happen, and why you think so", rows=6)
    member = of_the_record("From whom?", "Choose from whom", required=False)
    review_on = DayField(
        label="When do you look at it again?", required=False, help_text="Left empty: on the last day for this level."
    )

    def of(self, told: Any) -> None:
        """Offer the child's family, and nobody of it."""
        self.fields["member"].choices = [(NOBODY, "Nobody of the family, or nobody knows"), *_family(told)]
        self.fields["member"].initial = NOBODY


class SafetyPlanForm(RecordForm):
    """What keeps the child safe."""

    words = text(
        "What keeps the child safe",
        rows=10,
        hint="Who does what, whom the child calls, where the child goes. No letter and nothing that is filed tells it.",
    )


class SafeContactForm(RecordForm):
    """How somebody can be reached, and how never."""

    allowed = several("How is it safe to reach them?", worded(told()["ways"]))
    never = several("How never?", worded(told()["ways"]))
    words = text(
        "When, and how you know that it is safe", required=False, rows=3, hint="For example a word that they say first."
    )


class WarnForm(OfMemberForm):
    """A warning about somebody, for those who visit."""

    kind = choice(
        "What must a visitor know?", worded(told()["warnings"]), "Choose what a visitor must know",
        hint="The list of potentially violent persons marks a person: another manager decides it before it holds.",
    )  # fmt: skip
    member = of_the_record("About whom?", "Choose about whom")
    words = text("What happened, and when", required=False, rows=3)

    def of(self, told: Any) -> None:
        """Offer the child's family."""
        self.fields["member"].choices = _family(told)


class DecideWarningForm(RecordForm):
    """Whether a warning holds."""

    is_granted = yes_no("Does this warning hold?")


class IncidentForm(RecordForm):
    """What happened to the person who writes."""

    kind = choice("What was it?", [(one, plain(one)) for one in incident_kinds()], "Choose what it was")
    happened_on = DayField(label="When did it happen?")
    words = text("What happened", rows=6, hint="Who did or said what, where, and who saw it.")


class ActForm(RecordForm):
    """What was done about an incident."""

    action = text("What was done", rows=5, hint="For who was threatened, and about who threatened.")
    is_child_at_risk = yes_no("Is a child at risk?", hint="If so, the authority is told next.")


class SupportForm(RecordForm):
    """What was offered."""

    supports = several("What was offered?", worded(told()["supports"]), hint="Never write what was said.")


class SupportStaffForm(RecordForm):
    """What was offered to somebody after a death or serious harm."""

    person_id = of_the_record("To whom?", "Choose to whom")
    because = choice("After what?", worded(told()["support_after"]), "Choose after what")
    happened_on = DayField(label="When did it happen?")
    supports = several("What was offered?", worded(told()["supports"]), hint="Never write what was said.")

    def of(self, told: Any) -> None:
        """Offer those who work, or worked, for the child."""
        self.fields["person_id"].choices = [(str(number), name) for number, name in told.worked]

    @property
    def person(self) -> int:
        """Return the number of the person; nought is nobody."""
        given = self.cleaned_data["person_id"]
        return int(given) if given.isascii() and given.isdigit() and len(given) < 15 else 0


class NothingMoreForm(RecordForm):
    """That something is done: the button says it."""
