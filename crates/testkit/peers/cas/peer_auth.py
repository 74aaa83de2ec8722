"""Whoever gives the password of the tests is whom they say; what is known of them follows from the login."""

from cas_server.auth import AuthUser
from django.conf import settings


class Anybody(AuthUser):
    def test_password(self, password):
        return password == settings.PEER_PASSWORD

    def attributs(self):
        login = self.username.lower()
        local = "eloise.lefevre" if login == "elefevre" else login
        return {
            "sn": "Lefèvre",
            "givenName": "Éloïse",
            "mail": f"{local}@etu.univ.example",
            "supannEtuId": "21900345",
        }
