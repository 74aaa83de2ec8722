//! Names of invented people, by the country they may come from.

use domain::person::Civility;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

/// Names that go together.
pub struct Origin {
    /// Countries of nationality; the first names and last names are usual in all of them.
    pub countries: &'static [&'static str],
    women: &'static [&'static str],
    men: &'static [&'static str],
    last: &'static [&'static str],
}

/// A person's name, with the form of address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub civility: Civility,
    pub first: &'static str,
    pub last: String,
}

pub const FRENCH: Origin = Origin {
    countries: &["FR"],
    women: &[
        "Inès",
        "Camille",
        "Léa",
        "Clémence",
        "Salomé",
        "Manon",
        "Jade",
        "Fatou",
        "Louise",
        "Maëlle",
        "Anaïs",
        "Juliette",
        "Océane",
        "Éloïse",
        "Sarah",
        "Lina",
        "Margaux",
        "Noémie",
        "Zoé",
        "Apolline",
        "Mathilde",
        "Solène",
        "Yasmine",
        "Charlotte",
        "Héloïse",
        "Capucine",
        "Aïcha",
        "Marie-Lou",
        "Bérénice",
        "Romane",
        "Elsa",
        "Chloé",
        "Justine",
        "Agathe",
        "Lou-Anne",
    ],
    men: &[
        "Tom",
        "Yanis",
        "Rayan",
        "Jonas",
        "Théo",
        "Lucas",
        "Hugo",
        "Baptiste",
        "Maxime",
        "Gaël",
        "Noé",
        "Adrien",
        "Étienne",
        "Malo",
        "Antoine",
        "Bilal",
        "Corentin",
        "Valentin",
        "Paul-Émile",
        "Ismaël",
        "Florian",
        "Côme",
        "Simon",
        "Loïc",
        "Raphaël",
        "Jean-Baptiste",
        "Sacha",
        "Clément",
        "Mehdi",
        "Augustin",
        "Thibault",
        "Nathan",
        "Arthur",
        "Youssef",
        "Benoît",
    ],
    last: &[
        "Marchetti",
        "Berthaud",
        "Ouldali",
        "Wieczorek",
        "Abadie",
        "Vauquelin",
        "El Khatib",
        "Sarr-Delmas",
        "Lefèvre",
        "Garrigues",
        "Moreau",
        "Fontanel",
        "Bouchard",
        "Le Goff",
        "Kervella",
        "Roussel",
        "Delcourt",
        "Poncet",
        "Marty",
        "Sablayrolles",
        "Cazals",
        "d’Arvieu",
        "Nguyen-Martel",
        "Chassagne",
        "Thibodeau",
        "Lacombe",
        "Vidal",
        "Escoffier",
        "Guéguen",
        "Bonnafous",
        "Da Costa",
        "Perrin",
        "Hamidi",
        "Benchekroun",
        "Blanchet",
        "Tessier",
        "Maurel",
        "Colombani",
        "Schneider",
        "Muller-Roth",
        "Desrosiers",
        "Payet",
        "Hoarau",
        "Grondin",
        "Laporte",
        "Rigal",
        "Cabrol",
        "Durand-Viel",
        "Faucher",
        "Lemaître",
        "Prévost",
        "Guichard",
        "Barreau",
        "Traoré",
        "Diallo",
        "Mercier",
        "Jolivet",
        "Aubry",
        "Carpentier",
        "Renaudin",
        "Bénézech",
        "Oudot",
        "Saint-Germain",
        "de La Roque",
        "Picard",
        "Boyer",
        "Charrier",
        "Labadie",
        "Ferrand",
        "Gaillard",
    ],
};

