"""Rules of public investment."""
