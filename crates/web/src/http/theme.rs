//! The institution's colours as a style sheet and an icon of their own, named by the colour and cached for a year.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use domain::theme::Theme;

use crate::App;

/// The address of the style sheet of the current theme.
#[must_use]
pub fn url(app: &App) -> String {
    address(app, "css")
}

/// The address of the icon that browsers show beside the title.
#[must_use]
pub fn favicon_url(app: &App) -> String {
    address(app, "svg")
}

fn address(app: &App, ending: &str) -> String {
    let digest = app::keys::sha256_hex(app.ctx.settings().institution_colour.as_bytes());
    format!("/static/theme-{}.{ending}", digest.get(..12).unwrap_or_default())
}

/// The mark of the header, without a style sheet to colour it.
fn favicon(theme: &Theme) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><rect width=\"40\" height=\"40\" rx=\"10\" fill=\"{}\"/>\
         <path d=\"M8 30.5h8.3v-7.5h8.2v-7.5H32\" fill=\"none\" stroke=\"{}\" stroke-width=\"4\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\
         <circle cx=\"15\" cy=\"11.5\" r=\"3.2\" fill=\"{}\"/></svg>",
        theme.light.brand, theme.light.on_brand, theme.light.brand_line
    )
}

/// `GET /static/theme-{digest}.css` and `.svg`; an old digest still gets the current colours.
pub fn get(app: &App, name: &str) -> Response {
    let Ok(theme) = Theme::derive(&app.ctx.settings().institution_colour) else { return StatusCode::NOT_FOUND.into_response() };
    let (kind, body) = if name.ends_with(".svg") { ("image/svg+xml", favicon(&theme)) } else { ("text/css; charset=utf-8", theme.css()) };
    ([(CONTENT_TYPE, kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_has_the_colours_of_the_theme() {
        let theme = Theme::derive("#8C1D40").unwrap();
        let icon = favicon(&theme);
        assert!(icon.contains("fill=\"#8C1D40\"") && !icon.contains(&Theme::default().light.brand.to_string()), "{icon}");
    }
}
