//! Everything a letter prints, from the dossier and the wording.

use domain::letters::{LetterCode, LetterKind};
use domain::mailing::MailContext;
use paper::LetterData;
use paper::typeset::Row;
use paper::typeset::letter::Verification;
use store::Tx;
use store::catalogue::{Centre, Committee};
use uuid::Uuid;

use super::wording::Written;
use super::{appeal, blocks};
use crate::i18n::Lang;
use crate::papers::frame;
use crate::{Ctx, format, links};

/// Who signs, and the picture of their signature: the committee's, else its centre's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    pub signatory: String,
    pub file: Option<Uuid>,
}

impl Signature {
    #[must_use]
    pub fn of(committee: &Committee, centre: Option<&Centre>) -> Self {
        let signatory = [Some(committee.signatory.as_str()), centre.map(|centre| centre.signatory.as_str())].into_iter().flatten();
        Self {
            signatory: signatory.map(str::trim).find(|text| !text.is_empty()).unwrap_or_default().to_owned(),
            file: committee.signature_file_id.or_else(|| centre.and_then(|centre| centre.signature_file_id)),
        }
    }

    /// Whether nobody signs by hand and nobody is named.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.signatory.is_empty() && self.file.is_none()
    }
}

/// Reads who signs for a committee.
pub async fn signature(tx: &mut Tx, committee: &Committee) -> store::Result<Signature> {
    let centre = store::catalogue::lookup_centre(tx, committee.centre_id).await?;
    Ok(Signature::of(committee, centre.as_ref()))
}

/// What a letter is made of.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    pub kind: LetterKind,
    pub lang: Lang,
    pub committee: &'a Committee,
    pub signature: &'a Signature,
    pub context: &'a MailContext,
    pub written: &'a Written,
    /// Name and address of the reader, one line each.
    pub recipient: &'a [String],
    /// None in samples.
    pub code: Option<&'a LetterCode>,
}

/// The letter, ready to be typeset.
#[must_use]
pub fn content(ctx: &Ctx, source: &Source<'_>) -> LetterData {
    let Source { lang, committee, context, written, .. } = *source;
    let settings = ctx.settings();
    let mut frame = frame::frame(ctx, lang, written.subject.clone());
    frame.institution.lines = settings.institution_address.lines().map(str::to_owned).collect();
    let row = |key: &str, value: &str| (!value.is_empty()).then(|| Row::new(lang.t(key), value));
    let programme = if context.formation.code.is_empty() { String::new() } else { format!("{} ({})", context.formation.libelle, context.formation.code) };
    LetterData {
        frame,
        sender: sender(lang, committee),
        recipient: source.recipient.to_vec(),
        place_and_date: place_and_date(ctx, lang, committee),
        references: [
            row("paper-file-number", &context.candidat.num_dossier_opi),
            row("paper-application-number", &context.dossier.numero),
            row("paper-programme", &programme),
        ]
        .into_iter()
        .flatten()
        .collect(),
        subject_label: lang.t("letter-subject"),
        body: blocks::from_html(&written.body),
        signatory: source.signature.signatory.clone(),
        signature_words: lang.t_with("letter-signature", &[("name", source.signature.signatory.clone().into())]),
        mentions: appeal::of_letter(ctx, lang, source.kind).into_iter().collect(),
        verification: source.code.map(|code| verification(ctx, lang, code)).unwrap_or_default(),
    }
}

fn sender(lang: Lang, committee: &Committee) -> Vec<String> {
    let address = &committee.address.0;
    let mut lines = vec![committee.label.clone()];
    lines.extend(address.lines.iter().cloned());
    lines.push(format!("{} {}", address.postal_code, address.town).trim().to_owned());
    if !committee.phone.is_empty() {
        lines.push(format!("{} {}", lang.t("paper-phone"), committee.phone));
    }
    lines.push(committee.email.clone());
    lines.retain(|line| !line.is_empty());
    lines
}

fn place_and_date(ctx: &Ctx, lang: Lang, committee: &Committee) -> String {
    let date = format::day_month_year(lang, ctx.today());
    let town = committee.address.town.trim();
    if town.is_empty() { date } else { lang.t_with("letter-place", &[("town", town.into()), ("date", date.into())]) }
}

fn verification(ctx: &Ctx, lang: Lang, code: &LetterCode) -> Verification {
    Verification { words: lang.t("letter-verification"), code: code.to_string(), url: ctx.link(&links::verification_path(code.as_str())) }
}

/// The lines of the reader's name and address.
#[must_use]
pub fn recipient(context: &MailContext, address: Vec<String>) -> Vec<String> {
    let who = &context.candidat;
    let last = if who.nom_usu.is_empty() { &who.nom_pat } else { &who.nom_usu };
    let name = [&who.civilite, &who.prenom, last].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ");
    std::iter::once(name).chain(address).filter(|line| !line.is_empty()).collect()
}
