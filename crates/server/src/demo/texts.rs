//! The words of the institution: settings, home message, notices, questions and answers.

use std::collections::BTreeMap;

use anyhow::{anyhow, ensure};
use app::audit::Who;
use app::{Ctx, Ids, texts};
use domain::translated::Translated;
use serde_json::json;
use store::Json;
use store::text::{Faq, Message};

use super::university::DOMAIN;

/// A text in French and in English.
type Said = (&'static str, &'static str);

/// Messages by the place where they are shown; `{domain}` is the domain of the university.
const MESSAGES: [(&str, Said); 3] = [
    (
        texts::HOME,
        (
            "**Accueil des candidats.** Le service des admissions répond aux mails du lundi au vendredi, sous deux jours ouvrés.\n\n**Candidats internationaux.** Si vous résidez dans un pays couvert par la procédure « Études en France », candidatez d’abord sur cette plateforme.",
            "**Help for applicants.** The admissions office answers e-mails from Monday to Friday, within two working days.\n\n**International applicants.** If you live in a country covered by the “Études en France” procedure, apply on that platform first.",
        ),
    ),
    (
        texts::PERSONAL_DATA,
        (
            "L’Université des Deux-Rives traite vos données pour instruire vos candidatures. Elles sont lues par le centre de candidature et la commission de chaque formation choisie, et conservées deux ans après la fin de la campagne. Pour exercer vos droits, écrivez à la déléguée à la protection des données : [dpd@{domain}](mailto:dpd@{domain}).",
            "Université des Deux-Rives processes your data to handle your applications. They are read by the admissions centre and the committee of each programme you choose, and kept for two years after the end of the campaign. To exercise your rights, write to the data protection officer: [dpd@{domain}](mailto:dpd@{domain}).",
        ),
    ),
    (
        texts::LEGAL,
        (
            "## Éditeur\n\nUniversité des Deux-Rives, 27 boulevard des Platanes, 81000 Albi. Établissement public à caractère scientifique, culturel et professionnel. Directeur de la publication : le président de l’université.\n\n## Hébergeur\n\nDirection du numérique de l’Université des Deux-Rives, à la même adresse.",
            "## Publisher\n\nUniversité des Deux-Rives, 27 boulevard des Platanes, 81000 Albi, France. Public institution of higher education. Publication director: the president of the university.\n\n## Host\n\nDigital department of Université des Deux-Rives, at the same address.",
        ),
    ),
];

/// The headings of the questions; those without one come first.
const GENERAL: Said = ("", "");
const ACCOUNT: Said = ("Compte", "Account");
const DOCUMENTS: Said = ("Pièces justificatives", "Documents");
const DECISION: Said = ("Décision", "Decision");

