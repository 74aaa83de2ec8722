"""Reading and writing the reference tables.

What every script of this folder shares: the CSV dialect (UTF-8 without byte
order mark, one header line, LF line ends, minimal quotes) and the folding used
to compare names. Nothing here knows what a table contains.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def read(name: str) -> list[dict[str, str]]:
    """All rows of `name`, each as a dictionary keyed by the header."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Writes `rows` sorted by their cells, so that two runs give the same bytes."""
    ordered = sorted(tuple(str(cell) for cell in row) for row in rows)
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(ordered)
    return len(ordered)


def fold(text: str) -> str:
    """Upper case without accents or punctuation, "ST" and "STE" spelled out."""
    text = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    text = unicodedata.normalize("NFD", text)
    text = "".join(char for char in text if not unicodedata.combining(char))
    words = re.sub(r"[^A-Z0-9]+", " ", text.upper()).split()
    return " ".join({"ST": "SAINT", "STE": "SAINTE"}.get(word, word) for word in words)


UAI_KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def uai_is_sound(code: str) -> bool:
    """Seven digits and their check letter: the number modulo 23, without I, O and Q."""
    return bool(re.fullmatch(r"\d{7}[A-Z]", code)) and UAI_KEYS[int(code[:7]) % 23] == code[7]
