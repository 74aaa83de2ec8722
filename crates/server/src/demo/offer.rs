//! What the invented university offers: centres, committees, programmes. Titles are such as universities really use.

use std::borrow::Cow;

use super::calendar::Phase;
use super::papers::Set;

pub struct CentreRow {
    pub code: &'static str,
    pub label: &'static str,
    /// What stands before the @ of its mailbox.
    pub mailbox: &'static str,
    pub max_applications: i64,
}

const fn centre(code: &'static str, label: &'static str, mailbox: &'static str, max_applications: i64) -> CentreRow {
    CentreRow { code, label, mailbox, max_applications }
}

pub const CENTRES: [CentreRow; 11] = [
    centre("SCI", "UFR Sciences exactes et expérimentales", "scolarite.sciences", 5),
    centre("SANTE", "UFR Médecine-Pharmacie", "admissions.sante", 5),
    centre("DROIT", "UFR Droit et Sciences Sociales", "scolarite.droit", 6),
    centre("SHA", "UFR Sciences Humaines et Arts", "scolarite.sha", 6),
    centre("IUT", "IUT des Deux-Rives", "candidatures.iut", 4),
    centre("STAPS", "STAPS - UFR SEE - Site de montagne", "scolarite.staps", 3),
    centre("MEEF1", "MEEF 1er degré - CRPE - Professeur des écoles", "inspe.premier-degre", 2),
    centre("MEEF2", "MEEF 2nd degré - CAPES - Professeur Collèges & Lycées", "inspe.second-degre", 3),
    centre("ENSI", "École nationale supérieure d’ingénieurs", "ensi.recrutement", 3),
    centre("OSU", "OSU Institut des deux rives", "osu.candidatures", 4),
    centre("GASTRO", "Pôle de Gastronomie", "gastronomie", 2),
];

pub struct CommitteeRow {
    pub code: &'static str,
    pub centre: &'static str,
    pub label: &'static str,
    pub street: &'static str,
    pub postal_code: &'static str,
    pub town: &'static str,
    pub signatory: &'static str,
}

