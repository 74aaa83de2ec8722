"""Settings of the CAS server of the tests. What changes with each start comes from the environment."""

import os

FOLDER = os.environ["PEER_FOLDER"]
SECRET_KEY = "only for tests on loopback"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "peer_urls"
USE_TZ = True
LANGUAGE_CODE = "en"
STATIC_URL = "/static/"
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(FOLDER, "cas.db")}}
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "cas_server",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
CAS_AUTH_CLASS = "peer_auth.Anybody"
PEER_PASSWORD = "girafe-tambour-29"
# Nothing is fetched from elsewhere.
CAS_LOGO_URL = None
CAS_FAVICON_URL = None
CAS_SHOW_POWERED = False
CAS_COMPONENT_URLS = {
    name: "data:text/css," if name.endswith("_css") else "data:text/javascript,"
    for name in ("bootstrap3_css", "bootstrap3_js", "html5shiv", "respond", "bootstrap4_css", "bootstrap4_js")
}
CAS_COMPONENT_URLS["jquery"] = "data:text/javascript,window.$=window.jQuery=function(){return{click:function(){},is:function(){}}}"
CAS_NEW_VERSION_HTML_WARNING = False
CAS_NEW_VERSION_EMAIL_WARNING = False
CAS_SLO_TIMEOUT = 5
