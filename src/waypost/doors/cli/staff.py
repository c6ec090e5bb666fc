"""`waypost staff`: who works in casework, in which role and team from when, and the invitation to sign in first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from waypost.casework.access.roles import Role
from waypost.disclosure.gate import let_out
from waypost.doors.cli.audit import casework_option
from waypost.doors.cli.terminal import json_option, say_json, table
from waypost.foundation.clock import LONDON, now
from waypost.wiring import casework_audit
from waypost.wiring.casework import system_acting

if TYPE_CHECKING:
    from waypost.casework.access.acting import Acting
    from waypost.casework.access.staff_list import Person

_DAY = click.DateTime(["%Y-%m-%d"])
_ROLES = click.Choice([role.value for role in Role])
_AGENCIES = click.Choice(["cafcass", "local_authority", "court"])


@click.group()
def staff() -> None:
    """Who works in casework: appoint people, and invite them to set how they sign in.

    Nobody signs up by themselves and nothing goes by e-mail. An invitation is a link and a code, printed once here and
    kept nowhere: give both in person, or by a channel of your organisation that you trust. The site's staff pages do
    the same for administrators, once there is one.
    """


@staff.command()
@click.argument("username", metavar="USERNAME")
@click.option("--name", required=True, metavar="NAME", help="The name that colleagues see.")
@click.option("--role", required=True, type=_ROLES, metavar="ROLE", help="One of docs/reference/permissions.md.")
@click.option("--team", required=True, metavar="TEAM", help="The team; it is made if there is none of that name.")
@click.option("--area", default="", metavar="AREA", help="The service area of a new team.")
@click.option("--agency", default="cafcass", type=_AGENCIES, show_default=True, help="Whose team it is.")
@click.option("--authority", default="", metavar="CODE", help="The authority of a new team that is an authority's.")
@click.option("--from", "from_on", type=_DAY, metavar="DATE", help="The first day. Else today.")
@click.option("--no-invitation", is_flag=True, help="They sign in by your organisation (OpenID Connect).")
@casework_option
@json_option
def appoint(
    username: str, name: str, role: str, team: str, area: str, agency: str, authority: str, from_on: datetime | None,
    no_invitation: bool, data: Path | None, as_json: bool,
) -> None:  # fmt: skip
    """Give somebody a role in a team from a day, and print an invitation for whoever is new."""
    acting = _service(data)
    from waypost.casework.access.actions.appoint import Post  # noqa: PLC0415  (Django is awake now)
    from waypost.casework.access.actions.staffing import appoint_person  # noqa: PLC0415

    first = from_on.date() if from_on else acting.on
    post = Post(
        username.strip().lower(), name.strip(), Role(role), team.strip(), area.strip(), agency, authority, first
    )
    appointed = appoint_person(acting, None, post=post)
    told = {"username": post.username, "role": role, "team": post.team, "from_on": first.isoformat()}
    if appointed.is_new and not no_invitation:
        told |= _invitation(acting, appointed.user_id)
    _say(told, as_json, f"{post.username} is appointed from {first.isoformat()}.")


@staff.command()
@click.argument("username", metavar="USERNAME")
@casework_option
@json_option
def invite(username: str, data: Path | None, as_json: bool) -> None:
    """Print an invitation for somebody appointed: a first one, or another where it was lost or a passkey was.

    Earlier invitations stop working at once; earlier passkeys and passwords when this one is taken up.
    """
    acting = _service(data)
    person = _person(acting, username)
    told = {"username": person.username, **_invitation(acting, person.user_id)}
    _say(told, as_json, f"{person.username} is invited.")


@staff.command()
@click.argument("username", metavar="USERNAME")
@click.option("--role", required=True, type=_ROLES, metavar="ROLE", help="The role that ends.")
@click.option("--last", "last_on", type=_DAY, metavar="DATE", help="The last day in it. Else today.")
@casework_option
def end(username: str, role: str, last_on: datetime | None, data: Path | None) -> None:
    """End somebody's appointment in a role after a last day. What they did stays theirs in the audit."""
    acting = _service(data)
    from waypost.casework.access.actions.staffing import end_appointment  # noqa: PLC0415

    person = _person(acting, username)
    held = [one for one in person.now if one.role == role]
    if not held:
        raise click.UsageError("they do not hold this role now.")
    last = last_on.date() if last_on else acting.on
    for one in held:
        end_appointment(acting, None, appointment_id=one.appointment_id, last_on=last)
    click.echo(f"{person.username} is no longer {Role(role).proper_name.lower()} after {last.isoformat()}.")


@staff.command("list")
@casework_option
@json_option
def list_(data: Path | None, as_json: bool) -> None:
    """List who holds a role today or from a day to come, and whether they can sign in."""
    acting = _service(data)
    rows = [row for person in _everybody(acting) for row in _rows(person)]
    if as_json:
        say_json({"staff": rows})
        return
    columns = ("username", "role", "team", "from_on", "to_on", "signs_in")
    click.echo(table([name.replace("_", " ") for name in columns], [[row[name] for name in columns] for row in rows]))


def _service(data: Path | None) -> Acting:
    casework_audit.open_casework(data)
    casework_audit.check_is_up_to_date()
    return system_acting(now())


def _everybody(acting: Acting) -> list[Person]:
    from waypost.casework.access.staff_list import staff as staff_page  # noqa: PLC0415

    first = staff_page(acting, None)
    rest = (staff_page(acting, None, page=number) for number in range(2, first.pages + 1))
    return [one for page in (first, *rest) for one in page.people]


def _person(acting: Acting, username: str) -> Person:
    found = [one for one in _everybody(acting) if one.username == username.strip().lower()]
    if not found:
        raise click.UsageError("nobody of this user name holds a role. `waypost staff list` shows who does.")
    return found[0]


def _rows(person: Person) -> list[dict[str, Any]]:
    signs_in = "has a password" if person.has_password else "by passkey or organisation, or not yet"
    if person.invited_until is not None:
        signs_in = f"invited until {_said(person.invited_until)}"
    return [
        let_out(
            "staff",
            {
                "username": person.username, "name": person.name, "role": one.role, "team": one.team,
                "service_area": one.service_area, "from_on": one.from_on.isoformat(),
                "to_on": one.to_on.isoformat() if one.to_on else None, "signs_in": signs_in,
            },
        )
        for one in person.now
    ]  # fmt: skip


def _invitation(acting: Acting, user_id: int) -> dict[str, str]:
    from waypost.wiring.inviting import invite_somebody  # noqa: PLC0415

    made = invite_somebody(acting, user_id)
    return {"path": made.path, "code": made.code, "until": _said(made.until_at)}


def _said(at: datetime) -> str:
    return f"{at.astimezone(LONDON):%Y-%m-%d %H:%M}"


def _say(told: dict[str, str], as_json: bool, sentence: str) -> None:
    told = let_out("staff", told)
    if as_json:
        say_json(told)
        return
    click.echo(sentence)
    if "code" in told:
        click.echo(f"Invitation, until {told['until']}, to be used once. It is shown here alone:")
        click.echo(f"  link  {told['path']}  (after your site's address)")
        click.echo(f"  code  {told['code']}")
