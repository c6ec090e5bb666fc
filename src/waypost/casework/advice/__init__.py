"""Advice to the court, issue by issue: its reasons, the child's answer, and what the court then ordered, and why."""
