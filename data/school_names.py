"""Readable names for schools published in capitals.

"LYCÉE PROFESSIONNEL JEANNE D'ARC" becomes "Lycée professionnel Jeanne d'Arc":
the kind of school in small letters, proper names with a capital, particles
small, initialisms and regnal numbers untouched. Names already in mixed case only
have slips corrected. Only spelling is handled here, not which schools are kept.
"""

from __future__ import annotations

import re

# Words that say what the school is or teaches; everything else is a proper name.
COMMON = frozenset(
    """
    ACADÉMIE AGRICOLE AGRICOLES AGRICULTURE AGROALIMENTAIRE AGROENVIRONNEMENTAL AGROTECHNOLOGIE ALIMENTAIRES
    ALIMENTATION ALTITUDE AMEUBLEMENT ANIMALIER ANIMATION ANNEXE ANTENNE APPLIQUÉS APPRENTISSAGE APPROPRIÉES
    AQUACOLE ART ARTISANAT ARTISTIQUES ARTS AUDIOVISUEL AUTOMATIQUE AUTOMATISÉE AUTOMATISMES AUTOMOBILE
    AUTOMOBILES BÂTIMENT BEAUTÉ BIJOUTERIE BIOLOGIE BIOTECHNOLOGIES BOULANGERIE CATHOLIQUE CENTRE
    CHIMIE CINÉMA CIVIL CLIMATIQUE COIFFURE COLLÈGE COMMERCE COMMERCIAL COMMERCIALE COMMERCIALES COMMUNICATION
    CONSTRUCTION CONSULAIRE COSMÉTIQUES CRÉATION CUISINE DENTAIRE DÉPARTEMENTAL DESIGN DÉVELOPPEMENT DURABLE
    ÉCOLE ÉDUCATION ÉLECTRICITÉ ÉLECTRONIQUE ÉLEVAGE EMPLOI ÉNERGIE ÉNERGIES ENSEIGNEMENT ENSEMBLE ENTREPRISE
    ENTREPRISES ENVIRONNEMENT ESTHÉTIQUE ÉTABLISSEMENT ÉTAT ÉTUDES EXCELLENCE EXPÉRIMENTAL FAMILIALE
    FLEURISTES FORESTIER FORESTIERS FORÊT FORMATION FORMATIONS FRANÇAISE GÉNÉRAL GÉNÉRALE GESTION GRAPHIQUES
    GROUPE HABITAT HORTICOLE HORTICOLES HORTICULTURE HÔTELIER HÔTELIÈRE HÔTELIERS HÔTELLERIE IMAGE IMMERSIF
    INDUSTRIE INDUSTRIEL INDUSTRIELLE INDUSTRIELS INDUSTRIES INFORMATIQUE INGÉNIERIE INSTITUT INSTITUTION
    INTERNATIONAL INTERNATIONALE INTERPROFESSIONNEL JOAILLERIE LABORATOIRE LAIT LIBRE LIVRE LOGISTIQUE LOISIRS
    LYCÉE LYCÉES MAISON MANAGEMENT MARITIME MARITIMES MÉCANIQUE MÉDICAL MÉTIER MÉTIERS MILITAIRE MIXTE MODE
    MUNICIPAL NATIONAL NATIONALE NUMÉRIQUE OPTIQUE OPTOMÉTRIE ORIENTATION PARAMÉDICAL PÂTISSERIE PAYSAGE
    PAYSAGER PAYSAGÈRES PÉDAGOGIQUE PHOTOGRAPHIE POLYVALENT POLYVALENTE PRIVÉ PRIVÉE PRIVÉS PRODUCTION
    PRODUITS PROFESSIONNEL PROFESSIONNELLE PROFESSIONNELLES PROFESSIONNELS PROFESSIONS PROMOTION PUBLIC
    PUBLICS RÉGIONAL RÉGIONALE RÉSEAUX RESTAURATION RURAL RURALE RURALES SANITAIRE SANITAIRES SANTÉ SCIENCES
    SCOLAIRE SECONDAIRE SECTION SERVICE SERVICES SITE SOCIAL SOCIALE SOCIALES SON SPÉCIALISÉ SPORT SPORTS
    STYLISME SUPÉRIEUR SUPÉRIEURE TECHNIQUE TECHNIQUES TECHNOLOGIE TECHNOLOGIES TECHNOLOGIQUE TERTIAIRE
    TEXTILE TOURISME TRANSPORT TRANSPORTS TRAVAUX UNITÉ VÉGÉTAL VENTE VIANDES VIE VITICOLE VITICULTURE VIVANT
    VOIE
    """.split()
)
PARTICLES = frozenset("DE DU DES ET EN AU AUX À SUR SOUS LÈS LEZ POUR DANS PAR AVEC OU CHEZ EX".split())
ARTICLES = frozenset("LA LE LES".split())
INITIALISMS = frozenset(
    """
    ABC ACAF ADEA AFEP ALP AMAE AMEP BTP CAP CCI CE3P CEP CFA CFC CFPPA CPFP CSES DDEC EBTP EDME EIC ENIA
    ENNA EPID EPIL EPLEFPA EREA ESA ESAA ESCR ETP GT IBTS ICAM ICOF IEMP IFOM IME IMP ISEC ISP ITCC ITEC
    ITEP LEAP LEGTA LEGTPA LEPA LEPP LGT LGTA LP LPA LPO LPP LT LTP MFR MSA ND NDPG ORT PACA PME SEGT SEP
    SEPR SGT UFA IV II III VI XIV XXIII
    """.split()
)
# Slips of the source, corrected wherever they stand as whole words.
SPELLING = {
    "AGROTECHNOLOGIQUEOGIE": "AGROTECHNOLOGIE",
    "ALBATRE": "ALBÂTRE",
    "ALENÈON": "ALENÇON",
    "ANGOULÈME": "ANGOULÊME",
    "BIOTECHNOLOGIQUEOGIES": "BIOTECHNOLOGIES",
    "CARÈME": "CARÊME",
    "CHÈNE": "CHÊNE",
    "CHÈNES": "CHÊNES",
    "COEUR": "CŒUR",
    "CREATION": "CRÉATION",
    "ECOLE": "ÉCOLE",
    "EDOUARD": "ÉDOUARD",
    "ELECTRONIQUE": "ÉLECTRONIQUE",
    "ELIE": "ÉLIE",
    "ELISABETH": "ÉLISABETH",
    "ELOI": "ÉLOI",
    "EMILE": "ÉMILE",
    "ESTHETIQUE": "ESTHÉTIQUE",
    "ETABLIÈRES": "ÉTABLIÈRES",
    "ETIENNE": "ÉTIENNE",
    "EUGENE": "EUGÈNE",
    "FIDELITE": "FIDÉLITÉ",
    "FLANDRÉ": "FLANDRE",
    "FORÈT": "FORÊT",
    "FRANÈAISE": "FRANÇAISE",
    "FRÈNE": "FRÊNE",
    "GRESIVAUDAN": "GRÉSIVAUDAN",
    "ILE": "ÎLE",
    "ILES": "ÎLES",
    "IMACULÉE": "IMMACULÉE",
    "INGENIERIE": "INGÉNIERIE",
    "JEÉNEURS": "JEÛNEURS",
    "LUÈON": "LUÇON",
    "LYCEE": "LYCÉE",
    "METIERS": "MÉTIERS",
    "MONTLUÈON-LAREQUILLE": "MONTLUÇON-LAREQUILLE",
    "OPTOMETRIE": "OPTOMÉTRIE",
    "PERIGORD": "PÉRIGORD",
    "PROVENÈALE": "PROVENÇALE",
    "PÈCHES": "PÊCHES",
    "SACRÉ-COEUR": "SACRÉ-CŒUR",
    "SEVERAC": "SÉVERAC",
    "TECHNOLOGIQUEOGIE": "TECHNOLOGIE",
    "TECHNOLOGIQUEOGIES": "TECHNOLOGIES",
    "VOEU": "VŒU",
    "YCÉE": "LYCÉE",
}
# The same for the few names published in mixed case.
MIXED_CASE = {
    "DIADEME": "Diadème",
    "Ecole": "École",
    "Education": "Éducation",
    "LYCEE": "Lycée",
    "PIRAE": "Pirae",
}
# Family names that keep the capital of their article after "de".
FIXED = {"de la Fontaine": "de La Fontaine", "de la Salle": "de La Salle", "de la Tour": "de La Tour"}


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:].lower()


