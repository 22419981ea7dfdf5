"""Where figures come from: each module describes what may be counted in one room below.

``source`` holds the description, ``counting`` the SQL that counts it (now, as known at a seal, with
the records behind), ``registry`` the list of all.
"""
