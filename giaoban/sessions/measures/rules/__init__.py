"""Rules of measured tasks: pure functions on plain values."""
