"""Screening: who an application is about, what police and authorities know, immediate risk, the safeguarding letter."""
