//! The applicants, what each of them applies to, and the few who can sign in.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use app::{Ctx, Ids};
use chrono::TimeDelta;
use connect::student_record::Student;
use domain::application::DecisionKind;
use domain::file_number::{FileNumber, FileNumberPrefix};
use domain::person::{Civility, name_key};
use domain::time::Instant;
use rand::Rng as _;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use serde_json::json;
use store::bulk::CampaignFileRow;
use uuid::Uuid;

use super::Login;
use super::dossier::{Applicant, Author, Plan};
use super::names::{Name, mailbox};
use super::places::{ABROAD, TOWNS};
use super::profile::{Home, Maker, Profile};
use super::story::{DECK, Deposits, Story};
use super::student_record;
use super::university::{Offered, University};

/// How many applicants there are, those who can sign in included.
pub const COUNT: usize = 300;
/// Accounts without any profile, and profiles without any application, among the unprinted.
const EMPTY: usize = 8;
const IDLE: usize = 10;
/// Applications of the archived campaign.
const ARCHIVED: usize = 40;

/// Where applicants have their mail.
const MAIL_DOMAIN: &str = "courriel.example";

/// Somebody before anything is written.
pub struct Someone {
    pub name: Name,
    /// None = nothing was filled in yet.
    pub profile: Option<Profile>,
    plans: Vec<Draft>,
    can_sign_in: bool,
    /// What stands before the @ of the address, when it is not made of the name.
    mailbox: Option<String>,
    /// Studies here: the student record knows them by this number.
    student_number: Option<String>,
}

impl Someone {
    pub const fn new(name: Name, profile: Option<Profile>) -> Self {
        Self { name, profile, plans: Vec::new(), can_sign_in: false, mailbox: None, student_number: None }
    }

    /// The same person with an address of this beginning.
    pub fn reached_at(self, mailbox: String) -> Self {
        Self { mailbox: Some(mailbox), ..self }
    }
}

#[derive(Clone, Copy)]
struct Draft {
    story: Story,
    /// Index into the sessions of the campaign.
    session: usize,
    is_archived: bool,
    refused: Option<&'static str>,
}

impl Draft {
    const fn new(story: Story, session: usize) -> Self {
        Self { story, session, is_archived: false, refused: None }
    }
}

/// What is left to say of the applicants once they are written.
pub struct Written {
    /// The printed logins.
    pub logins: Vec<Login>,
    /// Whom the student record knows.
    pub students: Vec<Student>,
}

/// Writes all applicants with their applications.
pub fn write(author: &mut Author<'_>, maker: &Maker, identities: &mut Identities, hash: &str) -> anyhow::Result<Written> {
    let university = author.university;
    let (mut people, mut logins) = printed(author, maker)?;
    let unprinted = COUNT - people.len();
    for n in 0..unprinted {
        let (name, home) = maker.person(&mut author.rng);
        let level = [0, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5][author.rng.random_range(0..12)];
        let profile = if n < EMPTY { None } else { Some(maker.profile(&mut author.rng, &name, &home, level)?) };
        people.push(Someone::new(name, profile));
    }
    let first = people.len() - unprinted + EMPTY + IDLE;
    share_out(&mut people[first..], university, &mut author.rng);
    archive(&mut people[first..], &mut author.rng, university);
    let mut applicants = Vec::new();
    let mut queue: Vec<(usize, Draft, Instant)> = Vec::new();
    for (n, someone) in people.iter().enumerate() {
        let planned: Vec<(Draft, Instant)> = someone.plans.iter().map(|draft| (*draft, created(author, offered(university, draft), draft.story))).collect();
        let recently = author.ctx.now() - TimeDelta::days(author.rng.random_range(2..40));
        let before = TimeDelta::minutes(author.rng.random_range(30..6_000));
        let at = planned.iter().map(|(_, at)| *at - before).min().unwrap_or(recently);
        let file_at = if planned.iter().all(|(draft, _)| draft.is_archived) { recently } else { at };
        let hash = someone.can_sign_in.then_some(hash);
        let applicant = enrol(author, identities, someone, [at, file_at], hash)?;
        for login in logins.iter_mut().filter(|login| login.index == Some(n)) {
            login.login.clone_from(&applicant.email);
        }
        applicants.push(applicant);
        queue.extend(planned.into_iter().map(|(draft, at)| (n, draft, at)));
    }
    queue.sort_by_key(|(n, _, at)| (*at, *n));
    for (n, draft, created_at) in queue {
        let offered = offered(university, &draft);
        let centre = offered.session.centre_id;
        let alone = people[n].plans.iter().filter(|other| university.sessions[other.session].session.centre_id == centre).count() == 1;
        let campaign = if draft.is_archived { university.previous } else { university.campaign };
        let plan =
            Plan { story: draft.story, offered, campaign, created_at, is_alone_in_centre: alone, is_archived: draft.is_archived, refused: draft.refused };
        let who = &mut applicants[n];
        let current = who.campaign_file;
        if draft.is_archived {
            who.campaign_file = identities.file(author, who.account, campaign, created_at);
        }
        author.write(who, &plan)?;
        who.campaign_file = current;
    }
    for who in &applicants {
        author.settle(who);
    }
    let today = author.ctx.today();
    let students = people.iter().filter_map(|one| Some(student_record::student(one.student_number.as_deref()?, one.profile.as_ref()?, today))).collect();
    Ok(Written { logins, students })
}

