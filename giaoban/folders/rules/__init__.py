"""Rules of reading sheets: pure functions on text."""
