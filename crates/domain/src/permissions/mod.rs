//! Who may do what, where: rights held through grants, and permits that prove a check was made.
//!
//! Everything is denied unless a grant says otherwise. A [`Permit`] is made by [`Actor::may`] alone, an [`Own`] by
//! [`Actor::own`]: a function that asks for one cannot be called without the check.

use crate::coded;
use crate::ids::{AccountId, CentreId, CommitteeId};

coded! {
    /// What a role can be given, by the codes that institutions know.
    Right {
        Settings = "PARAMETRAGE",
        Statistics = "STATISTIQUES",
        Committees = "GEST_COMMISSION",
        DocumentTypes = "GEST_PJ",
        Forms = "GEST_FORMULAIRE",
        Questions = "GEST_QUESTION",
        Programmes = "GEST_FORMATION",
        /// Seeing the list of applications.
        Applications = "GEST_CANDIDATURE",
        DecisionSettings = "GEST_PARAM_CC",
        /// Opening a dossier; with write access, reviewing its documents.
        Dossier = "GEST_FEN_CAND",
        Notes = "GEST_POST_IT",
        EditTreatment = "EDIT_TYPTRAIT",
        ValidateTreatment = "VALID_TYPTRAIT",
        EditFileStatus = "EDIT_STATUT_DOSSIER",
        EditDecision = "EDIT_AVIS",
        ValidateDecision = "VALID_AVIS",
        DecisionHistory = "VISU_HISTO_AVIS",
        RegistrationCode = "GEST_NUM_OPI",
        Tags = "GEST_TAG",
        ConfirmationDate = "GEST_DAT_CONFIRM",
        ReturnDate = "GEST_DAT_RETOUR",
        Regime = "GEST_REGIME",
        Fees = "GEST_MONTANT",
        /// Institution-wide set-up by central admissions; never part of a centre's or committee's role.
        Central = "SCOL_CENTRALE",
        /// People and rights, technical administration.
        Administration = "ADMIN",
    }
}

impl Right {
    /// Whether a committee member's role may hold it.
    #[must_use]
    pub const fn fits_committee(self) -> bool {
        !matches!(
            self,
            Self::Statistics
                | Self::Committees
                | Self::DocumentTypes
                | Self::Forms
                | Self::Questions
                | Self::Programmes
                | Self::DecisionSettings
                | Self::Central
                | Self::Administration
        )
    }

    /// Whether a centre's or committee's role may hold it at all.
    #[must_use]
    pub const fn is_assignable(self) -> bool {
        !matches!(self, Self::Central | Self::Administration)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    Read,
    Write,
}

/// Where a grant holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    Institution,
    /// A centre; `committees` restricts to some of its committees, none = all of them.
    Centre {
        centre: CentreId,
        committees: Option<Vec<CommitteeId>>,
    },
    Committee {
        centre: CentreId,
        committee: CommitteeId,
    },
}

/// Where an object lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Institution,
    Centre(CentreId),
    Committee { centre: CentreId, committee: CommitteeId },
}

impl Scope {
    #[must_use]
    pub fn covers(&self, place: Place) -> bool {
        match (self, place) {
            (Self::Institution, _) => true,
            (_, Place::Institution) => false,
            (Self::Centre { centre, .. }, Place::Centre(at)) => *centre == at,
            (Self::Centre { centre, committees }, Place::Committee { centre: at, committee }) => {
                *centre == at && committees.as_ref().is_none_or(|list| list.contains(&committee))
            }
            (Self::Committee { .. }, Place::Centre(_)) => false,
            (Self::Committee { committee, .. }, Place::Committee { committee: at, .. }) => *committee == at,
        }
    }
}

coded! {
    /// The family of a role.
    RoleKind {
        Admin = "admin",
        Central = "central",
        Manager = "manager",
        Committee = "committee",
    }
}

impl RoleKind {
    /// Whether a role of this kind can be given the right. The kinds of the whole institution are given none: they hold
    /// theirs by themselves.
    #[must_use]
    pub const fn may_hold(self, right: Right) -> bool {
        match self {
            Self::Admin | Self::Central => false,
            Self::Manager => right.is_assignable(),
            Self::Committee => right.is_assignable() && right.fits_committee(),
        }
    }
}

/// A role held somewhere.
#[derive(Clone, Debug)]
pub struct Grant {
    pub kind: RoleKind,
    pub scope: Scope,
    pub rights: Vec<(Right, Access)>,
}

impl Grant {
    fn access(&self, right: Right) -> Option<Access> {
        match self.kind {
            RoleKind::Admin => Some(Access::Write),
            RoleKind::Central => (right != Right::Administration).then_some(Access::Write),
            RoleKind::Manager | RoleKind::Committee => self.rights.iter().find(|(held, _)| *held == right).map(|(_, access)| *access),
        }
    }
}

/// A signed-in person with everything they hold, read anew at each request.
#[derive(Clone, Debug)]
pub struct Actor {
    pub account: AccountId,
    pub grants: Vec<Grant>,
}

/// Why access was denied: outside the scope answers « not found », inside without the right « forbidden ».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    OutOfScope,
    NoRight,
}

/// Proof that a check was made, for one right at one place.
#[derive(Clone, Copy, Debug)]
pub struct Permit {
    right: Right,
    access: Access,
    place: Place,
    by: AccountId,
}

impl Permit {
    #[must_use]
    pub const fn right(&self) -> Right {
        self.right
    }
    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }
    #[must_use]
    pub const fn by(&self) -> AccountId {
        self.by
    }
}

