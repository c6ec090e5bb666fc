"""Oversight, safety and rights in a browser: worked through as people do, each page looked at wide and small."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from functional.casework.test_documents_in_a_browser import Looked, browser
from support.served_office import served
from support.staff_office import LATE

__all__ = ["browser"]  # a fixture is found where it is imported

pytestmark = pytest.mark.browser
CHILD = f"/child/{LATE}"


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("oversight")) as address:
        yield address


def test_a_risk_a_plan_a_warning_and_a_threat(browser, site):
    one = Looked(browser, site, "practice_supervisor")
    page = one.open(f"{CHILD}/safety/")
    one.look("safety-none")
    page.get_by_role("link", name="Assess the risk of harm").click()
    one.press("Save")
    one.look("safety-assess-errors")
    page.get_by_label("Neglect").check()
    page.get_by_label("High").check()
    page.get_by_label("What may happen, and why you think so").fill("He is hungry at school.\nNobody comes.")
    one.press("Save")
    page.get_by_role("link", name="Write the safety plan").click()
    page.get_by_label("What keeps the child safe").fill("Auntie Jo fetches him on Fridays.")
    one.look("safety-plan")
    one.press("Save the plan")
    page.get_by_role("link", name="Say how Pat Invented").click()
    one.look("safety-contact")
    page.get_by_label("By letter").first.check()
    page.get_by_label("By telephone").last.check()
    one.press("Save")
    page.get_by_role("link", name="Warn those who visit").click()
    one.look("safety-warn")
    page.get_by_label("On the list of potentially violent persons").check()
    page.get_by_label("Pat Invented").check()
    one.press("Save the warning")
    page.get_by_role("link", name="Warn those who visit").click()
    page.get_by_label("Do not visit alone").check()
    page.get_by_label("Pat Invented").check()
    one.press("Save the warning")
    assert page.get_by_role("heading", name="Before you visit").is_visible()
    page.get_by_role("link", name="Report a threat against you").click()
    page.get_by_label("Threat", exact=True).check()
    page.get_by_label("What happened").fill("He wrote to me.")
    one.look("safety-report")
    one.press("Report it")
    one.ends()

    boss = Looked(browser, site, "service_manager")
    boss.open("/safety/")
    boss.look("safety-list")
    boss.page.get_by_role("link", name="Decide it").first.click()
    boss.look("safety-decide")
    boss.page.get_by_label("Yes", exact=True).check()
    boss.press("Save")
    boss.press("Say what was done")
    boss.look("safety-act")
    boss.page.get_by_label("What was done").fill("The police were told.")
    boss.page.get_by_label("Yes", exact=True).check()
    boss.press("Save")
    boss.look("safety-authority-next")
    boss.open(f"{CHILD}/safety/support/")
    boss.look("safety-support")
    boss.ends()


def test_reviews_audits_learning_and_the_national_panel(browser, site):
    one = Looked(browser, site, "service_manager")
    page = one.open(f"{CHILD}/oversight/")
    one.look("oversight-none")
    page.get_by_role("link", name="Record a management review").click()
    page.get_by_label("Closure").check()
    page.get_by_label("What was decided").fill("See him this week.")
    one.look("oversight-review")
    one.press("Record it")
    page.get_by_role("link", name="Record a practice audit").click()
    page.get_by_label("Inadequate").check()
    page.get_by_label("Yes", exact=True).check()
    page.locator("#id_required").fill("See the child today.")
    one.look("oversight-audit")
    one.press("Record it")
    page.get_by_role("link", name="Say that it is done").click()
    page.get_by_label("What was done").fill("Seen at home.")
    one.look("oversight-required")
    one.press("It is done")
    page.get_by_role("link", name="Say what holds the case up").click()
    one.look("oversight-progress")
    page.get_by_role("link", name="Go back without saving").click()
    page.get_by_role("link", name="A child died or was seriously harmed").click()
    page.get_by_label("Serious harm").check()
    one.day("happened_on", 22, 3, 2027)
    one.day("known_on", 22, 3, 2027)
    one.look("oversight-notification")
    one.press("Write it down")
    one.press("Say what was done")
    one.look("oversight-notify")
    page.get_by_label("The authority was told").check()
    one.press("Save")
    page.get_by_role("link", name="Begin a learning review").click()
    page.get_by_label("Serious harm").check()
    one.day("happened_on", 22, 3, 2027)
    one.day("known_on", 22, 3, 2027)
    one.press("Begin it")
    page.get_by_role("link", name="Write what was learnt").click()
    page.get_by_label("What was learnt").fill("Nobody asked where he slept.")
    one.press("Save")
    page.get_by_role("link", name="Agree what changes").click()
    page.get_by_label("What changes").fill("Ask it on the first visit.")
    one.day("due_on", 30, 4, 2027)
    one.press("Save")
    one.look("oversight-child")
    for path in ("", "progression/", "ready-to-close/"):
        one.open(f"/oversight/{path}")
        one.look(f"oversight-{path.strip('/') or 'presses'}")
    one.ends()


def test_supervision_and_an_alert_that_is_read(browser, site):
    boss = Looked(browser, site, "practice_supervisor")
    page = boss.open("/oversight/supervision/")
    boss.look("supervision-none")
    boss.press("Record a supervision")
    page.get_by_label("Family court adviser Invented").check()
    page.get_by_label("What you talked about").fill("He carries a lot.")
    boss.look("supervision-record")
    boss.press("Record it")
    boss.open(f"{CHILD}/oversight/discussed/")
    page.get_by_label("What was said of this child").fill("He does not sleep.")
    page.get_by_label("What was agreed").fill("See him at school.")
    boss.day("due_on", 2, 4, 2027)
    boss.look("supervision-discuss")
    boss.press("Save")
    boss.ends()

    head = Looked(browser, site, "head_of_service")
    head.open("/oversight/alerts/publish/")
    head.look("alert-publish")
    head.page.get_by_label("Title").fill("Where a baby sleeps")
    head.page.get_by_label("What people must know and do").fill("Ask it on the first visit.")
    head.page.get_by_label("Family court advisers").check()
    head.press("Publish it")
    head.page.get_by_text("of yours have read it").click()
    head.look("alerts-readers")
    head.ends()

    one = Looked(browser, site, "family_court_adviser")
    one.open("/oversight/supervision/")
    one.look("supervision")
    one.press("It was so")
    one.open("/oversight/alerts/")
    one.look("alerts")
    one.press("I have read this")
    assert one.page.get_by_text("You read it on").is_visible()
    one.ends()


def test_a_hold_a_copy_and_what_an_erasure_would_take(browser, site):
    one = Looked(browser, site, "complaints_manager")
    page = one.open(f"{CHILD}/rights/")
    one.look("rights-none")
    page.get_by_role("link", name="Somebody asks for a copy of their data").click()
    page.get_by_label("The young person").check()
    one.look("rights-ask")
    one.press("Write it down")
    page.get_by_role("link", name="Prepare the copy").click()
    one.look("rights-prepare")
    page.get_by_label("Football, and my dog.").check()
    one.press("It can be checked")
    page.get_by_role("link", name="Hold this record").click()
    page.get_by_label("Complaint").check()
    one.press("Hold it")
    one.look("rights-child")
    one.ends()

    head = Looked(browser, site, "head_of_service")
    head.open("/rights/")
    head.look("rights-list")
    head.open(f"{CHILD}/rights/")
    head.page.get_by_role("link", name="Check the copy").click()
    head.look("rights-check")
    head.page.get_by_label("Yes", exact=True).check()
    head.press("Save the check")
    head.page.get_by_role("link", name="See what an erasure would take").click()
    head.look("rights-erase")
    head.ends()

    one = Looked(browser, site, "complaints_manager")
    one.open(f"{CHILD}/rights/")
    with one.page.expect_download() as handed:
        one.page.get_by_role("link", name="Save the copy as a page").click()
    assert handed.value.suggested_filename == "copy-of-data.html"
    one.page.get_by_role("link", name="Write down that it was given").click()
    one.look("rights-release")
    one.ends()
