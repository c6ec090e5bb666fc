"""The values that pages of a family's site and staff's pages about it show. Frozen, in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from waypost.casework.children.queries.shown import Head


@dataclass(frozen=True, slots=True)
class Me:
    """Whose site it is. `name` is the child's own on a child's site, the reader's on another."""

    kind: str
    band: str
    language: str
    name: str
    child_name: str
    together_with: str
    is_invented: bool


@dataclass(frozen=True, slots=True)
class StageShown:
    """A stage on the path as it was last released. `words` is the explanation; empty where nothing was released."""

    stage: str
    state: str
    words: str
    released_on: date | None
    released_by: str


@dataclass(frozen=True, slots=True)
class News:
    """Something released to this reader."""

    release_id: str
    kind: str
    title: str
    words: str
    paragraphs: tuple[str, ...]
    stage: str
    happens_on: date | None
    released_on: date
    released_by: str
    is_for_one: bool
    told_first_on: date | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """How long cases like this usually take: eight in ten between the two, in weeks. `so_far`: weeks gone."""

    low: int
    high: int
    so_far: int
    cases: int


@dataclass(frozen=True, slots=True)
class Mine:
    """Something that the reader wrote or answered, and what was done with it."""

    kind: str
    words: str
    written_on: date
    due_on: date
    read_on: date | None
    did: str
    did_by: str
    did_on: date | None
    about: str
    read_by: str = ""
    known_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MyPage:
    """A site of the reader's own account. `site_pk` is for the session; an address or a form has `site_id` alone."""

    site_id: str
    site_pk: int
    child_name: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Today:
    """The first page: the path, what comes next, what is to be done, what was decided last, how long it takes, why.

    `has_ended`: the last stage is done, so that nobody is told how long it still takes.
    """

    me: Me
    stages: tuple[StageShown, ...]
    next_days: tuple[News, ...]
    to_do: tuple[News, ...]
    delay: News | None
    usual: Usual | None
    decided: News | None = None
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class MyWords:
    """What the reader wrote; what we understood and they have not answered yet."""

    me: Me
    unanswered: tuple[News, ...]
    mine: tuple[Mine, ...]


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Somebody of the family for staff's page: whether they may have a site, and how it stands."""

    member_id: int | None
    name: str
    relationship: str
    entitled: str
    site_id: str
    stands: str
    band: str
    language: str
    review_on: date | None
    has_account: bool
    has_invitation: bool
    version: int
    usual_band: str
    needs: str = ""
    asked_needs: str = ""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A stage as the record stands, beside what was last released of it to children and to adults."""

    stage: str
    state: str
    told_child: str
    told_adults: str


@dataclass(frozen=True, slots=True)
class ReleasedRow:
    """Something released, for staff."""

    release_id: str
    kind: str
    audience: str
    to_whom: str
    stage: str
    state: str
    title: str
    words: str
    released_on: date
    released_by: str
    taken_back_on: date | None
    site_id: str = ""

    def is_seen_by(self, reader: ReaderRow) -> bool:
        """Say whether it is on the site of a reader: for them alone, or for all of their kind alike."""
        if self.taken_back_on is not None or not reader.stands:
            return False
        if self.audience == "one":
            return self.site_id == reader.site_id
        return (self.audience == "child") == (reader.member_id is None)


@dataclass(frozen=True, slots=True)
class ArrivedRow:
    """Something that came from a family, for staff. `is_late`: nobody read it by its day."""

    from_id: str
    child_id: str
    child_name: str
    from_whom: str
    kind: str
    words: str
    about: str
    arrived_at: datetime
    due_on: date
    is_late: bool
    read_by: str
    did: str
    did_on: date | None
    site_id: str = ""
    known_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """A site that somebody looks at again: whose, when, and whether the child is eighteen or soon is."""

    child_id: str
    child_name: str
    whose: str
    review_on: date
    is_late: bool
    adult_on: date | None


@dataclass(frozen=True, slots=True)
class DelayToTell:
    """A reason for delay as it was recorded, from which an explanation begins."""

    delay_id: int
    reason: str
    missed_on: date


@dataclass(frozen=True, slots=True)
class SharingPage:
    """All that is shared of a child, for staff: readers, the path beside what was told of it, releases, what came."""

    head: Head
    readers: tuple[ReaderRow, ...]
    path: str
    stages: tuple[Suggested, ...]
    releases: tuple[ReleasedRow, ...]
    arrived: tuple[ArrivedRow, ...]
    delays: tuple[DelayToTell, ...] = ()
