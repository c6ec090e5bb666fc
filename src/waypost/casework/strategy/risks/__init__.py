"""The register of risks: scores, appetite, and escalation between four bodies."""
