"""Django settings of Giao Ban; whatever an authority may choose comes from the environment."""

import os

from giaoban.config import environment
from giaoban.web import packages

HOME = environment.home()
SECRET_KEY = environment.secret_key()
SECRET_KEY_FALLBACKS = environment.earlier_secret_keys()
DEBUG = os.environ.get("GIAOBAN_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("GIAOBAN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("GIAOBAN_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ninja",  # for the files of its page of the API
    "giaoban",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "giaoban.web.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "giaoban.web.middleware.ContentSecurityPolicy",
    "giaoban.web.middleware.KnownOnce",
    "giaoban.api.problems.Problems",
]
ROOT_URLCONF = "giaoban.config.urls"
WSGI_APPLICATION = "giaoban.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "giaoban.config.templates.environment"},
    },
]

DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "giaoban.Account"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CSRF_FAILURE_VIEW = "giaoban.web.errors.csrf_failed"
LOGIN_URL = "/dang-nhap"
LOGIN_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [environment.PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

WHITENOISE_USE_FINDERS = True
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
NODE_MODULES = environment.node_modules()
STATICFILES_DIRS = [environment.PACKAGE / "web" / "static", environment.PACKAGE / "guide" / "static"]
if packages.installed(NODE_MODULES):
    STATICFILES_DIRS.append(environment.PACKAGE / "web" / "static_packages")
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "giaoban.web.package_files.PackageFiles",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if os.environ.get("GIAOBAN_HTTPS") == "1":
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

MAIL_SERVER = environment.mail_server()
SITE_ADDRESS = environment.site_address()
WEBHOOK_NETWORKS = environment.webhook_networks()

DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
