//! Programme sessions: what a programme is in one campaign.

use chrono::{DateTime, NaiveDate, Utc};
use domain::application::dates::ConfirmationRule;
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// Where and when those preselected are convened, by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Convocation {
    pub on: Option<NaiveDate>,
    /// « 14:30 ».
    pub at: String,
    pub place: String,
}

/// A session with the programme, committee and centre it belongs to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Session {
    pub id: Uuid,
    pub programme_id: Uuid,
    pub campaign_id: Uuid,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub return_on: NaiveDate,
    pub pre_analysis_on: Option<NaiveDate>,
    pub jury_on: Option<NaiveDate>,
    pub publication_on: Option<NaiveDate>,
    pub confirmation_on: Option<NaiveDate>,
    pub confirmation_delay_days: Option<i32>,
    pub list_confirmation_on: Option<NaiveDate>,
    pub list_confirmation_delay_days: Option<i32>,
    pub uses_complementary_list: bool,
    pub favourable_type_id: Uuid,
    pub list_favourable_type_id: Option<Uuid>,
    pub default_treatment: String,
    pub is_electronic: bool,
    pub in_service: bool,
    pub capacity: Option<i32>,
    /// How many the complementary list may admit beyond the capacity.
    pub over_offer: i32,
    pub preselection: Json<Convocation>,
    pub information: Json<Translated>,
    /// Which rank people on its complementary list are shown; none = what the centre says.
    pub list_rank: Option<String>,
    /// What silence means after an application was received, and after how many months; none = what the institution says.
    pub silence: Option<String>,
    pub silence_months: Option<i32>,
    /// The last rank promoted from the complementary list, and when.
    pub last_rank_called: Option<i32>,
    pub list_moved_at: Option<DateTime<Utc>>,
    /// The last rank called in the campaign before, where staff typed it.
    pub previous_last_rank: Option<i32>,
    pub version: i64,
    pub programme_code: String,
    pub programme_label: String,
    pub programme_in_service: bool,
    pub diploma_type_code: Option<String>,
    pub keywords: String,
    pub url: String,
    pub committee_id: Uuid,
    pub committee_label: String,
    pub centre_id: Uuid,
    pub centre_label: String,
    pub centre_in_service: bool,
    pub centre_max_applications: i64,
    pub centre_list_rank: Option<String>,
}

impl Session {
    #[must_use]
    pub const fn confirmation_rule(&self) -> ConfirmationRule {
        ConfirmationRule { on: self.confirmation_on, delay_days: self.confirmation_delay_days }
    }

    /// Whether the programme can be seen and applied to at all: session, programme and centre are in service.
    #[must_use]
    pub const fn is_offered(&self) -> bool {
        self.in_service && self.programme_in_service && self.centre_in_service
    }
}

/// What the catalogue shows of a session that is offered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Offered {
    pub id: Uuid,
    pub opens_at: DateTime<Utc>,
    pub closes_at: DateTime<Utc>,
    pub return_on: NaiveDate,
    pub pre_analysis_on: Option<NaiveDate>,
    pub jury_on: Option<NaiveDate>,
    pub publication_on: Option<NaiveDate>,
    pub confirmation_on: Option<NaiveDate>,
    pub confirmation_delay_days: Option<i32>,
    pub default_treatment: String,
    pub is_electronic: bool,
    pub capacity: Option<i32>,
    pub information: Json<Translated>,
    pub programme_code: String,
    pub programme_label: String,
    pub diploma_type_code: Option<String>,
    pub keywords: String,
    pub url: String,
    pub committee_id: Uuid,
    pub centre_id: Uuid,
}

/// How far complementary lists were called: the furthest rank that was, how many people were, and when the last one was.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Calls {
    pub last_rank: Option<i32>,
    pub people: i32,
    pub moved_at: Option<DateTime<Utc>>,
    /// Whether the programme had a list in the campaign just before; none where it was not offered then.
    pub previous_list: Option<bool>,
    pub previous_rank: Option<i32>,
    pub previous_people: Option<i32>,
}