/// Questions people ask, with their heading and their answers, in the order of the page.
const QUESTIONS: [(Said, Said, Said); 7] = [
    (
        ACCOUNT,
        ("Je n’ai pas reçu le mail d’activation", "I have not received the activation e-mail"),
        (
            "Regardez d’abord dans les courriers indésirables : le mail part aussitôt, mais certaines messageries le mettent de côté.\n\nS’il n’y est pas, demandez-en un autre avec [J’ai perdu mon code d’activation](/compte/code-perdu). Le lien reçu est valable cinq jours.",
            "Look in your junk folder first: the e-mail leaves at once, but some mailboxes set it aside.\n\nIf it is not there, ask for another one with [I lost my activation code](/compte/code-perdu). The link works for five days.",
        ),
    ),
    (
        DOCUMENTS,
        ("Comment déposer plusieurs documents pour une seule pièce ?", "How do I upload several files for one document?"),
        (
            "Choisissez ou photographiez toutes les pages en une fois. Elles sont réunies en un seul PDF : vous pouvez les remettre dans l’ordre, les pivoter ou en retirer avant l’envoi.\n\nUn PDF, un JPG et un PNG peuvent être déposés ensemble.",
            "Choose or photograph all pages at once. They are bound into a single PDF: you can reorder, rotate or remove them before sending.\n\nPDF, JPG and PNG files can be sent together.",
        ),
    ),
    (
        DOCUMENTS,
        ("Le bouton « Transmettre ma candidature » reste gris", "The button “Submit my application” stays grey"),
        (
            "Il manque quelque chose. Cliquez quand même : la page dit ce qui manque, avec un lien vers chaque pièce.\n\nUne pièce conditionnelle qui ne vous concerne pas se règle avec « Non concerné par cette pièce ».",
            "Something is missing. Click anyway: the page says what, with a link to each document.\n\nA conditional document that does not apply to you is settled with “This document does not apply to me”.",
        ),
    ),
    (
        GENERAL,
        ("Où trouver mon INE ?", "Where do I find my INE?"),
        (
            "L’INE compte 11 caractères, clé comprise. Il figure sur le relevé de notes du baccalauréat, sur la confirmation d’inscription à Parcoursup et sur tout certificat de scolarité d’une université française.\n\nSi vous n’avez jamais étudié en France, laissez le champ vide.",
            "The INE has 11 characters, key included. It is printed on your transcript of the French baccalauréat, on your Parcoursup confirmation and on any certificate of enrolment of a French university.\n\nIf you have never studied in France, leave the field empty.",
        ),
    ),
    (
        DOCUMENTS,
        ("Ma pièce a été refusée, que faire ?", "My document was refused, what now?"),
        (
            "Le commentaire sous la pièce dit pourquoi. Remplacez le fichier, puis **transmettez de nouveau** votre candidature avant la nouvelle date limite de retour : sans cela, le dossier reste incomplet.",
            "The comment below the document says why. Replace the file, then **submit your application again** before the new deadline: otherwise it stays incomplete.",
        ),
    ),
    (
        GENERAL,
        ("Puis-je candidater à plusieurs formations ?", "May I apply to several programmes?"),
        (
            "Oui. Votre profil et les pièces communes ne sont à remplir qu’une fois ; seules les pièces propres à chaque formation sont à déposer de nouveau.",
            "Yes. Your details and the common documents are entered once; only the documents particular to a programme are uploaded again.",
        ),
    ),
    (
        DECISION,
        ("Puis-je me désister après avoir confirmé ?", "May I withdraw after confirming?"),
        (
            "Oui, avec « Désistement candidature » sur la page de la candidature. La place est alors proposée à une autre personne : passé le délai de retour affiché, ce choix est définitif.",
            "Yes, with “Withdraw” on the page of your application. The place then goes to somebody else: once the time shown there is over, the choice is final.",
        ),
    ),
];

/// Name, colour, addresses, and every language of the program.
pub async fn settings(ctx: &Ctx) -> anyhow::Result<()> {
    let changes = BTreeMap::from([
        ("institution.name".to_owned(), json!("Université des Deux-Rives")),
        ("institution.colour".to_owned(), json!("#1F5C7A")),
        ("languages.offered".to_owned(), json!(["fr", "en", "de", "es"])),
        ("institution.contact_email".to_owned(), json!(format!("assistance.ecandidat@{DOMAIN}"))),
    ]);
    let mut tx = ctx.db.write().await?;
    app::settings::put(ctx, &mut tx, &Who::System, &changes).await.map_err(|error| anyhow!("{error:?}"))?;
    tx.commit().await?;
    app::settings::refresh(ctx).await?;
    Ok(())
}

/// What the institution tells its visitors, and the questions it answers.
pub async fn write(ctx: &Ctx, ids: &Ids) -> anyhow::Result<()> {
    let said = |(fr, en): Said| Json(Translated::fr_en(fr.replace("{domain}", DOMAIN), en.replace("{domain}", DOMAIN)));
    let mut tx = ctx.db.write().await?;
    for (code, body) in MESSAGES {
        let message = Message { code: code.to_owned(), body: said(body), in_service: true, version: 0 };
        ensure!(store::text::put_message(&mut tx, &message).await?, "message {code} is there already");
    }
    for (position, (category, question, answer)) in (1..).zip(QUESTIONS) {
        let faq = Faq { id: ids.uuid(ctx.now()), position, question: said(question), answer: said(answer), category: said(category), version: 0 };
        ensure!(store::text::put_faq(&mut tx, &faq).await?, "a question is there already");
    }
    texts::changed(&mut tx).await?;
    tx.commit().await?;
    app::settings::refresh(ctx).await?;
    Ok(())
}
