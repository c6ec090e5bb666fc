"""Every page of the families' site. Addresses, like titles, say nothing of what it is about."""

from __future__ import annotations

from django.urls import URLPattern, path

from waypost.doors.portal.views import complaining, demonstration, easier, entering, mine, pages, saying

urlpatterns: list[URLPattern] = [
    path("", entering.start, name="family_start"),
    path("before/", entering.safety, name="family_safety"),
    path("leaving/", entering.exit_help, name="family_exit"),
    path("number/", entering.invited, name="family_invited"),
    path("sign-in/", entering.sign_in, name="family_sign_in"),
    path("pictures/", entering.start, {"is_easy": True}, name="family_easy_start"),
    path("pictures/before/", entering.safety, {"is_easy": True}, name="family_easy_safety"),
    path("pictures/leaving/", entering.exit_help, {"is_easy": True}, name="family_easy_exit"),
    path("pictures/number/", entering.invited, {"is_easy": True}, name="family_easy_invited"),
    path("pictures/sign-in/", entering.sign_in, {"is_easy": True}, name="family_easy_sign_in"),
    path("signs/", entering.signing, name="family_signing_before"),
    path("sign-out/", entering.sign_out, name="family_sign_out"),
    path("leave/", entering.leave, name="family_leave"),
    path("try/", demonstration.as_somebody_invented, name="family_demonstration"),
    path("ready/", mine.ready, name="family_ready"),
    path("today/", mine.today, name="family_today"),
    path("step/<str:stage>/", mine.step, name="family_step"),
    path("dates/", mine.dates, name="family_dates"),
    path("people/", mine.people, name="family_people"),
    path("news/", mine.told, name="family_told"),
    path("news/<str:release_id>/", mine.one, name="family_one"),
    path("words/", mine.words, name="family_words"),
    path("who/", mine.who, name="family_who"),
    path("more/", mine.help_page, name="family_help"),
    path("easy/", easier.easy, name="family_easy"),
    path("signing/", easier.signing, name="family_signing"),
    path("needs/", easier.needs, name="family_needs"),
    path("language/", easier.language, name="family_language"),
    path("pages/", pages.pages, name="family_pages"),
    path("meanings/", mine.meanings, name="family_meanings"),
    *saying.urls,
    *complaining.urls,
    path("<path:rest>", entering.missing, name="family_missing"),
]
