//! The mails that come with the product, in every language it writes.
//!
//! Staff may rewrite each of them; these remain for installations that did not, and for a template that stopped
//! working. One file per language, `i18n/<code>/mails.html`: `=== CODE`, a label for the list of templates (French
//! only), a subject, a body.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::render::Template;
use crate::i18n::Lang;

/// Stands for the committee's paragraph at the end of mails about an application.
const CONTACT: &str = "[[contact]]";

/// One text as its file has it.
pub struct Words {
    pub label: &'static str,
    pub subject: &'static str,
    pub body: String,
}

impl Words {
    #[must_use]
    pub fn template(&self) -> Template<'_> {
        Template { subject: self.subject, body: &self.body }
    }
}

/// Texts by their code.
pub type Texts = BTreeMap<&'static str, Words>;

/// The texts by code of the language.
static TEXTS: LazyLock<BTreeMap<&'static str, Texts>> = LazyLock::new(|| Lang::known().map(|lang| (lang.code(), parse(lang.mails()))).collect());

/// Our text of a mail in this very language.
#[must_use]
pub fn own(code: &str, lang: Lang) -> Option<Template<'static>> {
    TEXTS.get(lang.code())?.get(code).map(Words::template)
}

/// Our text of a mail for a reader; none for templates that staff made.
#[must_use]
pub fn find(code: &str, lang: Lang) -> Option<Template<'static>> {
    lang.chain().into_iter().find_map(|lang| own(code, lang))
}

/// Name of the mail in the list of templates.
#[must_use]
pub fn label(code: &str) -> &'static str {
    TEXTS.get(Lang::FR.code()).and_then(|texts| texts.get(code)).map_or("", |text| text.label)
}

