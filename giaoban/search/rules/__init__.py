"""How text becomes words of the index, what a query asks for, and what of a text was matched: pure functions."""
