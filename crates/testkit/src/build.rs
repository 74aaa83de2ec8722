//! What an institution sets up before anybody can apply, made directly: a campaign, a centre with a committee, decision
//! types, programmes, the documents, forms and questions they ask for.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::application::requirement::{AskedOf, Obligation};
use domain::application::{DecisionKind, TreatmentType};
use domain::form::{Definition, FieldKind};
use domain::ids::{CentreId, CommitteeId};
use domain::mailing::{AlertMode, CopyMode};
use domain::translated::Translated;
use store::Json;
use store::catalogue::campaign::Campaign;
use store::catalogue::requirement::DocumentType;
use store::catalogue::session::{Convocation, Session};
use store::catalogue::{Alerts, Centre, Committee, PostalAddress, Programme};
use store::decision::setup::DecisionType;
use store::form::{Form, Version};
use store::question::Question;
use uuid::Uuid;

use crate::World;

/// A small institution: one centre, one committee, one open programme that asks for two documents.
#[derive(Clone, Debug)]
pub struct Institution {
    pub campaign: Uuid,
    pub centre: CentreId,
    pub committee: CommitteeId,
    /// By kind.
    pub decisions: Vec<(DecisionKind, Uuid)>,
    pub programme: Offer,
}

/// A programme with its session.
#[derive(Clone, Debug)]
pub struct Offer {
    pub code: String,
    pub label: String,
    pub session: Uuid,
}

/// A programme to be made. Change what matters to the test.
#[derive(Clone, Debug)]
pub struct NewOffer {
    pub code: String,
    pub label: String,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub return_on: NaiveDate,
    pub confirmation_on: Option<NaiveDate>,
    pub confirmation_delay_days: Option<i32>,
    pub uses_complementary_list: bool,
    pub default_treatment: TreatmentType,
    pub is_electronic: bool,
    pub capacity: Option<i32>,
}

impl Institution {
    /// The type of decision of a kind.
    #[must_use]
    pub fn decision(&self, kind: DecisionKind) -> Uuid {
        self.decisions.iter().find(|(known, _)| *known == kind).map(|(_, id)| *id).expect("a type for each kind")
    }
}

impl World {
    /// A small institution with everything an application needs.
    pub async fn institution(&self) -> Institution {
        let campaign = self.campaign("2026", self.ctx.today() - Days::new(60), self.ctx.today() + Days::new(200)).await;
        let centre = self.centre("SCI", "Sciences").await;
        let committee = self.committee_of(centre, "INFO", "Commission informatique").await;
        let decisions = self.decision_types().await;
        let favourable = decisions.iter().find(|(kind, _)| *kind == DecisionKind::Favourable).map(|(_, id)| *id).expect("a favourable type");
        let programme = self.offer(campaign, committee, favourable, &self.new_offer("M1INFO", "Master 1 Informatique")).await;
        let cv = self.document_type("CV", "Curriculum vitae", Obligation::Mandatory, true).await;
        let marks = self.document_type("RELEVES", "Relevés de notes", Obligation::Mandatory, false).await;
        self.require(programme.session, &[cv, marks]).await;
        Institution { campaign, centre, committee, decisions, programme }
    }

    /// Changes a setting, as the set-up pages do.
    pub async fn set(&self, key: &str, value: serde_json::Value) {
        let changes = std::collections::BTreeMap::from([(key.to_owned(), value)]);
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        app::settings::put(&self.ctx, &mut tx, &app::audit::Who::System, &changes).await.expect("a setting");
        tx.commit().await.expect("a commit");
        app::settings::refresh(&self.ctx).await.expect("the settings are read");
    }

