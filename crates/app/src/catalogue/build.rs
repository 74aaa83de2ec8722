//! From rows to the catalogue in memory.

use std::collections::{BTreeMap, HashMap};

use domain::application::TreatmentType;
use domain::application::dates::ConfirmationRule;
use domain::application::requirement::{Obligation, Requirement};
use domain::ids::{CampaignId, CentreId, DocumentTypeId, SessionId};
use domain::search::{Entry, Index};
use domain::text::fold_key;
use domain::time::Zone;
use store::catalogue::campaign::Campaign;
use store::catalogue::requirement::DocumentType;
use store::catalogue::session::Offered;
use store::catalogue::{Centre, Committee};
use store::reference::Labelled;
use uuid::Uuid;

use super::pages::Pages;
use super::{CampaignLine, Catalogue, CentreLine, Contact, DocumentLine, KindLine, Programme};

/// Weights of the texts in which words are searched.
const TITLE: u8 = 4;
const KEYWORDS: u8 = 3;
const KIND: u8 = 2;
const CENTRE: u8 = 1;

/// The rows of one campaign.
#[derive(Debug, Default)]
pub struct Rows {
    pub campaign: Option<Campaign>,
    pub centres: Vec<Centre>,
    pub committees: Vec<Committee>,
    pub diploma_types: Vec<Labelled>,
    pub offers: Vec<Offered>,
    pub document_types: Vec<DocumentType>,
    /// Session and document type.
    pub named: Vec<(Uuid, Uuid)>,
    /// Session, and how many forms it asks; below, how many questions.
    pub forms: Vec<(Uuid, i64)>,
    pub questions: Vec<(Uuid, i64)>,
}

/// Puts the rows in order and indexes their words. Tens of milliseconds for two thousand programmes: not on a thread
/// that serves requests.
pub fn catalogue(rows: Rows, zone: Zone) -> Catalogue {
    let Some(campaign) = rows.campaign else { return Catalogue::default() };
    let campaign = CampaignLine {
        id: CampaignId(campaign.id),
        starts_on: campaign.starts_on,
        last_day: campaign.applicant_ends_on.unwrap_or(campaign.ends_on).min(campaign.ends_on),
        label: campaign.label.0,
    };
    let documents: Vec<DocumentLine> = rows.document_types.into_iter().filter_map(document).collect();
    let mut named = named(&rows.named, &documents);
    let (forms, questions) = (counts(rows.forms), counts(rows.questions));
    let mut lists = Lists::of(&rows.centres, &rows.committees, &rows.diploma_types, &rows.offers);
    let mut programmes: Vec<Programme> = Vec::with_capacity(rows.offers.len());
    for offer in rows.offers {
        let named = named.remove(&offer.id).unwrap_or_default();
        let count = |of: &HashMap<Uuid, usize>| of.get(&offer.id).copied().unwrap_or_default();
        let asked = (count(&forms), count(&questions));
        programmes.extend(lists.programme(offer, named.into(), asked, &campaign, zone));
    }
    programmes.sort_by_cached_key(|p| (p.centre, p.kind, fold_key(&p.title), p.code.clone()));
    let mut by_code: Box<[usize]> = (0..programmes.len()).collect();
    by_code.sort_unstable_by(|a, b| programmes[*a].code.cmp(&programmes[*b].code));
    let index = index(&programmes, &lists.centres, &lists.kinds);
    Catalogue {
        campaign: Some(campaign),
        centres: lists.centres,
        kinds: lists.kinds,
        contacts: std::mem::take(&mut lists.contacts),
        programmes,
        documents,
        by_code,
        index,
        pages: Pages::default(),
    }
}

/// For each session the positions of the documents that it names itself.
fn named(pairs: &[(Uuid, Uuid)], documents: &[DocumentLine]) -> HashMap<Uuid, Vec<usize>> {
    let position: HashMap<Uuid, usize> = documents.iter().enumerate().map(|(i, line)| (line.rule.document_type.0, i)).collect();
    let mut named: HashMap<Uuid, Vec<usize>> = HashMap::new();
    for (session, document) in pairs {
        if let Some(position) = position.get(document) {
            named.entry(*session).or_default().push(*position);
        }
    }
    named
}

fn counts(rows: Vec<(Uuid, i64)>) -> HashMap<Uuid, usize> {
    rows.into_iter().map(|(session, count)| (session, usize::try_from(count).unwrap_or_default())).collect()
}

