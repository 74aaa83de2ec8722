//! Accounts: people, their credentials and their file numbers.

pub mod agenda;
pub mod attempt;
pub mod erase;
pub mod kept_form;
pub mod purge;
pub mod removal;
pub mod token;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A person's account as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Account {
    pub id: Uuid,
    pub email: String,
    pub email_key: String,
    pub last_name: String,
    pub first_name: String,
    pub password_hash: Option<String>,
    pub language: String,
    pub activated_at: Option<DateTime<Utc>>,
    pub activation_deadline: DateTime<Utc>,
    pub deactivated_at: Option<DateTime<Utc>>,
    pub sso_login: Option<String>,
    pub student_number: Option<String>,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

/// What is stored of a new account.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    pub id: Uuid,
    pub email: &'a str,
    pub email_key: &'a str,
    pub last_name: &'a str,
    pub first_name: &'a str,
    pub name_key: &'a str,
    pub language: &'a str,
    pub activation_deadline: DateTime<Utc>,
    pub now: DateTime<Utc>,
}

/// The file number of an account in a campaign.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct CampaignFile {
    pub id: Uuid,
    pub account_id: Uuid,
    pub campaign_id: Uuid,
    pub file_number: String,
}

statements! {
    BY_ID = "SELECT id, email, email_key, last_name, first_name, password_hash, language, activated_at, activation_deadline, deactivated_at, sso_login, student_number, created_at, version FROM account WHERE id = $1";
    LOCK_POSTGRES = "SELECT id FROM account WHERE id = $1 FOR UPDATE";
    BY_EMAIL = "SELECT id, email, email_key, last_name, first_name, password_hash, language, activated_at, activation_deadline, deactivated_at, sso_login, student_number, created_at, version FROM account WHERE email_key = $1";
    BY_FILE_NUMBER = "SELECT a.id, a.email, a.email_key, a.last_name, a.first_name, a.password_hash, a.language, a.activated_at, a.activation_deadline, a.deactivated_at, a.sso_login, a.student_number, a.created_at, a.version FROM account a JOIN campaign_file f ON f.account_id = a.id WHERE f.file_number = $1";
    BY_SSO_LOGIN = "SELECT id, email, email_key, last_name, first_name, password_hash, language, activated_at, activation_deadline, deactivated_at, sso_login, student_number, created_at, version FROM account WHERE sso_login = $1";
    SET_SSO_LOGIN = "UPDATE account SET sso_login = $2, version = version + 1 WHERE id = $1";
    SET_STUDENT_NUMBER = "UPDATE account SET student_number = $2 WHERE id = $1";
    FORGET_SIGN_ON = "UPDATE account SET sso_login = NULL, student_number = NULL, version = version + 1 WHERE id = $1";
    ADD = "INSERT INTO account (id, email, email_key, last_name, first_name, name_key, language, activation_deadline, created_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
    SET_PASSWORD = "UPDATE account SET password_hash = $2, password_changed_at = $3, version = version + 1 WHERE id = $1";
    CHANGE_PASSWORD = "UPDATE account SET password_hash = $2, password_changed_at = $3, version = version + 1 WHERE id = $1 AND password_hash = $4";
    PASSWORD_CHANGED_AT = "SELECT password_changed_at FROM account WHERE id = $1";
    REHASH = "UPDATE account SET password_hash = $2 WHERE id = $1";
    ACTIVATE = "UPDATE account SET activated_at = $2, version = version + 1 WHERE id = $1 AND activated_at IS NULL";
    SET_EMAIL = "UPDATE account SET email = $2, email_key = $3, version = version + 1 WHERE id = $1";
    /// What somebody else may have put into an account before anybody proved to be its owner goes.
    TAKE_UP = "UPDATE account SET email = $2, language = $3, password_hash = NULL, password_changed_at = NULL, sso_login = NULL, student_number = NULL, version = version + 1 WHERE id = $1";
    /// Frees the address and what else must be unique for another account of the same person; the row and the
    /// dossiers stay.
    RETIRE = "UPDATE account SET email_key = $2, sso_login = NULL, version = version + 1 WHERE id = $1";
    SET_LANGUAGE = "UPDATE account SET language = $2 WHERE id = $1";
    SET_ACTIVE = "UPDATE account SET deactivated_at = $2, version = version + 1 WHERE id = $1";
    SIGNED_IN = "UPDATE account SET last_sign_in_at = $2 WHERE id = $1 RETURNING EXISTS (SELECT 1 FROM campaign_file f JOIN campaign c ON c.id = f.campaign_id WHERE f.account_id = account.id AND c.in_service AND c.archived_at IS NULL) AS has_file, EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = account.id) AS has_roles, EXISTS (SELECT 1 FROM kept_form k WHERE k.account_id = account.id) AS has_kept_forms";
    ADD_FILE = "INSERT INTO campaign_file (id, account_id, campaign_id, file_number, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    FILE_OF = "SELECT id, account_id, campaign_id, file_number FROM campaign_file WHERE account_id = $1 AND campaign_id = $2";
    FILE_OF_NUMBER = "SELECT id, account_id, campaign_id, file_number FROM campaign_file WHERE file_number = $1";
    LATEST_FILE = "SELECT id, account_id, campaign_id, file_number FROM campaign_file WHERE account_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
}

/// The account with this id.
pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Account>> {
    fetch!(optional, tx, Account, BY_ID, id)
}

/// [`lookup`], with every other transaction about this account made to wait until this one ends.
pub async fn lock(tx: &mut Tx, id: Uuid) -> Result<Option<Account>> {
    if tx.is_postgres() {
        fetch!(optional, tx, (Uuid,), LOCK_POSTGRES, id)?;
    }
    lookup(tx, id).await
}

