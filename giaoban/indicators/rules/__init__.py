"""Rules of figures: pure functions on plain values."""
