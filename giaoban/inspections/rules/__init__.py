"""Rules of inspections."""
