//! People and their rights: finding somebody, inviting staff, giving and taking roles, deactivating.

use domain::email::EmailAddress;
use domain::ids::{CentreId, CommitteeId};
use domain::permissions::{Access, Denied, Place, Right, RoleKind};
use domain::person::{PersonName, name_key};
use domain::text::{ErrorKey, fold_key};
use domain::translated::Translated;
use serde_json::json;
use store::rights::{NewGrant, Role};
use store::setup::{GrantLine, PersonLine};
use store::{Tx, account};
use uuid::Uuid;

use super::common::{Refusal, central};
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::accounts::{create, invite, sso};
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;

/// Somebody with the roles they hold.
#[derive(Clone, Debug)]
pub struct Holder {
    pub person: PersonLine,
    pub grants: Vec<GrantLine>,
}

/// The page of one person.
#[derive(Clone, Debug)]
pub struct OnePerson {
    pub holder: Holder,
    /// Roles one may give: code and label.
    pub roles: Vec<(String, Translated)>,
    pub centres: Vec<(String, Translated)>,
    pub committees: Vec<(String, Translated)>,
    /// Whether one may deactivate them, or let them in again.
    pub may_set_active: bool,
    /// Whether one may give roles at all.
    pub may_grant: bool,
    /// The roles one may take away.
    pub revocable: Vec<Uuid>,
    /// Login of the institution's sign-on; none is offered where there is no sign-on.
    pub sso_login: Option<String>,
    pub sso_offered: bool,
}

/// Everybody with a role, or whoever answers to a name or an address.
pub async fn search(ctx: &Ctx, person: &Person, words: &str) -> Result<Vec<Holder>, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let typed = words.trim();
    let found = if typed.chars().count() < 2 {
        store::setup::staff(&mut tx).await?
    } else if typed.contains('@') {
        store::setup::people(&mut tx, &typed.to_lowercase()).await?
    } else {
        store::setup::people(&mut tx, &fold_key(typed)).await?
    };
    let grants = store::setup::grants(&mut tx).await?;
    let of = |id: Uuid| grants.iter().filter(|g| g.account_id == id).cloned().collect();
    Ok(found.into_iter().map(|person| Holder { grants: of(person.id), person }).collect())
}

/// One person, with what can be given to them.
pub async fn open(ctx: &Ctx, person: &Person, id: Uuid) -> Result<OnePerson, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let holder = find(&mut tx, id).await?;
    let known = store::rights::roles(&mut tx).await?;
    let is_own_key = |role: &Role| id == person.account.0 && matches!(kind(role), RoleKind::Admin | RoleKind::Central);
    let may_revoke = |grant: &&GrantLine| known.iter().any(|role| role.code == grant.role_code && may_give(person, role).is_ok() && !is_own_key(role));
    let revocable = holder.grants.iter().filter(may_revoke).map(|grant| grant.id).collect();
    let roles = known.into_iter().filter(|role| role.in_service && may_give(person, role).is_ok());
    let roles = roles.map(|role| (role.code, Translated::fr(role.label))).collect();
    let centres = store::catalogue::centres(&mut tx).await?;
    let committees = store::catalogue::committees(&mut tx).await?;
    Ok(OnePerson {
        sso_login: account::lookup(&mut tx, id).await?.and_then(|account| account.sso_login),
        // Applicants link their accounts themselves: nobody else can know whose login it is.
        sso_offered: ctx.sso.is_configured() && !holder.grants.is_empty() && may_change(person, &holder).is_ok(),
        may_set_active: id != person.account.0 && may_change(person, &holder).is_ok(),
        may_grant: central(person, Access::Write).is_ok(),
        revocable,
        holder,
        roles,
        committees: committees.into_iter().map(|c| (c.code, Translated::fr(c.label))).collect(),
        centres: centres.into_iter().map(|c| (c.code, Translated::fr(c.label))).collect(),
    })
}

async fn find(tx: &mut Tx, id: Uuid) -> Result<Holder, Error<Refusal>> {
    let person = store::setup::person(tx, id).await?.ok_or(Error::NotFound)?;
    let grants = store::setup::grants(tx).await?.into_iter().filter(|g| g.account_id == id).collect();
    Ok(Holder { person, grants })
}

fn kind(role: &Role) -> RoleKind {
    RoleKind::from_code(&role.kind).unwrap_or(RoleKind::Admin)
}

/// Institution-wide roles are for administrators to give, those of centres and committees for central admissions.
fn may_give(person: &Person, role: &Role) -> Result<(), Denied> {
    let right = if matches!(kind(role), RoleKind::Admin | RoleKind::Central) { Right::Administration } else { Right::Central };
    person.actor.may(right, Access::Write, Place::Institution).map(|_| ())
}

