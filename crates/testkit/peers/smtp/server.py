"""The mail server of the tests: it takes mail after STARTTLS and a sign-in, and keeps each message as Python reads it.

PORT says where, FOLDER where the certificate is and the messages go, PASSWORD who may send. A message is on disk before
the sender hears « 250 ».
"""

import asyncio
import base64
import email
import email.policy
import json
import os
import ssl
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

FOLDER = Path(os.environ["FOLDER"])
USER = "ecandidat"


def authenticate(_server, _session, _envelope, _mechanism, data):
    known = (data.login.decode(), data.password.decode()) == (USER, os.environ["PASSWORD"])
    return AuthResult(success=known, handled=False)


def content(part):
    return None if part is None else part.get_content().replace("\r\n", "\n")


def mailboxes(header):
    return [] if header is None else [[each.display_name, each.addr_spec] for each in header.addresses]


def described(session, envelope):
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    return {
        "encrypted": session.ssl is not None,
        "signed_in": session.authenticated,
        "sender": envelope.mail_from,
        "recipients": envelope.rcpt_tos,
        "headers": [name for name, _ in message.items()],
        "message_id": str(message["message-id"]),
        "date": int(message["date"].datetime.timestamp()),
        "language": str(message["content-language"]),
        "automatic": str(message["auto-submitted"]),
        "from": mailboxes(message["from"]),
        "to": mailboxes(message["to"]),
        "reply_to": mailboxes(message["reply-to"]),
        "subject": str(message["subject"]),
        "text": content(message.get_body(("plain",))),
        "html": content(message.get_body(("html",))),
        "files": [
            {
                "name": file.get_filename(),
                "type": file.get_content_type(),
                "content": base64.b64encode(file.get_content()).decode(),
            }
            for file in message.iter_attachments()
        ],
        "defects": [str(defect) for part in message.walk() for defect in part.defects],
    }


class Keeper:
    kept = 0

    async def handle_DATA(self, _server, session, envelope):
        Keeper.kept += 1
        (FOLDER / f"{Keeper.kept}.json").write_text(json.dumps(described(session, envelope)), encoding="utf-8")
        return f"250 2.0.0 kept as {Keeper.kept}"


async def serve():
    encryption = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    encryption.load_cert_chain(FOLDER / "cert.pem", FOLDER / "key.pem")

    def conversation():
        return SMTP(
            Keeper(),
            hostname="mail.univ.example",
            tls_context=encryption,
            require_starttls=True,
            auth_required=True,
            authenticator=authenticate,
        )

    server = await asyncio.get_running_loop().create_server(conversation, "127.0.0.1", int(os.environ["PORT"]))
    await server.serve_forever()


asyncio.run(serve())
