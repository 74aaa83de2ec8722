//! Profiles (« profils »): what managers of centres and members of committees may do. Those of the whole institution come
//! with the product and are only shown.

use domain::permissions::{Access, Denied, Right, RoleKind};
use domain::text::ErrorKey;
use domain::translated::Translated;
use store::rights::{self as rows, Role, RoleRight};
use store::{Json, Tx};

use super::common::{Cell, Line, Listed, Opened, Refusal, central, existed, fresh, in_use, may_central, taken, trace};
use super::defaults;
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::i18n::Lang;

/// The kinds that an institution makes profiles of.
pub const KINDS: [RoleKind; 2] = [RoleKind::Manager, RoleKind::Committee];

/// What a profile may say of a right, as forms post it.
pub const NONE: &str = "none";
pub const READ: &str = "read";
pub const WRITE: &str = "write";

/// How the name of a right's field begins; the right's code follows.
const FIELD: &str = "right_";

/// The field of a right.
#[must_use]
pub fn field(right: Right) -> String {
    format!("{FIELD}{}", right.code())
}

/// The right that a field is about.
#[must_use]
pub fn right_of(field: &str) -> Option<Right> {
    field.strip_prefix(FIELD).and_then(Right::from_code)
}

fn kind(role: &Role) -> RoleKind {
    RoleKind::from_code(&role.kind).unwrap_or(RoleKind::Admin)
}

const fn kind_key(kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Admin => "role-admin",
        RoleKind::Central => "role-central",
        RoleKind::Manager => "setup-role-kind-manager",
        RoleKind::Committee => "setup-role-kind-committee",
    }
}

/// The label, in every language until somebody renames it.
fn named(label: &str) -> Translated {
    match defaults::role_as_made(label) {
        Some(RoleKind::Admin) => Lang::translated("role-admin"),
        Some(RoleKind::Central) => Lang::translated("role-central"),
        Some(RoleKind::Manager) => Lang::translated("role-manager"),
        Some(RoleKind::Committee) => Lang::translated("role-committee"),
        None => Translated::fr(label),
    }
}

/// Whether the profile comes with the product as it is: that of a kind that holds in the whole institution.
fn is_fixed(role: &Role) -> bool {
    role.is_fixed || !KINDS.contains(&kind(role))
}

/// Whether the profile would be there again after the next start.
fn comes_back(code: &str) -> bool {
    matches!(code, defaults::MANAGER | defaults::COMMITTEE)
}

/// Whether no other profile of its kind could be given.
fn is_last(role: &Role, all: &[Role]) -> bool {
    !all.iter().any(|other| other.code != role.code && other.kind == role.kind && other.in_service)
}

/// All profiles, those of the kind of this one locked: two people at once would each leave the other's as the last.
async fn locked(tx: &mut Tx, code: Option<&str>) -> store::Result<Vec<Role>> {
    let found = match code {
        Some(code) => rows::find_role(tx, code).await?,
        None => None,
    };
    if let Some(role) = found {
        rows::lock_roles(tx, &role.kind).await?;
    }
    rows::roles(tx).await
}

pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let holders = rows::holders(&mut tx).await?;
    let held = |code: &str| holders.iter().find(|(of, _)| of == code).map_or(0, |(_, people)| *people);
    let lines = rows::roles(&mut tx)
        .await?
        .into_iter()
        .map(|role| Line {
            cells: vec![Cell::Key(kind_key(kind(&role))), Cell::Text(held(&role.code).to_string()), Cell::InService(role.in_service)],
            label: named(&role.label),
            code: role.code,
        })
        .collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let Some(code) = code else {
        let nothing = Typed::default().with_flag("in_service", true);
        let typed = Right::ALL.iter().filter(|right| right.is_assignable()).fold(nothing, |typed, right| typed.with(&field(*right), NONE));
        return Ok(Opened { typed, may_save: may_central(person), variant: "new", ..Opened::default() });
    };
    let mut tx = ctx.db.read().await?;
    let found = rows::find_role(&mut tx, code).await?.ok_or(Error::NotFound)?;
    let may_save = may_central(person) && !is_fixed(&found);
    let may_remove = may_save && !comes_back(code);
    Ok(Opened { typed: shown(&found), may_save, may_remove, title: named(&found.label), variant: kind(&found).code(), ..Opened::default() })
}

