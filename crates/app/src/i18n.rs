//! Sentences by key and language. A language is a folder of `i18n/`; French is the source. A sentence missing in a
//! language is read in the institution's default one, else in French.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use domain::settings::Settings;
use domain::translated::{Translated, Wanted};
use fluent_templates::fluent_bundle::concurrent::FluentBundle;
use fluent_templates::fluent_bundle::{FluentArgs, FluentResource, FluentValue};

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// For each language the sentences of [`BUNDLED`]. Those of [`PLAIN`] stand ready in the program: pages are made of
/// hundreds, finding one in a bundle costs ten times as much, and a bundle keeps each in a kilobyte and a half.
static BUNDLES: LazyLock<Vec<FluentBundle<FluentResource>>> =
    LazyLock::new(|| LANGUAGES.iter().zip(BUNDLED).map(|((code, ..), sentences)| bundle(code, sentences)).collect());

fn bundle(code: &str, sentences: &str) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![code.parse().unwrap_or_default()]);
    bundle.set_use_isolating(false);
    let read = FluentResource::try_new(sentences.to_owned()).unwrap_or_else(|(read, errors)| {
        tracing::error!(language = code, ?errors, "sentences cannot be read");
        read
    });
    if let Err(errors) = bundle.add_resource(read) {
        tracing::error!(language = code, ?errors, "sentences stand there twice");
    }
    bundle
}

type Args = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// A language of the interface, with the one that is read where it has no words.
#[derive(Clone, Copy, Default)]
pub struct Lang {
    /// Places in [`LANGUAGES`]; the first is the source.
    at: usize,
    default: usize,
}

impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

impl Eq for Lang {}

impl std::fmt::Debug for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Lang> for Wanted<'static> {
    fn from(lang: Lang) -> Self {
        Self { language: lang.code(), default: LANGUAGES[lang.default].0 }
    }
}

impl Lang {
    /// The source: complete, and what is read where nothing else is.
    pub const FR: Self = Self { at: 0, default: 0 };

    /// Every language of the program: the source first, then by code.
    pub fn known() -> impl Iterator<Item = Self> {
        (0..LANGUAGES.len()).map(|at| Self { at, default: 0 })
    }

    /// A language of the program, whether the institution offers it or not: for names and stored words. What a page or
    /// a mail is written in comes from [`Languages`].
    #[must_use]
    pub fn named(code: &str) -> Option<Self> {
        Self::known().find(|lang| lang.code() == code)
    }

