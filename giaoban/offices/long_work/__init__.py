"""Việc dài (long work): a load or an export that takes longer than a page may be waited for.

It runs in a thread of the site beside the pages; how far it has come stands in files of the home, for a load holds
SQLite's only pen while it works. Its owner sees it on a page, may leave, and is told when it has ended. Doors:
``running.begin`` for rooms above, ``store`` for what is known of a work, ``hooks.add_listener`` for who tells owners.
"""