statements! {
    BY_ID = "SELECT s.id, s.programme_id, s.campaign_id, s.opens_at, s.closes_at, s.return_on, s.pre_analysis_on, s.jury_on, s.publication_on, s.confirmation_on, s.confirmation_delay_days, s.list_confirmation_on, s.list_confirmation_delay_days, s.uses_complementary_list, s.favourable_type_id, s.list_favourable_type_id, s.default_treatment, s.is_electronic, s.in_service, s.capacity, s.over_offer, s.preselection, s.information, s.list_rank, s.silence, s.silence_months, s.last_rank_called, s.list_moved_at, s.previous_last_rank, s.version, p.code AS programme_code, p.label AS programme_label, p.in_service AS programme_in_service, p.diploma_type_code, p.keywords, p.url, k.id AS committee_id, k.label AS committee_label, c.id AS centre_id, c.label AS centre_label, c.in_service AS centre_in_service, c.max_applications AS centre_max_applications, c.list_rank AS centre_list_rank FROM programme_session s JOIN programme p ON p.id = s.programme_id JOIN committee k ON k.id = p.committee_id JOIN centre c ON c.id = k.centre_id WHERE s.id = $1";
    BY_CODE = "SELECT s.id, s.programme_id, s.campaign_id, s.opens_at, s.closes_at, s.return_on, s.pre_analysis_on, s.jury_on, s.publication_on, s.confirmation_on, s.confirmation_delay_days, s.list_confirmation_on, s.list_confirmation_delay_days, s.uses_complementary_list, s.favourable_type_id, s.list_favourable_type_id, s.default_treatment, s.is_electronic, s.in_service, s.capacity, s.over_offer, s.preselection, s.information, s.list_rank, s.silence, s.silence_months, s.last_rank_called, s.list_moved_at, s.previous_last_rank, s.version, p.code AS programme_code, p.label AS programme_label, p.in_service AS programme_in_service, p.diploma_type_code, p.keywords, p.url, k.id AS committee_id, k.label AS committee_label, c.id AS centre_id, c.label AS centre_label, c.in_service AS centre_in_service, c.max_applications AS centre_max_applications, c.list_rank AS centre_list_rank FROM programme_session s JOIN programme p ON p.id = s.programme_id JOIN committee k ON k.id = p.committee_id JOIN centre c ON c.id = k.centre_id WHERE p.code = $1 AND s.campaign_id = $2";
    OF_CAMPAIGN = "SELECT s.id, s.programme_id, s.campaign_id, s.opens_at, s.closes_at, s.return_on, s.pre_analysis_on, s.jury_on, s.publication_on, s.confirmation_on, s.confirmation_delay_days, s.list_confirmation_on, s.list_confirmation_delay_days, s.uses_complementary_list, s.favourable_type_id, s.list_favourable_type_id, s.default_treatment, s.is_electronic, s.in_service, s.capacity, s.over_offer, s.preselection, s.information, s.list_rank, s.silence, s.silence_months, s.last_rank_called, s.list_moved_at, s.previous_last_rank, s.version, p.code AS programme_code, p.label AS programme_label, p.in_service AS programme_in_service, p.diploma_type_code, p.keywords, p.url, k.id AS committee_id, k.label AS committee_label, c.id AS centre_id, c.label AS centre_label, c.in_service AS centre_in_service, c.max_applications AS centre_max_applications, c.list_rank AS centre_list_rank FROM programme_session s JOIN programme p ON p.id = s.programme_id JOIN committee k ON k.id = p.committee_id JOIN centre c ON c.id = k.centre_id WHERE s.campaign_id = $1 ORDER BY c.label_key, p.label_key, s.id";
    /// Nobody needs an order: the catalogue has its own.
    OFFERED = "SELECT s.id, s.opens_at, s.closes_at, s.return_on, s.pre_analysis_on, s.jury_on, s.publication_on, s.confirmation_on, s.confirmation_delay_days, s.default_treatment, s.is_electronic, s.capacity, s.information, p.code AS programme_code, p.label AS programme_label, p.diploma_type_code, p.keywords, p.url, k.id AS committee_id, c.id AS centre_id FROM programme_session s JOIN programme p ON p.id = s.programme_id JOIN committee k ON k.id = p.committee_id JOIN centre c ON c.id = k.centre_id WHERE s.campaign_id = $1 AND s.in_service AND p.in_service AND c.in_service";
    OF_COMMITTEE = "SELECT s.id, s.programme_id, s.campaign_id, s.opens_at, s.closes_at, s.return_on, s.pre_analysis_on, s.jury_on, s.publication_on, s.confirmation_on, s.confirmation_delay_days, s.list_confirmation_on, s.list_confirmation_delay_days, s.uses_complementary_list, s.favourable_type_id, s.list_favourable_type_id, s.default_treatment, s.is_electronic, s.in_service, s.capacity, s.over_offer, s.preselection, s.information, s.list_rank, s.silence, s.silence_months, s.last_rank_called, s.list_moved_at, s.previous_last_rank, s.version, p.code AS programme_code, p.label AS programme_label, p.in_service AS programme_in_service, p.diploma_type_code, p.keywords, p.url, k.id AS committee_id, k.label AS committee_label, c.id AS centre_id, c.label AS centre_label, c.in_service AS centre_in_service, c.max_applications AS centre_max_applications, c.list_rank AS centre_list_rank FROM programme_session s JOIN programme p ON p.id = s.programme_id JOIN committee k ON k.id = p.committee_id JOIN centre c ON c.id = k.centre_id WHERE s.campaign_id = $1 AND p.committee_id = $2 ORDER BY p.label_key, s.id";
    /// Of the programmes in service, those that one campaign has and another has not.
    UNCONTINUED = "SELECT o.id FROM programme_session o JOIN programme p ON p.id = o.programme_id WHERE o.campaign_id = $1 AND p.in_service AND NOT EXISTS (SELECT 1 FROM programme_session n WHERE n.programme_id = o.programme_id AND n.campaign_id = $2) ORDER BY p.code, o.id";
    SAME_DOCUMENTS = "INSERT INTO requirement (session_id, document_type_id) SELECT n.id, r.document_type_id FROM requirement r JOIN programme_session n ON n.id = $2 WHERE r.session_id = $1";
    SAME_QUESTIONS = "INSERT INTO question_requirement (session_id, question_id) SELECT n.id, r.question_id FROM question_requirement r JOIN programme_session n ON n.id = $2 WHERE r.session_id = $1";
    SAME_FORMS = "INSERT INTO form_requirement (session_id, form_id) SELECT n.id, r.form_id FROM form_requirement r JOIN programme_session n ON n.id = $2 WHERE r.session_id = $1";
    /// Applications that name the session go on being made.
    LOCK_POSTGRES = "SELECT id FROM programme_session WHERE id = $1 FOR NO KEY UPDATE";
    ADD = "INSERT INTO programme_session (id, programme_id, campaign_id, opens_at, closes_at, return_on, pre_analysis_on, jury_on, publication_on, confirmation_on, confirmation_delay_days, list_confirmation_on, list_confirmation_delay_days, uses_complementary_list, favourable_type_id, list_favourable_type_id, default_treatment, is_electronic, in_service, capacity, preselection, information, list_rank, silence, silence_months, previous_last_rank, over_offer, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, 1)";
    /// Not an edit: the version stays. Ranks need not be called in order when staff do it.
    CALLED = "UPDATE programme_session SET called = called + 1, list_moved_at = $3, last_rank_called = CASE WHEN last_rank_called IS NULL OR last_rank_called < $2 THEN $2 ELSE last_rank_called END WHERE id = $1";
    /// Beside the programme's session of the campaign just before, where it has one.
    CALLS = "SELECT s.last_rank_called AS last_rank, s.called AS people, s.list_moved_at AS moved_at, b.uses_complementary_list AS previous_list, b.last_rank_called AS previous_rank, b.called AS previous_people FROM programme_session s LEFT JOIN programme_session b ON b.programme_id = s.programme_id AND b.campaign_id = (SELECT c.id FROM campaign c WHERE c.starts_on < (SELECT n.starts_on FROM campaign n WHERE n.id = s.campaign_id) ORDER BY c.starts_on DESC, c.id DESC LIMIT 1) WHERE s.id = $1";
    UPDATE = "UPDATE programme_session SET opens_at = $3, closes_at = $4, return_on = $5, pre_analysis_on = $6, jury_on = $7, publication_on = $8, confirmation_on = $9, confirmation_delay_days = $10, list_confirmation_on = $11, list_confirmation_delay_days = $12, uses_complementary_list = $13, favourable_type_id = $14, list_favourable_type_id = $15, default_treatment = $16, is_electronic = $17, in_service = $18, capacity = $19, preselection = $20, information = $21, list_rank = $22, silence = $23, silence_months = $24, previous_last_rank = $25, over_offer = $26, version = version + 1 WHERE id = $1 AND version = $2";
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Session>> {
    fetch!(optional, tx, Session, BY_ID, id)
}

/// The session of a programme, by the programme's code.
pub async fn find(tx: &mut Tx, programme_code: &str, campaign: Uuid) -> Result<Option<Session>> {
    fetch!(optional, tx, Session, BY_CODE, programme_code, campaign)
}

/// Every session of a campaign, in the order of centres and titles.
pub async fn of_campaign(tx: &mut Tx, campaign: Uuid) -> Result<Vec<Session>> {
    fetch!(all, tx, Session, OF_CAMPAIGN, campaign)
}

/// What is offered in a campaign: see [`Session::is_offered`].
pub async fn offered(tx: &mut Tx, campaign: Uuid) -> Result<Vec<Offered>> {
    fetch!(all, tx, Offered, OFFERED, campaign)
}

/// The sessions of a committee in a campaign, by title.
pub async fn of_committee(tx: &mut Tx, campaign: Uuid, committee: Uuid) -> Result<Vec<Session>> {
    fetch!(all, tx, Session, OF_COMMITTEE, campaign, committee)
}

/// The sessions of a campaign whose programmes are in service and have none in the other campaign.
pub async fn uncontinued(tx: &mut Tx, from: Uuid, to: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), UNCONTINUED, from, to)?.into_iter().map(|(id,)| id).collect())
}

