"""The interface by its addresses; the site's own urls name this module by its name alone."""

from __future__ import annotations

from waypost.doors.api import (
    access,
    acting,
    advice,
    allocation,
    disputes,
    duty,
    feedback,
    letters,
    links,
    meetings,
    oversight,
    readiness,
    reading,
    recommendations,
    registers,
    reports,
    rights,
    safety,
    screening,
    sharing,
    staff,
    strategy,
    what_works,
)
from waypost.doors.api.interface import interface

interface.add_router("", reading.router)
interface.add_router("", acting.router)
for _room in (
    reports,
    meetings,
    letters,
    advice,
    disputes,
    oversight,
    safety,
    rights,
    feedback,
    sharing,
    screening,
    links,
    staff,
    readiness,
    recommendations,
    strategy,
    registers,
    what_works,
    allocation,
    duty,
    access,
):
    interface.add_router("", _room.router)
urlpatterns = interface.urls[0]
app_name = "api"