/// Centres, diploma types and committees that some programme uses, with the position of each.
struct Lists {
    centres: Vec<CentreLine>,
    centre_at: HashMap<Uuid, usize>,
    kinds: Vec<KindLine>,
    kind_at: HashMap<String, usize>,
    contacts: Vec<Contact>,
    contact_at: HashMap<Uuid, usize>,
}

impl Lists {
    fn of(centres: &[Centre], committees: &[Committee], kinds: &[Labelled], offers: &[Offered]) -> Self {
        let mut lists = Self {
            centres: Vec::new(),
            centre_at: HashMap::new(),
            kinds: Vec::new(),
            kind_at: HashMap::new(),
            contacts: Vec::new(),
            contact_at: HashMap::new(),
        };
        // The rows of centres and diploma types come in the order in which they are shown.
        for centre in centres.iter().filter(|c| offers.iter().any(|o| o.centre_id == c.id)) {
            lists.centre_at.insert(centre.id, lists.centres.len());
            lists.centres.push(CentreLine { code: centre.code.clone(), label: centre.label.clone(), contact_email: centre.contact_email.clone() });
        }
        for kind in kinds.iter().filter(|k| offers.iter().any(|o| o.diploma_type_code.as_ref() == Some(&k.code))) {
            lists.kind_at.insert(kind.code.clone(), lists.kinds.len());
            lists.kinds.push(KindLine { code: kind.code.clone(), label: kind.label.0.clone() });
        }
        for committee in committees {
            lists.contact_at.insert(committee.id, lists.contacts.len());
            lists.contacts.push(Contact {
                label: committee.label.clone(),
                address: committee.address.0.clone(),
                email: committee.email.clone(),
                phone: committee.phone.clone(),
                fax: committee.fax.clone(),
                url: committee.url.clone(),
            });
        }
        lists
    }

    fn programme(&self, s: Offered, named: Box<[usize]>, (forms, questions): (usize, usize), campaign: &CampaignLine, zone: Zone) -> Option<Programme> {
        let opens_at = s.opens_at.max(zone.start_of(campaign.starts_on));
        let closes_at = s.closes_at.min(zone.end_of(campaign.last_day));
        Some(Programme {
            session: SessionId(s.id),
            centre: *self.centre_at.get(&s.centre_id)?,
            centre_id: s.centre_id,
            kind: s.diploma_type_code.as_ref().and_then(|code| self.kind_at.get(code)).copied(),
            committee: *self.contact_at.get(&s.committee_id)?,
            opens_at,
            closes_at,
            opens_on: zone.today(opens_at),
            last_day: zone.last_day(closes_at),
            is_electronic: s.is_electronic,
            treatment: TreatmentType::from_code(&s.default_treatment).unwrap_or(TreatmentType::Waiting),
            return_on: s.return_on,
            pre_analysis_on: s.pre_analysis_on,
            jury_on: s.jury_on,
            publication_on: s.publication_on,
            confirmation: ConfirmationRule { on: s.confirmation_on, delay_days: s.confirmation_delay_days },
            capacity: s.capacity,
            information: s.information.0,
            forms,
            questions,
            named,
            code: s.programme_code,
            title: s.programme_label,
            keywords: s.keywords,
            url: s.url,
        })
    }
}

fn index(programmes: &[Programme], centres: &[CentreLine], kinds: &[KindLine]) -> Index {
    // A diploma type is found by its name in any language.
    let kind_texts: Vec<String> = kinds.iter().map(|kind| kind.label.0.values().map(String::as_str).collect::<Vec<_>>().join(" ")).collect();
    Index::build(programmes.iter().enumerate().map(|(id, p)| Entry {
        id,
        fields: vec![
            (p.title.as_str(), TITLE),
            (p.code.as_str(), TITLE),
            (p.keywords.as_str(), KEYWORDS),
            (p.kind.map_or("", |kind| kind_texts[kind].as_str()), KIND),
            (centres[p.centre].label.as_str(), CENTRE),
        ],
    }))
}

fn document(row: DocumentType) -> Option<DocumentLine> {
    Some(DocumentLine {
        rule: Requirement {
            document_type: DocumentTypeId(row.id),
            centre: row.centre_id.map(CentreId),
            is_shared: row.is_shared,
            per_application: row.per_application,
            obligation: Obligation::from_code(&row.obligation)?,
            treatment: row.treatment.as_deref().and_then(TreatmentType::from_code),
            asked_of: row.asked_of.0,
            position: row.position,
            in_service: row.in_service,
            in_use: false,
        },
        label: row.label.0,
        help: row.help.0,
    })
}

/// How often each value occurs, by position.
pub(super) fn tally(positions: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for position in positions {
        *counts.entry(position).or_default() += 1;
    }
    counts
}
