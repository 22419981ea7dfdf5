"""Rules of the budget ledgers."""
