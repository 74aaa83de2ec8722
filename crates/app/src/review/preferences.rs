//! A person's own arrangement of the list of applications: columns left out, views saved under a name.

use domain::permissions::{Access, Denied, Right};
use domain::text::{self, TextError};
use store::preference::{self, ListPreference, SavedView};

use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

/// Most views of one person.
pub const MAX_VIEWS: usize = 12;
/// Longest name of a view, in characters.
pub const MAX_NAME: usize = 40;

/// The columns that may be left out; the name and the status of the file always stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Number,
    Programme,
    Submitted,
    Documents,
    Treatment,
    Decision,
}

impl Column {
    pub const ALL: [Self; 6] = [Self::Number, Self::Programme, Self::Submitted, Self::Documents, Self::Treatment, Self::Decision];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "numero",
            Self::Programme => "formation",
            Self::Submitted => "transmission",
            Self::Documents => "pieces",
            Self::Treatment => "traitement",
            Self::Decision => "decision",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }
}

/// Why a view was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoName,
    NameTooLong,
    /// Characters that nobody sees.
    NameUnreadable,
    TooMany,
}

/// How the person sees the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    pub hidden: Vec<Column>,
    pub views: Vec<SavedView>,
}

fn allowed(person: &Person) -> Result<(), Denied> {
    if person.actor.holds(Right::Applications, Access::Read) { Ok(()) } else { Err(Denied::NoRight) }
}

pub async fn of(ctx: &Ctx, person: &Person) -> Result<Arrangement, Error> {
    allowed(person)?;
    let mut tx = ctx.db.read().await?;
    let stored = preference::of_account(&mut tx, person.account.0).await?;
    Ok(Arrangement { hidden: stored.hidden_columns.iter().filter_map(|code| Column::from_code(code)).collect(), views: stored.views.0 })
}

/// Shows these columns and no others.
pub async fn show_columns(ctx: &Ctx, person: &Person, shown: &[String]) -> Result<(), Error> {
    allowed(person)?;
    change(ctx, person, |stored| {
        stored.hidden_columns.0 = Column::ALL.iter().map(|column| column.code().to_owned()).filter(|code| !shown.contains(code)).collect();
    })
    .await?;
    Ok(())
}

/// Saves a view; one of the same name is replaced.
pub async fn save_view(ctx: &Ctx, person: &Person, name: &str, query: &str) -> Result<(), Error<Refusal>> {
    allowed(person)?;
    let name = text::line(name, MAX_NAME).map_err(|error| {
        Error::Refused(match error {
            TextError::Missing => Refusal::NoName,
            TextError::TooLong { .. } => Refusal::NameTooLong,
            TextError::ControlCharacter => Refusal::NameUnreadable,
        })
    })?;
    let view = SavedView { name, query: query.to_owned() };
    let mut is_full = false;
    change(ctx, person, |stored| {
        let views = &mut stored.views.0;
        if let Some(same) = views.iter_mut().find(|other| other.name == view.name) {
            same.query = view.query;
        } else if views.len() < MAX_VIEWS {
            views.push(view);
        } else {
            is_full = true;
        }
    })
    .await?;
    if is_full { Err(Error::Refused(Refusal::TooMany)) } else { Ok(()) }
}

pub async fn remove_view(ctx: &Ctx, person: &Person, name: &str) -> Result<(), Error> {
    allowed(person)?;
    change(ctx, person, |stored| stored.views.0.retain(|view| view.name != name)).await?;
    Ok(())
}

async fn change(ctx: &Ctx, person: &Person, arrange: impl FnOnce(&mut ListPreference)) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    let mut stored = preference::of_account(&mut tx, person.account.0).await?;
    arrange(&mut stored);
    preference::put(&mut tx, person.account.0, &stored).await?;
    tx.commit().await
}
