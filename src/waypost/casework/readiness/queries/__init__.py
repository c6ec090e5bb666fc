"""What is asked about readiness."""
