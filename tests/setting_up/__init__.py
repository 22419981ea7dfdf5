"""From nothing: a fresh clone, its environment, its demo, its export."""
