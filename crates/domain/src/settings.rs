//! The settings that staff change while the product runs: typed, with defaults, stored by their dotted key.

use serde::{Deserialize, Serialize};

use crate::complementary_list::RankShown;
use crate::silence::Silence;

/// Bytes of what settings count in.
pub const MIB: i64 = 1 << 20;

/// Whether an account outlives the campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountLifetime {
    #[default]
    Persistent,
    /// The same mail may create an account in the next campaign.
    Campaign,
}

/// Over what the limit of applications is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitPerimeter {
    Institution,
    #[default]
    Centre,
}

macro_rules! settings {
    ($($(#[$doc:meta])* $key:literal $field:ident: $type:ty = $default:expr),+ $(,)?) => {
        /// All settings, each with its default.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Settings { $($(#[$doc])* pub $field: $type),+ }

        impl Default for Settings {
            fn default() -> Self { Self { $($field: $default),+ } }
        }

        impl Settings {
            pub const KEYS: &'static [&'static str] = &[$($key),+];

            /// Applies one stored value; an unknown key or a value of another shape is refused.
            pub fn set(&mut self, key: &str, value: &impl SettingValue) -> Result<(), SettingError> {
                match key {
                    $($key => { self.$field = value.read().ok_or(SettingError::WrongShape)?; Ok(()) })+
                    _ => Err(SettingError::UnknownKey),
                }
            }
        }
    };
}

/// A stored value that can be read as a Rust type; keeps this crate free of a particular JSON library.
pub trait SettingValue {
    fn read<T: serde::de::DeserializeOwned>(&self) -> Option<T>;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingError {
    UnknownKey,
    WrongShape,
}

settings! {
    "institution.name" institution_name: String = "Université".to_owned(),
    /// The one colour from which the theme is derived, as `#RRGGBB`.
    "institution.colour" institution_colour: String = "#2B4C9B".to_owned(),
    /// Identifier of the stored file with the logo; empty = the neutral one.
    "institution.logo" institution_logo: String = String::new(),
    /// Postal address in lines; printed at the head of letters.
    "institution.address" institution_address: String = String::new(),
    /// The court before which its decisions are contested; named in letters and receipts. Empty = not named.
    "institution.court" institution_court: String = String::new(),
    /// Where people write for help; shown on the assistance page and as reply address of mails.
    "institution.contact_email" contact_email: String = String::new(),
    /// What is written when nobody asked for another language, and read where a translation is missing.
    "languages.default" default_language: String = "fr".to_owned(),
    /// Codes of the languages that pages and mails are offered in; the default one always is.
    "languages.offered" offered_languages: Vec<String> = vec!["fr".to_owned(), "en".to_owned()],
    "assistance.documentation_url" documentation_url: String = String::new(),
    "assistance.helpdesk_url" helpdesk_url: String = String::new(),
    "accounts.lifetime" account_lifetime: AccountLifetime = AccountLifetime::Persistent,
    /// Days to activate a new account.
    "accounts.activation_days" activation_days: i64 = 5,
    /// Hours during which a link to choose a new password works.
    "accounts.reset_hours" reset_hours: i64 = 2,
    /// Whether people from outside the institution may create an account.
    "accounts.local_creation" local_creation: bool = true,
    /// Years without a sign-in after which an account is removed; its owner is warned a month before.
    "accounts.retention_years" retention_years: i64 = 3,
    "accounts.file_number_prefix" file_number_prefix: String = String::new(),
    "applications.limit" application_limit: i64 = 20,
    "applications.limit_perimeter" limit_perimeter: LimitPerimeter = LimitPerimeter::Centre,
    "applications.ine_required_for_french" ine_required_for_french: bool = true,
    /// Advises those who have an INES to give the INE of their bac transcript instead.
    "profile.advise_bac_ine" advise_bac_ine: bool = false,
    /// Minutes during which a cancellation or withdrawal can be undone.
    "applications.undo_minutes" undo_minutes: i64 = 10,
    /// Offers applicants to have a complete application submitted at its return date.
    "applications.automatic_submission" automatic_submission: bool = false,
    "applications.cancel_only_while_waiting" cancel_only_while_waiting: bool = false,
    /// Largest item as received, in MiB.
    "documents.max_item_mib" max_item_mib: i64 = 20,
    /// Largest total of one application, in MiB.
    "documents.max_application_mib" max_application_mib: i64 = 100,
    /// Files that one person may have on their way at once.
    "documents.open_uploads" open_uploads: i64 = 60,
    /// What they may hold together, in MiB.
    "documents.open_upload_mib" open_upload_mib: i64 = 60,
    "documents.max_item_pages" max_item_pages: i64 = 500,
    /// Shows « Transmise » from the deposit on instead of « Déposée ».
    "documents.submitted_from_deposit" submitted_from_deposit: bool = false,
    /// Sign-in attempts per account and per network within a quarter of an hour.
    "security.sign_in_attempts" sign_in_attempts: i64 = 10,
    /// Accounts that one network may create within an hour.
    "security.accounts_per_hour" accounts_per_hour: i64 = 20,
    /// Minutes without a request after which a session ends.
    "security.session_idle_minutes" session_idle_minutes: i64 = 45,
    "security.session_hours" session_hours: i64 = 12,
    /// Looks people up in the student record by their INE, surname and date of birth; else only by the student number of
    /// the sign-on.
    "student_record.by_ine" record_by_ine: bool = true,
    /// Whom people write to about what comes from the student record; empty = the institution's contact.
    "student_record.contact_email" record_contact_email: String = String::new(),
    /// Whether « Cursus interne » is a page of the profile.
    "catalogue.show_internal_records" show_internal_records: bool = true,
    "decisions.appeals" appeals: bool = true,
    /// Whoever validated a decision does not publish it: a second person has to.
    "decisions.second_signature" second_signature: bool = false,
    /// Days before the confirmation date on which whoever has not answered is reminded.
    "decisions.answer_reminder_days" answer_reminder_days: i64 = 2,
    /// Withdraws whoever let the confirmation date pass, and offers the place to the next.
    "decisions.automatic_withdrawal" automatic_withdrawal: bool = true,
    /// Which rank people on a complementary list are shown, where neither programme nor centre says.
    "decisions.list_rank" list_rank: RankShown = RankShown::Entered,
    /// What the law takes the institution's silence for, where the programme does not say; said on receipts.
    "receipts.silence" silence: Silence = Silence::Refusal,
    /// Months from the day an application was received until then.
    "receipts.silence_months" silence_months: i64 = 2,
    /// Whether the receipt goes with its mail as a PDF; the mail says what the law asks for in any case.
    "receipts.attached" receipt_attached: bool = false,
    /// Whether letters of admission and refusal are issued at all; committees choose which.
    "letters.in_service" letters_in_service: bool = true,
    /// Letters of admission exist once the admission is confirmed, and go out with that mail.
    "letters.admission_after_confirmation" letters_after_confirmation: bool = false,
}

impl Settings {
    /// Largest item as received, in bytes.
    #[must_use]
    pub const fn max_item_bytes(&self) -> i64 {
        self.max_item_mib * MIB
    }

    /// Largest total of one application, in bytes.
    #[must_use]
    pub const fn max_application_bytes(&self) -> i64 {
        self.max_application_mib * MIB
    }

    /// What the files that one person has on their way may hold together, in bytes.
    #[must_use]
    pub const fn open_upload_bytes(&self) -> i64 {
        self.open_upload_mib * MIB
    }
}
