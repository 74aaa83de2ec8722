//! The people of the university: administrators, managers, members of committees, with what they may do.

use std::collections::BTreeMap;

use anyhow::Context as _;
use app::setup::defaults::{CENTRAL, COMMITTEE, MANAGER};
use app::{Ctx, Ids};
use chrono::TimeDelta;
use domain::permissions::{Right, RoleKind};
use rand::rngs::StdRng;
use store::Tx;
use store::rights::{NewGrant, RoleRight};
use uuid::Uuid;

use super::Login;
use super::names::{FRENCH, mailbox};
use super::offer::{CENTRES, COMMITTEES};
use super::rows::Rows;
use super::university::{DOMAIN, University};

/// Code of the role of members who enter decisions.
pub const DECIDING: &str = "commissionAvis";

/// Somebody who acts on dossiers.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: Uuid,
    pub name: String,
}

/// Who works where.
#[derive(Debug, Default)]
pub struct Staff {
    /// One or two by centre; the first manages all committees.
    pub managers: BTreeMap<Uuid, Vec<Member>>,
    pub logins: Vec<Login>,
}

impl Staff {
    pub fn manager(&self, centre: Uuid) -> anyhow::Result<&Member> {
        self.managers.get(&centre).and_then(|list| list.first()).context("every centre has a manager")
    }
}

/// Where a grant holds.
enum Place {
    Everywhere,
    Centre(Uuid, Option<Vec<Uuid>>),
    Committee(Uuid, bool),
}

struct Hiring<'a> {
    ctx: &'a Ctx,
    ids: &'a Ids,
    rows: Rows,
    grants: Vec<(Uuid, &'static str, Place)>,
    hash: &'a str,
    staff: Staff,
    used: std::collections::BTreeSet<String>,
}

impl Hiring<'_> {
    /// Adds a person; with `printed`, what the role is in words, the person can sign in.
    fn hire(&mut self, [first, last]: [&str; 2], printed: Option<[&str; 2]>, role: &'static str, place: Place) -> Member {
        let at = self.ctx.now() - TimeDelta::days(200);
        let id = self.ids.uuid(at);
        let mut local = mailbox(first, last);
        let mut n = 2;
        while !self.used.insert(local.clone()) {
            local = format!("{}.{n}", mailbox(first, last));
            n += 1;
        }
        let email = format!("{local}@{DOMAIN}");
        self.rows.account(id, &email, [last, first], "fr", printed.map(|_| self.hash), at);
        if let Some([role, what]) = printed {
            self.staff.logins.push(Login::new(role, &email, &format!("{first} {last}, {what}")));
        }
        self.grants.push((id, role, place));
        Member { id, name: format!("{first} {last}") }
    }
}

/// Hires everybody and writes them with their grants.
pub async fn write(ctx: &Ctx, ids: &Ids, rng: &mut StdRng, university: &University, hash: &str) -> anyhow::Result<Staff> {
    let mut hiring = Hiring { ctx, ids, rows: Rows::default(), grants: Vec::new(), hash, staff: Staff::default(), used: std::collections::BTreeSet::new() };
    hiring.hire(["Anne", "Dauriac"], Some(["Administrateur", "tous les droits"]), RoleKind::Admin.code(), Place::Everywhere);
    hiring.hire(["Sophie", "Carrel"], Some(["Scolarité centrale", "campagnes, centres, pièces communes"]), CENTRAL, Place::Everywhere);
    hiring.hire(["Bruno", "Castaing"], None, CENTRAL, Place::Everywhere);
    managers(&mut hiring, rng, university);
    members(&mut hiring, rng, university);
    let Hiring { mut rows, grants, staff, .. } = hiring;
    rows.flush(&ctx.db).await?;
    let mut tx = ctx.db.write().await?;
    deciding_role(&mut tx).await?;
    for (account, role, place) in grants {
        let (centre, committee, only_committees, is_chair) = match place {
            Place::Everywhere => (None, None, None, false),
            Place::Centre(centre, only) => (Some(centre), None, only, false),
            Place::Committee(committee, is_chair) => (None, Some(committee), None, is_chair),
        };
        let grant = NewGrant { id: ids.uuid(ctx.now()), account, role, centre, committee, only_committees, is_chair, comment: "", now: ctx.now(), by: None };
        store::rights::add(&mut tx, &grant).await?;
    }
    tx.commit().await?;
    anyhow::ensure!(rows.accounts.is_empty());
    Ok(staff)
}

fn managers(hiring: &mut Hiring<'_>, rng: &mut StdRng, university: &University) {
    for centre in &CENTRES {
        let id = university.centres[centre.code];
        let what = format!("toutes les candidatures de {}", centre.label);
        let first = match centre.code {
            "SANTE" => hiring.hire(["Hélène", "Brisset"], Some(["Gestionnaire", &what]), MANAGER, Place::Centre(id, None)),
            "SCI" => hiring.hire(["Karim", "Lombard"], Some(["Gestionnaire", &what]), MANAGER, Place::Centre(id, None)),
            _ => {
                let name = FRENCH.name(rng);
                hiring.hire([name.first, &name.last], None, MANAGER, Place::Centre(id, None))
            }
        };
        let mut list = vec![first];
        // The larger centres share the work: a second manager sees some committees only.
        let committees: Vec<_> = COMMITTEES.iter().filter(|row| row.centre == centre.code).collect();
        if committees.len() > 2 {
            let name = FRENCH.name(rng);
            let only = committees.iter().take(1).map(|row| university.committees[row.code]).collect();
            list.push(hiring.hire([name.first, &name.last], None, MANAGER, Place::Centre(id, Some(only))));
        }
        hiring.staff.managers.insert(id, list);
    }
}

fn members(hiring: &mut Hiring<'_>, rng: &mut StdRng, university: &University) {
    for (n, committee) in COMMITTEES.iter().enumerate() {
        let id = university.committees[committee.code];
        match committee.code {
            "SCI-MER" => {
                let what = format!("commission « {} », saisit les avis", committee.label);
                hiring.hire(["Marc", "Oudinot"], Some(["Membre de commission", &what]), DECIDING, Place::Committee(id, true));
            }
            "SANTE-BIO" => {
                let what = format!("commission « {} », lecture seule", committee.label);
                hiring.hire(["Claire", "Lasserre"], Some(["Membre de commission", &what]), COMMITTEE, Place::Committee(id, false));
            }
            _ => {
                let name = FRENCH.name(rng);
                let role = if n % 3 == 0 { DECIDING } else { COMMITTEE };
                hiring.hire([name.first, &name.last], None, role, Place::Committee(id, n % 3 == 0));
            }
        }
    }
}

/// A role the institution made itself: members who also enter decisions and keep notes.
async fn deciding_role(tx: &mut Tx) -> store::Result<()> {
    let held = |right: Right, access: &str| RoleRight { right: right.code().to_owned(), access: access.to_owned() };
    let rights = [
        held(Right::Settings, "read"),
        held(Right::Applications, "write"),
        held(Right::Dossier, "read"),
        held(Right::Notes, "write"),
        held(Right::EditDecision, "write"),
        held(Right::DecisionHistory, "read"),
    ];
    store::rights::put_role(tx, DECIDING, RoleKind::Committee.code(), "Membre de commission avec saisie des avis", &rights, false, true).await
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_printed_password_is_one_the_product_accepts() {
        assert!(app::passwords::strength(crate::demo::PASSWORD, &["demonstration"]) >= domain::password::MIN_SCORE);
    }
}
