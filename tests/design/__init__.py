"""The design held by machine: every component on the living page, contrast, reach, width and weight of pages."""
