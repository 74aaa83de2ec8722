//! Roles and grants: who holds what, where.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A right and its access (`read` or `write`) as stored in a role.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RoleRight {
    pub right: String,
    pub access: String,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Role {
    pub code: String,
    pub kind: String,
    pub label: String,
    pub rights: Json<Vec<RoleRight>>,
    pub is_fixed: bool,
    pub in_service: bool,
    pub version: i64,
}

/// A grant with what its role allows and where it holds.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Grant {
    pub id: Uuid,
    pub account_id: Uuid,
    pub role_code: String,
    pub role_kind: String,
    pub role_label: String,
    pub rights: Json<Vec<RoleRight>>,
    /// The centre of the grant, or of its committee.
    pub centre_id: Option<Uuid>,
    pub centre_label: Option<String>,
    pub committee_id: Option<Uuid>,
    pub committee_label: Option<String>,
    pub only_committees: Option<Json<Vec<Uuid>>>,
    pub is_chair: bool,
    pub comment: String,
}

/// Somebody who can be written to.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reachable {
    pub email: String,
    pub first_name: String,
    pub last_name: String,
}

/// Somebody who can be written to, with what one of their grants allows and the committees that it is limited to.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Granted {
    #[sqlx(flatten)]
    person: Reachable,
    only_committees: Option<Json<Vec<Uuid>>>,
    rights: Json<Vec<RoleRight>>,
}

statements! {
    /// Grants in force: the centre and the committee must be in service.
    OF_ACCOUNT = "SELECT g.id, g.account_id, g.role_code, r.kind AS role_kind, r.label AS role_label, r.rights, COALESCE(g.centre_id, k.centre_id) AS centre_id, c.label AS centre_label, g.committee_id, k.label AS committee_label, g.only_committees, g.is_chair, g.comment FROM access_grant g JOIN role r ON r.code = g.role_code LEFT JOIN committee k ON k.id = g.committee_id LEFT JOIN centre c ON c.id = COALESCE(g.centre_id, k.centre_id) WHERE g.account_id = $1 AND (c.id IS NULL OR c.in_service) AND (k.id IS NULL OR k.in_service) ORDER BY g.id";
    /// Whoever holds a role of a kind in a committee and can sign in, once for each of their grants in force there.
    IN_COMMITTEE = "SELECT a.email, a.first_name, a.last_name, g.only_committees, r.rights FROM account a JOIN access_grant g ON g.account_id = a.id JOIN role r ON r.code = g.role_code JOIN committee k ON k.id = g.committee_id JOIN centre c ON c.id = k.centre_id WHERE r.kind = $1 AND g.committee_id = $2 AND k.in_service AND c.in_service AND a.activated_at IS NOT NULL AND a.deactivated_at IS NULL ORDER BY a.name_key, a.id, g.id";
    /// The same in a centre.
    IN_CENTRE = "SELECT a.email, a.first_name, a.last_name, g.only_committees, r.rights FROM account a JOIN access_grant g ON g.account_id = a.id JOIN role r ON r.code = g.role_code JOIN centre c ON c.id = g.centre_id WHERE r.kind = $1 AND g.centre_id = $2 AND c.in_service AND a.activated_at IS NOT NULL AND a.deactivated_at IS NULL ORDER BY a.name_key, a.id, g.id";
    ADD = "INSERT INTO access_grant (id, account_id, role_code, centre_id, committee_id, only_committees, is_chair, comment, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    REMOVE = "DELETE FROM access_grant WHERE id = $1";
    ROLES = "SELECT code, kind, label, rights, is_fixed, in_service, version FROM role ORDER BY kind, label, code";
    ROLE = "SELECT code, kind, label, rights, is_fixed, in_service, version FROM role WHERE code = $1";
    /// How many people hold each role, in force or not.
    HOLDERS = "SELECT role_code, COUNT(DISTINCT account_id) AS holders FROM access_grant GROUP BY role_code";
    /// Grants that name a role go on.
    LOCK_ROLES_POSTGRES = "SELECT code FROM role WHERE kind = $1 ORDER BY code FOR NO KEY UPDATE";
    ADD_ROLE = "INSERT INTO role (code, kind, label, rights, is_fixed, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, 1)";
    UPDATE_ROLE = "UPDATE role SET label = $2, rights = $3, in_service = $4, version = version + 1 WHERE code = $1 AND version = $5";
    REMOVE_ROLE = "DELETE FROM role WHERE code = $1";
    PUT_ROLE = "INSERT INTO role (code, kind, label, rights, is_fixed, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, 1) ON CONFLICT (code) DO UPDATE SET label = excluded.label, rights = excluded.rights, in_service = excluded.in_service, version = role.version + 1";
}