/// Who may deactivate somebody or link their login: central admissions, and for those who hold an institution-wide role
/// administrators.
fn may_change(person: &Person, holder: &Holder) -> Result<(), Denied> {
    central(person, Access::Write)?;
    if holder.grants.iter().any(|g| matches!(RoleKind::from_code(&g.role_kind), Some(RoleKind::Admin | RoleKind::Central))) {
        person.actor.may(Right::Administration, Access::Write, Place::Institution)?;
    }
    Ok(())
}

/// Creates an account for somebody of the staff and mails the activation link; an address that is known already leads
/// to its account.
pub async fn create_staff(ctx: &Ctx, person: &Person, form: &Typed) -> Result<Uuid, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut reader = Reader::new(form);
    let (last_name, first_name) = (name(&mut reader, form, "last_name"), name(&mut reader, form, "first_name"));
    let email = EmailAddress::parse(form.get("email")).map_err(|error| reader.fail("email", error)).ok();
    reader.finish()?;
    let email = email.ok_or(Error::NotFound)?;
    let mut tx = ctx.db.write().await?;
    if let Some(known) = account::find_by_email(&mut tx, &email.key()).await? {
        return Ok(known.id);
    }
    let id: Uuid = ctx.id();
    let new = account::NewAccount {
        id,
        email: email.as_str(),
        email_key: &email.key(),
        last_name: &last_name,
        first_name: &first_name,
        name_key: &name_key(&last_name, &first_name),
        language: ctx.languages().default().code(),
        activation_deadline: create::activation_deadline(ctx),
        now: ctx.now(),
    };
    account::add(&mut tx, &new).await?;
    invite::send(ctx, &mut tx, id).await?;
    record(ctx, &mut tx, person, "account.create", id, None, Some(json!({ "email": email.as_str() }))).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(id)
}

fn name(reader: &mut Reader<'_>, form: &Typed, field: &'static str) -> String {
    match PersonName::parse(form.get(field)) {
        Ok(name) => name.as_str().to_owned(),
        Err(_) => {
            reader.fail(field, ErrorKey::new("setup-missing"));
            String::new()
        }
    }
}

async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    person: &Person,
    action: &str,
    account: Uuid,
    before: Option<serde_json::Value>,
    after: Option<serde_json::Value>,
) -> store::Result<()> {
    audit::record(ctx, tx, &person.as_staff(), Entry { action, application: None, object: format!("account:{account}"), before, after }).await
}

/// Gives a role where it holds: nowhere in particular, in a centre or some of its committees, in a committee.
pub async fn grant(ctx: &Ctx, person: &Person, to: Uuid, form: &Typed) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let colleague = account::lock(&mut tx, to).await?.ok_or(Error::NotFound)?;
    let holder = find(&mut tx, to).await?;
    let mut reader = Reader::new(form);
    let role = store::rights::find_role(&mut tx, form.get("role")).await?.filter(|role| role.in_service);
    let Some(role) = role else {
        reader.choice("role", &[]);
        reader.finish()?;
        return Err(Error::NotFound);
    };
    may_give(person, &role)?;
    let centres = store::catalogue::centres(&mut tx).await?;
    let committees = store::catalogue::committees(&mut tx).await?;
    let (mut centre, mut committee, mut only) = (None, None, None);
    match kind(&role) {
        RoleKind::Admin | RoleKind::Central => {}
        RoleKind::Manager => {
            let chosen = reader.choice("centre", &centres.iter().map(|c| c.code.as_str()).collect::<Vec<_>>());
            centre = centres.iter().find(|c| c.code == chosen).map(|c| c.id);
            let listed: Vec<_> = committees.iter().filter(|c| form.list("only_committees").contains(&c.code)).collect();
            if listed.iter().any(|c| Some(c.centre_id) != centre) {
                reader.fail("only_committees", ErrorKey::new("setup-committee-elsewhere"));
            }
            only = (!listed.is_empty()).then(|| listed.iter().map(|c| c.id).collect::<Vec<_>>());
        }
        RoleKind::Committee => {
            let chosen = reader.choice("committee", &committees.iter().map(|c| c.code.as_str()).collect::<Vec<_>>());
            committee = committees.iter().find(|c| c.code == chosen).map(|c| (c.centre_id, c.id));
        }
    }
    let comment = reader.optional_line("comment", 500);
    let held = crate::actor::grants(&mut tx, domain::ids::AccountId(to)).await?;
    if held.iter().any(|g| g.kind == kind(&role) && same_place(&g.scope, centre, committee))
        || (centre, committee) == (None, None) && holder.grants.iter().any(|g| g.role_code == role.code)
    {
        reader.fail("role", ErrorKey::new("setup-role-held"));
    }
    reader.finish()?;
    let id: Uuid = ctx.id();
    let is_chair = form.get("is_chair") == "yes" && committee.is_some();
    let new = NewGrant {
        id,
        account: to,
        role: &role.code,
        centre,
        committee: committee.map(|(_, id)| id),
        only_committees: only,
        is_chair,
        comment: &comment,
        now: ctx.now(),
        by: Some(person.account.0),
    };
    // The colleague is whoever reads the mail, and not whoever began the account behind a sign-on.
    if sso::give_up_unproved(ctx, &mut tx, &colleague).await? {
        invite::send(ctx, &mut tx, to).await?;
    }
    store::rights::add(&mut tx, &new).await?;
    let after = json!({ "role": role.code, "centre": form.get("centre"), "committee": form.get("committee"), "only_committees": form.list("only_committees") });
    record(ctx, &mut tx, person, "right.grant", to, None, Some(after)).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// One role per person and centre, and per person and committee.
