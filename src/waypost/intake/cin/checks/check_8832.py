"""8832: A child protection plan is told of a referral that was followed by no further action."""

from __future__ import annotations

import polars as pl

from waypost.intake.cin.official import Check

CHECK = Check(
    number="8832",
    block="child_protection_plan",
    fields=(
        "CPPstartDate",
        "ReferralNFA",
    ),
    message="a child protection plan is told of a referral that was followed by no further action",
    is_broken=pl.col("cin_details.ReferralNFA"),
)
