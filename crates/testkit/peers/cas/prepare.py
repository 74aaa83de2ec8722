"""Makes the database: the tables, and one service that may have every attribute and is told when a sign-on ends."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peer_settings")

import django
from django.core.management import call_command

django.setup()
call_command("migrate", verbosity=0)

from cas_server.models import ReplaceAttributName, ServicePattern

service = ServicePattern.objects.create(
    pos=1, name="ecandidat", pattern=r"^http://127\.0\.0\.1(:\d+)?/.*$", single_log_out=True
)
for name in ("sn", "givenName", "mail", "supannEtuId"):
    ReplaceAttributName.objects.create(name=name, replace=name, service_pattern=service)
