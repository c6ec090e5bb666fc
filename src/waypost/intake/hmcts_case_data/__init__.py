"""The court service's own case data, public and private law, as it is exported, and the history of its events."""

from waypost.intake.hmcts_case_data.read import NAME, read

__all__ = ["NAME", "read"]
