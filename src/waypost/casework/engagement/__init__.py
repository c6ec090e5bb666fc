"""Meetings with children: who was met, how, where, and what they said; and who has waited too long for one."""
