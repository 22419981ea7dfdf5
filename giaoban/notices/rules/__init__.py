"""Rules of notices: when a reminder fires, whom a text mentions."""