pub async fn of_account(tx: &mut Tx, account: Uuid) -> Result<Vec<Grant>> {
    fetch!(all, tx, Grant, OF_ACCOUNT, account)
}

/// The people whose role of a kind in a committee has a right, whatever its access; each once, by name.
pub async fn in_committee(tx: &mut Tx, (kind, right): (&str, &str), committee: Uuid) -> Result<Vec<Reachable>> {
    Ok(with(fetch!(all, tx, Granted, IN_COMMITTEE, kind, committee)?, right))
}

/// The people whose role of a kind in a centre has a right, whatever its access, and reaches one of its committees: those whom
/// no list limits, or whose list has it; each once, by name.
pub async fn reaching(tx: &mut Tx, (kind, right): (&str, &str), centre: Uuid, committee: Uuid) -> Result<Vec<Reachable>> {
    let mut granted = fetch!(all, tx, Granted, IN_CENTRE, kind, centre)?;
    granted.retain(|one| one.only_committees.as_ref().is_none_or(|list| list.0.contains(&committee)));
    Ok(with(granted, right))
}

/// Who holds a right by one of these grants. Several grants of one person follow each other.
fn with(mut granted: Vec<Granted>, right: &str) -> Vec<Reachable> {
    granted.retain(|one| one.rights.0.iter().any(|held| held.right == right));
    granted.dedup_by(|later, first| later.person == first.person);
    granted.into_iter().map(|one| one.person).collect()
}

#[derive(Clone, Debug)]
pub struct NewGrant<'a> {
    pub id: Uuid,
    pub account: Uuid,
    pub role: &'a str,
    pub centre: Option<Uuid>,
    pub committee: Option<Uuid>,
    pub only_committees: Option<Vec<Uuid>>,
    pub is_chair: bool,
    pub comment: &'a str,
    pub now: DateTime<Utc>,
    pub by: Option<Uuid>,
}

pub async fn add(tx: &mut Tx, g: &NewGrant<'_>) -> Result<()> {
    exec!(tx, ADD, g.id, g.account, g.role, g.centre, g.committee, g.only_committees.clone().map(Json), g.is_chair, g.comment, g.now, g.by)?;
    Ok(())
}

pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE, id)? == 1)
}

pub async fn roles(tx: &mut Tx) -> Result<Vec<Role>> {
    fetch!(all, tx, Role, ROLES)
}

/// Makes others that change roles of a kind wait: none in service may be left otherwise.
pub async fn lock_roles(tx: &mut Tx, kind: &str) -> Result<()> {
    if tx.is_postgres() {
        fetch!(all, tx, (String,), LOCK_ROLES_POSTGRES, kind)?;
    }
    Ok(())
}

pub async fn find_role(tx: &mut Tx, code: &str) -> Result<Option<Role>> {
    fetch!(optional, tx, Role, ROLE, code)
}

pub async fn put_role(tx: &mut Tx, code: &str, kind: &str, label: &str, rights: &[RoleRight], is_fixed: bool, in_service: bool) -> Result<()> {
    exec!(tx, PUT_ROLE, code, kind, label, Json(rights.to_vec()), is_fixed, in_service)?;
    Ok(())
}

/// The roles that somebody holds, each with the number of people.
pub async fn holders(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    fetch!(all, tx, (String, i64), HOLDERS)
}

/// A new role; its code must be free.
pub async fn add_role(tx: &mut Tx, role: &Role) -> Result<()> {
    exec!(tx, ADD_ROLE, &role.code, &role.kind, &role.label, &role.rights, role.is_fixed, role.in_service)?;
    Ok(())
}

/// Saves label, rights and service at the version that was read; false = somebody was faster.
pub async fn update_role(tx: &mut Tx, role: &Role) -> Result<bool> {
    Ok(exec!(tx, UPDATE_ROLE, &role.code, &role.label, &role.rights, role.in_service, role.version)? == 1)
}

/// Removes a role; one that somebody holds stays, with a foreign key violation.
pub async fn remove_role(tx: &mut Tx, code: &str) -> Result<bool> {
    Ok(exec!(tx, REMOVE_ROLE, code)? == 1)
}
