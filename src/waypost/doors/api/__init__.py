"""The same questions and actions as the staff site's, for programs: JSON, described by OpenAPI 3.1."""