fn offered<'a>(university: &'a University, draft: &Draft) -> &'a Offered {
    if draft.is_archived { &university.old_sessions[draft.session] } else { &university.sessions[draft.session] }
}

/// When an application of this story can have been made: early enough for what comes after.
pub fn created(author: &mut Author<'_>, offered: &Offered, story: Story) -> Instant {
    let session = &offered.session;
    let now = author.ctx.now();
    let end = session.closes_at.min(now - TimeDelta::hours(2));
    let span = (end - session.opens_at).num_seconds().max(60);
    let latest = if matches!(story, Story::Waiting(_)) { span } else { span * 6 / 10 };
    session.opens_at + TimeDelta::seconds(author.rng.random_range(span / 20..latest))
}

/// The people whose logins are printed, each at a telling moment.
fn printed(author: &mut Author<'_>, maker: &Maker) -> anyhow::Result<(Vec<Someone>, Vec<Login>)> {
    let at = |code: &str| {
        author.university.sessions.iter().position(|offered| offered.session.programme_code == code).ok_or_else(|| anyhow::anyhow!("programme {code}"))
    };
    let (bios, chps, mer, isc) = (at("M1-BIOS")?, at("M1-CHPS")?, at("M1-MER")?, at("M1-ISC")?);
    let refused = Draft { refused: Some("RN-BAC2"), ..Draft::new(Story::Incomplete, chps) };
    let albi = Home::France(&TOWNS[0]);
    let pune = ABROAD.iter().find(|place| place.country == "IN").map_or(Home::France(&TOWNS[0]), Home::Abroad);
    let name = |civility, first, last: &str| Name { civility, first, last: last.to_owned() };
    let cast = [
        (name(Civility::Mrs, "Lucie", "Bertrand"), None, vec![], "compte neuf, profil vide"),
        (name(Civility::Mrs, "Inès", "Marchetti"), Some(&albi), vec![], "profil complet, prête à candidater"),
        (
            name(Civility::Mr, "Tom", "Berthaud"),
            Some(&albi),
            vec![Draft::new(Story::Waiting(Deposits::All), bios)],
            "toutes les pièces déposées, reste à transmettre",
        ),
        (name(Civility::Mr, "Yanis", "Ouldali"), Some(&albi), vec![refused], "dossier incomplet, une pièce refusée"),
        (
            name(Civility::Mrs, "Salomé", "Vauquelin"),
            Some(&albi),
            vec![Draft::new(Story::Published(DecisionKind::Favourable), mer)],
            "avis favorable, réponse attendue",
        ),
        (
            name(Civility::Mrs, "Priya", "Kulkarni"),
            Some(&pune),
            vec![Draft::new(Story::Waiting(Deposits::Some), isc)],
            "interface en anglais, pièces en partie déposées",
        ),
    ];
    let (mut people, mut logins) = (Vec::new(), Vec::new());
    for (n, (name, home, plans, what)) in cast.into_iter().enumerate() {
        let profile = home.map(|home| maker.profile(&mut author.rng, &name, home, 3)).transpose()?;
        let mut login = Login::new("Candidat", "", &format!("{} {}, {what}", name.first, name.last));
        login.index = Some(n);
        logins.push(login);
        // Those who come from here study here.
        let student_number = matches!(home, Some(Home::France(_))).then(|| student_record::number(n));
        people.push(Someone { plans, can_sign_in: true, student_number, ..Someone::new(name, profile) });
    }
    Ok((people, logins))
}

/// Gives every story of the deck to somebody and a session where it can happen.
fn share_out(people: &mut [Someone], university: &University, rng: &mut StdRng) {
    let mut deck: Vec<Story> = DECK.iter().flat_map(|(story, count)| std::iter::repeat_n(*story, *count)).collect();
    deck.shuffle(rng);
    for story in deck {
        let fitting: Vec<usize> = (0..university.sessions.len()).filter(|at| story.fits(&university.sessions[*at])).collect();
        for attempt in 0..200 {
            let (Some(someone), Some(session)) = (people.choose_mut_of(rng), fitting.choose(rng)) else { break };
            let offered = &university.sessions[*session];
            let level = someone.profile.as_ref().map_or(0, |profile| profile.level);
            // After many attempts the level no longer matters: somebody with an unusual path.
            let suits = attempt > 120 || (level >= offered.level && level <= offered.level + 2);
            let in_centre = someone.plans.iter().filter(|plan| university.sessions[plan.session].session.centre_id == offered.session.centre_id).count();
            let room = i64::try_from(in_centre).unwrap_or(i64::MAX) < offered.session.centre_max_applications;
            if suits && room && someone.plans.len() < 5 && someone.plans.iter().all(|plan| plan.session != *session) {
                someone.plans.push(Draft::new(story, *session));
                break;
            }
        }
    }
}