const fn committee(
    code: &'static str,
    centre: &'static str,
    label: &'static str,
    street: &'static str,
    [postal_code, town]: [&'static str; 2],
    signatory: &'static str,
) -> CommitteeRow {
    CommitteeRow { code, centre, label, street, postal_code, town, signatory }
}

const ALBI: [&str; 2] = ["81000", "ALBI"];
const ALBI_CEDEX: [&str; 2] = ["81012", "ALBI Cedex 9"];
const CASTRES: [&str; 2] = ["81100", "CASTRES"];
const RODEZ: [&str; 2] = ["12000", "RODEZ"];

pub const COMMITTEES: [CommitteeRow; 21] = [
    committee("SCI-BEE", "SCI", "Biodiversité, écologie, évolution", "52 avenue des Peupliers", ALBI, "La doyenne de l’UFR Sciences"),
    committee("SCI-INFO", "SCI", "Informatique et calcul", "52 avenue des Peupliers", ALBI, "La doyenne de l’UFR Sciences"),
    committee("SCI-EEA", "SCI", "Électronique et énergie", "54 avenue des Peupliers", ALBI, "La doyenne de l’UFR Sciences"),
    committee("SCI-MER", "SCI", "Sciences de la mer", "56 avenue des Peupliers", ALBI, "La doyenne de l’UFR Sciences"),
    committee("SANTE-BIO", "SANTE", "Master Biologie Santé", "27 boulevard des Platanes", ALBI, "Le doyen de l’UFR Médecine-Pharmacie"),
    committee("SANTE-PARA", "SANTE", "Formations paramédicales", "6 rue de l’Ancien-Moulin", ALBI_CEDEX, "Le doyen de l’UFR Médecine-Pharmacie"),
    committee("SANTE-PUB", "SANTE", "Santé publique", "27 boulevard des Platanes", ALBI, "Le doyen de l’UFR Médecine-Pharmacie"),
    committee("DROIT-AES", "DROIT", "Administration économique et sociale", "2 rue de la Halle-aux-Grains", CASTRES, "La doyenne de l’UFR Droit"),
    committee("DROIT-PRIVE", "DROIT", "Droit privé et droit des affaires", "2 rue de la Halle-aux-Grains", CASTRES, "La doyenne de l’UFR Droit"),
    committee("DROIT-PUB", "DROIT", "Droit public et science politique", "4 rue de la Halle-aux-Grains", CASTRES, "La doyenne de l’UFR Droit"),
    committee("SHA-LET", "SHA", "Lettres, langues, histoire", "11 place du Cloître", ALBI, "Le doyen de l’UFR SHA"),
    committee("SHA-PSY", "SHA", "Psychologie et sociologie", "13 place du Cloître", ALBI, "Le doyen de l’UFR SHA"),
    committee("IUT-GEA", "IUT", "Gestion et commerce", "Chemin des Tanneries", RODEZ, "La directrice de l’IUT"),
    committee("IUT-TECH", "IUT", "Départements industriels", "Chemin des Tanneries", RODEZ, "La directrice de l’IUT"),
    committee("STAPS-COM", "STAPS", "STAPS", "7 avenue du Sidobre", CASTRES, "Le directeur des études"),
    committee("MEEF1-COM", "MEEF1", "Professorat des écoles", "3 rue de l’École-Normale", ALBI, "La directrice de l’INSPÉ"),
    committee("MEEF2-COM", "MEEF2", "Professorat des collèges et lycées", "3 rue de l’École-Normale", ALBI, "La directrice de l’INSPÉ"),
    committee("ENSI-RECRUT", "ENSI", "Admissions sur titre", "1 rue de la Turbine, bâtiment B1", ALBI_CEDEX, "Le directeur de l’école"),
    committee("ENSI-MASTER", "ENSI", "Masters d’ingénierie", "12 rue de la Turbine", ALBI, "Le directeur de l’école"),
    committee("OSU-TERRE", "OSU", "Terre, eau, environnement", "40 chemin de l’Observatoire", ALBI, "Le directeur de l’OSU"),
    committee("GASTRO-LP", "GASTRO", "Restauration et gastronomie", "18 quai du Tarn", ALBI, "La responsable du pôle"),
];

/// A programme with its session of the campaign in service.
#[derive(Clone, Debug)]
pub struct ProgrammeSeed {
    pub code: Cow<'static, str>,
    pub committee: &'static str,
    pub label: Cow<'static, str>,
    pub keywords: &'static str,
    pub diploma_type: &'static str,
    /// Years after the bac that one needs to enter.
    pub level: u8,
    pub phase: Phase,
    pub capacity: i32,
    pub papers: Set,
    pub is_paper: bool,
    pub has_list: bool,
    pub is_direct: bool,
}

const fn programme(
    [code, committee]: [&'static str; 2],
    label: &'static str,
    keywords: &'static str,
    (diploma_type, level): (&'static str, u8),
    phase: Phase,
    capacity: i32,
    papers: Set,
) -> ProgrammeSeed {
    ProgrammeSeed {
        code: Cow::Borrowed(code),
        committee,
        label: Cow::Borrowed(label),
        keywords,
        diploma_type,
        level,
        phase,
        capacity,
        papers,
        is_paper: false,
        has_list: false,
        is_direct: false,
    }
}

impl ProgrammeSeed {
    const fn paper(mut self) -> Self {
        self.is_paper = true;
        self
    }
    const fn list(mut self) -> Self {
        self.has_list = true;
        self
    }
    const fn direct(mut self) -> Self {
        self.is_direct = true;
        self
    }
}

const L2: (&str, u8) = ("LICENCE", 1);
const L3: (&str, u8) = ("LICENCE", 2);
const LP: (&str, u8) = ("LP", 2);
const BUT: (&str, u8) = ("BUT", 1);
const M1: (&str, u8) = ("MASTER", 3);
const M2: (&str, u8) = ("MASTER", 4);
const MEEF: (&str, u8) = ("MEEF", 3);
const ENGINEER: (&str, u8) = ("INGENIEUR", 2);
const OTHER: (&str, u8) = ("NON-DIPLOMANT", 0);

use Phase::{Answering, Closing, Judging, Open, Over, Returning, Upcoming};
use Set::{Engineering, Health, Law, Minimal, Science, Teaching, Vocational};

#[rustfmt::skip]
pub static PROGRAMMES: [ProgrammeSeed; 74] = [
    programme(["M1-BEE", "SCI-BEE"], "MASTER 1 - BEE Parc. Biodiversité et développement durable", "biodiversité, écologie, environnement", M1, Open, 32, Science).list(),
    programme(["M2-BEE", "SCI-BEE"], "MASTER 2 - BEE Parc. Biodiversité et développement durable", "biodiversité, écologie, environnement", M2, Answering, 28, Science).list(),
    programme(["L3-BIO", "SCI-BEE"], "LICENCE 3 - Sciences de la vie Parc. Biologie des organismes", "biologie, physiologie, écologie", L3, Open, 40, Minimal),
    programme(["L2-SV", "SCI-BEE"], "LICENCE 2 - Sciences de la vie", "biologie, biochimie, génétique", L2, Open, 60, Minimal),
    programme(["M1-CHPS", "SCI-INFO"], "MASTER 1 - CALCUL HAUTE PERFORMANCE, SIMULATION", "informatique, mathématiques appliquées, calcul intensif", M1, Open, 24, Science),
    programme(["M2-CHPS", "SCI-INFO"], "MASTER 2 - CALCUL HAUTE PERFORMANCE, SIMULATION", "informatique, mathématiques appliquées, calcul intensif", M2, Judging, 20, Science),
    programme(["L3-INFO", "SCI-INFO"], "LICENCE 3 - Informatique", "programmation, algorithmique, réseaux", L3, Open, 48, Minimal),
    programme(["M1-DATA", "SCI-INFO"], "MASTER 1 - Mathématiques et applications Parc. Science des données", "statistique, apprentissage, données", M1, Judging, 24, Science).list(),
    programme(["M1-EEEA", "SCI-EEA"], "MASTER 1 - ÉLECTRONIQUE, ÉNERGIE ÉLECTRIQUE, AUTOMATIQUE Parc. ASGE", "automatique, électronique, systèmes embarqués", M1, Open, 26, Science),
    programme(["M2-EEEA", "SCI-EEA"], "MASTER 2 - ÉLECTRONIQUE, ÉNERGIE ÉLECTRIQUE, AUTOMATIQUE Parc. ASGE", "automatique, électronique, systèmes embarqués", M2, Returning, 22, Science),
    programme(["M1-ENER", "SCI-EEA"], "MASTER 1 - ÉNERGIE Parc. Matériaux et procédés solaires", "énergie, solaire, matériaux", M1, Open, 20, Science),
    programme(["M2-ENER", "SCI-EEA"], "MASTER 2 - ÉNERGIE Parc. Matériaux et procédés solaires", "énergie, solaire, matériaux", M2, Answering, 18, Science),
    programme(["M1-MER", "SCI-MER"], "MASTER 1 - SCIENCES DE LA MER", "géologie marine, géosciences, océanographie", M1, Answering, 30, Science).list(),
    programme(["M2-MER-GEO", "SCI-MER"], "MASTER 2 - SCIENCES DE LA MER Parc. Géosciences marines et environnements aquatiques", "géologie marine, géosciences, sédimentologie", M2, Open, 16, Science),
    programme(["M2-MER-MOL", "SCI-MER"], "MASTER 2 - SCIENCES DE LA MER Parc. Molécules bioactives et environnement", "chimie de l’environnement, molécules, milieu marin", M2, Upcoming, 14, Science),
    programme(["M1-BIOS", "SANTE-BIO"], "Master 1 Biologie Santé (hors parcours Technologie de la Santé - Conseil en génétique - Développement à l’international)", "physiologie, génétique, immunologie", M1, Open, 64, Health),
    programme(["M1-TECHS", "SANTE-BIO"], "Master 1 Biologie Santé, parcours Technologie de la Santé", "imagerie, biomatériaux, dispositifs médicaux", M1, Judging, 30, Health).list(),
    programme(["M1-CONSG", "SANTE-BIO"], "Master 1 Biologie Santé, parcours Conseil en génétique", "génétique, conseil, annonce", M1, Closing, 18, Health),
    programme(["M2-NUTRI", "SANTE-BIO"], "Master 2 Nutrition et biologie humaine", "nutrition, métabolisme, aliment", M2, Answering, 24, Health).list(),
    programme(["M2-MEDIC", "SANTE-BIO"], "Master 2 Sciences du médicament", "pharmacologie, galénique, toxicologie", M2, Open, 26, Health),
    programme(["CE-ORTHO", "SANTE-PARA"], "concours entrée école d’orthophonie", "orthophonie, concours, paramédical", OTHER, Judging, 30, Health),
    programme(["CE-PSYMO", "SANTE-PARA"], "concours entrée école de psychomotricité", "psychomotricité, concours, paramédical", OTHER, Upcoming, 25, Health),
    programme(["DE-IPA", "SANTE-PARA"], "Diplôme d’État d’infirmier en pratique avancée, 1re année", "infirmier, pratique avancée, soins", ("DE-IPA", 3), Open, 20, Vocational),
    programme(["M1-SP", "SANTE-PUB"], "Master 1 Santé publique", "épidémiologie, prévention, politiques de santé", M1, Open, 35, Health),
    programme(["M2-EPID", "SANTE-PUB"], "Master 2 Épidémiologie et biostatistique", "épidémiologie, statistique", M2, Over, 20, Health),
    programme(["M1-AES", "DROIT-AES"], "M1 Administration Économique et Sociale", "AES", M1, Open, 45, Law),
    programme(["M2-AES-RH", "DROIT-AES"], "M2 Administration Économique et Sociale, parcours Ressources humaines", "AES, ressources humaines, droit social", M2, Answering, 25, Law).list(),
    programme(["L3-AES", "DROIT-AES"], "L3 Administration Économique et Sociale", "AES, économie, gestion", L3, Open, 60, Minimal),
    programme(["M2-DM", "DROIT-PRIVE"], "M2 Droit et Marketing", "droit de la consommation, marketing, publicité", M2, Open, 22, Law),
    programme(["M2-DM-FC", "DROIT-PRIVE"], "M2 Droit et marketing (pour les candidats en formation continue)", "formation continue, droit, marketing", M2, Open, 15, Law).paper(),
    programme(["M1-DAFF", "DROIT-PRIVE"], "M1 Droit des affaires", "sociétés, contrats, fiscalité", M1, Judging, 50, Law).list(),
    programme(["M1-NOT", "DROIT-PRIVE"], "M1 Droit notarial", "notariat, famille, patrimoine", M1, Upcoming, 30, Law),
    programme(["CAP-DROIT", "DROIT-PRIVE"], "Capacité en droit, 1re année", "reprise d’études, droit", ("CAPACITE", 0), Open, 80, Minimal).direct(),
    programme(["M1-DPUB", "DROIT-PUB"], "M1 Droit public", "contentieux, collectivités, libertés", M1, Open, 40, Law),
    programme(["M2-COLL", "DROIT-PUB"], "M2 Droit des collectivités territoriales", "collectivités, marchés publics", M2, Returning, 24, Law),
    programme(["M1-SPO", "DROIT-PUB"], "M1 Science politique", "politiques publiques, sociologie politique", M1, Over, 25, Law),
    programme(["M1-LET", "SHA-LET"], "Master 1 Lettres, parcours Création littéraire", "littérature, écriture, édition", M1, Open, 20, Law),
    programme(["M1-HIST", "SHA-LET"], "Master 1 Histoire, parcours Mondes méditerranéens", "histoire, archives, Méditerranée", M1, Open, 25, Law),
    programme(["M2-TRAD", "SHA-LET"], "Master 2 Traduction et interprétation", "traduction, terminologie, langues", M2, Judging, 18, Law),
    programme(["L3-LEA", "SHA-LET"], "Licence 3 Langues étrangères appliquées", "anglais, espagnol, affaires internationales", L3, Open, 55, Minimal),
    programme(["DU-FLE", "SHA-LET"], "Diplôme d’université Français langue étrangère, niveau B2", "français, FLE, langue", ("FLE", 0), Open, 40, Minimal),
    programme(["M1-PSY", "SHA-PSY"], "Master 1 Psychologie clinique et psychopathologie", "psychologie, clinique, développement", M1, Judging, 36, Health).list(),
    programme(["M1-PSYT", "SHA-PSY"], "Master 1 Psychologie du travail et ergonomie", "travail, ergonomie, organisations", M1, Open, 28, Health),
    programme(["M2-SOC", "SHA-PSY"], "Master 2 Sociologie des territoires", "enquête, territoires, aménagement", M2, Upcoming, 20, Law),
    programme(["BUT2-GEA", "IUT-GEA"], "BUT 2 Gestion des entreprises et des administrations", "comptabilité, gestion, finance", BUT, Open, 30, Minimal),
    programme(["BUT2-TC", "IUT-GEA"], "BUT 2 Techniques de commercialisation", "commerce, vente, marketing", BUT, Open, 28, Minimal),
    programme(["LP-ASSU", "IUT-GEA"], "Licence professionnelle Assurance, banque, finance", "banque, assurance, alternance", LP, Open, 24, Vocational).list(),
    programme(["LP-LOGI", "IUT-GEA"], "Licence professionnelle Logistique et pilotage des flux", "logistique, transport, alternance", LP, Answering, 20, Vocational),
    programme(["BUT2-GB", "IUT-TECH"], "BUT 2 Génie biologique, parcours Agronomie", "agronomie, laboratoire, qualité", BUT, Judging, 26, Minimal),
    programme(["BUT2-INFO", "IUT-TECH"], "BUT 2 Informatique", "développement, bases de données, réseaux", BUT, Open, 24, Minimal),
    programme(["LP-ROBO", "IUT-TECH"], "Licence professionnelle Robotique et maintenance industrielle", "robotique, maintenance, alternance", LP, Open, 18, Vocational),
    programme(["LP-ENR", "IUT-TECH"], "Licence professionnelle Énergies renouvelables", "énergie, bâtiment, alternance", LP, Closing, 16, Vocational),
    programme(["L3-STAPS-E", "STAPS-COM"], "L3 STAPS Entraînement sportif", "sport, entraînement, performance", L3, Open, 35, Minimal),
    programme(["L3-STAPS-A", "STAPS-COM"], "L3 STAPS Activité physique adaptée et santé", "sport, santé, handicap", L3, Judging, 30, Minimal),
    programme(["M1-STAPS", "STAPS-COM"], "Master 1 STAPS Entraînement et optimisation de la performance sportive", "altitude, performance, préparation physique", M1, Open, 22, Science),
    programme(["LP-TOURS", "STAPS-COM"], "Licence professionnelle Tourisme et loisirs sportifs", "tourisme, montagne, encadrement", LP, Upcoming, 24, Vocational),
    programme(["M1-MEEF1", "MEEF1-COM"], "Master 1 MEEF 1er degré Professeur des écoles", "enseignement, CRPE, école", MEEF, Open, 110, Teaching).list(),
    programme(["M2-MEEF1", "MEEF1-COM"], "Master 2 MEEF 1er degré Professeur des écoles", "enseignement, CRPE, école", ("MEEF", 4), Returning, 60, Teaching),
    programme(["M1-MEEF-MA", "MEEF2-COM"], "Master 1 MEEF 2nd degré Mathématiques", "enseignement, CAPES, mathématiques", MEEF, Open, 25, Teaching),
    programme(["M1-MEEF-HG", "MEEF2-COM"], "Master 1 MEEF 2nd degré Histoire-géographie", "enseignement, CAPES, histoire, géographie", MEEF, Answering, 25, Teaching),
    programme(["M1-MEEF-AN", "MEEF2-COM"], "Master 1 MEEF 2nd degré Anglais", "enseignement, CAPES, anglais", MEEF, Open, 25, Teaching),
    programme(["M1-MEEF-EPS", "MEEF2-COM"], "Master 1 MEEF 2nd degré Éducation physique et sportive", "enseignement, CAPEPS, sport", MEEF, Upcoming, 20, Teaching),
    programme(["ING-ENERGIE", "ENSI-RECRUT"], "Diplôme d’Ingénieur Énergie 1ère année", "énergie, thermique, ingénieur", ENGINEER, Open, 40, Engineering).list(),
    programme(["ING-EAU", "ENSI-RECRUT"], "Diplôme d’Ingénieur Eau et génie civil 1ère année", "eau, génie civil, ingénieur", ENGINEER, Judging, 36, Engineering).list(),
    programme(["ING-ENERGIE2", "ENSI-RECRUT"], "Diplôme d’Ingénieur Énergie 2ème année", "énergie, thermique, ingénieur", ("INGENIEUR", 3), Answering, 12, Engineering),
    programme(["M1-ISC", "ENSI-MASTER"], "Ingénierie des Systèmes Complexes (M1)", "systèmes, optimisation, fiabilité", M1, Open, 24, Engineering),
    programme(["M2-ISC", "ENSI-MASTER"], "Ingénierie des Systèmes Complexes (M2)", "systèmes, optimisation, fiabilité", M2, Open, 24, Engineering),
    programme(["M2-RISK", "ENSI-MASTER"], "Risques et environnement (M2)", "risques, environnement, sûreté", M2, Judging, 20, Engineering),
    programme(["M1-TERRE", "OSU-TERRE"], "Master 1 Sciences de la Terre et des planètes, environnement", "géologie, climat, environnement", M1, Open, 26, Science),
    programme(["M1-EAU", "OSU-TERRE"], "Master 1 Sciences de l’eau", "hydrologie, ressources, qualité", M1, Closing, 20, Science),
    programme(["M2-CLIM", "OSU-TERRE"], "Master 2 Climat et biogéochimie", "climat, carbone, océan", M2, Over, 16, Science),
    programme(["LP-MORG", "GASTRO-LP"], "Licence Professionnelle (L3) Management Opérationnel de la Restauration Gastronomie à Vocation Internationale", "restauration, gastronomie, international", LP, Open, 24, Vocational),
    programme(["LP-SOMM", "GASTRO-LP"], "Licence Professionnelle Commercialisation des vins, sommellerie", "vin, sommellerie, commerce", LP, Open, 20, Vocational).paper(),
    programme(["DU-TRAIT", "GASTRO-LP"], "Diplôme d’université Traiteur et organisation d’événements", "traiteur, événements", ("DU", 0), Open, 16, Vocational).direct(),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn codes_are_unique_and_lead_somewhere() {
        let centres: HashSet<_> = CENTRES.iter().map(|centre| centre.code).collect();
        let committees: HashSet<_> = COMMITTEES.iter().map(|committee| committee.code).collect();
        assert_eq!((centres.len(), committees.len()), (CENTRES.len(), COMMITTEES.len()));
        assert!(COMMITTEES.iter().all(|committee| centres.contains(committee.centre)));
        assert!(committees.iter().all(|code| PROGRAMMES.iter().any(|programme| programme.committee == *code)), "no committee without programmes");
        let codes: HashSet<_> = PROGRAMMES.iter().map(|programme| programme.code.as_ref()).collect();
        assert_eq!(codes.len(), PROGRAMMES.len());
        let types = include_str!("../../../../data/diploma_types.csv");
        for programme in &PROGRAMMES {
            assert!(committees.contains(programme.committee) && types.contains(&format!("\n{},", programme.diploma_type)), "{}", programme.code);
        }
    }
}
