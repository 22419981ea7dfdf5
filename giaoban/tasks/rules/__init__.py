"""Rules of tasks: pure functions on plain values."""
