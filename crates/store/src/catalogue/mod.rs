//! What institutions offer: campaigns, centres, committees, programmes; sessions and requirements in their own modules.

pub mod campaign;
pub mod requirement;
pub mod session;

use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Centre {
    pub id: Uuid,
    pub code: String,
    pub label: String,
    pub in_service: bool,
    pub max_applications: i64,
    pub contact_email: String,
    /// Who gets blind copies of the mails about its applications.
    pub copy_mode: String,
    /// Who signs letters where a committee names nobody.
    pub signatory: String,
    /// Picture of the signature, used where a committee has none.
    pub signature_file_id: Option<Uuid>,
    /// Which rank people on complementary lists are shown; none = what the institution says.
    pub list_rank: Option<String>,
    pub version: i64,
}

/// A committee's postal address, as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct PostalAddress {
    pub lines: Vec<String>,
    pub postal_code: String,
    pub town: String,
}

/// Which alerts a committee wants, by mail code.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Alerts(pub Vec<String>);

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Committee {
    pub id: Uuid,
    pub centre_id: Uuid,
    pub code: String,
    pub label: String,
    pub in_service: bool,
    pub address: Json<PostalAddress>,
    pub email: String,
    pub phone: String,
    pub fax: String,
    pub url: String,
    pub signatory: String,
    pub return_comment: Json<Translated>,
    pub alert_email: String,
    /// To whom its alerts go.
    pub alert_mode: String,
    pub alerts: Json<Alerts>,
    /// Which letters it wants and how they reach applicants, by code.
    pub letters: Json<Vec<String>>,
    /// Picture of the signature; none = the centre's.
    pub signature_file_id: Option<Uuid>,
    pub version: i64,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Programme {
    pub id: Uuid,
    pub code: String,
    pub committee_id: Uuid,
    pub label: String,
    pub diploma_type_code: Option<String>,
    pub keywords: String,
    pub url: String,
    pub in_service: bool,
    pub version: i64,
}

statements! {
    CENTRES = "SELECT id, code, label, in_service, max_applications, contact_email, signatory, signature_file_id, list_rank, copy_mode, version FROM centre ORDER BY label_key, id";
    CENTRE = "SELECT id, code, label, in_service, max_applications, contact_email, signatory, signature_file_id, list_rank, copy_mode, version FROM centre WHERE id = $1";
    CENTRE_BY_CODE = "SELECT id, code, label, in_service, max_applications, contact_email, signatory, signature_file_id, list_rank, copy_mode, version FROM centre WHERE code = $1";
    ADD_CENTRE = "INSERT INTO centre (id, code, label, label_key, in_service, max_applications, contact_email, signatory, signature_file_id, list_rank, copy_mode, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    UPDATE_CENTRE = "UPDATE centre SET code = $3, label = $4, label_key = $5, in_service = $6, max_applications = $7, contact_email = $8, signatory = $9, signature_file_id = $10, list_rank = $11, copy_mode = $12, version = version + 1 WHERE id = $1 AND version = $2";
    COMMITTEES = "SELECT id, centre_id, code, label, in_service, address, email, phone, fax, url, signatory, return_comment, alert_email, alerts, letters, signature_file_id, alert_mode, version FROM committee ORDER BY code, id";
    COMMITTEE = "SELECT id, centre_id, code, label, in_service, address, email, phone, fax, url, signatory, return_comment, alert_email, alerts, letters, signature_file_id, alert_mode, version FROM committee WHERE id = $1";
    COMMITTEE_NAMES = "SELECT id, centre_id, code, label FROM committee WHERE in_service ORDER BY id";
    COMMITTEE_BY_CODE = "SELECT id, centre_id, code, label, in_service, address, email, phone, fax, url, signatory, return_comment, alert_email, alerts, letters, signature_file_id, alert_mode, version FROM committee WHERE code = $1";
    ADD_COMMITTEE = "INSERT INTO committee (id, centre_id, code, label, in_service, address, email, phone, fax, url, signatory, return_comment, alert_email, alerts, letters, signature_file_id, alert_mode, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)";
    UPDATE_COMMITTEE = "UPDATE committee SET code = $3, label = $4, in_service = $5, address = $6, email = $7, phone = $8, fax = $9, url = $10, signatory = $11, return_comment = $12, alert_email = $13, alerts = $14, letters = $15, signature_file_id = $16, alert_mode = $17, version = version + 1 WHERE id = $1 AND version = $2";
    PROGRAMME_BY_CODE = "SELECT id, code, committee_id, label, diploma_type_code, keywords, url, in_service, version FROM programme WHERE code = $1";
    ADD_PROGRAMME = "INSERT INTO programme (id, code, committee_id, label, label_key, diploma_type_code, keywords, url, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    UPDATE_PROGRAMME = "UPDATE programme SET code = $3, committee_id = $4, label = $5, label_key = $6, diploma_type_code = $7, keywords = $8, url = $9, in_service = $10, version = version + 1 WHERE id = $1 AND version = $2";
}

pub async fn centres(tx: &mut Tx) -> Result<Vec<Centre>> {
    fetch!(all, tx, Centre, CENTRES)
}

pub async fn lookup_centre(tx: &mut Tx, id: Uuid) -> Result<Option<Centre>> {
    fetch!(optional, tx, Centre, CENTRE, id)
}

pub async fn find_centre(tx: &mut Tx, code: &str) -> Result<Option<Centre>> {
    fetch!(optional, tx, Centre, CENTRE_BY_CODE, code)
}

/// Adds a centre; its `version` is ignored.
pub async fn add_centre(tx: &mut Tx, c: &Centre) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(
        tx,
        ADD_CENTRE,
        c.id,
        &c.code,
        &c.label,
        domain::text::fold_key(&c.label),
        c.in_service,
        c.max_applications,
        &c.contact_email,
        &c.signatory,
        c.signature_file_id,
        &c.list_rank,
        &c.copy_mode
    )?;
    Ok(())
}

