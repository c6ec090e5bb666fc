"""The shell, charts and forms that every page shares."""
