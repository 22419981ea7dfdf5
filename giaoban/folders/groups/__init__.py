"""The declared tables, by the room whose actions add their rows."""