pub const FOREIGN: [Origin; 12] = [
    Origin {
        countries: &["MA", "DZ", "TN"],
        women: &["Salma", "Nour", "Khadija", "Amina", "Imane", "Meryem", "Rim", "Hajar"],
        men: &["Anas", "Amine", "Oussama", "Walid", "Zakaria", "Hichem", "Karim", "Ayoub"],
        last: &["Benali", "El Amrani", "Bouzid", "Cherkaoui", "Trabelsi", "Mansouri", "Ait Ouarab", "Belkacem", "Jlassi", "Tazi"],
    },
    Origin {
        countries: &["SN", "CI", "CM", "BJ"],
        women: &["Aminata", "Awa", "Grâce", "Mariam", "Ndeye", "Estelle", "Prisca"],
        men: &["Ousmane", "Cheikh", "Kouamé", "Serge", "Ibrahima", "Junior", "Arsène"],
        last: &["Ndiaye", "Diop", "Kouassi", "Mbarga", "Fall", "Tchoumi", "Hounsou", "Sow", "Koné", "Essomba"],
    },
    Origin { countries: &["MG"], women: &["Hasina", "Voahangy"], men: &["Andry", "Tojo"], last: &["Rakotomalala", "Randrianarisoa", "Andriamahefa"] },
    Origin { countries: &["LB"], women: &["Rana", "Maya", "Joëlle"], men: &["Elie", "Jad", "Marwan"], last: &["Khoury", "Haddad", "Abi Nader"] },
    Origin { countries: &["VN"], women: &["Thị Lan", "Minh Anh"], men: &["Văn Hùng", "Quốc Bảo"], last: &["Nguyễn", "Trần", "Phạm"] },
    Origin { countries: &["CN"], women: &["Yuting", "Xiaoli"], men: &["Haoran", "Wei"], last: &["Zhang", "Liu", "Huang"] },
    Origin { countries: &["IN"], women: &["Priya", "Ananya"], men: &["Rohan", "Arjun"], last: &["Kulkarni", "Iyer", "Deshpande"] },
    Origin {
        countries: &["BR", "PT"],
        women: &["Beatriz", "Larissa", "Inês"],
        men: &["Thiago", "João Pedro", "Rafael"],
        last: &["Nogueira", "Figueiredo", "de Souza", "Carvalho"],
    },
    Origin {
        countries: &["CO", "MX", "ES"],
        women: &["Valentina", "Lucía", "Ximena"],
        men: &["Santiago", "Andrés", "Emilio"],
        last: &["Restrepo", "Ibáñez", "Castañeda", "Puig Ferrer"],
    },
    Origin {
        countries: &["IT", "DE"],
        women: &["Chiara", "Elisa", "Johanna"],
        men: &["Lorenzo", "Matteo", "Jürgen"],
        last: &["Bianchetti", "Ferraris", "Weißmann", "Köhler"],
    },
    Origin {
        countries: &["PL", "UA"],
        women: &["Zofia", "Oksana", "Kateryna"],
        men: &["Paweł", "Andriy", "Bohdan"],
        last: &["Kwiatkowski", "Łukasik", "Shevchuk", "Bondarenko"],
    },
    Origin { countries: &["TR"], women: &["Elif", "Gülşen"], men: &["Emre", "Çağlar"], last: &["Yıldırım", "Öztürk", "Aydın"] },
];

impl Origin {
    /// A name; one French person in twelve has a double last name.
    pub fn name(&self, rng: &mut StdRng) -> Name {
        let woman = rng.random_bool(0.54);
        let first = if woman { self.women } else { self.men }.choose(rng).copied().unwrap_or("Camille");
        let mut last = self.last.choose(rng).copied().unwrap_or("Martin").to_owned();
        if self.countries.contains(&"FR") && !last.contains(['-', ' ', '’']) && rng.random_bool(1.0 / 12.0) {
            let other = self.last.choose(rng).copied().unwrap_or("Martin");
            if other != last && !other.contains(['-', ' ', '’']) {
                last = format!("{last}-{other}");
            }
        }
        Name { civility: if woman { Civility::Mrs } else { Civility::Mr }, first, last }
    }
}

/// What stands before the @ of an address made of a name.
pub fn mailbox(first: &str, last: &str) -> String {
    let part = |text: &str| domain::text::fold_key(text).replace(' ', "-");
    format!("{}.{}", part(first), part(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_addresses_whatever_their_script() {
        assert_eq!(mailbox("Paul-Émile", "d’Arvieu"), "paul-emile.d-arvieu");
        for origin in FOREIGN.iter().chain([&FRENCH]) {
            for (first, last) in origin.women.iter().chain(origin.men).flat_map(|first| origin.last.iter().map(move |last| (first, last))) {
                domain::email::EmailAddress::parse(&format!("{}@example.org", mailbox(first, last))).unwrap();
            }
        }
    }
}
