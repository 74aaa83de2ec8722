//! Rows on their way to the database, written together in the order that foreign keys ask for.

use domain::email::EmailAddress;
use domain::person::name_key;
use domain::time::Instant;
use store::application::Application;
use store::application::submission::Submission;
use store::bulk::{
    self, AccountRow, ApplicantRow, AuditRow, CampaignFileRow, DocumentRow, NoteRow, SectionRow, SentMailRow, StudyRecordRow, SubmittedDocumentRow,
};
use store::decision::{Batch, Decision};
use store::document::{Review, Version};
use store::question::Given;
use store::{Db, Json, Tx};
use uuid::Uuid;

use super::profile::Profile;

/// Everything about people and their applications.
#[derive(Debug, Default)]
pub struct Rows {
    pub accounts: Vec<AccountRow>,
    pub campaign_files: Vec<CampaignFileRow>,
    pub applicants: Vec<ApplicantRow>,
    pub sections: Vec<SectionRow>,
    pub records: Vec<StudyRecordRow>,
    pub applications: Vec<Application>,
    pub documents: Vec<DocumentRow>,
    pub versions: Vec<Version>,
    pub reviews: Vec<Review>,
    pub submissions: Vec<Submission>,
    pub submitted: Vec<SubmittedDocumentRow>,
    pub batches: Vec<Batch>,
    pub decisions: Vec<Decision>,
    pub notes: Vec<NoteRow>,
    pub answers: Vec<(Given, Instant)>,
    pub forms: Vec<store::form::Given>,
    pub mails: Vec<SentMailRow>,
    pub audit: Vec<AuditRow>,
}

impl Rows {
    /// Writes everything in one transaction and starts anew.
    pub async fn flush(&mut self, db: &Db) -> store::Result<()> {
        let mut tx = db.write().await?;
        std::mem::take(self).write(&mut tx).await?;
        tx.commit().await
    }

    /// Writes everything.
    pub async fn write(self, tx: &mut Tx) -> store::Result<()> {
        bulk::accounts(tx, &self.accounts).await?;
        bulk::campaign_files(tx, &self.campaign_files).await?;
        bulk::applicants(tx, &self.applicants).await?;
        bulk::profile_sections(tx, &self.sections).await?;
        bulk::study_records(tx, &self.records).await?;
        bulk::applications(tx, &self.applications).await?;
        bulk::documents(tx, &self.documents).await?;
        bulk::versions(tx, &self.versions).await?;
        bulk::reviews(tx, &self.reviews).await?;
        bulk::submissions(tx, &self.submissions).await?;
        bulk::submitted_documents(tx, &self.submitted).await?;
        bulk::batches(tx, &self.batches).await?;
        bulk::decisions(tx, &self.decisions).await?;
        bulk::notes(tx, &self.notes).await?;
        for (answer, at) in &self.answers {
            store::question::give(tx, answer, *at).await?;
        }
        for answers in &self.forms {
            store::form::give(tx, answers).await?;
        }
        bulk::sent_mails(tx, &self.mails).await?;
        bulk::audit_lines(tx, &self.audit).await
    }

    /// An activated account. Without a hash nobody can sign in to it with a password.
    pub fn account(&mut self, id: Uuid, email: &str, [last_name, first_name]: [&str; 2], language: &'static str, hash: Option<&str>, at: Instant) {
        let email = EmailAddress::from_stored(email);
        self.accounts.push(AccountRow {
            id,
            email: email.as_str().to_owned(),
            email_key: email.key(),
            last_name: last_name.to_owned(),
            first_name: first_name.to_owned(),
            name_key: name_key(last_name, first_name),
            password_hash: hash.map(str::to_owned),
            language,
            student_number: None,
            activated_at: Some(at),
            created_at: at,
        });
    }

    /// The account written last is of somebody with this student number.
    pub fn is_student(&mut self, number: Option<String>) {
        if let Some(account) = self.accounts.last_mut() {
            account.student_number = number;
        }
    }

    /// The pages of « Mon compte ».
    pub fn profile(&mut self, ids: &app::Ids, account: Uuid, profile: &Profile, at: Instant) -> anyhow::Result<()> {
        let personal = &profile.personal;
        self.applicants.push(ApplicantRow {
            account_id: account,
            name_key: name_key(personal.birth_name.as_str(), personal.first_name.as_str()),
            birth_date: personal.birth_date.date(),
            nationality: personal.identity.nationality.to_string(),
            ine: personal.identity.ine.as_ref().map(ToString::to_string),
        });
        for (section, content) in
            [("personal", serde_json::to_value(personal)?), ("address", serde_json::to_value(&profile.address)?), ("bac", serde_json::to_value(&profile.bac)?)]
        {
            self.sections.push(SectionRow { account_id: account, section, content: Json(content), at });
        }
        let mut record = |kind, year, content| {
            self.records.push(StudyRecordRow { id: ids.uuid(at), account_id: account, kind, year, content: Json(content), at });
        };
        for one in &profile.records {
            record("external", one.year, serde_json::to_value(one)?);
        }
        for one in &profile.internships {
            record("internship", one.year, serde_json::to_value(one)?);
        }
        for one in &profile.jobs {
            record("work", one.year, serde_json::to_value(one)?);
        }
        Ok(())
    }
}