fn same_place(scope: &domain::permissions::Scope, centre: Option<Uuid>, committee: Option<(Uuid, Uuid)>) -> bool {
    use domain::permissions::Scope;
    match scope {
        Scope::Institution => false,
        Scope::Centre { centre: held, .. } => centre.is_some_and(|id| CentreId(id) == *held),
        Scope::Committee { committee: held, .. } => committee.is_some_and(|(_, id)| CommitteeId(id) == *held),
    }
}

/// Takes a role away. One's own institution-wide role stays: nobody locks themselves out by a slip.
pub async fn revoke(ctx: &Ctx, person: &Person, from: Uuid, grant: Uuid) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let holder = find(&mut tx, from).await?;
    let held = holder.grants.iter().find(|g| g.id == grant).ok_or(Error::NotFound)?;
    let role = store::rights::find_role(&mut tx, &held.role_code).await?.ok_or(Error::NotFound)?;
    may_give(person, &role)?;
    if from == person.account.0 && matches!(kind(&role), RoleKind::Admin | RoleKind::Central) {
        return Err(Error::Refused(Refusal::Kept("setup-own-role")));
    }
    if !store::rights::remove(&mut tx, grant).await? {
        // Somebody was faster.
        return Err(Error::NotFound);
    }
    let before = json!({ "role": held.role_code, "centre": held.centre_label, "committee": held.committee_label });
    record(ctx, &mut tx, person, "right.revoke", from, Some(before), None).await?;
    tx.commit().await?;
    Ok(())
}

/// Says which login of the institution's sign-on is a colleague's; an empty one unlinks. It opens the account, so those
/// of administrators and central admissions are for administrators.
pub async fn set_sso_login(ctx: &Ctx, person: &Person, id: Uuid, typed: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let login = ctx.sso.login(typed);
    if login.chars().count() > 128 || login.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Error::Refused(Refusal::Kept("sso-login-unusable")));
    }
    let mut tx = ctx.db.write().await?;
    let holder = find(&mut tx, id).await?;
    if holder.grants.is_empty() {
        return Err(Error::NotFound);
    }
    may_change(person, &holder)?;
    let login = Some(login).filter(|login| !login.is_empty());
    let before = account::lookup(&mut tx, id).await?.and_then(|account| account.sso_login);
    if before == login {
        return Ok(());
    }
    match account::set_sso_login(&mut tx, id, login.as_deref()).await {
        Err(error) if error.is_unique_violation() => return Err(Error::Refused(Refusal::Kept("sso-login-taken"))),
        done => done?,
    }
    let action = if login.is_some() { "account.sso_link" } else { "account.sso_unlink" };
    record(ctx, &mut tx, person, action, id, before.map(|login| json!({ "login": login })), login.map(|login| json!({ "login": login }))).await?;
    tx.commit().await?;
    Ok(())
}

/// Deactivates somebody, whose sessions end at their next request, or lets them in again.
pub async fn set_active(ctx: &Ctx, person: &Person, id: Uuid, is_active: bool) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    // Pressed twice, the second waits and finds it done.
    account::lock(&mut tx, id).await?;
    let holder = find(&mut tx, id).await?;
    may_change(person, &holder)?;
    if id == person.account.0 {
        return Err(Error::Refused(Refusal::Kept("setup-own-account")));
    }
    if holder.person.deactivated_at.is_none() == is_active {
        return Ok(());
    }
    account::set_deactivated(&mut tx, id, (!is_active).then(|| ctx.now())).await?;
    let action = if is_active { "account.reactivate" } else { "account.deactivate" };
    record(ctx, &mut tx, person, action, id, Some(json!({ "active": !is_active })), Some(json!({ "active": is_active }))).await?;
    tx.commit().await?;
    Ok(())
}
