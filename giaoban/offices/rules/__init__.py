"""Rules of the map and of roles: pure functions on plain values."""
