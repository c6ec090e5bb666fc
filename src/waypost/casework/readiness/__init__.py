"""Child Focused Courts: which area is ready, by gates that nobody can waive; what is planned; what is law.

Three things are kept apart. An area is *ready* when every gate is open and the head of service declares it. A
go-live is *planned* only then. An area is *live* when a practice direction says so: that is recorded as it is, ready or
not; live and not ready is an alarm that starts the contingency protocol.
"""
