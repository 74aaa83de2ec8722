//! The palette of an institution, derived from the one colour it chooses.
//!
//! The work is done in OKLCH, where equal lightness looks equally light whatever the hue, so that any input gives
//! legible pages in light and dark mode. Status colours and everything else of the interface never change.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::ErrorKey;

/// Lowest contrast of white text on the brand colour.
pub const MIN_CONTRAST_LIGHT: f64 = 6.0;
/// Lowest contrast of the dark mode's brand colour on the dark surface.
pub const MIN_CONTRAST_DARK: f64 = 6.5;

const WHITE: Colour = Colour([0xFF; 3]);
/// The ground of panels in dark mode.
const DARK_SURFACE: Colour = Colour([0x1A, 0x20, 0x29]);

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Colour([u8; 3]);

/// Not a colour of the form `#2B4C9B`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour of the form #RRGGBB")]
pub struct ColourError;

impl ColourError {
    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        "colour-format"
    }
}

impl From<ColourError> for ErrorKey {
    fn from(error: ColourError) -> Self {
        Self::new(error.key())
    }
}

impl Colour {
    /// Reads `#RRGGBB` or `#RGB`, in either case, with or without the `#`.
    ///
    /// # Errors
    /// [`ColourError`].
    pub fn parse(input: &str) -> Result<Self, ColourError> {
        let typed = input.trim();
        let digits: Vec<u8> = typed
            .strip_prefix('#')
            .unwrap_or(typed)
            .chars()
            .map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok()).ok_or(ColourError))
            .collect::<Result<_, _>>()?;
        match digits[..] {
            [r, g, b] => Ok(Self([r * 17, g * 17, b * 17])),
            [r1, r2, g1, g2, b1, b2] => Ok(Self([r1 * 16 + r2, g1 * 16 + g2, b1 * 16 + b2])),
            _ => Err(ColourError),
        }
    }

    /// Red, green and blue.
    #[must_use]
    pub const fn rgb(self) -> [u8; 3] {
        self.0
    }

    /// Contrast with another colour, from 1 to 21 (WCAG 2).
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        })
    }
}

/// `#RRGGBB`, in capitals.
impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02X}{g:02X}{b:02X}")
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl TryFrom<String> for Colour {
    type Error = ColourError;

    fn try_from(value: String) -> Result<Self, ColourError> {
        Self::parse(&value)
    }
}

/// Lightness 0–1, chroma, hue in degrees.
#[derive(Debug, Clone, Copy)]
struct Oklch {
    lightness: f64,
    chroma: f64,
    hue: f64,
}

impl Oklch {
    fn of(colour: Colour) -> Self {
        let [r, g, b] = colour.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s;
        let green_red = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
        let blue_yellow = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
        Self { lightness, chroma: green_red.hypot(blue_yellow), hue: blue_yellow.atan2(green_red).to_degrees() }
    }

    /// The same hue at another lightness, with no more chroma than `most`.
    fn at(self, lightness: f64, most: f64) -> Colour {
        Self { lightness, chroma: self.chroma.min(most), hue: self.hue }.to_colour()
    }

    /// The nearest sRGB colour: chroma gives way, lightness never.
    fn to_colour(self) -> Colour {
        let mut fitted = self;
        let mut rgb = fitted.to_linear();
        for _ in 0..40 {
            if rgb.iter().all(|c| (-0.000_5..=1.000_5).contains(c)) {
                break;
            }
            fitted.chroma *= 0.94;
            rgb = fitted.to_linear();
        }
        Colour(rgb.map(encode))
    }

    fn to_linear(self) -> [f64; 3] {
        let (sin, cos) = self.hue.to_radians().sin_cos();
        let (a, b) = (self.chroma * cos, self.chroma * sin);
        let l = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
        ]
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0–255 just before")]
fn encode(linear: f64) -> u8 {
    let c = linear.max(0.0);
    let encoded = if c <= 0.003_130_8 { 12.92 * c } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
    (encoded * 255.0).round().clamp(0.0, 255.0) as u8
}

/// The brand colours of one mode, named as the custom properties of the style sheet (`--ec-brand`, `--ec-brand-strong`…).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Palette {
    /// Links, primary buttons, the current item.
    pub brand: Colour,
    /// The same under the pointer or pressed.
    pub brand_strong: Colour,
    /// The ground of large areas.
    pub brand_deep: Colour,
    /// The ground of a selected row.
    pub brand_soft: Colour,
    /// The border of what stands on `brand_soft`.
    pub brand_line: Colour,
    /// Text on `brand`.
    pub on_brand: Colour,
}

/// What an institution's colour becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// The colour as chosen.
    pub input: Colour,
    pub light: Palette,
    pub dark: Palette,
}

impl Theme {
    /// The colour of an institution that has not chosen one.
    pub const DEFAULT_COLOUR: Colour = Colour([0x2B, 0x4C, 0x9B]);

    /// Derives both palettes from a colour typed by an administrator.
    ///
    /// # Errors
    /// [`ColourError`] when the text is no colour; every colour has a palette.
    pub fn derive(hex: &str) -> Result<Self, ColourError> {
        Colour::parse(hex).map(Self::of)
    }

    /// Derives both palettes.
    #[must_use]
    pub fn of(input: Colour) -> Self {
        let mut base = Oklch::of(input);
        base.chroma = base.chroma.min(0.16);
        Self { input, light: light(base), dark: dark(base) }
    }

    /// Contrasts shown beside the colour where it is chosen: white on brand, brand on soft, white on deep, dark brand on dark surface.
    #[must_use]
    pub fn contrasts(&self) -> [f64; 4] {
        [
            self.light.brand.contrast(WHITE),
            self.light.brand.contrast(self.light.brand_soft),
            self.light.brand_deep.contrast(WHITE),
            self.dark.brand.contrast(DARK_SURFACE),
        ]
    }

