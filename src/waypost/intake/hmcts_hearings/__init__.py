"""The court's hearing service: hearings with their requests and actuals, and the history of each one's status."""

from waypost.intake.hmcts_hearings.read import NAME, read

__all__ = ["NAME", "read"]