    #[must_use]
    pub const fn code(self) -> &'static str {
        LANGUAGES[self.at].0
    }

    /// The language's own name.
    #[must_use]
    pub fn name(self) -> String {
        self.t("language-name")
    }

    /// The texts of the mails that come with the product.
    pub(crate) const fn mails(self) -> &'static str {
        LANGUAGES[self.at].1
    }

    /// The texts of the letters that come with the product.
    pub(crate) const fn letters(self) -> &'static str {
        LANGUAGES[self.at].2
    }

    /// This language, what institutions write by default, the source.
    pub(crate) fn chain(self) -> [Self; 3] {
        [self, Self { at: self.default, default: self.default }, Self::FR]
    }

    /// The sentence for a key. An unknown key shows itself between brackets and is logged: a test keeps that from
    /// happening.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        self.formatted(key, None)
    }

    /// The same for a page, which shows some hundred: nearly all are always the same, and are written from where they stand.
    #[must_use]
    pub fn say(self, key: &str) -> Cow<'static, str> {
        match PLAIN.get(self.at).and_then(|sentences| sentences.get(key)) {
            Some(&sentence) => Cow::Borrowed(sentence),
            None => Cow::Owned(self.t(key)),
        }
    }

    #[must_use]
    pub fn t_with(self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        if let Some(said) = self.joined(key, args) {
            return said;
        }
        let args: Args = args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.into_owned())).collect();
        self.formatted(key, Some(&args))
    }

    /// The sentence for a key that came with its arguments as text.
    #[must_use]
    pub fn t_map(self, key: &str, args: &HashMap<String, String>) -> String {
        let args: Args = args.iter().map(|(name, value)| (Cow::Owned(name.clone()), number_or_text(value).into_owned())).collect();
        self.formatted(key, Some(&args))
    }

    /// What this very language says in a sentence of [`JOINED`], where every value is there. Pages are full of dates and
    /// sizes, and the bundle copies what it is given twice before it writes.
    fn joined(self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> Option<String> {
        let pieces = JOINED.get(self.at)?.get(key)?;
        // The name of a value is about as long as the value.
        let mut said = String::with_capacity(pieces.iter().map(|piece| piece.len()).sum::<usize>() + 16);
        for (at, piece) in pieces.iter().enumerate() {
            if at.is_multiple_of(2) {
                said.push_str(piece);
                continue;
            }
            match &args.iter().find(|(name, _)| name == piece)?.1 {
                FluentValue::String(text) => said.push_str(text),
                FluentValue::Number(number) => said.push_str(&number.as_string()),
                _ => return None,
            }
        }
        Some(said)
    }

    fn formatted(self, key: &str, args: Option<&Args>) -> String {
        self.chain().into_iter().find_map(|lang| lang.own(key, args)).unwrap_or_else(|| unknown(key))
    }

    /// What this very language says.
    fn own(self, key: &str, args: Option<&Args>) -> Option<String> {
        match PLAIN.get(self.at)?.get(key) {
            Some(sentence) => Some((*sentence).to_owned()),
            None => self.look_up(key, args),
        }
    }

    /// What its bundle says; nothing where a value is missing.
    fn look_up(self, key: &str, args: Option<&Args>) -> Option<String> {
        let bundle = BUNDLES.get(self.at)?;
        let sentence = bundle.get_message(key)?.value()?;
        let args: Option<FluentArgs<'_>> = args.map(|args| args.iter().map(|(name, value)| (&**name, value.clone())).collect());
        let mut errors = Vec::new();
        let said = bundle.format_pattern(sentence, args.as_ref(), &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }

    /// Whether any language knows the key.
    #[must_use]
    pub fn knows(key: &str) -> bool {
        Self::FR.own(key, None).is_some()
    }

    /// A sentence in every language that has it, as a stored text has its words.
    #[must_use]
    pub fn translated(key: &str) -> Translated {
        Translated(Self::known().filter_map(|lang| Some((lang.code().to_owned(), lang.own(key, None)?))).collect())
    }
}

/// The languages that an institution offers.
#[derive(Clone, Debug)]
pub struct Languages(Vec<Lang>);

impl Languages {
    /// The default one first, then the others offered. Codes that the program does not know are left out.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let default = Lang::named(&settings.default_language).unwrap_or_default();
        let is_offered = |lang: &Lang| *lang != default && settings.offered_languages.iter().any(|code| code == lang.code());
        let all = [default].into_iter().chain(Lang::known().filter(is_offered));
        Self(all.map(|lang| Lang { default: default.at, ..lang }).collect())
    }

    /// What is written when nobody asked for anything else.
    #[must_use]
    pub fn default(&self) -> Lang {
        self.0.first().copied().unwrap_or_default()
    }

    #[must_use]
    pub fn all(&self) -> &[Lang] {
        &self.0
    }

    /// A language that is offered.
    #[must_use]
    pub fn find(&self, code: &str) -> Option<Lang> {
        self.0.iter().copied().find(|lang| lang.code() == code)
    }

    /// The language for somebody who prefers this one: it, while it is offered, else the default one.
    #[must_use]
    pub fn pick(&self, code: &str) -> Lang {
        self.find(code).unwrap_or_else(|| self.default())
    }

    #[must_use]
    pub fn codes(&self) -> Vec<&'static str> {
        self.0.iter().map(|lang| lang.code()).collect()
    }
}

/// Numbers choose plural forms, so a text that is a number counts as one.
fn number_or_text(value: &str) -> FluentValue<'_> {
    if value.len() < 10
        && let Ok(number) = value.parse::<i64>()
    {
        return FluentValue::from(number);
    }
    FluentValue::from(value)
}

fn unknown(key: &str) -> String {
    tracing::error!(key, "no sentence for this key");
    format!("[{key}]")
}

/// A value inside a sentence.
pub trait Arg {
    fn value(&self) -> FluentValue<'_>;
}

