"""Read the Standard Safeguarding Dataset: people, addresses, legal statuses and pre-proceedings of each authority."""

from __future__ import annotations

from collections.abc import Sequence

from waypost.intake.checking import check
from waypost.intake.contract import Reading
from waypost.intake.files import SourceFile
from waypost.intake.gathering import gather_each
from waypost.intake.manifests_told import check_manifests
from waypost.intake.shaping import assemble
from waypost.intake.ssd import check as rules
from waypost.intake.ssd import translate

SOURCE = rules.SOURCE


def read(files: Sequence[SourceFile]) -> Reading:
    """Return what the authorities' files tell. `learnt_at` is the manifest's received_at."""
    tables = dict(gather_each(SOURCE, files))
    person = check(tables["ssd_person"], tidyings=rules.PERSON_TIDYINGS, rules=rules.PERSON_RULES)
    address = check(tables["ssd_address"], tidyings=rules.ADDRESS_TIDYINGS, rules=rules.ADDRESS_RULES)
    legal_status = check(tables["ssd_legal_status"], rules=rules.LEGAL_STATUS_RULES)
    pre_proceedings = check(
        tables["ssd_pre_proceedings"], tidyings=rules.PRE_PROCEEDINGS_TIDYINGS, rules=rules.PRE_PROCEEDINGS_RULES
    )
    untold_address, on_address = rules.check_people(person, address, "addr_person_id")
    untold_status, on_status = rules.check_people(person, legal_status, "lega_person_id")
    _, on_pre_proceedings = rules.check_people(person, pre_proceedings, "prep_person_id")
    return assemble(
        SOURCE,
        (person, address, legal_status, pre_proceedings),
        people=(
            translate.tell_people(person.frame, address.frame),
            translate.tell_untold_people(untold_address, "addr_person_id"),
            translate.tell_untold_people(untold_status, "lega_person_id"),
            translate.tell_families(pre_proceedings.frame),
        ),
        proceedings=(translate.tell_proceedings(pre_proceedings.frame),),
        events=(
            translate.tell_legal_statuses(legal_status.frame),
            translate.tell_pre_proceedings(pre_proceedings.frame),
        ),
        findings=(check_manifests(SOURCE, files), on_address, on_status, on_pre_proceedings),
    )
