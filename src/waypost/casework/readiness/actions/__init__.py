"""What changes in readiness: each with a permission, a transaction and one audit event."""
