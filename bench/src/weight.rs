//! What the first page of an applicant weighs on the line.

use anyhow::Context as _;

use crate::people::Person;

/// Compressed sizes in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weight {
    pub html: usize,
    pub css: usize,
    pub js: usize,
    /// Of the Latin letters; others come only when a page holds such letters.
    pub font: usize,
}

/// Opens the dashboard and everything it names, as a browser that takes compressed answers.
pub async fn of(person: &mut Person) -> anyhow::Result<Weight> {
    let page = person.get("/tableau-de-bord").await?.text();
    let mut weight = Weight { html: person.compressed("/tableau-de-bord", "gzip").await?.body.len(), ..Weight::default() };
    let mut named: Vec<&str> = page.split('"').filter(|part| part.starts_with("/static/")).collect();
    named.sort_unstable();
    named.dedup();
    let mut style = String::new();
    for address in named {
        let size = person.compressed(address, "gzip, br").await?.body.len();
        if address.contains(".css") {
            weight.css += size;
            style.push_str(&person.get(address).await?.text());
        } else if address.contains(".js") {
            weight.js += size;
        }
    }
    let font = style.split(['(', ')', '"', '\'']).find(|part| part.ends_with(".woff2") && !part.contains("-ext-")).context("a font in the style sheet")?;
    let font = if font.starts_with('/') { font.to_owned() } else { format!("/static/{}", font.trim_start_matches("./")) };
    weight.font = person.compressed(&font, "gzip, br").await?.body.len();
    Ok(weight)
}
