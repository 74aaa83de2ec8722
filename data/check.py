"""Consistency checks of the reference tables.

    python3 data/check.py

Prints every problem found and exits with status 1, or prints the row counts and
exits with 0. Needs neither network nor packages. It looks at form and at links
between tables; whether a label is true is for the reader.
"""

from __future__ import annotations

import datetime
import re
import sys
import unicodedata
from collections import defaultdict

import tables

# header, smallest number of rows, columns of the key
TABLES = {
    "bac_options.csv": ("code,label_fr,label_en,valid_from,valid_to", 30, ("code",)),
    "bac_series.csv": (
        "code,label_fr,label_en,label_de,label_es,valid_from,valid_to,ine_check,ine_check_from,is_no_bac,order",
        60,
        ("code",),
    ),
    "bac_series_options.csv": ("series_code,option_code", 80, ("series_code", "option_code")),
    "bac_series_specialities.csv": ("series_code,speciality_code", 25, ("series_code", "speciality_code")),
    "bac_specialities.csv": ("code,label_fr,label_en,valid_from,valid_to", 25, ("code",)),
    "countries.csv": (
        "iso_alpha2,sis_code,label_fr,label_en,label_de,label_es,"
        "nationality_fr,nationality_en,nationality_de,nationality_es,in_service",
        245,
        ("iso_alpha2",),
    ),
    "departments.csv": ("code,label,region", 108, ("code",)),
    "diploma_types.csv": ("code,label_fr,label_en,label_de,label_es,order", 20, ("code",)),
    "diplomas.csv": ("code,label_fr,label_en,label_de,label_es,order,level", 40, ("code",)),
    "higher_education.csv": ("uai,label,town_label,insee_code,department_code", 180, ("uai",)),
    "honours.csv": ("code,label_fr,label_en,label_de,label_es,bac,order", 5, ("code",)),
    "languages.csv": ("code,label_fr,label_en,label_native,in_service,order", 4, ("code",)),
    "schools.csv": ("uai,label,insee_code,department_code,kind,in_service,town_label", 5000, ("uai",)),
    "town_postal_codes.csv": ("insee_code,postal_code", 35000, ("insee_code", "postal_code")),
    "towns.csv": ("insee_code,label,department_code,in_service", 34900, ("insee_code",)),
}
MAY_BE_EMPTY = {
    ("bac_options.csv", "valid_to"),
    ("bac_series.csv", "ine_check_from"),
    # Series are proper names: translated is what is none.
    ("bac_series.csv", "label_de"),
    ("bac_series.csv", "label_es"),
    ("bac_series.csv", "valid_from"),
    ("bac_series.csv", "valid_to"),
    ("bac_specialities.csv", "valid_to"),
    ("countries.csv", "sis_code"),
    ("schools.csv", "insee_code"),
    ("schools.csv", "town_label"),
}
YES_NO = ("bac", "in_service", "ine_check", "is_no_bac")
# Labels of ours use the typographic apostrophe; names of places and schools keep
# the straight one of their register, which is what people type.
STRAIGHT_APOSTROPHE = ("departments.csv", "higher_education.csv", "schools.csv", "town_postal_codes.csv", "towns.csv")
LARGEST_FOLDER = 8_000_000

# Words that are wrong in French without their accent.
UNACCENTED = re.compile(
    r"\b(academie|baccalaureat|conges|derniere?|diplome|ecoles?|economie|economiques?|education|electronique"
    r"|etablissement|etat|etranger|etrangere|etudes|francaise?|genie|generale?|hotellerie|ile|iles|ingenieurs?"
    r"|lycees?|mathematiques|metiers?|mecanique|numerique|prepa|preparation|regionale?|sante|societe"
    r"|specialite|superieure?|theatre|universite)\b",
    re.IGNORECASE,
)
# Names whose owners write them so.
PROPER_NAMES = ("TBS Education",)
problems: list[str] = []


def report(where: str, what: str) -> None:
    problems.append(f"{where}: {what}")


def load_all() -> dict[str, list[dict[str, str]]]:
    present = {path.name for path in tables.FOLDER.glob("*.csv")}
    for name in sorted(present ^ TABLES.keys()):
        report(name, "in the folder or in this script, not in both")
    return {name: tables.read(name) for name in sorted(present & TABLES.keys())}


def check_form(name: str, rows: list[dict[str, str]]) -> None:
    """Bytes, header, keys, sorting and cells of one table."""
    header, fewest, key = TABLES[name]
    raw = (tables.FOLDER / name).read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        report(name, "starts with a byte order mark")
    if b"\r" in raw or not raw.endswith(b"\n"):
        report(name, "line ends are not LF alone")
    text = raw.decode("utf-8")
    if text.split("\n", 1)[0] != header:
        report(name, f"header is not {header}")
        return
    if len(rows) < fewest:
        report(name, f"{len(rows)} rows, expected at least {fewest}")
    keys = [tuple(row[column] for column in key) for row in rows]
    if len(set(keys)) != len(keys):
        twice = sorted({k for k in keys if keys.count(k) > 1}) if len(keys) < 9000 else "see sort | uniq -d"
        report(name, f"keys given twice: {twice}")
    if keys != sorted(keys):
        report(name, "not sorted by its key")
    for row in rows:
        check_cells(name, "/".join(row[column] for column in key), row)


