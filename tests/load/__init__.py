"""Load on the staff site: a country's casework in PostgreSQL, the server started for real, and people who click."""
