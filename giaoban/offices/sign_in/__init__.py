"""Đăng nhập (signing in): password, second factor, remembered devices, open sessions, lock-out, one-time links.

None of it is anybody's decision, so it is kept in ordinary rows: ``models.SignInRecord`` tells who came in or was
kept out. What an administrator does to another person's account is an act (``offices/account_actions.py``).
Secrets are stored encrypted or as keyed digests (``sealing``); cryptography, pyotp and fido2 do the mathematics.
"""