    /// A campaign in service.
    pub async fn campaign(&self, code: &str, starts_on: NaiveDate, ends_on: NaiveDate) -> Uuid {
        let id = self.ctx.id::<Uuid>();
        let campaign = Campaign {
            id,
            code: code.to_owned(),
            label: Json(Translated::fr_en(format!("Campagne {code}"), format!("Campaign {code}"))),
            starts_on,
            ends_on,
            applicant_ends_on: None,
            in_service: false,
            archived_at: None,
            version: 1,
        };
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::catalogue::campaign::add(&mut tx, &campaign).await.expect("a campaign");
        assert!(store::catalogue::campaign::put_in_service(&mut tx, id).await.expect("in service"), "a new campaign is not archived");
        tx.commit().await.expect("a commit");
        id
    }

    pub async fn centre(&self, code: &str, label: &str) -> CentreId {
        let id = self.ctx.id::<Uuid>();
        let centre = Centre {
            id,
            code: code.to_owned(),
            label: label.to_owned(),
            in_service: true,
            max_applications: 20,
            contact_email: "scolarite@univ.example".to_owned(),
            copy_mode: CopyMode::default().code().to_owned(),
            signatory: String::new(),
            signature_file_id: None,
            list_rank: None,
            version: 1,
        };
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::catalogue::add_centre(&mut tx, &centre).await.expect("a centre");
        tx.commit().await.expect("a commit");
        CentreId(id)
    }

    pub async fn committee_of(&self, centre: CentreId, code: &str, label: &str) -> CommitteeId {
        let id = self.ctx.id::<Uuid>();
        let committee = Committee {
            id,
            centre_id: centre.0,
            code: code.to_owned(),
            label: label.to_owned(),
            in_service: true,
            address: Json(PostalAddress { lines: vec!["1, rue de l’Essai".to_owned()], postal_code: "35000".to_owned(), town: "Rennes".to_owned() }),
            email: "commission@univ.example".to_owned(),
            phone: "02 99 00 00 00".to_owned(),
            fax: String::new(),
            url: String::new(),
            signatory: "La présidente de la commission".to_owned(),
            return_comment: Json(Translated::default()),
            alert_email: "alertes@univ.example".to_owned(),
            alert_mode: AlertMode::default().code().to_owned(),
            alerts: Json(Alerts::default()),
            letters: Json(Vec::new()),
            signature_file_id: None,
            version: 1,
        };
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::catalogue::add_committee(&mut tx, &committee).await.expect("a committee");
        tx.commit().await.expect("a commit");
        CommitteeId(id)
    }

    /// One final type for each kind of decision; preselection is not final.
    pub async fn decision_types(&self) -> Vec<(DecisionKind, Uuid)> {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        let mut made = Vec::new();
        for (position, kind) in (0..).zip(DecisionKind::ALL.iter().copied()) {
            let id = self.ctx.id::<Uuid>();
            let label = match kind {
                DecisionKind::Favourable => ("Favorable", "Favourable"),
                DecisionKind::Unfavourable => ("Défavorable", "Unfavourable"),
                DecisionKind::ComplementaryList => ("Liste complémentaire", "Complementary list"),
                DecisionKind::WaitingList => ("Liste d’attente", "Waiting list"),
                DecisionKind::Preselection => ("Présélection", "Preselection"),
            };
            let kind_of = DecisionType {
                id,
                code: format!("T-{}", kind.code()),
                kind: kind.code().to_owned(),
                label: Json(Translated::fr_en(label.0, label.1)),
                mail_template_id: None,
                is_final: kind != DecisionKind::Preselection,
                push_to_sis: kind == DecisionKind::Favourable,
                show_comment: true,
                centre_id: None,
                in_service: true,
                position,
                version: 1,
            };
            store::decision::setup::add_type(&mut tx, &kind_of).await.expect("a type of decision");
            made.push((kind, id));
        }
        tx.commit().await.expect("a commit");
        made
    }