/// What the form of a profile shows.
fn shown(role: &Role) -> Typed {
    let kind = kind(role);
    let held = |right: Right| role.rights.0.iter().find(|held| held.right == right.code()).map_or(NONE, |held| held.access.as_str());
    let typed = Typed::default().with("version", role.version).with("label", &role.label).with_flag("in_service", role.in_service);
    Right::ALL.iter().filter(|right| kind.may_hold(**right)).fold(typed, |typed, right| typed.with(&field(*right), held(*right)))
}

/// The same with what never changes, for the trace.
fn typed(role: &Role) -> Typed {
    shown(role).with("code", &role.code).with("role_kind", &role.kind)
}

fn read(form: &Typed, mut role: Role, all: &[Role]) -> Result<Role, Error<Refusal>> {
    let mut reader = Reader::new(form);
    let is_new = role.code.is_empty();
    if is_new {
        role.code = reader.code("code", None);
        role.kind = reader.choice("role_kind", &KINDS.map(RoleKind::code));
    }
    role.label = reader.line("label", 255);
    role.rights = Json(rights(&mut reader, form, RoleKind::from_code(&role.kind)));
    role.in_service = reader.flag("in_service");
    if !is_new && !role.in_service && is_last(&role, all) {
        reader.fail("in_service", ErrorKey::new("setup-role-last"));
    }
    reader.finish()?;
    role.version = form.version("version");
    Ok(role)
}

/// The rights as typed. Nothing is taken from a field that is not there: each right that the kind may hold is answered.
fn rights(reader: &mut Reader<'_>, form: &Typed, kind: Option<RoleKind>) -> Vec<RoleRight> {
    let mut held = Vec::new();
    let mut is_whole = true;
    for right in Right::ALL.iter().copied().filter(|right| right.is_assignable()) {
        let name = field(right);
        let fits = kind.is_none_or(|kind| kind.may_hold(right));
        let wrong = match form.get(&name) {
            "" if fits => Some("setup-missing"),
            "" | NONE => None,
            READ | WRITE if !fits => Some("setup-right-for-managers"),
            access @ (READ | WRITE) => {
                held.push(RoleRight { right: right.code().to_owned(), access: access.to_owned() });
                None
            }
            _ => Some("setup-not-offered"),
        };
        if let Some(key) = wrong {
            is_whole = false;
            reader.fail(name, ErrorKey::new(key));
        }
    }
    if is_whole && held.is_empty() {
        reader.fail(field(Right::Settings), ErrorKey::new("setup-role-no-right"));
    }
    held
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let all = locked(&mut tx, code).await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = all.iter().find(|role| role.code == code).cloned().ok_or(Error::NotFound)?;
            if is_fixed(&stored) {
                return Err(Denied::NoRight.into());
            }
            let before = typed(&stored);
            let role = read(form, stored, &all)?;
            fresh(rows::update_role(&mut tx, &role).await?)?;
            (role, Some(before))
        }
        None => {
            let role = read(form, blank(), &all)?;
            rows::add_role(&mut tx, &role).await.map_err(taken)?;
            (role, None)
        }
    };
    trace(ctx, &mut tx, person, format!("role:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

fn blank() -> Role {
    Role { code: String::new(), kind: String::new(), label: String::new(), rights: Json(Vec::new()), is_fixed: false, in_service: true, version: 0 }
}

/// Removes a profile that nobody holds. The last one in service of its kind stays, and so do those of the product.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let all = locked(&mut tx, Some(code)).await?;
    let found = all.iter().find(|role| role.code == code).ok_or(Error::NotFound)?;
    if is_fixed(found) || comes_back(code) {
        return Err(Error::Refused(Refusal::Kept("setup-role-kept")));
    }
    if is_last(found, &all) {
        return Err(Error::Refused(Refusal::Kept("setup-role-last")));
    }
    existed(rows::remove_role(&mut tx, code).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("role:{code}"), Some(&typed(found)), None).await?;
    tx.commit().await?;
    Ok(())
}
