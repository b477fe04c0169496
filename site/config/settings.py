"""Every setting, from the environment. docs/operating.md lists them in plain words.

SITE_MODE=development (the default) makes its own keys and speaks plain http on this
machine. SITE_MODE=production refuses to start until each thing it needs is stated.
"""

import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import databases, environment, keyfile, release
from screening import helplines

BASE_DIR = Path(__file__).resolve().parents[2]
PRODUCTION = environment.choice("SITE_MODE", ("development", "production"), "development") == (
    "production"
)
DEBUG = False
# Part of every ETag: a new version of the code or the pages makes old copies stale.
RELEASE = release.mark(BASE_DIR)

# --- where things are kept -------------------------------------------------------------
DATA_DIR = Path(environment.text("DATA_DIR") or BASE_DIR / "data").resolve()
KEY_FILE = Path(environment.text("KEY_FILE") or DATA_DIR / "keys.json")
HANDS_DIR = DATA_DIR / "hands"
if PRODUCTION and not environment.text("DATA_DIR"):
    raise ImproperlyConfigured("Set DATA_DIR to the folder that holds the database and the keys.")
if not PRODUCTION and not KEY_FILE.exists():
    keyfile.make(KEY_FILE)
if "make_keys" in sys.argv and not KEY_FILE.exists():
    keyfile.make(KEY_FILE)
SECRETS = keyfile.load(KEY_FILE)
SECRET_KEY = SECRETS.django.hex()

# --- where the site is found ------------------------------------------------------------
SITE_URL = environment.text("SITE_URL", "" if PRODUCTION else "http://127.0.0.1:8000").rstrip("/")
if PRODUCTION and urlsplit(SITE_URL).scheme != "https":
    raise ImproperlyConfigured("Set SITE_URL to the https address of the site.")
ALLOWED_HOSTS = [urlsplit(SITE_URL).hostname or "", *environment.names("ALLOWED_HOSTS")]
if not PRODUCTION:
    ALLOWED_HOSTS += ["localhost", "127.0.0.1", "[::1]"]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS takes exact names; a * would let any name in.")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# The front servers whose word about the visitor's network is believed.
TRUSTED_PROXIES = environment.names("TRUSTED_PROXIES", "" if PRODUCTION else "none")
if not TRUSTED_PROXIES:
    raise ImproperlyConfigured(
        "Set TRUSTED_PROXIES to the addresses of the front servers, or to none if there are none. "
        "Without it, everybody behind the front server would share one limit."
    )
if TRUSTED_PROXIES == ["none"]:
    TRUSTED_PROXIES = []
# Where to tell of a weakness of the site; without it, the help page says how.
SECURITY_CONTACT = environment.contact("SECURITY_CONTACT")
EXIT_URL = environment.text("EXIT_URL", "https://www.wikipedia.org/")

# --- what the operator decides ----------------------------------------------------------
PUBLISH = environment.choice("PUBLISH", ("at_once", "after_reading"), "at_once")
REPLY_TIMES = environment.choice("REPLY_TIMES", ("minute", "day"), "minute")
# Whether people can make accounts that hold their keys. Volunteers are invited either way.
SIGN_UP = environment.choice("SIGN_UP", ("open", "closed"), "open")
# Posts in an hour from one hand (site/authors/hands.py says what a hand is).
LIMITS = {
    "letter": environment.number("LETTERS_PER_HOUR", 5, 1),
    "reply": environment.number("REPLIES_PER_HOUR", 30, 1),
    "report": environment.number("REPORTS_PER_HOUR", 20, 1),
    "felt": environment.number("FELT_PER_HOUR", 200, 1),
    "signup": environment.number("SIGN_UPS_PER_HOUR", 5, 1),
}
# The same for everybody together: a flood from many machines ends here.
LIMITS_FOR_ALL = {
    "letter": environment.number("ALL_LETTERS_PER_HOUR", 600, 1),
    "reply": environment.number("ALL_REPLIES_PER_HOUR", 6_000, 1),
    "report": environment.number("ALL_REPORTS_PER_HOUR", 2_000, 1),
}
# Open reports on one text that are kept at once; a flood of them tells nothing more.
REPORTS_ON_ONE = environment.number("REPORTS_ON_ONE", 50, 2)
# Different hands whose reports hold a text until a volunteer has read it; 0 for never.
REPORTS_THAT_HOLD = environment.number("REPORTS_THAT_HOLD", 0)
# Whether a removal or a redaction waits for a second volunteer.
SECOND_EYES = environment.choice("SECOND_EYES", ("on", "off"), "off") == "on"
# Days that removed words stay readable to their author, who can appeal for six months.
REMOVED_DAYS = environment.number("REMOVED_DAYS", 183, 1)
# Days a receipt still opens its outcome after the report is settled.
RECEIPT_DAYS = environment.number("RECEIPT_DAYS", 183, 1)
# Days that what an edit replaced stays readable to volunteers.
EARLIER_DAYS = environment.number("EARLIER_DAYS", 7, 0)
# Days a backup is kept, and with it what was burned since it was made.
BACKUP_DAYS = environment.number("BACKUP_DAYS", 30, 1)
# Days a text's fingerprint is kept, to know a copy by.
ECHO_DAYS = environment.number("ECHO_DAYS", 60, 1)