def _compound(word: str) -> str:
    """A hyphenated name: each part with a capital except inner particles."""
    parts = word.split("-")
    last = len(parts) - 1
    shaped = []
    for index, part in enumerate(parts):
        if part in INITIALISMS:
            shaped.append(part)
        elif 0 < index < last and part in PARTICLES | ARTICLES:
            shaped.append(part.lower())
        elif "'" in part:
            head, tail = part.split("'", 1)
            shaped.append((head.lower() if index else _capital(head)) + "'" + _capital(tail))
        else:
            shaped.append(_capital(part))
    return "-".join(shaped)


def _word(word: str, previous: str | None) -> str:
    if re.fullmatch(r"\d+(ER|E|ÈME|EME)", word):
        return word.lower()
    if word in INITIALISMS:
        return word
    after_particle = previous in PARTICLES
    elided = re.fullmatch(r"([DL])'(.+)", word)
    if elided:
        letter, rest = elided.groups()
        rest = SPELLING.get(rest, rest)
        name = rest.lower() if rest in COMMON else _compound(rest)
        keeps_capital = letter == "L" and not after_particle and rest not in COMMON
        return (letter if keeps_capital else letter.lower()) + "'" + name
    if word in PARTICLES:
        return word.lower()
    if word in ARTICLES:
        return word.lower() if after_particle else _capital(word)
    if word in COMMON:
        return word.lower()
    return _compound(word)


def readable(name: str) -> str:
    """The name as printed to applicants."""
    name = re.sub(r"\s+", " ", name.replace("’", "'").replace("—", "-").replace("–", "-")).strip()
    if name != name.upper():
        return re.sub(r"\w+", lambda word: MIXED_CASE.get(word[0], word[0]), name)
    tokens = re.split(r"([ (),;:/]|(?<= )-(?= ))", name)
    shaped: list[str] = []
    previous: str | None = None
    for token in tokens:
        if not token or not re.search(r"\w", token):
            shaped.append(token)
            if token.strip():
                previous = None
            continue
        token = SPELLING.get(token, token)
        shaped.append(_word(token, previous))
        previous = token
    text = "".join(shaped)
    for wrong, right in FIXED.items():
        text = text.replace(wrong, right)
    return text[:1].upper() + text[1:]
