"""Routes of the API, one file a subject; each asks the same queries and the same permission as the pages."""
