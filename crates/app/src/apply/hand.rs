//! Whose hand acts on an application: its owner's, or a member of the staff's who does it for them.
//!
//! Both take the same steps with the same mails. Staff need the right to the dossier, are not held to the dates that bind
//! applicants, and say which state of the application they saw.

use domain::application::facts::By;
use domain::permissions::Right;
use store::Tx;

use super::own;
use crate::Ctx;
use crate::accounts::erase::is_nobodys;
use crate::actor::Person;
use crate::audit::Who;
use crate::dossier::Dossier;
use crate::error::Error;
use crate::review::staff;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    Own,
    /// With the version of the application that the page showed.
    Staff {
        seen: i64,
    },
}

impl Hand {
    /// Locks the application for the change and loads it.
    pub(crate) async fn lock<R>(self, ctx: &Ctx, tx: &mut Tx, person: &Person, number: i64) -> Result<Dossier, Error<R>> {
        match self {
            Self::Own => own::lock(ctx, tx, person, number).await,
            Self::Staff { .. } => {
                let dossier = staff::lock(ctx, tx, person, number, Right::Dossier).await?;
                // Nobody acts any more for somebody who was erased.
                if is_nobodys(&dossier.addressee.email) {
                    return Err(Error::NotFound);
                }
                Ok(dossier)
            }
        }
    }

    /// Refuses a change that was decided on what is no longer so.
    pub(crate) fn fresh<R>(self, dossier: &Dossier) -> Result<(), Error<R>> {
        match self {
            Self::Staff { seen } if seen != dossier.application.version => Err(Error::Stale),
            Self::Own | Self::Staff { .. } => Ok(()),
        }
    }

    #[must_use]
    pub const fn by(self) -> By {
        match self {
            Self::Own => By::Applicant,
            Self::Staff { .. } => By::Staff,
        }
    }

    /// The person as the trace names them.
    #[must_use]
    pub fn who(self, person: &Person) -> Who {
        match self {
            Self::Own => person.as_applicant(),
            Self::Staff { .. } => person.as_staff(),
        }
    }
}
