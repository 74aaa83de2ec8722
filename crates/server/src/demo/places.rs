//! Real towns, lycées and universities that invented people come from, and the reference tables their profiles are
//! checked against. The codes are those of the reference data in `data/`; a test compares them.

use domain::profile::{Code, CountryCode, PostalCode, ReferenceTables, Validity};

/// A French town with a lycée.
pub struct Town {
    pub code: &'static str,
    pub department: &'static str,
    pub postal_code: &'static str,
    pub label: &'static str,
    pub lycee: &'static str,
}

const fn town(code: &'static str, department: &'static str, postal_code: &'static str, label: &'static str, lycee: &'static str) -> Town {
    Town { code, department, postal_code, label, lycee }
}

pub const TOWNS: [Town; 36] = [
    town("81004", "81", "81000", "Albi", "0810005R"),
    town("31555", "31", "31000", "Toulouse", "0310036W"),
    town("66136", "66", "66000", "Perpignan", "0660010C"),
    town("10387", "10", "10000", "Troyes", "0100022V"),
    town("86194", "86", "86000", "Poitiers", "0860034V"),
    town("33063", "33", "33000", "Bordeaux", "0330021U"),
    town("35238", "35", "35000", "Rennes", "0350024L"),
    town("44109", "44", "44000", "Nantes", "0440021J"),
    town("59350", "59", "59000", "Lille", "0590116F"),
    town("67482", "67", "67000", "Strasbourg", "0670079X"),
    town("34172", "34", "34000", "Montpellier", "0340038G"),
    town("06088", "06", "06000", "Nice", "0060030A"),
    town("21231", "21", "21000", "Dijon", "0210015C"),
    town("37261", "37", "37000", "Tours", "0370035M"),
    town("49007", "49", "49000", "Angers", "0490001K"),
    town("72181", "72", "72000", "Le Mans", "0720029R"),
    town("51454", "51", "51100", "Reims", "0510031G"),
    town("57463", "57", "57000", "Metz", "0570054Z"),
    town("54395", "54", "54000", "Nancy", "0540038Y"),
    town("14118", "14", "14000", "Caen", "0140013N"),
    town("76540", "76", "76000", "Rouen", "0760090K"),
    town("29019", "29", "29200", "Brest", "0290007A"),
    town("64445", "64", "64000", "Pau", "0640055M"),
    town("87085", "87", "87000", "Limoges", "0870015U"),
    town("38185", "38", "38000", "Grenoble", "0380027Y"),
    town("74010", "74", "74000", "Annecy", "0740003B"),
    town("84007", "84", "84000", "Avignon", "0840003X"),
    town("80021", "80", "80000", "Amiens", "0800009A"),
    town("25056", "25", "25000", "Besançon", "0250007X"),
    town("45234", "45", "45000", "Orléans", "0450049J"),
    town("64102", "64", "64100", "Bayonne", "0640010N"),
    town("12202", "12", "12000", "Rodez", "0120022J"),
    town("11069", "11", "11000", "Carcassonne", "0110004V"),
    town("79191", "79", "79000", "Niort", "0790023W"),
    town("47001", "47", "47000", "Agen", "0470001W"),
    town("97411", "974", "97400", "Saint-Denis", "9740001H"),
];

/// A place of higher education: code, town, department.
pub const UNIVERSITIES: [(&str, &str, &str); 24] = [
    ("0313124C", "31555", "31"),
    ("0311383K", "31555", "31"),
    ("0660437S", "66136", "66"),
    ("0101060Y", "10387", "10"),
    ("0860856N", "86194", "86"),
    ("0333298F", "33063", "33"),
    ("0353074B", "35238", "35"),
    ("0350937D", "35238", "35"),
    ("0442953W", "44109", "44"),
    ("0597239Y", "59350", "59"),
    ("0673021V", "67482", "67"),
    ("0342490X", "34172", "34"),
    ("0062205P", "06088", "06"),
    ("0212296G", "21231", "21"),
    ("0370800U", "37261", "37"),
    ("0490970N", "49007", "49"),
    ("0720916E", "72181", "72"),
    ("0542493S", "54395", "54"),
    ("0141408E", "14118", "14"),
    ("0290346U", "29019", "29"),
    ("0640251A", "64445", "64"),
    ("0870669E", "87085", "87"),
    ("0450855K", "45234", "45"),
    ("9740478B", "97411", "974"),
];

/// A town abroad: country, name, a street.
pub struct Abroad {
    pub country: &'static str,
    pub city: &'static str,
    pub street: &'static str,
}

const fn abroad(country: &'static str, city: &'static str, street: &'static str) -> Abroad {
    Abroad { country, city, street }
}

pub const ABROAD: [Abroad; 26] = [
    abroad("MA", "Rabat", "Rue Oued Fès"),
    abroad("MA", "Fès", "Avenue des FAR"),
    abroad("DZ", "Oran", "Rue Larbi Ben M’hidi"),
    abroad("DZ", "Béjaïa", "Cité des 600 logements"),
    abroad("TN", "Sfax", "Avenue Farhat Hached"),
    abroad("TN", "Tunis", "Rue de Marseille"),
    abroad("SN", "Dakar", "Sicap Liberté 3, villa"),
    abroad("SN", "Thiès", "Quartier Escale, rue"),
    abroad("CI", "Abidjan", "Cocody, rue des Jardins"),
    abroad("CM", "Douala", "Rue Njo-Njo"),
    abroad("BJ", "Cotonou", "Carré"),
    abroad("MG", "Antananarivo", "Lot II K"),
    abroad("LB", "Beyrouth", "Rue Monot"),
    abroad("VN", "Da Nang", "Duong Tran Phu"),
    abroad("CN", "Wuhan", "Luoyu Road"),
    abroad("IN", "Pune", "Karve Road"),
    abroad("BR", "Recife", "Rua da Aurora"),
    abroad("CO", "Medellín", "Carrera"),
    abroad("MX", "Puebla", "Calle"),
    abroad("IT", "Torino", "Via Garibaldi"),
    abroad("ES", "Girona", "Carrer Nou"),
    abroad("PT", "Braga", "Rua do Souto"),
    abroad("DE", "Mainz", "Gaustraße"),
    abroad("PL", "Łódź", "ulica Piotrkowska"),
    abroad("UA", "Lviv", "Vulytsia Horodotska"),
    abroad("TR", "İzmir", "Kıbrıs Şehitleri Caddesi"),
];

