//! Many rows at once, for the demonstration and for imports. Same columns as the single inserts of each repository.
//!
//! To SQLite rows go in multi-row statements whose text depends on their number only, so that a full batch is prepared
//! once; to PostgreSQL they go by `COPY`. Nothing is checked here but what the database itself checks.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::translated::Translated;
use serde_json::Value;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;
use uuid::Uuid;

use crate::application::Application;
use crate::application::note::Note;
use crate::application::submission::{Submission, SubmittedDocument};
use crate::catalogue::campaign::Campaign;
use crate::catalogue::session::Session;
use crate::db::Engine;
use crate::decision::{Batch, Decision};
use crate::document::{Document, Review, Version};
use crate::{Result, Tx, copy};

/// Values bound in one statement; both engines take more, but longer statements leave the processor's cache.
const VALUES: usize = 2_000;

/// A new account; `password_hash` none = nobody can sign in with a password.
#[derive(Clone, Debug)]
pub struct AccountRow {
    pub id: Uuid,
    pub email: String,
    pub email_key: String,
    pub last_name: String,
    pub first_name: String,
    pub name_key: String,
    pub password_hash: Option<String>,
    pub language: &'static str,
    pub student_number: Option<String>,
    pub activated_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct CampaignFileRow {
    pub id: Uuid,
    pub account_id: Uuid,
    pub campaign_id: Uuid,
    pub file_number: String,
    pub created_at: DateTime<Utc>,
}

/// What of a profile is searched or unique.
#[derive(Clone, Debug)]
pub struct ApplicantRow {
    pub account_id: Uuid,
    pub name_key: String,
    pub birth_date: NaiveDate,
    pub nationality: String,
    /// Number and key in one run.
    pub ine: Option<String>,
}

#[derive(Clone, Debug)]
pub struct SectionRow {
    pub account_id: Uuid,
    pub section: &'static str,
    pub content: Json<Value>,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct StudyRecordRow {
    pub id: Uuid,
    pub account_id: Uuid,
    pub kind: &'static str,
    pub year: i32,
    pub content: Json<Value>,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct ProgrammeRow {
    pub id: Uuid,
    pub code: String,
    pub committee_id: Uuid,
    pub label: String,
    pub diploma_type_code: &'static str,
    pub keywords: String,
}

#[derive(Clone, Debug)]
pub struct DocumentRow {
    pub document: Document,
    pub updated_at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct SubmittedDocumentRow {
    pub submission_id: Uuid,
    pub document: SubmittedDocument,
}

#[derive(Clone, Debug)]
pub struct NoteRow {
    pub application_id: Uuid,
    pub note: Note,
}

/// A mail that was sent.
#[derive(Clone, Debug)]
pub struct SentMailRow {
    pub id: Uuid,
    pub message_id: String,
    pub template_code: &'static str,
    pub language: &'static str,
    pub account_id: Uuid,
    pub application_id: Option<Uuid>,
    pub decision_id: Option<Uuid>,
    pub recipient: String,
    pub recipient_name: String,
    pub subject: String,
    pub body_text: String,
    pub body_html: String,
    pub sent_at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct AuditRow {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub actor_kind: &'static str,
    pub actor_id: Option<Uuid>,
    pub actor_name: String,
    pub action: &'static str,
    pub application_id: Option<Uuid>,
    pub object: String,
    pub after: Option<Json<Value>>,
}

#[derive(Clone, Debug)]
pub struct DiplomaTypeRow {
    pub code: &'static str,
    pub label: Json<Translated>,
    pub position: i32,
}

/// `INSERT INTO table (columns) VALUES (…), (…)` for so many rows.
///
/// PostgreSQL wants `$1`; on SQLite such names are looked up one by one in a list, which takes longer than the rows
/// themselves when there are thousands, so that it gets nameless `?`.
fn insert(table: &str, columns: &[&str], rows: usize, ending: &str, is_postgres: bool) -> String {
    use std::fmt::Write as _;
    let mut sql = format!("INSERT INTO {table} ({}) VALUES ", columns.join(", "));
    let mut next = 1;
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            sql.push_str(if column == 0 { "" } else { ", " });
            if is_postgres {
                let _ = write!(sql, "${next}");
                next += 1;
            } else {
                sql.push('?');
            }
        }
        sql.push(')');
    }
    sql.push_str(ending);
    sql
}

macro_rules! bulk {
    ($($(#[$doc:meta])* $name:ident($row:ident: $type:ty) $table:literal $($ending:literal)? { $($column:literal: $value:expr),+ $(,)? })+) => {$(
        $(#[$doc])*
        pub async fn $name(tx: &mut Tx, rows: &[$type]) -> Result<()> {
            const COLUMNS: &[&str] = &[$($column),+];
            if rows.is_empty() {
                return Ok(());
            }
            let at_once = (VALUES / COLUMNS.len()).max(1);
            let ending = concat!("", $($ending)?);
            if let (Engine::Postgres(t), "") = (&mut tx.engine, ending) {
                let mut stream = t.copy_in_raw(&copy::statement($table, COLUMNS)).await?;
                let mut packet = copy::Packet::first();
                for chunk in rows.chunks(copy::AT_ONCE) {
                    for $row in chunk {
                        packet.row(COLUMNS.len());
                        $(packet.value($value)?;)+
                    }
                    stream.send(std::mem::take(&mut packet).into_bytes()).await?;
                }
                stream.send(copy::Packet::last().into_bytes()).await?;
                stream.finish().await?;
                return Ok(());
            }
            let full = if rows.len() >= at_once { insert($table, COLUMNS, at_once, ending, tx.is_postgres()) } else { String::new() };
            for chunk in rows.chunks(at_once) {
                let sql = if chunk.len() == at_once { full.clone() } else { insert($table, COLUMNS, chunk.len(), ending, tx.is_postgres()) };
                match &mut tx.engine {
                    Engine::Sqlite(t) => {
                        let mut query = sqlx::query(AssertSqlSafe(sql));
                        for $row in chunk {
                            $(query = query.bind($value);)+
                        }
                        query.execute(&mut **t).await?;
                    }
                    Engine::Postgres(t) => {
                        let mut query = sqlx::query(AssertSqlSafe(sql));
                        for $row in chunk {
                            $(query = query.bind($value);)+
                        }
                        query.execute(&mut **t).await?;
                    }
                }
            }
            Ok(())
        }
    )+};
}

bulk! {
    /// Adds the types that are not there yet.
    diploma_types(r: DiplomaTypeRow) "diploma_type" " ON CONFLICT (code) DO NOTHING" {
        "code": r.code, "label": &r.label, "position": r.position, "in_service": true,
    }

    campaigns(r: Campaign) "campaign" {
        "id": r.id, "code": &r.code, "label": &r.label, "starts_on": r.starts_on, "ends_on": r.ends_on, "applicant_ends_on": r.applicant_ends_on,
        "in_service": r.in_service, "archived_at": r.archived_at, "version": 1_i64,
    }

    programmes(r: ProgrammeRow) "programme" {
        "id": r.id, "code": &r.code, "committee_id": r.committee_id, "label": &r.label, "label_key": domain::text::fold_key(&r.label),
        "diploma_type_code": r.diploma_type_code, "keywords": &r.keywords, "url": "", "in_service": true, "version": 1_i64,
    }

    /// Only the columns of the session itself are read.
    sessions(r: Session) "programme_session" {
        "id": r.id, "programme_id": r.programme_id, "campaign_id": r.campaign_id, "opens_at": r.opens_at, "closes_at": r.closes_at,
        "return_on": r.return_on, "pre_analysis_on": r.pre_analysis_on, "jury_on": r.jury_on, "publication_on": r.publication_on,
        "confirmation_on": r.confirmation_on, "confirmation_delay_days": r.confirmation_delay_days, "list_confirmation_on": r.list_confirmation_on,
        "list_confirmation_delay_days": r.list_confirmation_delay_days, "uses_complementary_list": r.uses_complementary_list,
        "favourable_type_id": r.favourable_type_id, "list_favourable_type_id": r.list_favourable_type_id, "default_treatment": &r.default_treatment,
        "is_electronic": r.is_electronic, "in_service": r.in_service, "capacity": r.capacity, "over_offer": r.over_offer, "preselection": &r.preselection,
        "information": &r.information, "silence": &r.silence, "silence_months": r.silence_months, "version": 1_i64,
    }

    /// Session and document type.
    requirements(r: (Uuid, Uuid)) "requirement" {
        "session_id": r.0, "document_type_id": r.1,
    }

    accounts(r: AccountRow) "account" {
        "id": r.id, "email": &r.email, "email_key": &r.email_key, "last_name": &r.last_name, "first_name": &r.first_name, "name_key": &r.name_key,
        "password_hash": &r.password_hash, "password_changed_at": r.password_hash.as_ref().map(|_| r.created_at), "language": r.language, "student_number": &r.student_number,
        "activated_at": r.activated_at, "activation_deadline": r.created_at + TimeDelta::days(5), "created_at": r.created_at, "version": 1_i64,
    }

    campaign_files(r: CampaignFileRow) "campaign_file" {
        "id": r.id, "account_id": r.account_id, "campaign_id": r.campaign_id, "file_number": &r.file_number, "created_at": r.created_at,
    }

    applicants(r: ApplicantRow) "applicant" {
        "account_id": r.account_id, "name_key": &r.name_key, "birth_date": r.birth_date, "nationality": &r.nationality, "ine": &r.ine,
        "is_from_sis": false,
    }

    profile_sections(r: SectionRow) "profile_section" {
        "account_id": r.account_id, "section": r.section, "content": &r.content, "version": 1_i64, "updated_at": r.at,
    }

    study_records(r: StudyRecordRow) "study_record" {
        "id": r.id, "account_id": r.account_id, "kind": r.kind, "year": r.year, "content": &r.content, "version": 1_i64, "created_at": r.at,
        "updated_at": r.at,
    }

    applications(r: Application) "application" {
        "id": r.id, "number": r.number, "account_id": r.account_id, "campaign_file_id": r.campaign_file_id, "session_id": r.session_id,
        "campaign_id": r.campaign_id, "centre_id": r.centre_id, "committee_id": r.committee_id, "name_key": &r.name_key,
        "programme_key": &r.programme_key, "existence": &r.existence, "file_status": &r.file_status, "file_status_at": r.file_status_at,
        "treatment": &r.treatment, "treatment_validated": r.treatment_validated, "is_offer": r.is_offer, "acceptance": &r.acceptance,
        "acceptance_before": &r.acceptance_before, "accepted_at": r.accepted_at, "accepted_by": &r.accepted_by, "cancelled_at": r.cancelled_at,
        "cancelled_by": &r.cancelled_by, "undo_until": r.undo_until, "submitted_at": r.submitted_at, "received_on": r.received_on,
        "complete_on": r.complete_on, "incomplete_on": r.incomplete_on, "new_return_on": r.new_return_on,
        "new_confirmation_on": r.new_confirmation_on, "reminder_sent": r.reminder_sent, "draft_kind": &r.draft_kind, "draft_state": &r.draft_state,
        "published_kind": &r.published_kind, "published_at": r.published_at, "registration_code": &r.registration_code, "fee_cents": r.fee_cents,
        "fee_note": &r.fee_note, "documents_to_review": r.documents_to_review, "version": 1_i64, "created_at": r.created_at,
        "updated_at": r.updated_at,
    }

    documents(r: DocumentRow) "document" {
        "id": r.document.id, "account_id": r.document.account_id, "document_type_id": r.document.document_type_id,
        "application_id": r.document.application_id, "campaign_id": r.document.campaign_id, "current_version_id": r.document.current_version_id,
        "is_not_concerned": r.document.is_not_concerned, "version": 1_i64, "updated_at": r.updated_at,
    }

    versions(r: Version) "document_version" {
        "id": r.id, "document_id": r.document_id, "number": r.number, "name": &r.name, "received": &r.received, "received_size": r.received_size,
        "canonical_key": &r.canonical_key, "canonical_size": r.canonical_size, "sha256": &r.sha256, "pages": r.pages,
        "check_state": &r.check_state, "refusal": &r.refusal, "observations": &r.observations, "deposited_at": r.deposited_at,
        "deposited_by": r.deposited_by, "removed_at": r.removed_at,
    }

    reviews(r: Review) "review" {
        "id": r.id, "document_version_id": r.document_version_id, "centre_id": r.centre_id, "application_id": r.application_id, "status": &r.status,
        "comment": &r.comment, "reviewer_id": r.reviewer_id, "reviewer_name": &r.reviewer_name, "reviewed_at": r.reviewed_at,
    }

    submissions(r: Submission) "submission" {
        "id": r.id, "application_id": r.application_id, "number": r.number, "submitted_at": r.submitted_at, "actor": &r.actor, "digest": &r.digest,
        "snapshot": &r.snapshot,
    }

    submitted_documents(r: SubmittedDocumentRow) "submitted_document" {
        "submission_id": r.submission_id, "document_type_id": r.document.document_type_id, "document_version_id": r.document.document_version_id,
        "is_not_concerned": r.document.is_not_concerned,
    }

    /// Released batches and those that wait.
    batches(r: Batch) "publication_batch" {
        "id": r.id, "centre_id": r.centre_id, "created_at": r.created_at, "created_by": r.created_by, "release_at": r.release_at,
        "released_at": r.released_at, "stopped_at": r.stopped_at,
    }

    /// The wording columns are ignored.
    decisions(r: Decision) "decision" {
        "id": r.id, "application_id": r.application_id, "decision_type_id": r.decision_type_id, "kind": &r.kind, "state": &r.state,
        "reason_id": r.reason_id, "comment": &r.comment, "rank": r.rank, "preselection": &r.preselection, "is_appeal": r.is_appeal,
        "created_at": r.created_at, "created_by": r.created_by, "validated_at": r.validated_at, "validated_by": r.validated_by,
        "published_at": r.published_at, "batch_id": r.batch_id, "version": 1_i64,
    }

    notes(r: NoteRow) "note" {
        "id": r.note.id, "application_id": r.application_id, "author_id": r.note.author_id, "author_name": &r.note.author_name,
        "message": &r.note.message, "created_at": r.note.created_at,
    }

    sent_mails(r: SentMailRow) "mail" {
        "id": r.id, "message_id": &r.message_id, "template_code": r.template_code, "language": r.language, "account_id": r.account_id,
        "application_id": r.application_id, "decision_id": r.decision_id, "recipient": &r.recipient, "recipient_name": &r.recipient_name,
        "extra": Json(serde_json::Map::new()), "subject": &r.subject, "body_text": &r.body_text, "body_html": &r.body_html, "state": "sent",
        "attempts": 1_i32, "created_at": r.sent_at, "not_before": r.sent_at, "sent_at": r.sent_at,
    }

    audit_lines(r: AuditRow) "audit_line" {
        "id": r.id, "at": r.at, "actor_kind": r.actor_kind, "actor_id": r.actor_id, "actor_name": &r.actor_name, "action": r.action,
        "application_id": r.application_id, "object": &r.object, "after": &r.after,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn values_are_numbered_over_all_rows() {
        assert_eq!(super::insert("t", &["a", "b"], 2, " X", true), "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4) X");
        assert_eq!(super::insert("t", &["a"], 2, "", false), "INSERT INTO t (a) VALUES (?), (?)");
    }
}
