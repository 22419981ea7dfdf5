"""What is kept of a subject, how it is masked, and what an identity number tells: pure functions."""
