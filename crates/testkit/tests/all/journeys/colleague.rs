//! What managers and committee members do in every journey, by the words on their pages.

use std::ops::{Deref, DerefMut};

use testkit::World;
use testkit::people::Client;

/// Somebody of the staff at work.
pub struct Colleague {
    world: World,
    pub client: Client,
}

impl Deref for Colleague {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl DerefMut for Colleague {
    fn deref_mut(&mut self) -> &mut Client {
        &mut self.client
    }
}

/// The page of an application on the staff's side.
pub fn dossier(number: i64) -> String {
    format!("/gestion/candidatures/{number}")
}

impl Colleague {
    pub fn of(world: &World, client: Client) -> Self {
        Self { world: world.clone(), client }
    }

    /// Signs in again after a time away.
    pub async fn come_back(&mut self) {
        self.client = self.world.sign_in(self.client.person.clone()).await;
    }

    /// Finds a dossier in the list, as one does who knows the name.
    pub async fn find(&mut self, last_name: &str, first_name: &str) {
        self.open("/gestion/candidatures").await.expect_heading("Candidatures");
        self.fill("Nom, dossier, INE", last_name).press("Filtrer").await;
        self.follow(&format!("{last_name} {first_name}")).await.expect_status(200);
    }

    pub async fn open_dossier(&mut self, number: i64) {
        self.open(&dossier(number)).await.expect_status(200);
    }

    /// Judges the documents side by side, in the order the page leads: what is named is refused with its comment,
    /// everything else validated.
    pub async fn review(&mut self, number: i64, refused: &[(&str, &str)]) {
        self.open_dossier(number).await;
        self.follow("Contrôler les pièces").await.expect_status(200);
        for _ in 0..30 {
            let heading = self.page().headings.iter().filter(|(level, _)| *level == 2).map(|(_, words)| words.clone()).next_back().unwrap();
            match refused.iter().find(|(document, _)| testkit::browser::plain(document) == testkit::browser::plain(&heading)) {
                Some((_, comment)) => {
                    self.choose("Statut de la pièce", "Refusée").fill("Commentaire au candidat", comment);
                }
                None => {
                    self.choose("Statut de la pièce", "Validée");
                }
            }
            self.press("Enregistrer et suivante").await.expect_status(200);
            if self.sees("Toutes les pièces déposées sont contrôlées.") {
                return;
            }
            self.see("Voici la pièce suivante.");
        }
        panic!("the review has no end");
    }

    /// « Déclarer complet », from the page of the review.
    pub async fn declare_complete(&mut self, number: i64) {
        self.open(&format!("{}/pieces", dossier(number))).await;
        self.press("Déclarer complet").await;
        self.see("Le statut du dossier est enregistré et un mail part.");
    }

    /// « Demander des corrections »: documents with what is wrong with them, in one action.
    pub async fn ask_corrections(&mut self, number: i64, refused: &[(&str, &str)], deadline: &str) {
        self.open_dossier(number).await;
        self.follow("Demander des corrections").await.expect_heading("Demander des corrections");
        for (document, comment) in refused {
            self.tick(document).fill(&format!("Commentaire au candidat – {document}"), comment);
        }
        self.fill("Nouvelle date limite de retour", deadline).press("Demander des corrections").await;
        self.see("Les corrections sont demandées");
        self.see_status("Incomplet");
    }

    /// The status beside the head of a dossier.
    pub fn see_status(&self, status: &str) {
        let found = testkit::browser::plain(self.text());
        assert!(found.contains(&testkit::browser::plain(status)), "the dossier is not « {status} »: {found}");
    }

    /// « Saisir un avis »: a type, and the fields of its kind.
    pub async fn decide(&mut self, number: i64, kind: &str, fields: &[(&str, &str)]) {
        self.open_dossier(number).await;
        self.follow("Saisir un avis").await.expect_heading("Saisie de l’avis");
        self.choose("Type de décision", kind);
        for (label, value) in fields {
            if *label == "Motivation d’avis" {
                self.choose(label, value);
            } else {
                self.fill(label, value);
            }
        }
        self.press("Enregistrer").await;
        self.see("L’avis est saisi. Il reste à le valider.");
    }

    /// « Valider les avis », and publishing at once.
    pub async fn publish(&mut self, number: i64) {
        self.open_publication(number).await;
        self.choose("Publication", "Publier maintenant").press("Valider les avis").await;
        self.expect_status(200);
    }

    /// « Valider les avis » up to the page that says who will be told what.
    pub async fn open_publication(&mut self, number: i64) {
        self.open_dossier(number).await;
        self.follow("Valider les avis").await.expect_heading("Valider les avis");
    }

    /// Adds to the « Bloc-notes ».
    pub async fn note(&mut self, number: i64, message: &str) {
        self.open(&format!("{}/bloc-notes", dossier(number))).await;
        self.fill("Nouvelle note", message).press("Ajouter la note").await;
        self.see("La note est ajoutée.").see(message);
    }
}
