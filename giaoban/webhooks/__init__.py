"""Webhook (báo cho hệ thống khác): what happened to tasks and sessions, sent signed to addresses that subscribed.

Doors: ``events`` (acts → messages of the outbox), ``delivering`` (the worker's part), ``subscriptions``.
Standards: Standard Webhooks 1.0 (headers, HMAC-SHA256); no message holds personal data.
"""