# Crisis help lines by country: the operator's own file, or the one that ships.
_own_lines = DATA_DIR / "helplines.toml"
try:
    HELPLINES = helplines.read(_own_lines if _own_lines.exists() else helplines.SHIPPED)
except ValueError as wrong:
    raise ImproperlyConfigured(f"The list of help lines cannot be used: {wrong}") from None

# --- what the site is made of -------------------------------------------------------------
INSTALLED_APPS = [
    "config.adminapp.SiteAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "modern_csrf",
    "authors",
    "writing",
    "letters",
    "comments",
    "moderation",
    "desk",
    "members",
    "exchange",
    "config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",  # outside Headers, which tells it about two exceptions
    "config.middleware.Headers",
    "config.languages.Language",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.middleware.CalmErrors",
    "exchange.middleware.OldAddresses",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.SameSite",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "config.middleware.StaffDoor",
    "authors.middleware.DeskCookie",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
CSRF_FAILURE_VIEW = "config.errors.foreign_form"
AUTH_USER_MODEL = "members.Member"
# security.W003 asks for CsrfViewMiddleware. config.middleware.SameSite does that work
# without a cookie, from Sec-Fetch-Site and Origin: docs/decisions/0003-no-form-tokens.md.
SILENCED_SYSTEM_CHECKS = ["security.W003"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "writing.templatetags.writing",
            ],
        },
    }
]
DATABASES = {"default": databases.chosen(environment.text("DATABASE_URL"), DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# One process's memory: nothing that matters is ever only in a cache.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
# What the interface speaks; letters may be in any language (docs/decisions/0017).
LANGUAGES = [
    ("en", "English"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("ar", "العربية"),
]
LOCALE_PATHS = [BASE_DIR / "site" / "locale"]
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The largest form: 20,000 characters of four bytes, each written as %XX, and room for the rest.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS: list[str] = []

# --- transport --------------------------------------------------------------------------
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if PRODUCTION and TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# `no-referrer` would make browsers send "Origin: null" with every form, and every post
# would be refused (docs/decisions/0003).
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "script-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- cookies ------------------------------------------------------------------------------
# The __Host- names bind a cookie to this host over https; plain-http development drops them.
_prefix = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{_prefix}session"
DESK_COOKIE_NAME = f"{_prefix}desk"
PREFERENCES_COOKIE_NAME = "preferences"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_ENGINE = "members.session_store"
SESSION_COOKIE_AGE = 43_200  # a moderator's evening: 12 hours
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- accounts: volunteers, and whoever wants one that holds keys ----------------------------
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "members.passwords.UnlikeTheName"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "members:desk"  # volunteers go to /admin/: members.adapters
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_ADAPTER = "members.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_EMAIL_NOTIFICATIONS = False  # those mails would carry an address and a browser
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
MFA_ADAPTER = "members.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_COUNT = 10
MFA_TRUST_ENABLED = False
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Dear Stranger"

# --- logs: what happened, never who or what was typed ----------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "config.logs.Plain"}},
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["err"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["err"], "level": "ERROR", "propagate": False}},
}