/// What remains of the year before.
fn archive(people: &mut [Someone], rng: &mut StdRng, university: &University) {
    let stories = [Story::Confirmed, Story::Withdrawn, Story::Published(DecisionKind::Unfavourable), Story::Missed];
    for _ in 0..ARCHIVED {
        let (Some(someone), Some(story)) = (people.choose_mut_of(rng), stories.choose(rng).copied()) else { return };
        let fitting: Vec<usize> = (0..university.old_sessions.len()).filter(|at| story.fits(&university.old_sessions[*at])).collect();
        let Some(session) = fitting.choose(rng).copied() else { continue };
        if someone.plans.iter().all(|plan| !plan.is_archived) {
            someone.plans.push(Draft { is_archived: true, ..Draft::new(story, session) });
        }
    }
}

/// Choosing one to change.
trait ChooseMut<T> {
    fn choose_mut_of(&mut self, rng: &mut StdRng) -> Option<&mut T>;
}

impl<T> ChooseMut<T> for [T] {
    fn choose_mut_of(&mut self, rng: &mut StdRng) -> Option<&mut T> {
        if self.is_empty() {
            return None;
        }
        let at = rng.random_range(0..self.len());
        self.get_mut(at)
    }
}

/// What must be unique over all people.
#[derive(Default)]
pub struct Identities {
    mailboxes: BTreeMap<String, usize>,
    numbers: BTreeSet<String>,
}

impl Identities {
    pub fn email(&mut self, first: &str, last: &str) -> String {
        let base = mailbox(first, last);
        let seen = self.mailboxes.entry(base.clone()).or_default();
        *seen += 1;
        if *seen == 1 { format!("{base}@{MAIL_DOMAIN}") } else { format!("{base}{seen}@{MAIL_DOMAIN}") }
    }

    pub fn number(&mut self, ids: &Ids) -> String {
        loop {
            let number = FileNumber::from_random(&FileNumberPrefix::default(), ids.bytes::<8>()).as_str().to_owned();
            if self.numbers.insert(number.clone()) {
                return number;
            }
        }
    }

    fn file(&mut self, author: &mut Author<'_>, account_id: Uuid, campaign_id: Uuid, at: Instant) -> Uuid {
        let id = author.ids.uuid(at);
        let file_number = self.number(author.ids);
        author.rows.campaign_files.push(CampaignFileRow { id, account_id, campaign_id, file_number, created_at: at });
        id
    }
}

/// Writes the account, the profile and the campaign file of a person.
pub fn enrol(
    author: &mut Author<'_>,
    identities: &mut Identities,
    someone: &Someone,
    [at, file_at]: [Instant; 2],
    hash: Option<&str>,
) -> anyhow::Result<Applicant> {
    let account = author.ids.uuid(at);
    let Name { first, last, .. } = &someone.name;
    let email = match &someone.mailbox {
        Some(mailbox) => format!("{mailbox}@{MAIL_DOMAIN}"),
        None => identities.email(first, last),
    };
    let prefers = |code: &&str| someone.profile.as_ref().is_some_and(|profile| profile.personal.language == *code);
    let language = ["en", "de", "es"].into_iter().find(prefers).unwrap_or("fr");
    author.rows.account(account, &email, [last, first], language, hash, at);
    author.rows.is_student(someone.student_number.clone());
    let campaign_file = identities.file(author, account, author.university.campaign, file_at);
    let mut applicant = Applicant {
        account,
        campaign_file,
        first_name: (*first).to_owned(),
        last_name: last.clone(),
        name_key: name_key(last, first),
        email,
        language,
        nationality: String::new(),
        bac_series: String::new(),
        sections: json!({}),
        common: BTreeMap::new(),
        judged: HashMap::new(),
        submitted: Vec::new(),
    };
    if let Some(profile) = &someone.profile {
        author.rows.profile(author.ids, account, profile, at + TimeDelta::minutes(20))?;
        applicant.nationality = profile.personal.identity.nationality.to_string();
        applicant.bac_series = profile.bac.series().to_string();
        applicant.sections = json!({ "personal": profile.personal, "address": profile.address, "bac": profile.bac });
    }
    Ok(applicant)
}

/// Whether somebody applied or anything was set up: the demonstration goes into an empty database only.
pub async fn is_empty(ctx: &Ctx) -> store::Result<bool> {
    let mut tx = ctx.db.read().await?;
    Ok(store::catalogue::campaign::all(&mut tx).await?.is_empty() && store::catalogue::centres(&mut tx).await?.is_empty())
}
