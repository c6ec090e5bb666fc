"""The interface by its addresses; the site's own urls name this module by its name alone."""

from __future__ import annotations

from waypost.doors.api import acting, reading
from waypost.doors.api.interface import interface

interface.add_router("", reading.router)
interface.add_router("", acting.router)
urlpatterns = interface.urls[0]
app_name = "api"
