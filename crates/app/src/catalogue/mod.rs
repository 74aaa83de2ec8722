//! The catalogue of the campaign in service, held in memory by each process and rebuilt when its version moves.
//!
//! Pages for everybody read nothing else: no page of the catalogue asks the database. The version is the counter
//! that `store` moves with every change of the set-up ([`store::setting::SET_UP`]), and that of the reference data.

mod build;
mod held;
mod own;
pub mod pages;
mod query;
mod similar;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use domain::application::TreatmentType;
use domain::application::dates::ConfirmationRule;
use domain::application::requirement::{Asked, AskedOf, Requirement};
use domain::catalogue::Opening;
use domain::ids::{CampaignId, SessionId};
use domain::search::Index;
use domain::time::Instant;
use domain::translated::Translated;
use store::catalogue::PostalAddress;
use uuid::Uuid;

use pages::Pages;

pub use held::{Held, current};
pub use own::{NotOffered, not_offered, own_applications};
pub use query::{CentreGroup, Facets, Found, KindGroup, Mode, Query};

/// The campaign as visitors see it.
#[derive(Clone, Debug)]
pub struct CampaignLine {
    pub id: CampaignId,
    pub label: Translated,
    /// First and last day on which applicants can act.
    pub starts_on: NaiveDate,
    pub last_day: NaiveDate,
}

#[derive(Clone, Debug)]
pub struct CentreLine {
    pub code: String,
    pub label: String,
    pub contact_email: String,
}

#[derive(Clone, Debug)]
pub struct KindLine {
    pub code: String,
    pub label: Translated,
}

/// Where to write about a programme.
#[derive(Clone, Debug)]
pub struct Contact {
    pub label: String,
    pub address: PostalAddress,
    pub email: String,
    pub phone: String,
    pub fax: String,
    pub url: String,
}

/// One programme of the campaign. `centre`, `kind` and `committee` are positions in the catalogue's lists.
#[derive(Clone, Debug)]
pub struct Programme {
    pub session: SessionId,
    pub code: String,
    pub title: String,
    pub keywords: String,
    pub url: String,
    pub centre: usize,
    centre_id: Uuid,
    pub kind: Option<usize>,
    pub committee: usize,
    /// The interval in which one can apply: that of the session within that of the campaign.
    pub opens_at: Instant,
    pub closes_at: Instant,
    pub opens_on: NaiveDate,
    /// Last usable day.
    pub last_day: NaiveDate,
    pub is_electronic: bool,
    pub treatment: TreatmentType,
    pub return_on: NaiveDate,
    pub pre_analysis_on: Option<NaiveDate>,
    pub jury_on: Option<NaiveDate>,
    pub publication_on: Option<NaiveDate>,
    pub confirmation: ConfirmationRule,
    pub capacity: Option<i32>,
    pub information: Translated,
    /// How many complementary forms an application fills in, and how many questions it answers; optional ones are left out.
    pub forms: usize,
    pub questions: usize,
    /// Document types that the session names itself: positions in the catalogue's list.
    named: Box<[usize]>,
}

impl Programme {
    #[must_use]
    pub fn opening(&self, now: Instant) -> Opening {
        Opening::at(now, self.opens_at, self.closes_at)
    }

    #[must_use]
    pub const fn mode(&self) -> Mode {
        if self.is_electronic { Mode::Electronic } else { Mode::Paper }
    }
}

/// A document type as visitors read it.
#[derive(Clone, Debug)]
pub struct DocumentLine {
    pub rule: Requirement,
    pub label: Translated,
    pub help: Translated,
}

impl DocumentLine {
    /// Whether only some applicants are asked for it.
    #[must_use]
    pub fn depends_on_profile(&self) -> bool {
        !self.rule.asked_of.is_of_everybody()
    }
}

/// Everything that visitors may read of a campaign.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub campaign: Option<CampaignLine>,
    /// Centres with at least one programme, by label.
    pub centres: Vec<CentreLine>,
    /// Diploma types with at least one programme, in their order.
    pub kinds: Vec<KindLine>,
    pub contacts: Vec<Contact>,
    /// By centre, diploma type (those without one first), title.
    pub programmes: Vec<Programme>,
    documents: Vec<DocumentLine>,
    /// Positions of the programmes in the order of their codes.
    by_code: Box<[usize]>,
    index: Index,
    /// Pages rendered from this catalogue; they end with it.
    pub pages: Pages,
}

impl Catalogue {
    #[must_use]
    pub fn programme(&self, code: &str) -> Option<&Programme> {
        let place = self.by_code.binary_search_by(|i| self.programmes[*i].code.as_str().cmp(code)).ok()?;
        self.programmes.get(self.by_code[place])
    }

    #[must_use]
    pub fn centre_of(&self, programme: &Programme) -> &CentreLine {
        &self.centres[programme.centre]
    }

    #[must_use]
    pub fn kind_of(&self, programme: &Programme) -> Option<&KindLine> {
        programme.kind.map(|i| &self.kinds[i])
    }

    #[must_use]
    pub fn contact_of(&self, programme: &Programme) -> &Contact {
        &self.contacts[programme.committee]
    }

    /// The documents that an application to this programme may ask for, in the order applicants will meet them.
    #[must_use]
    pub fn documents_of(&self, programme: &Programme) -> Vec<&DocumentLine> {
        let nobody = Asked::default();
        let mut lines: Vec<&DocumentLine> = self
            .documents
            .iter()
            .enumerate()
            .filter(|(position, line)| {
                let shared = line.rule.is_shared && line.rule.centre.is_none_or(|centre| centre.0 == programme.centre_id);
                shared || programme.named.contains(position)
            })
            .map(|(_, line)| line)
            // What depends on the profile is listed for everybody, and said to.
            .filter(|line| Requirement { asked_of: AskedOf::default(), ..line.rule.clone() }.is_listed(programme.treatment, &nobody))
            .collect();
        lines.sort_by_key(|line| line.rule.sort_key());
        lines
    }

    #[must_use]
    pub fn count_open(&self, now: Instant) -> usize {
        self.programmes.iter().filter(|p| p.opening(now) == Opening::Open).count()
    }

    /// The next closing days with the programmes that close then, soonest first.
    #[must_use]
    pub fn next_closings(&self, now: Instant, days: usize) -> Vec<(NaiveDate, Vec<&Programme>)> {
        let mut by_day: std::collections::BTreeMap<NaiveDate, Vec<&Programme>> = std::collections::BTreeMap::new();
        for programme in self.programmes.iter().filter(|p| p.opening(now) == Opening::Open) {
            by_day.entry(programme.last_day).or_default().push(programme);
        }
        by_day.into_iter().take(days).collect()
    }

    /// Whether applicants can act today.
    #[must_use]
    pub fn campaign_is_open(&self, today: NaiveDate) -> bool {
        self.campaign.as_ref().is_some_and(|campaign| (campaign.starts_on..=campaign.last_day).contains(&today))
    }
}
