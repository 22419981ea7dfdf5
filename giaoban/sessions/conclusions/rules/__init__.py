"""Rules of conclusions: pure functions on plain values."""
