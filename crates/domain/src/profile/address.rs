//! « Adresse »: where the applicant receives letters.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, Line, redacted_debug};

use super::collect::Errors;
use super::place;
use super::reference::{Code, CountryCode, PostalCode};
use super::{FieldError, ProfileContext};

/// Characters of one line of an address (French postal standard).
pub const LINE_MAX: usize = 38;

/// The form as posted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AddressInput {
    pub country: String,
    pub postal_code: String,
    /// Code of a French town.
    pub town: String,
    /// Name of a town abroad.
    pub foreign_town: String,
    /// « Adresse », then its two complements.
    pub line1: String,
    pub line2: String,
    pub line3: String,
}

redacted_debug!(AddressInput);

/// The validated page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub place: AddressPlace,
    pub line1: Line<LINE_MAX>,
    pub line2: Option<Line<LINE_MAX>>,
    pub line3: Option<Line<LINE_MAX>>,
}

redacted_debug!(Address);

/// Town and country of an address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "where", rename_all = "snake_case")]
pub enum AddressPlace {
    France { postal_code: PostalCode, town: Code },
    Abroad { country: CountryCode, town: Line<LINE_MAX> },
}

redacted_debug!(AddressPlace);

/// Checks the page.
///
/// # Errors
/// One [`FieldError`] per refused field, in the order of the page.
pub fn validate(input: &AddressInput, ctx: &ProfileContext<'_>) -> Result<Address, Vec<FieldError>> {
    let mut errors = Errors::default();
    let place = address_place(&mut errors, input, ctx);
    let line1 = errors.line("line1", &input.line1, "street-missing");
    let line2 = errors.optional_line("line2", &input.line2);
    let line3 = errors.optional_line("line3", &input.line3);
    let address = (|| Some(Address { place: place?, line1: line1?, line2, line3 }))();
    errors.finish(address)
}

fn address_place(errors: &mut Errors, input: &AddressInput, ctx: &ProfileContext<'_>) -> Option<AddressPlace> {
    let country = place::country(errors, "country", &input.country, "country-missing", ctx)?;
    if !country.is_france() {
        let town = errors.line("foreign_town", &input.foreign_town, "foreign-town-missing")?;
        return Some(AddressPlace::Abroad { country, town });
    }
    let postal_code = errors.take("postal_code", PostalCode::parse(&input.postal_code)).filter(|code| {
        let known = ctx.reference.postal_code_exists(code);
        if !known {
            errors.add("postal_code", ErrorKey::new("postal-code-unknown"));
        }
        known
    });
    let town = errors.choice("town", &input.town, "town-missing", "town-not-in-postal-code", |code| {
        postal_code.as_ref().is_none_or(|postal_code| ctx.reference.town_in_postal_code(code, postal_code))
    });
    Some(AddressPlace::France { postal_code: postal_code?, town: town? })
}

/// What the form shows of a stored page.
impl From<&Address> for AddressInput {
    fn from(address: &Address) -> Self {
        let line = |line: &Option<Line<LINE_MAX>>| line.as_ref().map(ToString::to_string).unwrap_or_default();
        let lines = Self { line1: address.line1.to_string(), line2: line(&address.line2), line3: line(&address.line3), ..Self::default() };
        match &address.place {
            AddressPlace::France { postal_code, town } => {
                Self { country: CountryCode::FRANCE.to_owned(), postal_code: postal_code.to_string(), town: town.to_string(), ..lines }
            }
            AddressPlace::Abroad { country, town } => Self { country: country.to_string(), foreign_town: town.to_string(), ..lines },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn check(fields: [&str; 7]) -> Result<Address, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let [country, postal_code, town, foreign_town, line1, line2, line3] = fields.map(String::from);
        validate(&AddressInput { country, postal_code, town, foreign_town, line1, line2, line3 }, &context(&reference, &none))
    }

    #[test]
    fn in_france_and_abroad_and_back_to_the_form() {
        for fields in [["FR", "81000", "81004", "", "2 rue de l’église", "Bâtiment B", ""], ["IT", "", "", "10121 Torino", "Via Roma 1", "", "Interno 3"]] {
            let address = check(fields).unwrap();
            let shown = AddressInput::from(&address);
            let back = [shown.country, shown.postal_code, shown.town, shown.foreign_town, shown.line1, shown.line2, shown.line3];
            assert_eq!(back, fields);
            assert_eq!(format!("{address:?}"), "Address(…)");
        }
    }

    #[test]
    fn hidden_fields_are_ignored() {
        assert!(check(["FR", "81000", "81004", &"x".repeat(99), "2 rue", "", ""]).is_ok());
        assert!(check(["IT", "nonsense", "nonsense !", "Torino", "Via Roma 1", "", ""]).is_ok());
    }

    #[test]
    fn each_field_has_its_errors() {
        assert_eq!(errors(check(["", "", "", "", "", "", ""])), [("country", "country-missing"), ("line1", "street-missing")]);
        assert_eq!(
            errors(check(["FR", "", "", "", "", "", ""])),
            [("postal_code", "postal-code-missing"), ("town", "town-missing"), ("line1", "street-missing")]
        );
        assert_eq!(errors(check(["FR", "8100", "81004", "", "2 rue", "", ""])), [("postal_code", "postal-code-format")]);
        assert_eq!(errors(check(["FR", "99999", "81004", "", "2 rue", "", ""])), [("postal_code", "postal-code-unknown")]);
        assert_eq!(errors(check(["FR", "81000", "81005", "", "2 rue", "", ""])), [("town", "town-not-in-postal-code")]);
        assert_eq!(errors(check(["IT", "", "", " ", "Via Roma", "", ""])), [("foreign_town", "foreign-town-missing")]);
        let long = "x".repeat(39);
        assert_eq!(
            errors(check(["IT", "", "", "Torino", &long, &long, "a\nb"])),
            [("line1", "text-too-long"), ("line2", "text-too-long"), ("line3", "text-control-character")]
        );
    }
}
