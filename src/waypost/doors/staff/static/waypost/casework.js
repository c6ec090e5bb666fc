// Nothing here is needed: every page works without it. It announces errors, opens the menu, and stops a second click.
import {
  Button, ErrorSummary, ExitThisPage, NotificationBanner, ServiceNavigation, SkipLink, createAll,
} from "../vendored/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const part of [Button, ErrorSummary, ExitThisPage, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(part);
}