    /// A programme open for a month, electronic, under control.
    #[must_use]
    pub fn new_offer(&self, code: &str, label: &str) -> NewOffer {
        let today = self.ctx.today();
        NewOffer {
            code: code.to_owned(),
            label: label.to_owned(),
            opens_at: self.ctx.zone.start_of(today - Days::new(15)),
            closes_at: self.ctx.zone.end_of(today + Days::new(30)),
            return_on: today + Days::new(45),
            confirmation_on: Some(today + Days::new(90)),
            confirmation_delay_days: None,
            uses_complementary_list: true,
            default_treatment: TreatmentType::Controlled,
            is_electronic: true,
            capacity: None,
        }
    }

    /// Makes a programme and its session.
    pub async fn offer(&self, campaign: Uuid, committee: CommitteeId, favourable: Uuid, wanted: &NewOffer) -> Offer {
        let (programme_id, id) = (self.ctx.id::<Uuid>(), self.ctx.id::<Uuid>());
        let programme = Programme {
            id: programme_id,
            code: wanted.code.clone(),
            committee_id: committee.0,
            label: wanted.label.clone(),
            diploma_type_code: None,
            keywords: String::new(),
            url: String::new(),
            in_service: true,
            version: 1,
        };
        let session = Session {
            id,
            programme_id,
            campaign_id: campaign,
            opens_at: wanted.opens_at,
            closes_at: wanted.closes_at,
            return_on: wanted.return_on,
            pre_analysis_on: None,
            jury_on: None,
            publication_on: None,
            confirmation_on: wanted.confirmation_on,
            confirmation_delay_days: wanted.confirmation_delay_days,
            list_confirmation_on: None,
            list_confirmation_delay_days: None,
            uses_complementary_list: wanted.uses_complementary_list,
            favourable_type_id: favourable,
            list_favourable_type_id: wanted.uses_complementary_list.then_some(favourable),
            default_treatment: wanted.default_treatment.code().to_owned(),
            is_electronic: wanted.is_electronic,
            in_service: true,
            capacity: wanted.capacity,
            over_offer: 0,
            preselection: Json(Convocation::default()),
            information: Json(Translated::default()),
            list_rank: None,
            silence: None,
            silence_months: None,
            last_rank_called: None,
            list_moved_at: None,
            previous_last_rank: None,
            version: 1,
            programme_code: wanted.code.clone(),
            programme_label: wanted.label.clone(),
            programme_in_service: true,
            diploma_type_code: None,
            keywords: String::new(),
            url: String::new(),
            committee_id: committee.0,
            committee_label: String::new(),
            // Read back by joins, never written.
            centre_id: Uuid::nil(),
            centre_label: String::new(),
            centre_in_service: true,
            centre_max_applications: 20,
            centre_list_rank: None,
        };
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::catalogue::add_programme(&mut tx, &programme).await.expect("a programme");
        store::catalogue::session::add(&mut tx, &session).await.expect("a session");
        tx.commit().await.expect("a commit");
        Offer { code: wanted.code.clone(), label: wanted.label.clone(), session: id }
    }

    /// A document type asked by those who name it, or by everybody when `is_shared`.
    pub async fn document_type(&self, code: &str, label: &str, obligation: Obligation, is_shared: bool) -> Uuid {
        let id = self.ctx.id::<Uuid>();
        let document_type = DocumentType {
            id,
            code: code.to_owned(),
            centre_id: None,
            label: Json(Translated::fr(label)),
            help: Json(Translated::default()),
            is_shared,
            per_application: false,
            obligation: obligation.code().to_owned(),
            treatment: None,
            asked_of: Json(AskedOf::default()),
            position: None,
            template_file_id: None,
            in_service: true,
            version: 1,
        };
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::catalogue::requirement::add(&mut tx, &document_type).await.expect("a document type");
        tx.commit().await.expect("a commit");
        id
    }

    /// Changes a session, as its editor does.
    pub async fn change_session(&self, session: Uuid, change: impl FnOnce(&mut Session)) {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        let mut found = store::catalogue::session::lookup(&mut tx, session).await.expect("sessions can be read").expect("the session");
        change(&mut found);
        assert!(store::catalogue::session::update(&mut tx, &found).await.expect("a session"), "the session changed meanwhile");
        tx.commit().await.expect("a commit");
    }

