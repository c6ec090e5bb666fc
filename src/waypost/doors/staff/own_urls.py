"""The addresses of the staff site where families have a host of their own: all but theirs."""

from __future__ import annotations

from waypost.doors.staff import errors
from waypost.doors.staff.urls import FAMILY
from waypost.doors.staff.urls import urlpatterns as with_families

urlpatterns = [one for one in with_families if str(one.pattern) != FAMILY]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.missing
handler500 = errors.failed
