"""Canonical forms, digests and the chain: pure functions."""
