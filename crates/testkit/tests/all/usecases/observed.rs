//! What becomes of a file on its way to the committee is said, and what looks odd about it is asked: never in silence,
//! never a refusal.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use app::apply::deposit::{Upload, deposit};
use app::apply::wallet::reuse;
use app::file_check::Observation;
use app::i18n::Lang;
use domain::application::DecisionKind;
use serde_json::json;
use store::Json;
use store::document::Version;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied};

async fn version(world: &World, number: i64, document: &str) -> Version {
    world.dossier(number).await.items.into_iter().find(|item| item.kind.code == document).unwrap().version.unwrap()
}

/// Writes down what was observed about a document, as its check does.
async fn observe(world: &World, version: &Version, observations: &[Observation]) {
    let changed = Version { observations: Json(serde_json::to_value(observations).unwrap()), ..version.clone() };
    let mut tx = world.ctx.db.write().await.unwrap();
    assert!(store::document::set_checked(&mut tx, &changed).await.unwrap());
    tx.commit().await.unwrap();
}

/// The sentences of a page that stand behind the sign of a question.
async fn questions(client: &mut Client, path: &str) -> BTreeSet<String> {
    client.open(path).await;
    let html = client.html();
    html.split("#i-circle-help\"/></svg>").skip(1).map(|rest| rest.split('<').next().unwrap_or_default().trim().to_owned()).collect()
}

/// What one observation adds to a page.
async fn said(world: &World, client: &mut Client, path: &str, version: &Version, observations: &[Observation]) -> BTreeSet<String> {
    observe(world, version, &[]).await;
    let before = questions(client, path).await;
    observe(world, version, observations).await;
    questions(client, path).await.difference(&before).cloned().collect()
}

/// Deposits these files for a document.
async fn send(world: &World, client: &Client, number: i64, document: &str, files: &[(&str, Vec<u8>)]) {
    let person = world.identify(client).await;
    let kind = world.document_of(number, document).await;
    let uploads = files.iter().map(|(name, bytes)| Upload { name: (*name).to_owned(), bytes: bytes.clone().into() }).collect();
    let done = deposit(&world.ctx, &person, number, kind, uploads).await.unwrap();
    if done.pending {
        world.run_jobs().await;
    }
}

/// A page with a certificate attached to it, as some mail programs print.
fn with_an_attachment() -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(attestation.txt) 5 0 R] >> >> >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>".to_owned(),
        "<< /Length 29 >>\nstream\n0 0 1 rg 100 100 300 500 re f\nendstream".to_owned(),
        "<< /Type /Filespec /F (attestation.txt) /EF << /F 6 0 R >> >>".to_owned(),
        "<< /Type /EmbeddedFile /Length 5 >>\nstream\nadmis\nendstream".to_owned(),
    ];
    let mut pdf = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", pdf.len()).unwrap();
        writeln!(pdf, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
    }
    let start = pdf.len();
    write!(pdf, "{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1).unwrap();
    pdf.into_bytes()
}