/// Reads a file of texts.
#[must_use]
pub fn parse(source: &'static str) -> Texts {
    let mut sections = source.split("\n=== ");
    let contact = sections.next().unwrap_or_default().trim();
    sections
        .filter_map(|section| {
            let (code, rest) = section.split_once('\n')?;
            let (label, rest) = match rest.strip_prefix("label: ") {
                Some(rest) => rest.split_once('\n')?,
                None => ("", rest),
            };
            let (subject, body) = rest.strip_prefix("subject: ")?.split_once('\n')?;
            Some((code.trim(), Words { label, subject, body: body.trim().replace(CONTACT, contact) }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::application::MailCode;
    use domain::mailing::MailContext;

    use super::super::render::{check, fill};
    use super::super::{layout::Frame, render::render};
    use super::*;

    /// Something in every variable, made of its own name.
    fn sample() -> MailContext {
        fn named(value: &mut serde_json::Value, path: &str) {
            match value {
                serde_json::Value::String(text) => path.clone_into(text),
                serde_json::Value::Object(fields) => fields.iter_mut().for_each(|(name, field)| {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    named(field, &path);
                }),
                _ => {}
            }
        }
        let mut values = serde_json::to_value(MailContext::default()).unwrap();
        named(&mut values, "");
        let text = |name: &str| values.pointer(&format!("/{}", name.replace('.', "/"))).unwrap().as_str().unwrap().to_owned();
        MailContext {
            libelle_campagne: "2026-2027".to_owned(),
            prenom: "Inès".to_owned(),
            nom: "Marchetti".to_owned(),
            num_dossier_opi: "E2YQTLXU".to_owned(),
            lien_validation: "https://candidatures.univ.example/compte/valider/abc".to_owned(),
            lien_reinitialisation: "https://candidatures.univ.example/compte/mot-de-passe/abc".to_owned(),
            lien_application: "https://candidatures.univ.example/candidatures/1042".to_owned(),
            jour_destruction_cpt_min: "mercredi 15 avril 2026 à 23\u{a0}h\u{a0}00".to_owned(),
            dat_fin_reinit_cpt_min: "vendredi 10 avril 2026 à 14\u{a0}h\u{a0}30".to_owned(),
            annulable_jusqua: text("annulableJusqua"),
            commentaire: text("commentaire"),
            a_remplir: text("aRemplir"),
            motif: text("motif"),
            rang: "3".to_owned(),
            complement_preselect: text("complementPreselect"),
            complement_appel: text("complementAppel"),
            new_code_opi: "OPI-4711".to_owned(),
            formations_opi: "Master 1 Biologie".to_owned(),
            // Most accounts have a password, most who undo a withdrawal have yet to answer, and most files came.
            identifiant_ent: String::new(),
            candidature_confirmee: false,
            candidature_hors_delai: false,
            formulaires: vec![domain::mailing::Form {
                libelle: "Projet professionnel".to_owned(),
                lien: "https://candidatures.univ.example/candidatures/1042/formulaires/PROJET".to_owned(),
            }],
            candidat: domain::mailing::Applicant {
                civilite: "Madame".to_owned(),
                num_dossier_opi: "E2YQTLXU".to_owned(),
                nom_pat: "Marchetti".to_owned(),
                prenom: "Inès".to_owned(),
                ..Default::default()
            },
            formation: domain::mailing::Programme {
                code: "M1BIO".to_owned(),
                libelle: "Master 1 Biologie".to_owned(),
                dematerialise: true,
                dat_retour: "15/05/2026".to_owned(),
                dat_jury: "02/06/2026".to_owned(),
                dat_publi: "10/06/2026".to_owned(),
                dat_confirm: "20/06/2026".to_owned(),
                ..Default::default()
            },
            commission: domain::mailing::Committee {
                libelle: "Commission Biologie".to_owned(),
                mail: "biologie@univ.example".to_owned(),
                tel: "01 02 03 04 05".to_owned(),
                signataire: "La présidente de la commission".to_owned(),
                ..Default::default()
            },
            decision: domain::mailing::Decision::default(),
            etablissement: domain::mailing::Institution::default(),
            dossier: domain::mailing::File {
                numero: "1042".to_owned(),
                date_reception: "12/05/2026".to_owned(),
                date_transmission: "12/05/2026 à 18\u{a0}h\u{a0}04".to_owned(),
                date_desistement_auto: "20/06/2026".to_owned(),
                empreinte: text("dossier.empreinte"),
                ..Default::default()
            },
        }
    }

    #[test]
    fn every_mail_of_the_product_has_its_words_in_every_language() {
        for lang in Lang::known() {
            let ours: Vec<&str> = TEXTS[lang.code()].keys().copied().collect();
            let mut codes: Vec<&str> = MailCode::ALL.iter().map(|code| code.code()).collect();
            codes.sort_unstable();
            assert_eq!(ours, codes, "{lang:?}");
        }
        for code in MailCode::ALL {
            assert_ne!(label(code.code()), "", "{code:?}");
        }
    }

    #[test]
    fn every_mail_can_be_filled_in_with_anything_and_with_nothing() {
        for lang in Lang::known() {
            for code in MailCode::ALL {
                let template = find(code.code(), lang).unwrap();
                assert_eq!(check(template, &sample()), Ok(()), "{code:?} {lang:?}");
                let (subject, body) = fill(template, &MailContext::default()).unwrap();
                assert!(!subject.contains("  ") && !body.contains("[["), "{code:?} {lang:?}");
            }
        }
    }

    #[test]
    fn mails_say_what_the_page_says_of_an_answer_that_does_not_come() {
        let mut off = sample();
        off.dossier.date_desistement_auto.clear();
        for lang in Lang::known() {
            for code in [MailCode::DecisionFavourable, MailCode::ReminderFavourable, MailCode::NewConfirmationDate] {
                let template = own(code.code(), lang).unwrap();
                let risk = lang.t("decision-answer-risk");
                let says_so = |context: &MailContext| fill(template, context).unwrap().1.contains(&risk);
                assert_eq!((says_so(&sample()), says_so(&off)), (false, true), "{code:?} {lang:?}");
            }
        }
    }

    #[test]
    fn nobody_is_told_that_what_leaves_by_itself_does_not() {
        let mut automatic = sample();
        automatic.dossier.date_transmission_auto = "15/05/2026".to_owned();
        for lang in Lang::known() {
            let template = own(MailCode::ReminderReturn.code(), lang).unwrap();
            let ((subject, body), (other, _)) = (fill(template, &automatic).unwrap(), fill(template, &sample()).unwrap());
            assert!(subject.contains("15/05/2026") && subject != other, "{lang:?} {subject}");
            // What is missing is nothing.
            assert!(body.contains("15/05/2026") && !body.contains("commentaire"), "{lang:?} {body}");
        }
    }

    #[test]
    fn nobody_is_told_to_submit_online_what_is_posted() {
        let mut paper = sample();
        paper.formation.dematerialise = false;
        paper.commission.adresse = "1, rue de l’Essai, 35000 RENNES".to_owned();
        paper.dossier.empreinte.clear();
        for lang in Lang::known() {
            let words = |code: MailCode, context: &MailContext| fill(own(code.code(), lang).unwrap(), context).unwrap().1;
            for code in [MailCode::ApplicationCreated, MailCode::StatusWaiting, MailCode::StatusIncomplete, MailCode::ReminderReturn, MailCode::NewReturnDate] {
                let (online, posted) = (words(code, &sample()), words(code, &paper));
                assert!(posted.contains("rue de l’Essai") && posted.contains("15/05/2026") && !online.contains("rue de l’Essai"), "{code:?} {lang:?} {posted}");
            }
            let created = words(MailCode::ApplicationCreated, &paper);
            assert!(!created.contains(&lang.t("action-submit")), "{lang:?} {created}");
            // Without a submission there is no receipt to be found.
            let beside = |context: &MailContext| words(MailCode::StatusReceived, context).lines().filter(|line| !line.contains("SHA-256")).collect::<String>();
            assert_ne!(beside(&sample()), beside(&paper), "{lang:?}");
        }
    }

    #[test]
    fn nobody_is_asked_for_anything_by_a_date_that_is_over() {
        const WRITE_TO: &str = "mailto:biologie@univ.example";
        for lang in Lang::known() {
            for code in [MailCode::StatusWaiting, MailCode::StatusIncomplete] {
                for dematerialise in [true, false] {
                    let mut late = sample();
                    late.formation.dematerialise = dematerialise;
                    let words = |context: &MailContext| fill(own(code.code(), lang).unwrap(), context).unwrap().1;
                    let in_time = words(&late);
                    late.formation.dat_retour.clear();
                    let too_late = words(&late);
                    // Once more than in the paragraph of every mail.
                    assert_eq!((in_time.matches(WRITE_TO).count(), too_late.matches(WRITE_TO).count()), (1, 2), "{code:?} {lang:?} {too_late}");
                    assert!(in_time.contains("15/05/2026"), "{code:?} {lang:?} {in_time}");
                }
            }
        }
    }

    #[test]
    fn nobody_behind_the_sign_on_is_told_to_choose_a_password() {
        let mut behind = sample();
        behind.identifiant_ent = "imarchetti".to_owned();
        let word = |lang: Lang| match lang.code() {
            "fr" => "mot de passe",
            "en" => "password",
            "de" => "Passwort",
            _ => "contraseña",
        };
        for lang in Lang::known() {
            for code in [MailCode::AccountCreated, MailCode::AccountExists] {
                let says_so = |context: &MailContext| fill(own(code.code(), lang).unwrap(), context).unwrap().1.contains(word(lang));
                let mut active = behind.clone();
                active.lien_validation.clear();
                assert_eq!((says_so(&sample()), says_so(&behind), says_so(&active)), (true, false, false), "{code:?} {lang:?}");
            }
        }
    }

    #[test]
    fn whoever_had_confirmed_is_asked_for_no_answer() {
        let confirmed = MailContext { candidature_confirmee: true, ..sample() };
        for lang in Lang::known() {
            let asks = |context: &MailContext| fill(own(MailCode::WithdrawalUndone.code(), lang).unwrap(), context).unwrap().1.contains("20/06/2026");
            assert_eq!((asks(&sample()), asks(&confirmed)), (true, false), "{lang:?}");
        }
    }

    #[test]
    fn only_what_never_came_is_said_not_to_be_examined() {
        let mut taken = sample();
        taken.dossier.date_transmission.clear();
        let lapsed = MailContext { candidature_hors_delai: true, ..sample() };
        for lang in Lang::known() {
            let words = |context: &MailContext| fill(own(MailCode::AutomaticSubmissionFailed.code(), lang).unwrap(), context).unwrap().1;
            assert_eq!(words(&taken), words(&sample()), "{lang:?}");
            assert_ne!(words(&lapsed), words(&sample()), "{lang:?}");
        }
    }

    #[test]
    fn what_came_once_is_not_said_to_be_examined_only_when_it_comes_again() {
        let mut first = sample();
        first.dossier.date_transmission.clear();
        for lang in Lang::known() {
            let words = |context: &MailContext| fill(own(MailCode::NewReturnDate.code(), lang).unwrap(), context).unwrap().1;
            assert!(words(&sample()).len() < words(&first).len(), "{lang:?}");
        }
    }

    #[test]
    fn french_keeps_its_spaces_together() {
        for (code, text) in &TEXTS[Lang::FR.code()] {
            let words = format!("{}{}", text.subject, text.body);
            for bad in [" :", " ;", " ?", " !", "« ", " »", "'"] {
                assert!(!words.contains(bad), "{code} has {bad:?}");
            }
        }
    }

    fn texts(lang: Lang) -> String {
        let frame = Frame { lang, institution: "Université X", colour: "#2B4C9B", contact_email: "aide@univ.example", assistance: "" };
        MailCode::ALL.iter().fold(String::new(), |all, code| {
            let mail = render(find(code.code(), lang).unwrap(), &sample(), None, &frame).unwrap();
            let words = mail.text.split("\n-- \n").next().unwrap_or_default();
            format!("{all}=== {} | {}\n{words}\n", code.code(), mail.subject)
        })
    }

    #[test]
    fn words_in_french() {
        insta::assert_snapshot!(texts(Lang::FR));
    }

    #[test]
    fn other_languages_say_their_own_words() {
        for lang in Lang::known().filter(|lang| *lang != Lang::FR) {
            for code in MailCode::ALL {
                let (theirs, french) = (own(code.code(), lang).unwrap(), own(code.code(), Lang::FR).unwrap());
                assert_ne!(theirs.body, french.body, "{code:?} {lang:?}");
            }
        }
    }

    #[test]
    fn words_in_english() {
        insta::assert_snapshot!(texts(Lang::named("en").unwrap()));
    }

    #[test]
    fn a_whole_page() {
        let frame = Frame {
            lang: Lang::FR,
            institution: "Université X",
            colour: "#2B4C9B",
            contact_email: "",
            assistance: "https://candidatures.univ.example/assistance",
        };
        insta::assert_snapshot!(render(find("CPT_MIN_CREATE", Lang::FR).unwrap(), &sample(), None, &frame).unwrap().html);
    }
}
