"""Rules on plain values: what is offered, how it was rounded, what it contradicts."""
