"""Rules of land clearance."""
