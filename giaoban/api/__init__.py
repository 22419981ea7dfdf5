"""API (api): the figures, units, plans and reports for other programs, read only, with the rights of a person.

Doors: ``site`` (the one API object), ``tokens`` (personal access tokens), ``routes`` (one file a subject).
Standards: OpenAPI 3.1, RFC 9457 (problems), RFC 9110 (ETag, Last-Modified).
"""