/// Makes a session that asks nothing yet ask what another one asks: documents, questions, forms.
pub async fn ask_the_same(tx: &mut Tx, earlier: Uuid, session: Uuid) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(tx, SAME_DOCUMENTS, earlier, session)?;
    exec!(tx, SAME_QUESTIONS, earlier, session)?;
    exec!(tx, SAME_FORMS, earlier, session)?;
    Ok(())
}

/// Adds a session; only its own columns are read, not those of the programme.
pub async fn add(tx: &mut Tx, s: &Session) -> Result<()> {
    crate::setting::set_up_changed(tx).await?;
    exec!(
        tx,
        ADD,
        s.id,
        s.programme_id,
        s.campaign_id,
        s.opens_at,
        s.closes_at,
        s.return_on,
        s.pre_analysis_on,
        s.jury_on,
        s.publication_on,
        s.confirmation_on,
        s.confirmation_delay_days,
        s.list_confirmation_on,
        s.list_confirmation_delay_days,
        s.uses_complementary_list,
        s.favourable_type_id,
        s.list_favourable_type_id,
        &s.default_treatment,
        s.is_electronic,
        s.in_service,
        s.capacity,
        &s.preselection,
        &s.information,
        &s.list_rank,
        &s.silence,
        s.silence_months,
        s.previous_last_rank,
        s.over_offer
    )?;
    Ok(())
}