/// Proof that an object belongs to the person who acts on it.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    account: AccountId,
}

impl Own {
    #[must_use]
    pub const fn account(&self) -> AccountId {
        self.account
    }
}

impl Actor {
    /// A person without any role: an applicant.
    #[must_use]
    pub const fn applicant(account: AccountId) -> Self {
        Self { account, grants: Vec::new() }
    }

    /// Asks for a right at a place.
    pub fn may(&self, right: Right, access: Access, place: Place) -> Result<Permit, Denied> {
        let mut in_scope = false;
        for grant in &self.grants {
            if !grant.scope.covers(place) {
                continue;
            }
            in_scope = true;
            if grant.access(right).is_some_and(|held| held >= access) {
                return Ok(Permit { right, access, place, by: self.account });
            }
        }
        Err(if in_scope { Denied::NoRight } else { Denied::OutOfScope })
    }

    /// Whether the person holds the right anywhere: decides what menus show, never what a command does.
    #[must_use]
    pub fn holds(&self, right: Right, access: Access) -> bool {
        self.grants.iter().any(|grant| grant.access(right).is_some_and(|held| held >= access))
    }

    /// Asks whether an object owned by `owner` is one's own. Anybody else's does not exist for the asker.
    pub fn own(&self, owner: AccountId) -> Result<Own, Denied> {
        if owner == self.account { Ok(Own { account: owner }) } else { Err(Denied::OutOfScope) }
    }

    #[must_use]
    pub fn is_staff(&self) -> bool {
        !self.grants.is_empty()
    }

    /// The scopes in which the person holds a right: the filter of every list.
    #[must_use]
    pub fn reach(&self, right: Right, access: Access) -> Reach {
        let mut reach = Reach::default();
        for grant in self.grants.iter().filter(|grant| grant.access(right).is_some_and(|held| held >= access)) {
            match &grant.scope {
                Scope::Institution => reach.everything = true,
                Scope::Centre { centre, committees: None } => reach.centres.push(*centre),
                Scope::Centre { committees: Some(list), .. } => reach.committees.extend(list.iter().copied()),
                Scope::Committee { committee, .. } => reach.committees.push(*committee),
            }
        }
        reach
    }
}

/// Where a right is held, for filtering lists. Empty and not everything = nothing at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    pub everything: bool,
    pub centres: Vec<CentreId>,
    pub committees: Vec<CommitteeId>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn centre(n: u128) -> CentreId {
        CentreId(Uuid::from_u128(n))
    }
    fn committee(n: u128) -> CommitteeId {
        CommitteeId(Uuid::from_u128(n))
    }
    fn actor(grants: Vec<Grant>) -> Actor {
        Actor { account: AccountId(Uuid::from_u128(9)), grants }
    }

    #[test]
    fn nothing_is_allowed_without_a_grant() {
        let nobody = actor(vec![]);
        for right in Right::ALL {
            assert_eq!(nobody.may(*right, Access::Read, Place::Institution).unwrap_err(), Denied::OutOfScope);
        }
    }

    #[test]
    fn out_of_scope_and_without_the_right_are_told_apart() {
        let manager = actor(vec![Grant {
            kind: RoleKind::Manager,
            scope: Scope::Centre { centre: centre(1), committees: None },
            rights: vec![(Right::Dossier, Access::Read)],
        }]);
        let here = Place::Committee { centre: centre(1), committee: committee(5) };
        assert!(manager.may(Right::Dossier, Access::Read, here).is_ok());
        assert_eq!(manager.may(Right::Dossier, Access::Write, here).unwrap_err(), Denied::NoRight);
        assert_eq!(manager.may(Right::Dossier, Access::Read, Place::Centre(centre(2))).unwrap_err(), Denied::OutOfScope);
        assert_eq!(manager.may(Right::Central, Access::Read, Place::Institution).unwrap_err(), Denied::OutOfScope);
    }

    #[test]
    fn a_restricted_manager_sees_only_the_listed_committees() {
        let manager = actor(vec![Grant {
            kind: RoleKind::Manager,
            scope: Scope::Centre { centre: centre(1), committees: Some(vec![committee(5)]) },
            rights: vec![(Right::Applications, Access::Write)],
        }]);
        assert!(manager.may(Right::Applications, Access::Read, Place::Committee { centre: centre(1), committee: committee(5) }).is_ok());
        let other = Place::Committee { centre: centre(1), committee: committee(6) };
        assert_eq!(manager.may(Right::Applications, Access::Read, other).unwrap_err(), Denied::OutOfScope);
        assert_eq!(manager.reach(Right::Applications, Access::Read).committees, vec![committee(5)]);
    }

    #[test]
    fn each_kind_is_given_its_own_rights() {
        let given = |kind: RoleKind| Right::ALL.iter().filter(|right| kind.may_hold(**right)).count();
        assert_eq!([RoleKind::Admin, RoleKind::Central, RoleKind::Manager, RoleKind::Committee].map(given), [0, 0, 23, 16]);
        assert!(RoleKind::Committee.may_hold(Right::EditDecision) && !RoleKind::Committee.may_hold(Right::Programmes));
    }

    #[test]
    fn central_admissions_do_everything_but_administer() {
        let central = actor(vec![Grant { kind: RoleKind::Central, scope: Scope::Institution, rights: vec![] }]);
        assert!(central.may(Right::Central, Access::Write, Place::Institution).is_ok());
        assert_eq!(central.may(Right::Administration, Access::Read, Place::Institution).unwrap_err(), Denied::NoRight);
    }
}
