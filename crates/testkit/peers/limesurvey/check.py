"""Reads the survey server of the tests as somebody else's client does, and says what it found as JSON."""

import json
import sys

from citric import Client
from citric.exceptions import LimeSurveyStatusError, RPCInterfaceNotEnabledError

address, user, password, survey, empty = sys.argv[1:6]


def status(call):
    try:
        call()
    except LimeSurveyStatusError as error:
        return str(error)
    except RPCInterfaceNotEnabledError:
        return "off"
    return "no refusal"


def export(client, number, **options):
    document = client.export_responses(
        int(number), file_format="json", completion_status="complete", heading_type="code", response_type="long", **options
    )
    return json.loads(document)["responses"]


with Client(address, user, password) as client:
    found = {
        "responses": export(client, survey),
        "later": export(client, survey, from_response_id=5),
        "questions": {question["title"]: question["question"] for question in client.list_questions(int(survey))},
        "empty": status(lambda: export(client, empty)),
        "unknown": status(lambda: export(client, 1)),
    }
found["stranger"] = status(lambda: Client(address, user, "devine"))
print(json.dumps(found))