/// Saves a session at the version it was read; false when somebody was faster.
pub async fn update(tx: &mut Tx, s: &Session) -> Result<bool> {
    crate::setting::set_up_changed(tx).await?;
    let n = exec!(
        tx,
        UPDATE,
        s.id,
        s.version,
        s.opens_at,
        s.closes_at,
        s.return_on,
        s.pre_analysis_on,
        s.jury_on,
        s.publication_on,
        s.confirmation_on,
        s.confirmation_delay_days,
        s.list_confirmation_on,
        s.list_confirmation_delay_days,
        s.uses_complementary_list,
        s.favourable_type_id,
        s.list_favourable_type_id,
        &s.default_treatment,
        s.is_electronic,
        s.in_service,
        s.capacity,
        &s.preselection,
        &s.information,
        &s.list_rank,
        &s.silence,
        s.silence_months,
        s.previous_last_rank,
        s.over_offer
    )?;
    Ok(n == 1)
}

/// Notes that somebody with this rank was called from the complementary list.
pub async fn rank_called(tx: &mut Tx, id: Uuid, rank: i32, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, CALLED, id, rank, now)?;
    Ok(())
}

/// How far the complementary list of a session was called, and that of the programme in the campaign just before.
pub async fn calls(tx: &mut Tx, id: Uuid) -> Result<Option<Calls>> {
    fetch!(optional, tx, Calls, CALLS, id)
}

/// Makes whoever else promotes or ranks in this session wait. On SQLite the write transaction itself is the lock.
pub async fn lock(tx: &mut Tx, id: Uuid) -> Result<()> {
    if tx.is_postgres() {
        fetch!(optional, tx, (Uuid,), LOCK_POSTGRES, id)?;
    }
    Ok(())
}
