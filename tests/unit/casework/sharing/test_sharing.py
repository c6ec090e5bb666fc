"""Sites, invitations, releases and words in the record: what is possible, what is not, what the audit is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from support.casework_people import AT, ON, acting
from support.sharing_people import (
    DECIDING,
    PASSPHRASE,
    PATH,
    a_family,
    a_reader,
    a_site,
    reader_of_site,
    release_all,
    told,
)
from waypost.casework.access.acting import MayNot, NoSuchChild
from waypost.casework.access.models import Restriction
from waypost.casework.access.roles import Role
from waypost.casework.audit.models import AuditEvent
from waypost.casework.children.models import Contact, DelayReason
from waypost.casework.children.rules import NotPossibleNow, SomebodySavedFirst
from waypost.casework.children.words import words
from waypost.casework.sharing.actions.answer import mark_read, tell_what_we_did
from waypost.casework.sharing.actions.decide_site import Answer, decide_site, end_site
from waypost.casework.sharing.actions.invite import invite
from waypost.casework.sharing.actions.release import release, take_back
from waypost.casework.sharing.actions.say import answer_understood, say
from waypost.casework.sharing.actions.sign_in import accept_invitation, sign_in
from waypost.casework.sharing.gate import Reader, SiteShut
from waypost.casework.sharing.models import FamilyAccount, FromFamily, Invitation, UsualTime
from waypost.casework.sharing.queries import for_family, for_staff
from waypost.casework.sharing.rules import (
    Audience,
    Band,
    NotForThisPerson,
    Released,
    WouldTell,
    WrongCode,
    telling_words_in,
)
from waypost.casework.sharing.signing_in import account_pk_of, invented_readers, reader_of
from waypost.casework.sharing.suggesting import From, suggest
from waypost.casework.sharing.wording import say as say_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def family(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return a_family()


@pytest.fixture
def robin(family):
    """The child, signed in."""
    return a_reader(family, a_site(family, None, Band.YOUNGER), "kite52")


def test_a_site_is_decided_once_and_anew_over_what_was_read(family):
    site_id = a_site(family, family.mother)
    answer = Answer(False, DECIDING, Band.ADULT, ON + timedelta(days=9), "Her phone is looked through by him.")
    with pytest.raises(SomebodySavedFirst):
        decide_site(family.adviser, family.child.pk, member_id=family.mother.pk, answer=answer)
    assert decide_site(family.adviser, family.child.pk, member_id=family.mother.pk, answer=answer, version=1) == site_id
    with pytest.raises(SiteShut):
        for_family.me(reader_of_site(site_id))


def test_a_grandmother_is_not_automatic(family):
    with pytest.raises(NotForThisPerson):
        a_site(family, family.grandmother, because="She is very much part of this family.")
    family.grandmother.party = "applicant"
    family.grandmother.save()
    with pytest.raises(NotPossibleNow):
        a_site(family, family.grandmother)
    assert a_site(family, family.grandmother, because="The court joined her as a party.")


def test_a_language_that_nobody_signed_is_off_and_strangers_are_nobody(family):
    with pytest.raises(NotPossibleNow):
        a_site(family, family.mother, language="cy")
    other = a_family()
    with pytest.raises(NoSuchChild):
        a_site(family, other.mother)
    with pytest.raises(NoSuchChild):
        end_site(family.adviser, family.child.pk, site_id=a_site(other, other.mother))
    with pytest.raises(MayNot):
        decide_site(acting(Role.ASSISTANT), family.child.pk, member_id=None, answer=None)


def test_a_code_opens_once_and_a_new_one_ends_the_account(family):
    site_id = a_site(family, None, Band.YOUNGER)
    given = invite(family.adviser, family.child.pk, site_id=site_id, given_in_person=True)
    assert given.code not in Invitation.objects.get().code_hash
    told_code = f" {given.code.upper()} "
    reader = accept_invitation(number=given.number.replace("-", " "), code=told_code, passphrase=PASSPHRASE, at=AT)
    assert for_family.me(reader).name == "Robin"
    with pytest.raises(WrongCode):
        accept_invitation(number=given.number, code=given.code, passphrase=PASSPHRASE, at=AT)
    name, account = for_family.sign_in_name(reader)[1], account_pk_of(reader)
    assert reader_of(reader.site_pk, account, AT) == reader
    assert sign_in(name=f" {name.upper()}", passphrase=PASSPHRASE, at=AT) == reader
    invite(family.adviser, family.child.pk, site_id=site_id, given_in_person=True)
    assert reader_of(reader.site_pk, account, AT) is None
    with pytest.raises(WrongCode):
        sign_in(name=name, passphrase=PASSPHRASE, at=AT)


def test_a_code_dies_of_wrong_tries_and_of_time(family):
    site_id = a_site(family, family.mother)
    given = invite(family.adviser, family.child.pk, site_id=site_id, given_in_person=True)
    more = {"passphrase": PASSPHRASE}
    with pytest.raises(WrongCode):
        accept_invitation(number=given.number, code=given.code, at=AT + timedelta(days=15), **more)
    for _ in range(5):
        with pytest.raises(WrongCode):
            accept_invitation(number=given.number, code="wrong", at=AT, **more)
    with pytest.raises(WrongCode):
        accept_invitation(number=given.number, code=given.code, at=AT, **more)
    with pytest.raises(WrongCode):
        accept_invitation(number="0000-0000", code=given.code, at=AT, **more)


def test_a_passphrase_that_will_not_do_leaves_the_code_good(family, robin):
    site_id = a_site(family, family.mother)
    given = invite(family.adviser, family.child.pk, site_id=site_id, given_in_person=True)
    with pytest.raises(NotPossibleNow):
        accept_invitation(number=given.number, code=given.code, passphrase="short", at=AT)
    assert accept_invitation(number=given.number, code=given.code, passphrase=PASSPHRASE, at=AT)


def test_five_wrong_passphrases_shut_an_account_for_a_while(robin):
    for _ in range(5):
        with pytest.raises(WrongCode):
            sign_in(name="kite52", passphrase="something else", at=AT)
    with pytest.raises(WrongCode):
        sign_in(name="kite52", passphrase=PASSPHRASE, at=AT + timedelta(minutes=14))
    assert sign_in(name="kite52", passphrase=PASSPHRASE, at=AT + timedelta(minutes=16))
    with pytest.raises(WrongCode):
        sign_in(name="nobody1", passphrase=PASSPHRASE, at=AT)


def test_a_site_ends_at_eighteen_when_it_is_ended_and_when_the_record_may_be_anothers(family, robin):
    assert for_family.me(robin).kind == "child"
    grown = Reader(robin.site_pk, AT.replace(year=2034, month=6, day=2))
    with pytest.raises(SiteShut):
        for_family.me(grown)
    with pytest.raises(WrongCode):
        sign_in(name="kite52", passphrase=PASSPHRASE, at=grown.at)
    held = Restriction.objects.create(child_id=family.child.pk, reason="wrong_link", from_on=ON)
    with pytest.raises(SiteShut):
        for_family.me(robin)
    held.delete()
    account = account_pk_of(robin)
    assert reader_of(robin.site_pk, account, AT) == robin
    end_site(
        family.adviser,
        family.child.pk,
        site_id=for_staff.child_sharing(family.adviser, family.child.pk).readers[0].site_id,
    )
    assert reader_of(robin.site_pk, account, AT) is None


def test_what_is_released_is_seen_by_those_for_whom_it_is(family, robin):
    mother, father = (a_reader(family, a_site(family, one), name) for one, name in
                      ((family.mother, "river7"), (family.father, "tower9")))  # fmt: skip
    assert for_family.today(mother).stages == ()
    release_all(family)
    today = for_family.today(mother)
    assert [(one.stage, one.state) for one in today.stages] == [
        ("start", "done"), ("safety_checks", "done"), ("first_private_hearing", "current"), ("decision", "not_started"),
    ]  # fmt: skip
    assert [one.kind for one in today.next_days] == ["hearing"]
    assert today.delay.words == "No judge was free. I am sorry."
    only = for_staff.child_sharing(family.adviser, family.child.pk).readers[1].site_id
    alone = told(Released.DECISION, Audience.ONE, "For you alone.", site_id=only, title="You are asked")
    release_id = release(family.adviser, family.child.pk, told=alone)
    assert for_family.one_release(mother, release_id=release_id)[1].is_for_one
    for other in (father, robin):
        with pytest.raises(SiteShut):
            for_family.one_release(other, release_id=release_id)
        assert "For you alone." not in str(for_family.news(other))
    assert len(for_family.news(robin)[1]) == 6
    take_back(family.adviser, family.child.pk, release_id=release_id)
    assert "For you alone." not in str(for_family.news(mother))
    with pytest.raises(NotPossibleNow):
        take_back(family.adviser, family.child.pk, release_id=release_id)


def test_how_long_it_usually_takes_is_told_from_the_week_that_it_is_in(family):
    reader = reader_of_site(a_site(family, family.mother))
    release_all(family)
    assert for_family.today(reader).usual is None
    UsualTime.objects.create(path=PATH, from_week=0, low_weeks=20, high_weeks=60, cases=400, told_on=ON)
    UsualTime.objects.create(path=PATH, from_week=8, low_weeks=24, high_weeks=64, cases=300, told_on=ON)
    UsualTime.objects.create(path=PATH, from_week=12, low_weeks=30, high_weeks=70, cases=300, told_on=ON)
    usual = for_family.today(reader).usual
    assert (usual.low, usual.high, usual.so_far) == (24, 64, 8)


@pytest.mark.parametrize(
    "words", ["She lives at 12 Hidden Lane now.", "Ring 07700 900456.", "The IDVA agrees.", "Come to the safe house."]
)
@pytest.mark.parametrize("audience", [Audience.CHILD, Audience.ADULTS])
def test_nothing_that_is_kept_apart_is_released(family, words, audience):
    Contact.objects.create(child=family.child, member=family.mother, kind="address", value="12 Hidden Lane, Leeds")
    Contact.objects.create(child=family.child, member=family.mother, kind="telephone", value="07700 900456")
    with pytest.raises(WouldTell) as refused:
        release(family.adviser, family.child.pk, told=told(Released.DECISION, audience, words))
    assert "Hidden" not in str(refused.value)
    with pytest.raises(WouldTell):
        release(
            family.adviser,
            family.child.pk,
            told=told(Released.DOCUMENT, audience, "For you to read.", paragraphs=[words]),
        )


def test_a_release_belongs_to_its_path_and_has_its_day(family):
    for wrong in (
        told(Released.STAGE, Audience.ADULTS, path=PATH, stage="nowhere", state="done"),
        told(Released.STAGE, Audience.ADULTS, path="nowhere", stage="start", state="done"),
        told(Released.STAGE, Audience.ADULTS, path=PATH, stage="start", state="soon"),
        told(Released.HEARING, Audience.ADULTS), told(Released.VISIT, Audience.ADULTS),
        told(Released.DOCUMENT, Audience.ADULTS), told(Released.DECISION, Audience.ADULTS, title=" "),
    ):  # fmt: skip
        with pytest.raises(NotPossibleNow):
            release(family.adviser, family.child.pk, told=wrong)


def test_a_day_is_londons(family, robin):
    late = datetime(2027, 4, 1, 23, 30, tzinfo=UTC)  # half past midnight of the second, in London
    say(replace(robin, at=late), words="I cannot sleep.")
    assert for_family.my_words(robin).mine[0].written_on == date(2027, 4, 2)


def test_words_arrive_are_read_and_answered(family, robin):
    from_id = say(robin, words="  I want to see my dog.  ", once="a-token")
    assert say(robin, words="I want to see my dog.", once="a-token") is None
    assert FromFamily.objects.count() == 1
    waiting = for_staff.waiting_to_be_read(family.adviser, None)
    assert [(one.words, one.is_late) for one in waiting] == [("I want to see my dog.", False)]
    late = acting(Role.PRACTICE_SUPERVISOR, at=AT + timedelta(days=3))
    assert for_staff.waiting_to_be_read(late, None)[0].is_late
    mark_read(family.adviser, family.child.pk, from_id=from_id)
    assert for_staff.waiting_to_be_read(family.adviser, None) == ()
    for did, has_read in (("", True), ("I told the judge.", False), ("The police know.", True)):
        with pytest.raises(NotPossibleNow):
            tell_what_we_did(family.adviser, family.child.pk, from_id=from_id, did=did, has_read=has_read)
    tell_what_we_did(family.adviser, family.child.pk, from_id=from_id, did="I told the judge.", has_read=True)
    mine = for_family.my_words(robin).mine[0]
    assert (mine.words, mine.did, mine.read_on) == ("I want to see my dog.", "I told the judge.", ON)
    with pytest.raises(NoSuchChild):
        mark_read(a_family().adviser, family.child.pk, from_id=from_id)
    with pytest.raises(NotPossibleNow):
        say(robin, words=" ")
    with pytest.raises(NotPossibleNow):
        say(robin, words="x" * 4001)


def test_did_you_understand_me(family, robin):
    site_id = for_staff.child_sharing(family.adviser, family.child.pk).readers[0].site_id
    ids = [
        release(
            family.adviser, family.child.pk,
            told=told(Released.MY_WORDS, Audience.ONE, words, site_id=site_id, told_first_on=ON),
        )
        for words in ("You like your school.", "You want to stay.")
    ]  # fmt: skip
    assert [one.words for one in for_family.my_words(robin).unanswered] == [
        "You want to stay.",
        "You like your school.",
    ]
    answer_understood(robin, release_id=ids[0], is_right=True)
    answer_understood(robin, release_id=ids[1], is_right=False, put_right="I want to go home.")
    page = for_family.my_words(robin)
    assert page.unanswered == ()
    assert {(one.kind, one.about, one.words) for one in page.mine} == {
        ("understood", "You like your school.", ""), ("put_right", "You want to stay.", "I want to go home."),
    }  # fmt: skip
    stranger = reader_of_site(a_site(family, family.mother))
    with pytest.raises(SiteShut):
        answer_understood(stranger, release_id=ids[0], is_right=True)


def test_every_look_and_act_of_a_family_is_one_event_without_a_value(family, robin):
    before = AuditEvent.objects.count()
    for_family.today(robin)
    say(robin, words="Canary words")
    events = list(AuditEvent.objects.order_by("pk")[before:])
    assert [(one.kind, one.role, one.way, one.user_id, one.is_reading) for one in events] == [
        ("sharing.today", "family_child", "portal", None, True), ("sharing.say", "family_child", "portal", None, False),
    ]  # fmt: skip
    assert "Canary" not in str([one.facts for one in events])


def test_kinds_of_people_who_looked_are_coarse(family, robin):
    release_all(family)
    for_staff.child_sharing(family.adviser, family.child.pk)
    assert for_family.who_looked(robin)[1] == ("cafcass",)


def test_people_are_those_who_work_for_the_child(family, robin):
    assert [capacity for _, capacity in for_family.people(robin)[1]] == ["adviser"]


def test_the_demonstration_offers_invented_readers_alone(family, robin):
    assert [one.name for one in invented_readers()] == ["kite52"]
    family.child.is_invented = False
    family.child.save()
    assert invented_readers() == ()


def test_what_staff_see(family, robin):
    family.child.step_rows.create(
        step="Safeguarding letter", timetable=PATH, whose="cafcass", is_done=True, done_on=ON, how_sure="", source=""
    )
    release_all(family)
    page = for_staff.child_sharing(family.adviser, family.child.pk)
    readers, path, stages, releases = page.readers, page.path, page.stages, page.releases
    assert [(one.name, one.entitled, one.stands, one.has_account) for one in readers] == [
        ("Robin Invented", "yes", "open", True), ("Ada Invented", "yes", "", False), ("Bo Invented", "yes", "", False),
        ("Gran Invented", "no", "", False),
    ]  # fmt: skip
    assert path == PATH
    assert [(one.stage, one.state, one.told_adults) for one in stages] == [
        ("start", "done", "done"), ("safety_checks", "done", "done"), ("first_private_hearing", "current", "current"),
        ("decision", "not_started", ""),
    ]  # fmt: skip
    assert len(releases) == 12
    assert FamilyAccount.objects.get().passphrase_hash != PASSPHRASE
    assert date(2027, 4, 1) == ON


def test_words_that_wait_too_long_are_counted_for_those_who_may_open_the_child(family, robin):
    say(robin, words="Somebody hurts me.")
    afternoon = AT.replace(hour=15, minute=30)  # half past four in London
    supervisor = acting(Role.PRACTICE_SUPERVISOR, at=afternoon)
    assert for_staff.how_many_waited_too_long(family.adviser) == 0
    assert for_staff.how_many_waited_too_long(supervisor) == 1
    assert for_staff.how_many_waited_too_long(acting(Role.FAMILY_COURT_ADVISER, at=afternoon)) == 0
    mark_read(family.adviser, family.child.pk, from_id=FromFamily.objects.get().from_id)
    assert for_staff.how_many_waited_too_long(supervisor) == 0


def test_sites_to_look_at_again_are_listed_with_those_who_come_of_age(family):
    a_site(family, family.mother)
    old = a_family(date(2009, 4, 10))
    a_site(old, None, Band.OLDER)
    assert for_staff.to_look_at_again(family.adviser, None) == ()
    found = for_staff.to_look_at_again(old.adviser, None)
    assert [(one.child_id, one.adult_on) for one in found] == [(old.child.pk, date(2027, 4, 10))]
    later = replace(family.adviser, at=AT + timedelta(days=61))
    assert [(one.whose, one.is_late, one.adult_on) for one in for_staff.to_look_at_again(later, None)] == [
        ("Ada Invented", True, None)
    ]


def test_what_a_release_begins_from_is_in_words_for_its_reader(family):
    reason = DelayReason.objects.create(
        child=family.child, missed_on=ON, reason="police", owner="police", recorded_on=ON,
        recorded_by_id=family.adviser.user_id,
    )  # fmt: skip
    page = for_staff.child_sharing(family.adviser, family.child.pk)
    stage = suggest(page, From.STAGE, "safety_checks", Audience.CHILD)
    assert (stage.kind, stage.stage, stage.state, stage.template) == (
        "stage", "safety_checks", page.stages[1].state, f"stage.{page.stages[1].state}",
    )  # fmt: skip
    told_adults = suggest(page, From.DELAY, str(reason.pk), Audience.ADULTS).words
    assert told_adults.endswith("The court waits for papers that it asked for.")
    assert suggest(page, From.DELAY, str(reason.pk), Audience.CHILD).words.endswith("We wait for some papers.")
    for begins, of in ((From.STAGE, "nowhere"), (From.DELAY, "999999")):
        with pytest.raises(NotPossibleNow):
            suggest(page, begins, of, Audience.CHILD)


def test_every_reason_for_delay_has_an_explanation_that_gives_nothing_away():
    for reason in words()["delay_reasons"]:
        for band in ("younger", "older", "adult"):
            assert not telling_words_in(say_words(f"explanations.reason.{reason}", "en", band)), reason


def test_who_sees_what_is_told_to_staff_as_it_is(family, robin):
    a_site(family, family.mother)
    release_all(family)
    page = for_staff.child_sharing(family.adviser, family.child.pk)
    child, mother, father, _ = page.readers
    seen = {
        reader.name: {one.release_id for one in page.releases if one.is_seen_by(reader)}
        for reader in (child, mother, father)
    }
    assert seen["Robin Invented"] == {one.release_id for one in for_family.news(robin)[1]}
    assert len(seen["Ada Invented"]) == 6
    assert seen["Bo Invented"] == set()


def test_what_one_wrote_is_released_to_nobody_else(family):
    mother, child = a_site(family, family.mother), a_site(family, None, Band.YOUNGER)
    say(reader_of_site(mother), words="He shouts at night when we want to sleep.")
    wrote = say(reader_of_site(child), words="I would like to go there after school.")
    repeated = {"mother": "You wrote: he shouts at night when we want to sleep.",
                "child": "Robin wrote: I would like to go there after school."}  # fmt: skip
    for whose, audience in (("mother", Audience.CHILD), ("mother", Audience.ADULTS), ("child", Audience.ADULTS)):
        with pytest.raises(WouldTell, match="what somebody else wrote"):
            release(family.adviser, family.child.pk, told=told(Released.DECISION, audience, repeated[whose], title="t"))
    father = a_site(family, family.father)
    for whose, reader, is_told in (("mother", mother, False), ("mother", father, True), ("child", child, False)):
        alone = told(Released.MY_WORDS, Audience.ONE, repeated[whose], site_id=reader, told_first_on=ON)
        if is_told:
            with pytest.raises(WouldTell, match="what somebody else wrote"):
                release(family.adviser, family.child.pk, told=alone)
        else:
            assert release(family.adviser, family.child.pk, told=alone)
    with pytest.raises(WouldTell, match="what somebody else wrote"):
        tell_what_we_did(family.adviser, family.child.pk, from_id=wrote, did=repeated["mother"], has_read=True)
    tell_what_we_did(family.adviser, family.child.pk, from_id=wrote, did=repeated["child"], has_read=True)