both_engines! {
    /// Each kind of observation has a sentence of its own in every language, for the applicant and for staff; of several
    /// none is left out.
    async fn every_observation_is_said_to_everybody(world: World) {
        let languages: Vec<&str> = Lang::known().map(Lang::code).collect();
        world.set("languages.offered", json!(languages)).await;
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "CV").await;
        let version = version(&world, number, "CV").await;
        let own = format!("/candidatures/{number}");
        let theirs = format!("/gestion/candidatures/{number}");
        for language in languages {
            client.speak(language);
            staffed.manager.speak(language);
            let mut all = BTreeSet::new();
            for observation in Observation::EACH {
                let words = said(&world, &mut client, &own, &version, std::slice::from_ref(&observation)).await;
                assert_eq!(words.len(), 1, "{observation:?} in {language} says {words:?}");
                let for_staff = said(&world, &mut staffed.manager, &theirs, &version, std::slice::from_ref(&observation)).await;
                assert_eq!(for_staff, words, "{observation:?} in {language}");
                all.extend(words);
            }
            assert_eq!(all.len(), Observation::EACH.len(), "two kinds read alike in {language}: {all:?}");
            assert_eq!(said(&world, &mut client, &own, &version, &Observation::EACH).await, all, "{language}");
        }
    }

    /// Many pages are one question, and several files are told apart by their names.
    async fn pages_are_counted_and_files_are_named(world: World) {
        Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        send(&world, &client, number, "CV", &[("un.pdf", testkit::dossiers::pdf("Un")), ("deux.pdf", testkit::dossiers::pdf("Deux"))]).await;
        let version = version(&world, number, "CV").await;
        let pages = [4, 2, 3, 9].map(|page| Observation::BlankPage { page });
        let path = format!("/candidatures/{number}");
        observe(&world, &version, &[&pages[..], &[Observation::Repaired { file: 1 }]].concat()).await;
        client.open(&path).await.see("Les pages 2–4, 9 semblent vides : est-ce voulu ?").see("deux.pdf : Le fichier était abîmé");
        observe(&world, &version, &pages[..1]).await;
        client.open(&path).await.see("La page 4 semble vide : est-ce voulu ?").not_see("abîmé");
    }

    /// A file inside a PDF does not reach the committee: its sender learns it on the page, at once.
    async fn files_inside_a_pdf_are_not_lost_in_silence(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        send(&world, &client, number, "CV", &[("courriel.pdf", with_an_attachment())]).await;
        let words = "Les fichiers joints à l’intérieur du PDF ont été retirés : ils sont à déposer séparément.";
        client.open(&format!("/candidatures/{number}")).await.see(words);
        client.open(&format!("/candidatures/{number}/pieces/CV")).await.see(words);
        staffed.manager.open(&format!("/gestion/candidatures/{number}/pieces/CV")).await.see(words);
    }

    /// The same file for two documents is asked about on both, under whatever name and from wherever it comes; for the
    /// same document of another application it is what people do.
    async fn the_same_file_for_two_documents_is_a_question(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = world.new_offer("M1MATH", "Master 1 Mathématiques");
        let offer = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let marks = store::catalogue::requirement::find(&mut tx, "RELEVES").await.unwrap().unwrap().id;
        drop(tx);
        world.require(offer.session, &[marks]).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let own = format!("/candidatures/{number}");
        let (cv, transcripts) = (testkit::dossiers::pdf("CV"), testkit::dossiers::pdf("Relevés"));
        let for_marks = "Ce fichier est déjà déposé pour « Relevés de notes » : est-ce voulu ?";
        let for_cv = "Ce fichier est déjà déposé pour « Curriculum vitae » : est-ce voulu ?";

        send(&world, &client, number, "CV", &[("mon cv.pdf", cv.clone())]).await;
        client.open(&own).await.not_see("est-ce voulu");
        send(&world, &client, number, "RELEVES", &[("releves.pdf", cv.clone())]).await;
        client.open(&own).await.see(for_marks).see(for_cv);
        client.open(&format!("{own}/pieces/RELEVES")).await.see(for_cv).not_see(for_marks);
        staffed.manager.open(&format!("/gestion{own}/pieces/RELEVES")).await.see(for_cv);
        assert!(world.dossier(number).await.missing().is_empty(), "a question, no refusal");
        send(&world, &client, number, "RELEVES", &[("releves.pdf", transcripts.clone()), ("mon cv.pdf", cv)]).await;
        client.open(&own).await.not_see("est-ce voulu");

        // The CV is common to both applications, the transcripts serve again: neither is a question.
        send(&world, &client, number, "RELEVES", &[("releves.pdf", transcripts)]).await;
        let second = world.apply(&client, "M1MATH").await;
        let person = world.identify(&client).await;
        reuse(&world.ctx, &person, second, "RELEVES", version(&world, number, "RELEVES").await.id).await.unwrap();
        for number in [number, second] {
            client.open(&format!("/candidatures/{number}")).await.not_see("est-ce voulu");
        }
        // Taken on purpose or from the wrong line, nobody can tell.
        reuse(&world.ctx, &person, second, "RELEVES", version(&world, number, "CV").await.id).await.unwrap();
        client.open(&format!("/candidatures/{second}")).await.see(for_marks).see(for_cv);
        client.open(&own).await.not_see("est-ce voulu");
    }
}
