//! The applications that the page of a mass action lists: those it concerns, those it leaves out.

use app::review::several::One;
use domain::application::FileStatus;

use crate::ui::Page;
use crate::ui::words::{self, Tag};

/// An application in the preview of a mass action.
pub struct Line {
    pub number: String,
    pub name: String,
    pub programme: String,
    pub status: Tag,
    /// The unpublished decision shown, empty when there is none.
    pub seen: String,
}

/// An application as a line.
#[must_use]
pub fn line(page: &Page, one: &One) -> Line {
    Line {
        number: one.application.number.to_string(),
        name: format!("{} {}", one.applicant.last_name, one.applicant.first_name),
        programme: one.programme.clone(),
        status: words::file_status(page, FileStatus::from_code(&one.application.file_status).unwrap_or(FileStatus::Waiting)),
        seen: one.unpublished.map(|id| id.to_string()).unwrap_or_default(),
    }
}

/// Those that an action concerns, and the lines of those it leaves out.
pub fn parted<'a>(page: &Page, found: &'a [One], is_concerned: impl Fn(&One) -> bool) -> (Vec<&'a One>, Vec<Line>) {
    let (concerned, others): (Vec<&One>, Vec<&One>) = found.iter().partition(|one| is_concerned(one));
    (concerned, others.into_iter().map(|one| line(page, one)).collect())
}
