"""Rules of sentences and pieces: pure functions."""
