//! Applicants who are asked more than documents, and those with something of their own going on: a draft, a calendar, a
//! request to be erased, an account linked or about to be linked to the sign-on.

use std::collections::BTreeMap;

use app::accounts::kept_form::{self, KeptForm};
use app::accounts::sso::Facts;
use app::apply::deposit::Upload;
use app::forms::complete::{Aim, save};
use app::forms::file::{Place, put_file};
use domain::application::DecisionKind;
use domain::application::requirement::Obligation;
use domain::form::{Definition, Field, FieldKind};
use domain::translated::Translated;
use store::form::Form;
use store::question::Question;
use testkit::World;
use testkit::build::Institution;
use testkit::dossiers::pdf;

use super::cast::{APPLICATION, BEGINNER, Cast};

/// A field that need not be answered.
pub fn field(key: &str, kind: FieldKind, label: &str) -> Field {
    let (label, help) = (Translated::fr(label), Translated::default());
    Field { key: key.to_owned(), kind, label, help, is_mandatory: false, choices: Vec::new(), shown_if: None }
}

/// A text and a file.
pub fn fields() -> Definition {
    Definition(vec![field("f1", FieldKind::LongText, "Quel sujet ?"), field("f2", FieldKind::File, "Attestation")])
}

pub async fn add(world: &World, cast: &mut Cast, institution: &Institution) {
    questioned(world, cast, institution).await;
    with_own_affairs(world, cast).await;
    by_sign_on(world, cast).await;
}

/// A programme with questions and two forms; one is answered, with a file, and can be put on a document.
async fn questioned(world: &World, cast: &mut Cast, institution: &Institution) {
    let conditional = || Obligation::Conditional.code().to_owned();
    let wanted = world.new_offer("M1FORM", "Master 1 Formulaires");
    let offer = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &wanted).await;
    let project = world.document_type("PROJET", "Projet", Obligation::Facultative, false).await;
    world.require(offer.session, &[project]).await;
    let questions = [
        world.question("POURQUOI", FieldKind::LongText, "Pourquoi cette formation ?"),
        Question { obligation: conditional(), ..world.question("LOGEMENT", FieldKind::YesNo, "Avez-vous un logement ?") },
    ];
    world.ask(offer.session, &questions).await;
    let answered = Form { obligation: conditional(), document_type_id: Some(project), ..world.form("PARCOURS", "Votre parcours", fields()) };
    world.ask_form(offer.session, &answered).await;
    let open = Form { obligation: conditional(), ..world.form("SUITE", "Et ensuite ?", fields()) };
    world.ask_form(offer.session, &open).await;

    let client = world.applicant("Quentin", "Questionné").await;
    world.fill_profile(&client).await;
    let number = world.apply(&client, "M1FORM").await;
    let person = world.identify(&client).await;
    let upload = Upload { name: "attestation.pdf".to_owned(), bytes: pdf("Attestation").into() };
    put_file(&world.ctx, &person, Place { number, form: "PARCOURS", field: "f2" }, vec![upload]).await.unwrap();
    let seen = world.dossier(number).await.forms.iter().find(|form| form.code == "PARCOURS").unwrap().seen();
    let typed: BTreeMap<String, Vec<String>> = BTreeMap::from([("f1".to_owned(), vec!["Les mares".to_owned()])]);
    assert!(save(&world.ctx, &person, (number, "PARCOURS"), &typed, (seen, "a page"), Aim::Complete).await.unwrap().is_complete);
    let pages = ["", "/questions", "/formulaires", "/formulaires/PARCOURS", "/formulaires/PARCOURS/reponses", "/formulaires/PARCOURS/champs/f2"];
    cast.add("questioned applicant", client, pages.map(|page| format!("/candidatures/{number}{page}")).to_vec(), APPLICATION, BEGINNER);
}

/// Somebody who left a page of the profile half typed and follows a calendar; somebody who asked to be erased.
async fn with_own_affairs(world: &World, cast: &mut Cast) {
    const NEW: &str = "/mon-compte/stages/nouveau";
    let client = world.applicant("Dora", "Brouillon").await;
    let fields = vec![("organisation".to_owned(), "EDF".to_owned())];
    let form = KeptForm { action: NEW.to_owned(), page: NEW.to_owned(), fields, draft: Some("a page".to_owned()) };
    kept_form::draft(&world.ctx, client.person.account, &form, "", None).await.unwrap();
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::agenda::put(&mut tx, world.ctx.id(), client.person.account, world.now()).await.unwrap();
    tx.commit().await.unwrap();
    cast.add("drafting applicant", client, [NEW, "/mon-compte/stages", "/tableau-de-bord/agenda"].map(str::to_owned).to_vec(), &[], BEGINNER);

    let client = world.applicant("Léa", "Partante").await;
    app::own_data::erasure::ask(&world.ctx, &world.identify(&client).await, "").await.unwrap();
    cast.add("leaving applicant", client, vec!["/mon-compte/donnees".to_owned()], &[], BEGINNER);
}

/// Somebody whose account is linked to the sign-on, and somebody who has just come back from it to link theirs.
async fn by_sign_on(world: &World, cast: &mut Cast) {
    let client = world.applicant("Lia", "Liée").await;
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::set_sso_login(&mut tx, client.person.account, Some("lliee")).await.unwrap();
    tx.commit().await.unwrap();
    cast.add("linked applicant", client, vec!["/mon-compte/acces".to_owned()], &[], BEGINNER);

    let mut client = world.applicant("Loris", "Arrivé").await;
    world.sign_on.signs_on("larrive", Facts::default());
    client.open("/mon-compte/acces/ent/lier").await;
    client.expect_at("/mon-compte/acces/ent");
    cast.add("linking applicant", client, vec!["/mon-compte/acces/ent".to_owned()], &[], BEGINNER);
}
