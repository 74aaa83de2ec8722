//! Programmes still open that resemble one: what a refusal points to.

use domain::catalogue::Opening;
use domain::catalogue::similar::Traits;
use domain::ids::SessionId;
use domain::time::Instant;
use store::catalogue::session::Session;

use super::{Catalogue, Programme};

impl Catalogue {
    /// The open programmes closest to this one, the closest first, without those of `except`.
    #[must_use]
    pub fn similar(&self, to: &Session, except: impl Fn(SessionId) -> bool, now: Instant, most: usize) -> Vec<&Programme> {
        let wanted = Traits::new(to.diploma_type_code.as_deref(), &to.centre_label, &to.programme_label, &to.keywords);
        let mut found: Vec<(usize, &Programme)> = self
            .programmes
            .iter()
            .filter(|programme| programme.session.0 != to.id && !except(programme.session) && programme.opening(now) == Opening::Open)
            .filter_map(|programme| Some((wanted.resemblance(&self.traits(programme))?, programme)))
            .collect();
        // The sort is stable: among equals the order of the catalogue stays.
        found.sort_by_key(|(closeness, _)| std::cmp::Reverse(*closeness));
        found.into_iter().take(most).map(|(_, programme)| programme).collect()
    }

    fn traits(&self, programme: &Programme) -> Traits {
        let level = self.kind_of(programme).map(|kind| kind.code.as_str());
        Traits::new(level, &self.centre_of(programme).label, &programme.title, &programme.keywords)
    }
}