def check_cells(name: str, key: str, row: dict[str, str]) -> None:
    where = f"{name} {key}"
    if None in row or None in row.values():
        report(where, "wrong number of cells")
        return
    for column, value in row.items():
        if any(unicodedata.category(char) in ("Cc", "Cf", "Co", "Cn") or char == "\ufffd" for char in value):
            report(where, f"{column} holds a control or replacement character")
        if value != unicodedata.normalize("NFC", value):
            report(where, f"{column} is not NFC")
        if value != value.strip() or "  " in value or re.search(r"Ã[\x80-\xbf©¨]|Â[\x80-\xbf]", value):
            report(where, f"{column} has stray spaces or damaged letters: {value!r}")
        if not value and (name, column) not in MAY_BE_EMPTY and not _out_of_service_nationality(column, row):
            report(where, f"{column} is empty")
        if column in YES_NO and value not in ("yes", "no"):
            report(where, f"{column} is {value!r}, not yes or no")
        if column in ("order", "level") and not value.isdigit():
            report(where, f"{column} is {value!r}, not a number")
        if column in ("valid_from", "valid_to", "ine_check_from") and value and not re.fullmatch(r"(19|20)\d\d", value):
            report(where, f"{column} is {value!r}, not a year")
        wrong = "’" if name in STRAIGHT_APOSTROPHE else "'"
        if wrong in value:
            report(where, f"{column} uses the other apostrophe: {value!r}")
        if column in ("label", "label_fr", "nationality_fr", "town_label") and UNACCENTED.search(value) and value not in PROPER_NAMES:
            report(where, f"{column} lost an accent: {value!r}")
        if column == "label_fr" and re.search(r"[^\u00a0\u202f][:;?!]", value):
            report(where, f"{column} lacks the non-breaking space before punctuation: {value!r}")


def _out_of_service_nationality(column: str, row: dict[str, str]) -> bool:
    return column.startswith("nationality") and row["in_service"] == "no"


def check_links(data: dict[str, list[dict[str, str]]]) -> None:
    """Every code used by a table exists in the table it points to."""
    departments = {row["code"] for row in data["departments.csv"]}
    towns = {row["insee_code"]: row for row in data["towns.csv"]}
    for row in data["towns.csv"]:
        if row["department_code"] not in departments:
            report(f"towns.csv {row['insee_code']}", "unknown département")
    for code in departments - {row["department_code"] for row in data["towns.csv"]}:
        report(f"departments.csv {code}", "has no town")
    for row in data["town_postal_codes.csv"]:
        if towns.get(row["insee_code"], {}).get("in_service") != "yes":
            report(f"town_postal_codes.csv {row['insee_code']}", "town unknown or out of service")
        if not re.fullmatch(r"\d{5}", row["postal_code"]):
            report(f"town_postal_codes.csv {row['insee_code']}", f"postal code {row['postal_code']!r}")
    for name in ("schools.csv", "higher_education.csv"):
        for row in data[name]:
            where = f"{name} {row['uai']}"
            town = towns.get(row["insee_code"])
            if row["insee_code"] and (not town or town["in_service"] != "yes"):
                report(where, "town unknown or out of service")
            elif town and town["department_code"] != row["department_code"]:
                report(where, "département is not that of the town")
            elif row["department_code"] not in departments:
                report(where, "unknown département")
            if not tables.uai_is_sound(row["uai"]) and not re.fullmatch(r"ES-[A-Z0-9-]+", row["uai"]):
                report(where, "neither a UAI with a right check letter nor a local code ES-…")
            if name == "higher_education.csv" and town and town["label"] != row["town_label"]:
                report(where, f"town label is {town['label']!r} in towns.csv")
    for row in data["schools.csv"]:
        if bool(row["insee_code"]) == bool(row["town_label"]):
            report(f"schools.csv {row['uai']}", "exactly one of insee_code and town_label is expected")
        if row["kind"] not in ("lycee", "higher"):
            report(f"schools.csv {row['uai']}", f"kind {row['kind']!r}")
    higher = {row["uai"]: row["label"] for row in data["schools.csv"] if row["kind"] == "higher"}
    if higher != {row["uai"]: row["label"] for row in data["higher_education.csv"]}:
        report("schools.csv", "does not hold the rows of higher_education.csv: run refresh.py")
    series = {row["code"] for row in data["bac_series.csv"]}
    for name, column, target in (
        ("bac_series_specialities.csv", "speciality_code", "bac_specialities.csv"),
        ("bac_series_options.csv", "option_code", "bac_options.csv"),
    ):
        known = {row["code"] for row in data[target]}
        for row in data[name]:
            if row["series_code"] not in series or row[column] not in known:
                report(f"{name} {row['series_code']}/{row[column]}", "unknown code")
        for code in known - {row[column] for row in data[name]}:
            report(f"{target} {code}", f"linked to no series in {name}")


