//! A person's postal address as lines, the way an envelope has them.

use domain::profile::Address;
use domain::profile::address::AddressPlace;
use domain::text::Line;
use store::Tx;
use uuid::Uuid;

use crate::Ctx;
use crate::i18n::Lang;
use crate::profile::sections;
use crate::reference;

/// The lines of the address, the country last for addresses abroad; none before the page was filled in.
pub async fn lines(ctx: &Ctx, tx: &mut Tx, account: Uuid, lang: Lang) -> store::Result<Vec<String>> {
    let Some(stored) = sections::load::<Address>(tx, account).await? else { return Ok(Vec::new()) };
    let address = stored.content;
    let mut lines: Vec<String> =
        [Some(&address.line1), address.line2.as_ref(), address.line3.as_ref()].into_iter().flatten().map(|line| line.as_str().to_owned()).collect();
    match &address.place {
        AddressPlace::France { postal_code, town } => {
            let name = store::reference::town(tx, town.as_str()).await?.map(|town| town.label).unwrap_or_default();
            lines.push(format!("{} {name}", postal_code.as_str()).trim().to_owned());
        }
        AddressPlace::Abroad { country, town } => {
            lines.push(Line::as_str(town).to_owned());
            lines.push(reference::current(ctx, tx).await?.country(country.as_str(), lang.code()).to_uppercase());
        }
    }
    lines.retain(|line| !line.is_empty());
    Ok(lines)
}
