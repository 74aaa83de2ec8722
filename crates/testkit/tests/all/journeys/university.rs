//! The university of a journey: what `World::institution` has, with the documents that manuals show, made by its own
//! staff on their pages where a page exists.

use domain::application::DecisionKind;
use domain::application::requirement::Obligation;
use testkit::World;
use testkit::build::{Institution, NewOffer, Offer};

use super::colleague::Colleague;
use super::post::Post;
use super::steps::pdf;

pub const CV: &str = "Curriculum vitae";
pub const TRANSCRIPTS: &str = "Relevés de notes depuis le bac";
pub const LANGUAGE: &str = "Attestation de langue française de niveau B2";
pub const SUPPLEMENT: &str = "Dossier de candidature complémentaire";
pub const OTHER: &str = "Autre document jugé utile par le candidat n°2";
/// Where the committee is told.
pub const ALERTS: &str = "alertes@univ.example";

pub struct University {
    pub institution: Institution,
    pub programme: Offer,
    pub post: Post,
    pub manager: Colleague,
    documents: Vec<uuid::Uuid>,
}

impl University {
    /// A university with one programme of this title, that asks for one document of each sort.
    pub async fn open(world: &World, code: &str, label: &str) -> Self {
        Self::with(world, world.new_offer(code, label)).await
    }

    pub async fn with(world: &World, offer: NewOffer) -> Self {
        let institution = world.institution().await;
        let transcripts = world.document_type("RELEVES-BAC", TRANSCRIPTS, Obligation::Mandatory, false).await;
        let language = world.document_type("LANGUE", LANGUAGE, Obligation::Conditional, false).await;
        let supplement = world.document_type("DOSSIER", SUPPLEMENT, Obligation::Mandatory, false).await;
        let other = world.document_type("AUTRE-2", OTHER, Obligation::Facultative, false).await;
        let documents = vec![transcripts, language, supplement, other];
        let programme = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        world.require(programme.session, &documents).await;
        let manager = Colleague::of(world, world.manager(institution.centre).await);
        let mut university = Self { institution, programme, post: Post::of(world), manager, documents };
        university.set_up(world).await;
        university
    }

    /// What the staff sets up on pages: alerts of the committee, the form to fill in.
    async fn set_up(&mut self, world: &World) {
        self.manager.open("/gestion/commissions/INFO").await;
        for alert in ["Proposition", "Annulation", "Transmission", "Désistement", "Passage en liste principale"] {
            self.manager.tick(alert);
        }
        for letter in ["Lettre d’admission à télécharger par le candidat", "Lettre d’admission jointe au mail de la décision"] {
            self.manager.tick(letter);
        }
        self.manager.fill("Mail d’alerte", ALERTS).press("Enregistrer").await;
        self.manager.see("Vos modifications sont enregistrées.");
        let mut central = world.central().await;
        central.open("/gestion/pieces-justificatives/DOSSIER").await;
        central.attach("Fichier", "Dossier à compléter.pdf", "application/pdf", pdf("Dossier de candidature complémentaire", 1));
        central.press("Envoyer le fichier").await;
        central.see("Le fichier est enregistré.").see("Dossier à compléter.pdf");
    }

    /// A second programme that asks for the same documents.
    pub async fn another(&self, world: &World, offer: &NewOffer) -> Offer {
        let favourable = self.institution.decision(DecisionKind::Favourable);
        let made = world.offer(self.institution.campaign, self.institution.committee, favourable, offer).await;
        world.require(made.session, &self.documents).await;
        made
    }
}