def check_meaning(data: dict[str, list[dict[str, str]]]) -> None:
    """What the screens rely on."""
    for postal_code, town in (("75005", "75105"), ("75116", "75116"), ("69003", "69383"), ("13001", "13201")):
        found = [r["insee_code"] for r in data["town_postal_codes.csv"] if r["postal_code"] == postal_code]
        if found != [town]:
            report("town_postal_codes.csv", f"{postal_code} leads to {found}, expected {town} alone")
    labels = {row["label"] for row in data["towns.csv"]}
    for label in ("Nîmes", "Besançon", "Évry-Courcouronnes", "Saint-Étienne", "L'Haÿ-les-Roses", "Marcq-en-Barœul"):
        if label not in labels:
            report("towns.csv", f"{label} is missing")
    accented = sum(not row["label"].isascii() for row in data["towns.csv"]) / max(1, len(labels))
    if accented < 0.2:
        report("towns.csv", f"only {accented:.0%} of the names have an accent")

    countries = [row for row in data["countries.csv"] if row["in_service"] == "yes"]
    for column in (name for name in data["countries.csv"][0] if name.startswith(("label_", "nationality_"))):
        seen = defaultdict(list)
        for row in countries:
            seen[row[column]].append(row["iso_alpha2"])
        for value, codes in seen.items():
            if len(codes) > 1:
                report("countries.csv", f"{column} {value!r} stands for {codes}")
    for row in data["countries.csv"]:
        if not re.fullmatch(r"[A-Z]{2}", row["iso_alpha2"]) or not re.fullmatch(r"(\d{3})?", row["sis_code"]):
            report(f"countries.csv {row['iso_alpha2']}", "codes out of form")
    france = [row for row in countries if row["iso_alpha2"] == "FR"]
    if [(row["sis_code"], row["nationality_fr"]) for row in france] != [("100", "Française")]:
        report("countries.csv FR", "must have the code 100 and the nationality « Française »")

    for name in ("bac_series.csv", "bac_specialities.csv", "bac_options.csv"):
        for row in data[name]:
            if row["valid_from"] and row["valid_to"] and row["valid_from"] > row["valid_to"]:
                report(f"{name} {row['code']}", "ends before it starts")
    for row in data["bac_series.csv"]:
        if (row["ine_check"] == "yes") != bool(row["ine_check_from"]):
            report(f"bac_series.csv {row['code']}", "ine_check and ine_check_from disagree")
    for row in data["bac_series.csv"]:
        if row["is_no_bac"] == "yes" and not (row["label_de"] and row["label_es"]):
            report(f"bac_series.csv {row['code']}", "a situation without the bac is no proper name: translate it")
    if sum(row["is_no_bac"] == "yes" for row in data["bac_series.csv"]) < 2:
        report("bac_series.csv", "fewer than two situations without the bac")
    for year in range(1900, datetime.date.today().year + 1):
        if not any(_bac_of_year(row, str(year)) for row in data["bac_series.csv"]):
            report("bac_series.csv", f"no French bac for {year}")
    for name in ("bac_series.csv", "honours.csv", "diplomas.csv", "diploma_types.csv", "languages.csv"):
        orders = [row["order"] for row in data[name]]
        if len(set(orders)) != len(orders):
            report(name, "two rows have the same order")
    in_service = {row["code"] for row in data["languages.csv"] if row["in_service"] == "yes"}
    if in_service != {"fr", "en"}:
        report("languages.csv", f"in service: {sorted(in_service)}")


def _bac_of_year(row: dict[str, str], year: str) -> bool:
    """A series bounded by years (equivalents without bounds do not count)."""
    bounded = row["valid_from"] or row["valid_to"]
    inside = (row["valid_from"] or "0000") <= year <= (row["valid_to"] or "9999")
    return bool(bounded) and inside and row["is_no_bac"] == "no"


def check_readme(data: dict[str, list[dict[str, str]]]) -> None:
    """The row counts printed in README.md are the current ones."""
    readme = (tables.FOLDER / "README.md").read_text(encoding="utf-8")
    counts = dict(re.findall(r"^\| `([a-z_]+\.csv)` \| ([\d ]+) \|", readme, flags=re.MULTILINE))
    for name, rows in data.items():
        printed = counts.get(name, "").replace(" ", "")
        if printed != str(len(rows)):
            report("README.md", f"{name}: prints {printed or 'nothing'}, the table has {len(rows)} rows")


def main() -> int:
    data = load_all()
    if problems:
        print(*problems, sep="\n")
        return 1
    for name, rows in data.items():
        check_form(name, rows)
    if not any("header" in problem for problem in problems):
        check_links(data)
        check_meaning(data)
        check_readme(data)
    size = sum(path.stat().st_size for path in tables.FOLDER.glob("*.csv"))
    if size > LARGEST_FOLDER:
        report("data", f"{size} bytes, more than {LARGEST_FOLDER}")
    if problems:
        print(*problems, sep="\n")
        print(f"{len(problems)} problems")
        return 1
    for name, rows in data.items():
        print(f"{name:30}{len(rows):>7} rows")
    print(f"{size} bytes, no problem")
    return 0


if __name__ == "__main__":
    sys.exit(main())
