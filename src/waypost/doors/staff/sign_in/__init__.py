"""Signing in and out: in the demonstration as somebody invented; for real by password and passkey, or by OpenID."""