    /// Changes a document type, as its editor does.
    pub async fn change_document_type(&self, code: &str, change: impl FnOnce(&mut DocumentType)) {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        let mut found = store::catalogue::requirement::find(&mut tx, code).await.expect("document types can be read").expect("the document type");
        change(&mut found);
        assert!(store::catalogue::requirement::update(&mut tx, &found).await.expect("a document type"), "the document type changed meanwhile");
        tx.commit().await.expect("a commit");
    }

    /// Changes a committee, as its editor does.
    pub async fn change_committee(&self, committee: CommitteeId, change: impl FnOnce(&mut Committee)) {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        let mut found = store::catalogue::lookup_committee(&mut tx, committee.0).await.expect("committees can be read").expect("the committee");
        change(&mut found);
        assert!(store::catalogue::update_committee(&mut tx, &found).await.expect("a committee"), "the committee changed meanwhile");
        tx.commit().await.expect("a commit");
    }

    /// Makes a session ask for these documents beside the shared ones.
    pub async fn require(&self, session: Uuid, document_types: &[Uuid]) {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::catalogue::requirement::require(&mut tx, session, document_types).await.expect("the documents");
        tx.commit().await.expect("a commit");
    }

    /// A question of the institution, mandatory unless its obligation is changed, asked by the sessions that name it.
    #[must_use]
    pub fn question(&self, code: &str, kind: FieldKind, label: &str) -> Question {
        Question {
            id: self.ctx.id(),
            code: code.to_owned(),
            centre_id: None,
            kind: kind.code().to_owned(),
            label: Json(Translated::fr(label)),
            help: Json(Translated::default()),
            choices: Json(Vec::new()),
            is_shared: false,
            per_application: false,
            obligation: Obligation::Mandatory.code().to_owned(),
            position: None,
            in_service: true,
            version: 1,
        }
    }

    /// Adds questions; those that are not shared are asked by the session.
    pub async fn ask(&self, session: Uuid, questions: &[Question]) {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        for question in questions {
            store::question::add(&mut tx, question).await.expect("a question");
        }
        let named: Vec<Uuid> = questions.iter().filter(|question| !question.is_shared).map(|question| question.id).collect();
        store::question::ask(&mut tx, session, &named).await.expect("the questions");
        tx.commit().await.expect("a commit");
    }

    /// A form of the institution with its definition, mandatory unless its obligation is changed.
    #[must_use]
    pub fn form(&self, code: &str, label: &str, definition: Definition) -> Form {
        let next_key = i32::try_from(definition.0.len()).expect("few fields") + 1;
        Form {
            id: self.ctx.id(),
            code: code.to_owned(),
            centre_id: None,
            label: Json(Translated::fr(label)),
            introduction: Json(Translated::default()),
            draft: Json(definition),
            next_key,
            is_shared: false,
            per_application: false,
            obligation: Obligation::Mandatory.code().to_owned(),
            position: None,
            document_type_id: None,
            in_service: true,
            version: 1,
        }
    }

    /// Adds a form, publishes it, and makes the session ask for it beside those it asks already.
    pub async fn ask_form(&self, session: Uuid, form: &Form) {
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        store::form::add(&mut tx, form).await.expect("a form");
        let version = Version { id: self.ctx.id(), form_id: form.id, number: 1, definition: Json(form.draft.0.clone().into()), published_at: self.now() };
        store::form::publish(&mut tx, &version, None).await.expect("a version");
        if !form.is_shared {
            let mut asked = store::form::named_by(&mut tx, session).await.expect("the forms asked");
            asked.push(form.id);
            store::form::ask(&mut tx, session, &asked).await.expect("the form");
        }
        tx.commit().await.expect("a commit");
    }
}
