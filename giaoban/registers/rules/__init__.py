"""Reading cells and saying what is wrong with them: pure functions."""
