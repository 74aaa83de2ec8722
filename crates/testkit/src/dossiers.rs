//! Applications that are already there, made by the use cases without their pages: a filled-in profile, the application,
//! its documents, its submission.

use app::actor::Person;
use app::apply::deposit::Upload;
use domain::person::{BirthDate, Civility, PersonName};
use domain::profile::address::AddressPlace;
use domain::profile::personal::{BirthPlace, Identity};
use domain::profile::reference::{Code, CountryCode};
use domain::profile::{Address, Bac, PersonalDetails};
use domain::text::Line;

use crate::World;
use crate::people::Client;

/// A small readable PDF.
#[must_use]
pub fn pdf(title: &str) -> Vec<u8> {
    paper::samples::sample_pdf(title, &["Texte lisible de la pièce déposée."], 1)
}

impl World {
    /// The person as the product knows them at this moment: rights are read anew.
    pub async fn identify(&self, client: &Client) -> Person {
        let token = client.cookie(web::http::visit::session_cookie(&self.app)).expect("a session").to_owned();
        app::actor::identify(&self.ctx, &token).await.expect("sessions can be read").expect("a living session")
    }

    /// The three pages of « Mon compte » that come before any application, of somebody living abroad.
    pub async fn fill_profile(&self, client: &Client) {
        let abroad = || CountryCode::from_stored("IT");
        let personal = PersonalDetails {
            identity: Identity { nationality: abroad(), ine: None },
            civility: Civility::Mrs,
            birth_name: PersonName::from_stored(client.person.last_name.clone()),
            usual_name: None,
            first_name: PersonName::from_stored(client.person.first_name.clone()),
            other_first_name: None,
            birth_date: BirthDate::parse("07/11/2001", self.ctx.today()).expect("a date of birth"),
            birth_place: BirthPlace::Abroad { country: abroad(), city: Line::from_stored("Torino") },
            language: "fr".to_owned(),
            phone: None,
            mobile: None,
        };
        let place = AddressPlace::Abroad { country: abroad(), town: Line::from_stored("10121 Torino") };
        let address = Address { place, line1: Line::from_stored("2 via Roma"), line2: None, line3: None };
        let bac = Bac::NotHeld { series: Code::from_stored("NONE") };
        let account = client.person.account;
        let mut tx = self.ctx.db.write().await.expect("a transaction");
        let applicant = store::profile::Applicant {
            account_id: account,
            name_key: domain::person::name_key(&client.person.last_name, &client.person.first_name),
            birth_date: personal.birth_date.date(),
            nationality: "IT".to_owned(),
            ine: None,
            is_from_sis: false,
        };
        store::profile::put_applicant(&mut tx, &applicant).await.expect("an applicant");
        assert!(store::profile::put_section(&mut tx, account, "personal", &personal, 0, self.now()).await.expect("a section"));
        assert!(store::profile::put_section(&mut tx, account, "address", &address, 0, self.now()).await.expect("a section"));
        assert!(store::profile::put_section(&mut tx, account, "bac", &bac, 0, self.now()).await.expect("a section"));
        tx.commit().await.expect("a commit");
    }

    /// An application to a programme; the profile must be there.
    pub async fn apply(&self, client: &Client, programme: &str) -> i64 {
        let person = self.identify(client).await;
        app::apply::create::apply(&self.ctx, &person, programme).await.unwrap_or_else(|error| panic!("no application to {programme}: {error:?}")).number
    }

    /// Deposits a small PDF for the document of this code.
    pub async fn deposit(&self, client: &Client, number: i64, document: &str, title: &str) {
        let person = self.identify(client).await;
        let kind = self.document_of(number, document).await;
        let upload = Upload { name: format!("{title}.pdf"), bytes: pdf(title).into() };
        let done = app::apply::deposit::deposit(&self.ctx, &person, number, kind, vec![upload]).await;
        let done = done.unwrap_or_else(|error| panic!("« {document} » is not taken: {error:?}"));
        if done.pending {
            self.run_jobs().await;
        }
    }

    /// The identifier of a document asked of an application.
    pub async fn document_of(&self, number: i64, document: &str) -> uuid::Uuid {
        let dossier = self.dossier(number).await;
        dossier.items.iter().find(|item| item.kind.code == document).unwrap_or_else(|| panic!("no {document:?} is asked")).kind.id
    }

    /// An application as its applicant's pages read it.
    pub async fn dossier(&self, number: i64) -> app::dossier::Dossier {
        self.dossier_of(number, app::dossier::Side::Applicant).await
    }

    /// An application as pages of the staff read it.
    pub async fn dossier_for_staff(&self, number: i64) -> app::dossier::Dossier {
        self.dossier_of(number, app::dossier::Side::Staff).await
    }

    async fn dossier_of(&self, number: i64, side: app::dossier::Side) -> app::dossier::Dossier {
        let mut tx = self.ctx.db.read().await.expect("a transaction");
        let application = store::application::find(&mut tx, number).await.expect("applications can be read").expect("an application");
        app::dossier::load(&self.ctx, &mut tx, application, side).await.expect("a dossier")
    }

    pub async fn submit(&self, client: &Client, number: i64) {
        let person = self.identify(client).await;
        app::apply::submit::submit(&self.ctx, &person, number).await.unwrap_or_else(|error| panic!("{number} is not submitted: {error:?}"));
    }

    /// Somebody whose application to the small institution's programme is submitted.
    pub async fn submitted(&self, first_name: &str, last_name: &str) -> (Client, i64) {
        let client = self.applicant(first_name, last_name).await;
        self.fill_profile(&client).await;
        let number = self.apply(&client, "M1INFO").await;
        for document in ["CV", "RELEVES"] {
            self.deposit(&client, number, document, document).await;
        }
        self.submit(&client, number).await;
        (client, number)
    }
}
