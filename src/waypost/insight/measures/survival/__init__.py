"""Time told honestly: durations with open cases counted, and how cases end, from a life table of ages in days."""