/// The account with this address (folded key).
pub async fn find_by_email(tx: &mut Tx, email_key: &str) -> Result<Option<Account>> {
    fetch!(optional, tx, Account, BY_EMAIL, email_key)
}

pub async fn find_by_file_number(tx: &mut Tx, file_number: &str) -> Result<Option<Account>> {
    fetch!(optional, tx, Account, BY_FILE_NUMBER, file_number)
}

/// The account linked to this login of the institution's sign-on.
pub async fn find_by_sso_login(tx: &mut Tx, login: &str) -> Result<Option<Account>> {
    fetch!(optional, tx, Account, BY_SSO_LOGIN, login)
}

/// Links the account to a login of the institution's sign-on, or to none.
pub async fn set_sso_login(tx: &mut Tx, id: Uuid, login: Option<&str>) -> Result<()> {
    exec!(tx, SET_SSO_LOGIN, id, login)?;
    Ok(())
}

pub async fn set_student_number(tx: &mut Tx, id: Uuid, number: &str) -> Result<()> {
    exec!(tx, SET_STUDENT_NUMBER, id, number)?;
    Ok(())
}

/// Takes from the account everything the institution's sign-on gave it.
pub async fn forget_sign_on(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, FORGET_SIGN_ON, id)?;
    Ok(())
}

pub async fn add(tx: &mut Tx, a: &NewAccount<'_>) -> Result<()> {
    exec!(tx, ADD, a.id, a.email, a.email_key, a.last_name, a.first_name, a.name_key, a.language, a.activation_deadline, a.now)?;
    Ok(())
}

pub async fn set_password(tx: &mut Tx, id: Uuid, hash: &str, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, SET_PASSWORD, id, hash, now)?;
    Ok(())
}

/// Puts a new hash in place of the one that was checked; false when there is another one meanwhile.
pub async fn change_password(tx: &mut Tx, id: Uuid, checked: &str, hash: &str, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, CHANGE_PASSWORD, id, hash, now, checked)? == 1)
}

/// When the password in force was chosen.
pub async fn password_changed_at(tx: &mut Tx, id: Uuid) -> Result<Option<DateTime<Utc>>> {
    Ok(fetch!(optional, tx, (Option<DateTime<Utc>>,), PASSWORD_CHANGED_AT, id)?.and_then(|(at,)| at))
}

/// Replaces the hash of an unchanged password by a stronger one.
pub async fn rehash(tx: &mut Tx, id: Uuid, hash: &str) -> Result<()> {
    exec!(tx, REHASH, id, hash)?;
    Ok(())
}

/// Whether this call activated the account (false = it was active already).
pub async fn activate(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, ACTIVATE, id, now)? == 1)
}

pub async fn set_email(tx: &mut Tx, id: Uuid, email: &str, email_key: &str) -> Result<()> {
    exec!(tx, SET_EMAIL, id, email, email_key)?;
    Ok(())
}

/// Gives an account that was never activated to whoever proved to have its address: neither a password nor a login stays
/// with it. Links that were mailed for it and the name are apart.
pub async fn take_up(tx: &mut Tx, id: Uuid, email: &str, language: &str) -> Result<()> {
    exec!(tx, TAKE_UP, id, email, language)?;
    Ok(())
}

/// Moves an account out of the way of a newer one of the same person: its address key becomes `retired_key`.
pub async fn retire(tx: &mut Tx, id: Uuid, retired_key: &str) -> Result<()> {
    exec!(tx, RETIRE, id, retired_key)?;
    crate::profile::release_ine(tx, id).await
}

pub async fn set_language(tx: &mut Tx, id: Uuid, language: &str) -> Result<()> {
    exec!(tx, SET_LANGUAGE, id, language)?;
    Ok(())
}

/// Deactivates (a moment) or reactivates (none) a person.
pub async fn set_deactivated(tx: &mut Tx, id: Uuid, at: Option<DateTime<Utc>>) -> Result<()> {
    exec!(tx, SET_ACTIVE, id, at)?;
    Ok(())
}

/// What is known of somebody who signs in.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct SignedIn {
    /// The account has a file of the campaign in service.
    pub has_file: bool,
    /// The account holds any role; which, and whether they are in service, is read apart.
    pub has_roles: bool,
    /// Forms wait that were posted after an earlier session had ended.
    pub has_kept_forms: bool,
}

/// Notes a sign-in.
pub async fn signed_in(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<SignedIn> {
    fetch!(one, tx, SignedIn, SIGNED_IN, id, now)
}

/// Whether the file was added: not when the account has one in this campaign, nor when the number was ever given.
pub async fn add_campaign_file(tx: &mut Tx, id: Uuid, account: Uuid, campaign: Uuid, file_number: &str, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, ADD_FILE, id, account, campaign, file_number, now)? == 1)
}

pub async fn find_campaign_file(tx: &mut Tx, account: Uuid, campaign: Uuid) -> Result<Option<CampaignFile>> {
    fetch!(optional, tx, CampaignFile, FILE_OF, account, campaign)
}

/// Whose file number this is, and in which campaign.
pub async fn campaign_file_of_number(tx: &mut Tx, file_number: &str) -> Result<Option<CampaignFile>> {
    fetch!(optional, tx, CampaignFile, FILE_OF_NUMBER, file_number)
}

pub async fn latest_campaign_file(tx: &mut Tx, account: Uuid) -> Result<Option<CampaignFile>> {
    fetch!(optional, tx, CampaignFile, LATEST_FILE, account)
}