    /// The style sheet that sets the brand properties in light, dark and automatic mode; load it after the main one.
    #[must_use]
    pub fn css(&self) -> String {
        format!(":root{{{}{}}}", declarations("--theme", &self.light), declarations("--theme-dark", &self.dark))
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::of(Self::DEFAULT_COLOUR)
    }
}

fn light(base: Oklch) -> Palette {
    let mut lightness = base.lightness.min(0.52);
    let mut brand = base.at(lightness, base.chroma);
    while brand.contrast(WHITE) < MIN_CONTRAST_LIGHT {
        lightness -= 0.005;
        brand = base.at(lightness, base.chroma);
    }
    Palette {
        brand,
        brand_strong: base.at(lightness - 0.09, base.chroma * 0.95),
        brand_deep: base.at((lightness - 0.05).min(0.27), 0.075),
        brand_soft: base.at(0.965, 0.016),
        brand_line: base.at(0.865, 0.05),
        on_brand: WHITE,
    }
}

fn dark(base: Oklch) -> Palette {
    let mut lightness = 0.74;
    let mut brand = base.at(lightness, 0.11);
    while brand.contrast(DARK_SURFACE) < MIN_CONTRAST_DARK {
        lightness += 0.005;
        brand = base.at(lightness, 0.11);
    }
    let brand_deep = base.at(0.215, 0.045);
    Palette {
        brand,
        brand_strong: base.at(lightness + 0.065, 0.09),
        brand_deep,
        brand_soft: base.at(0.295, 0.045),
        brand_line: base.at(0.42, 0.06),
        on_brand: brand_deep,
    }
}

fn declarations(prefix: &str, palette: &Palette) -> String {
    format!(
        "{prefix}-brand:{};{prefix}-brand-strong:{};{prefix}-brand-deep:{};{prefix}-brand-soft:{};{prefix}-brand-line:{};{prefix}-on-brand:{};",
        palette.brand, palette.brand_strong, palette.brand_deep, palette.brand_soft, palette.brand_line, palette.on_brand
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Input, brand, dark brand, and the four contrasts in hundredths: the table of the interface guidelines.
    const TABLE: [(&str, &str, &str, [u32; 4]); 6] = [
        ("#2B4C9B", "#2B4C9B", "#88AAF1", [805, 729, 1520, 707]),
        ("#8C1D40", "#8C1D40", "#E68D9E", [888, 796, 1552, 676]),
        ("#FFCC00", "#79600D", "#C5A853", [601, 542, 1505, 710]),
        ("#00A6A0", "#076F6B", "#41C1BA", [601, 546, 1488, 746]),
        ("#EE7203", "#A04A02", "#E29669", [604, 545, 1538, 686]),
        ("#3E8E41", "#1E7225", "#7FBD7E", [602, 545, 1477, 739]),
    ];

    #[test]
    fn the_published_table_holds() {
        for (input, brand, dark, contrasts) in TABLE {
            let theme = Theme::derive(input).unwrap();
            assert_eq!(theme.light.brand.to_string(), brand, "{input}");
            assert_eq!(theme.dark.brand.to_string(), dark, "{input}");
            assert_eq!(theme.contrasts().map(|c| format!("{c:.2}")), contrasts.map(|c| format!("{}.{:02}", c / 100, c % 100)), "{input}");
        }
    }

    #[test]
    fn the_style_sheet_sets_both_modes_in_one_block() {
        assert_eq!(
            Theme::default().css(),
            ":root{--theme-brand:#2B4C9B;--theme-brand-strong:#17337B;--theme-brand-deep:#13244B;--theme-brand-soft:#EEF4FF;\
             --theme-brand-line:#C2D3F4;--theme-on-brand:#FFFFFF;--theme-dark-brand:#88AAF1;--theme-dark-brand-strong:#A2BFFA;\
             --theme-dark-brand-deep:#0F192E;--theme-dark-brand-soft:#212C43;--theme-dark-brand-line:#3D4D6E;--theme-dark-on-brand:#0F192E;}"
        );
    }

    #[test]
    fn every_colour_gives_legible_pages() {
        let steps = (0..=255).step_by(17).map(|v| u8::try_from(v).unwrap());
        for red in steps.clone() {
            for green in steps.clone() {
                for blue in steps.clone() {
                    let theme = Theme::of(Colour([red, green, blue]));
                    let [on_brand, on_soft, on_deep, on_dark] = theme.contrasts();
                    let input = theme.input;
                    assert!(on_brand >= MIN_CONTRAST_LIGHT && on_dark >= MIN_CONTRAST_DARK, "{input}");
                    assert!(on_soft >= 4.5 && on_deep >= 11.0, "{input} {on_soft} {on_deep}");
                    assert!(theme.light.brand_strong.contrast(WHITE) >= on_brand, "{input}");
                    assert!(theme.dark.on_brand.contrast(theme.dark.brand) >= 4.5, "{input}");
                    assert!(theme.dark.brand.contrast(theme.dark.brand_soft) >= 4.5, "{input}");
                }
            }
        }
    }

    #[test]
    fn colours_are_read_in_their_usual_spellings() {
        for typed in ["#2B4C9B", "2b4c9b", " #2b4C9b "] {
            assert_eq!(Colour::parse(typed), Ok(Theme::DEFAULT_COLOUR));
        }
        assert_eq!(Colour::parse("#fc0").unwrap().to_string(), "#FFCC00");
        for bad in ["", "#", "#12345", "#1234567", "#GGGGGG", "red", "rgb(1,2,3)", "#２B4C9B"] {
            assert_eq!(Colour::parse(bad), Err(ColourError), "{bad}");
        }
    }
}
