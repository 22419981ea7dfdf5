"""The product's settings with one page more: ``bench_pages`` holds pages against it."""

from giaoban.config.settings import *  # noqa: F403 — the product's own, all of them
from giaoban.config.settings import STORAGES

ROOT_URLCONF = "site_urls"

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