/// Saves a centre at the version it was read; false when somebody was faster.
pub async fn update_centre(tx: &mut Tx, c: &Centre) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    let n = exec!(
        tx,
        UPDATE_CENTRE,
        c.id,
        c.version,
        &c.code,
        &c.label,
        domain::text::fold_key(&c.label),
        c.in_service,
        c.max_applications,
        &c.contact_email,
        &c.signatory,
        c.signature_file_id,
        &c.list_rank,
        &c.copy_mode
    )?;
    Ok(n == 1)
}

pub async fn committees(tx: &mut Tx) -> Result<Vec<Committee>> {
    fetch!(all, tx, Committee, COMMITTEES)
}

pub async fn lookup_committee(tx: &mut Tx, id: Uuid) -> Result<Option<Committee>> {
    fetch!(optional, tx, Committee, COMMITTEE, id)
}

pub async fn find_committee(tx: &mut Tx, code: &str) -> Result<Option<Committee>> {
    fetch!(optional, tx, Committee, COMMITTEE_BY_CODE, code)
}

/// What lists of choices need of a committee.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CommitteeName {
    pub id: Uuid,
    pub centre_id: Uuid,
    pub code: String,
    pub label: String,
}

/// The committees in service by label, « Électronique » before « Gestion ».
pub async fn committee_names(tx: &mut Tx) -> Result<Vec<CommitteeName>> {
    let mut committees = fetch!(all, tx, CommitteeName, COMMITTEE_NAMES)?;
    committees.sort_by_cached_key(|committee| domain::text::fold_key(&committee.label));
    Ok(committees)
}

pub async fn add_committee(tx: &mut Tx, c: &Committee) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(
        tx,
        ADD_COMMITTEE,
        c.id,
        c.centre_id,
        &c.code,
        &c.label,
        c.in_service,
        &c.address,
        &c.email,
        &c.phone,
        &c.fax,
        &c.url,
        &c.signatory,
        &c.return_comment,
        &c.alert_email,
        &c.alerts,
        &c.letters,
        c.signature_file_id,
        &c.alert_mode
    )?;
    Ok(())
}

/// Saves a committee at the version it was read; false when somebody was faster.
pub async fn update_committee(tx: &mut Tx, c: &Committee) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    let n = exec!(
        tx,
        UPDATE_COMMITTEE,
        c.id,
        c.version,
        &c.code,
        &c.label,
        c.in_service,
        &c.address,
        &c.email,
        &c.phone,
        &c.fax,
        &c.url,
        &c.signatory,
        &c.return_comment,
        &c.alert_email,
        &c.alerts,
        &c.letters,
        c.signature_file_id,
        &c.alert_mode
    )?;
    Ok(n == 1)
}

pub async fn find_programme(tx: &mut Tx, code: &str) -> Result<Option<Programme>> {
    fetch!(optional, tx, Programme, PROGRAMME_BY_CODE, code)
}

pub async fn add_programme(tx: &mut Tx, p: &Programme) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(
        tx,
        ADD_PROGRAMME,
        p.id,
        &p.code,
        p.committee_id,
        &p.label,
        domain::text::fold_key(&p.label),
        &p.diploma_type_code,
        &p.keywords,
        &p.url,
        p.in_service
    )?;
    Ok(())
}

/// Saves a programme at the version it was read; false when somebody was faster.
pub async fn update_programme(tx: &mut Tx, p: &Programme) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    let n = exec!(
        tx,
        UPDATE_PROGRAMME,
        p.id,
        p.version,
        &p.code,
        p.committee_id,
        &p.label,
        domain::text::fold_key(&p.label),
        &p.diploma_type_code,
        &p.keywords,
        &p.url,
        p.in_service
    )?;
    Ok(n == 1)
}