macro_rules! args {
    ($($type:ty => |$v:ident| $value:expr),+ $(,)?) => {$(
        impl Arg for $type { fn value(&self) -> FluentValue<'_> { let $v = self; $value } }
    )+};
}

args! {
    str => |v| FluentValue::from(v),
    String => |v| FluentValue::from(v.as_str()),
    Cow<'_, str> => |v| FluentValue::from(&**v),
    i64 => |v| FluentValue::from(*v),
    i32 => |v| FluentValue::from(*v),
    u32 => |v| FluentValue::from(*v),
    u64 => |v| FluentValue::from(*v),
    usize => |v| FluentValue::from(*v),
    domain::ids::ApplicationNumber => |v| FluentValue::from(v.to_string()),
}

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages(default: &str, offered: &[&str]) -> Languages {
        let offered = offered.iter().map(|code| (*code).to_owned()).collect();
        Languages::of(&Settings { default_language: default.to_owned(), offered_languages: offered, ..Settings::default() })
    }

    #[test]
    fn the_default_language_comes_first_and_is_always_offered() {
        assert_eq!(languages("fr", &["fr", "en"]).codes(), ["fr", "en"]);
        assert_eq!(languages("en", &["fr", "de"]).codes(), ["en", "fr", "de"]);
        assert_eq!(languages("xx", &["tlh"]).codes(), ["fr"], "what the program does not know is not offered");
    }

    #[test]
    fn whoever_prefers_a_language_that_is_not_offered_reads_the_default_one() {
        let offered = languages("en", &["fr"]);
        assert_eq!(offered.pick("fr").code(), "fr");
        assert_eq!(offered.pick("de").code(), "en");
        assert_eq!(offered.find("de"), None);
    }

    #[test]
    fn a_missing_sentence_is_read_in_the_default_language_then_in_french() {
        let german = |default: &str| languages(default, &["de"]).pick("de");
        // What only staff read is not translated into German.
        assert_eq!(german("en").t("setup-town"), Lang::named("en").unwrap().t("setup-town"));
        assert_eq!(german("fr").t("setup-town"), Lang::FR.t("setup-town"));
        assert_eq!(german("en").t("form-save"), "Speichern");
        assert_eq!(german("en").say("setup-town"), german("en").t("setup-town"));
    }

    fluent_templates::static_loader! {
        static WHOLE = {
            locales: "../../i18n",
            fallback_language: "fr",
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }

    /// What the files of a language say, read whole.
    fn file_says(lang: Lang, key: &str, args: Option<&Args>) -> Option<String> {
        WHOLE.lookup_single_language(&lang.code().parse().unwrap(), key, args).ok()
    }

    #[test]
    fn a_plain_sentence_is_what_the_file_says() {
        for (lang, sentences) in Lang::known().zip(PLAIN) {
            assert!(sentences.len() > 100, "{lang:?}");
            for key in sentences.keys() {
                let said = lang.own(key, None);
                assert!(said.is_some(), "{lang:?} {key}");
                assert_eq!(said, file_says(lang, key, None), "{lang:?} {key}");
                assert_eq!(Some(lang.say(key).into_owned()), said, "{lang:?} {key}");
            }
        }
    }

    #[test]
    fn the_bundle_has_every_other_sentence() {
        for (lang, sentences) in Lang::known().zip(BUNDLED) {
            let keys: Vec<&str> = sentences.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| Some(line.split_once('=')?.0.trim())).collect();
            assert!(keys.len() > 100, "{lang:?}");
            for key in keys {
                assert!(BUNDLES[lang.at].has_message(key), "{lang:?} {key}");
                assert_eq!(lang.own(key, None), file_says(lang, key, None), "{lang:?} {key}");
            }
        }
    }

    #[test]
    fn a_sentence_that_is_joined_is_what_the_file_says() {
        let value = |name: &str| if name.len().is_multiple_of(2) { FluentValue::from(-1_234_567_i64) } else { FluentValue::from(format!(" <{name}> ")) };
        for (lang, sentences) in Lang::known().zip(JOINED) {
            assert!(sentences.len() > 50, "{lang:?}");
            for (key, pieces) in sentences.entries() {
                let args: Vec<(&'static str, FluentValue<'static>)> = pieces.iter().copied().skip(1).step_by(2).map(|name| (name, value(name))).collect();
                let map: Args = args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
                let file = file_says(lang, key, Some(&map));
                assert!(file.is_some(), "{lang:?} {key}");
                assert_eq!((lang.joined(key, &args), lang.look_up(key, Some(&map))), (file.clone(), file), "{lang:?} {key}");
                assert_eq!(lang.joined(key, &[]), None, "{lang:?} {key}");
            }
        }
    }

    #[test]
    fn every_language_says_its_own_name() {
        let names: Vec<String> = Lang::known().map(Lang::name).collect();
        assert_eq!(names[0], "Français");
        let mut distinct = names.clone();
        distinct.sort();
        distinct.dedup();
        assert_eq!(distinct.len(), names.len(), "{names:?}");
    }
}
