//! Sentences by key and language. French is the source; a key missing elsewhere falls back to it.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader as _, static_loader};

static_loader! {
    static LOCALES = {
        locales: "../../i18n",
        fallback_language: "fr",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Fr,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language's own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::En => "English",
        }
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::Fr => fluent_templates::langid!("fr"),
            Self::En => fluent_templates::langid!("en"),
        }
    }

    /// The sentence for a key. An unknown key shows itself between brackets and is logged: a test keeps that from
    /// happening.
    #[must_use]
    pub fn t(self, key: &str) -> String {
        LOCALES.try_lookup(&self.id(), key).unwrap_or_else(|| unknown(key))
    }

    #[must_use]
    pub fn t_with(self, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args.iter().map(|(name, value)| (Cow::Borrowed(*name), value.clone())).collect();
        LOCALES.try_lookup_with_args(&self.id(), key, &args).unwrap_or_else(|| unknown(key))
    }

    /// The sentence for a key that came with its arguments as text.
    #[must_use]
    pub fn t_map(self, key: &str, args: &HashMap<String, String>) -> String {
        let args: HashMap<Cow<'static, str>, FluentValue<'_>> = args.iter().map(|(name, value)| (Cow::Owned(name.clone()), number_or_text(value))).collect();
        LOCALES.try_lookup_with_args(&self.id(), key, &args).unwrap_or_else(|| unknown(key))
    }

    /// Whether any language knows the key.
    #[must_use]
    pub fn knows(key: &str) -> bool {
        LOCALES.try_lookup(&Self::Fr.id(), key).is_some()
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
    fn value(&self) -> FluentValue<'static>;
}

macro_rules! args {
    ($($type:ty => |$v:ident| $value:expr),+ $(,)?) => {$(
        impl Arg for $type { fn value(&self) -> FluentValue<'static> { let $v = self; $value } }
    )+};
}

args! {
    str => |v| FluentValue::from(v.to_owned()),
    String => |v| FluentValue::from(v.clone()),
    Cow<'_, str> => |v| FluentValue::from(v.to_string()),
    i64 => |v| FluentValue::from(*v),
    i32 => |v| FluentValue::from(*v),
    u32 => |v| FluentValue::from(*v),
    u64 => |v| FluentValue::from(*v),
    usize => |v| FluentValue::from(*v),
    domain::ids::ApplicationNumber => |v| FluentValue::from(v.to_string()),
}

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}