/// Bac series in use: code, first and last year.
pub const SERIES: [(&str, Option<i32>, Option<i32>); 11] = [
    ("GEN", Some(2021), None),
    ("S", Some(1995), Some(2020)),
    ("ES", Some(1995), Some(2020)),
    ("L", Some(1995), Some(2020)),
    ("STMG", Some(2014), None),
    ("STI2D", Some(2013), None),
    ("ST2S", Some(2009), None),
    ("STL", Some(1995), None),
    ("0022", Some(1987), None),
    ("0031", None, None),
    (NO_BAC, None, None),
];

/// « Baccalauréat en préparation cette année ».
pub const NO_BAC: &str = "SB-COURS";

/// Specialities of the general bac, all given since 2021.
pub const SPECIALITIES: [&str; 9] = ["MATHS", "PC", "SVT", "SES", "HGGSP", "NSI", "HLP", "LLCER-ANG", "SI"];
pub const BAC_HONOURS: [&str; 4] = ["P", "AB", "B", "TB"];
pub const DIPLOMAS: [&str; 12] = ["L1", "L2", "LICENCE", "M1", "MASTER", "BTS", "BUT", "CPGE1", "CPGE2", "ETR-1", "ETR-2", "ETR-LICENCE"];

/// Everything above as the validation of profiles reads it.
pub fn reference() -> ReferenceTables {
    let code = |text: &str| Code::from_stored(text);
    let mut tables = ReferenceTables::default();
    tables.countries.insert(CountryCode::from_stored(CountryCode::FRANCE));
    for place in &ABROAD {
        tables.countries.insert(CountryCode::from_stored(place.country));
    }
    for place in &TOWNS {
        let (department, town) = (code(place.department), code(place.code));
        tables.departments.insert(department.clone());
        tables.towns.insert((department, town.clone()));
        tables.postal_towns.insert((PostalCode::from_stored(place.postal_code), town.clone()));
        tables.schools.insert((town, code(place.lycee)));
    }
    for (school, town, _) in UNIVERSITIES {
        tables.schools.insert((code(town), code(school)));
    }
    tables.bac_series = SERIES.iter().map(|(series, from, to)| (code(series), Validity { from: *from, to: *to })).collect();
    tables.bac_honours = BAC_HONOURS.iter().map(|honours| code(honours)).collect();
    tables.honours = BAC_HONOURS.iter().map(|honours| code(honours)).collect();
    tables.specialities = SPECIALITIES.iter().map(|subject| (code(subject), Validity { from: Some(2021), to: None })).collect();
    tables.series_specialities = SPECIALITIES.iter().map(|subject| (code("GEN"), code(subject))).collect();
    tables.diplomas = DIPLOMAS.iter().map(|diploma| code(diploma)).collect();
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every town, school, series, speciality, honours, diploma and country above is a row of the reference data.
    #[test]
    fn the_places_are_those_of_the_reference_data() {
        let rows = |text: &'static str| text.lines().collect::<Vec<_>>();
        let (towns, postal, schools) = (
            rows(include_str!("../../../../data/towns.csv")),
            rows(include_str!("../../../../data/town_postal_codes.csv")),
            rows(include_str!("../../../../data/schools.csv")),
        );
        for place in &TOWNS {
            assert!(towns.contains(&format!("{},{},{},yes", place.code, place.label, place.department).as_str()), "{}", place.label);
            assert!(postal.contains(&format!("{},{}", place.code, place.postal_code).as_str()), "{}", place.label);
            let school = schools.iter().find(|row| row.starts_with(place.lycee)).unwrap();
            assert!(school.contains(&format!(",{},{},lycee,yes", place.code, place.department)), "{school}");
        }
        for (school, town, department) in UNIVERSITIES {
            let row = schools.iter().find(|row| row.starts_with(school)).unwrap();
            assert!(row.contains(&format!(",{town},{department},higher,yes")), "{row}");
        }
        let known = |text: &'static str, code: &str| rows(text).iter().any(|row| row.starts_with(&format!("{code},")));
        for (series, from, to) in SERIES {
            let table = rows(include_str!("../../../../data/bac_series.csv"));
            let row = table.iter().find(|row| row.starts_with(&format!("{series},"))).unwrap();
            let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
            assert!(row.contains(&format!(",{},{},", year(from), year(to))), "{row}");
        }
        assert!(SPECIALITIES.iter().all(|code| known(include_str!("../../../../data/bac_specialities.csv"), code)));
        assert!(BAC_HONOURS.iter().all(|code| known(include_str!("../../../../data/honours.csv"), code)));
        assert!(DIPLOMAS.iter().all(|code| known(include_str!("../../../../data/diplomas.csv"), code)));
        assert!(ABROAD.iter().all(|place| known(include_str!("../../../../data/countries.csv"), place.country)));
    }
}
