//! What the application page shows, in words: the same rows serve the page, the no-script document page and fragments.

use app::apply::overview::Place;
use app::apply::refused;
use app::apply::waiting::rank_shown;
use app::dossier::{Dossier, Item};
use chrono::NaiveDate;
use domain::application::requirement::Obligation;
use domain::application::{Acceptance, DecisionKind, DocumentStatus, Existence, FileStatus, Shown};
use domain::complementary_list::RankShown;
use domain::letters::LetterKind;

use super::{guide, observed};
use crate::App;
use crate::paths;
use crate::ui::field::Markup;
use crate::ui::words::{self, Tag};
use crate::ui::{Page, format};

/// A document row.
pub struct Row {
    pub code: String,
    pub anchor: String,
    pub label: String,
    /// The attribute of a label that nobody translated; below, of a help.
    pub label_lang: Markup,
    pub help: String,
    pub help_lang: Markup,
    pub template_url: Option<String>,
    pub file: Option<FileLine>,
    pub tag: Tag,
    /// It goes with the submission that is still to come.
    pub is_to_be_submitted: bool,
    pub is_conditional: bool,
    pub is_facultative: bool,
    pub is_common: bool,
    /// The reviewer's comment, or why the check failed.
    pub comment: String,
    pub observations: Vec<String>,
    pub can_deposit: bool,
    pub can_remove: bool,
    /// What « Non concerné par cette pièce » reads, where it is offered.
    pub decline: Option<String>,
    /// « Concerné par cette pièce » is offered.
    pub can_reclaim: bool,
    /// Its own page; its file, its removal and the rest stand below.
    pub url: String,
    /// Where documents deposited before are offered; none when there is none.
    pub wallet_url: Option<String>,
    /// The file is still being checked: the page asks for what becomes of it.
    pub is_checking: bool,
    /// Comes in the place of a row that was being checked.
    pub is_news: bool,
    /// Why what was just sent was not taken; its own page alone says so.
    pub refusal: String,
}

impl Row {
    /// Whether the form of a first deposit stands below the row.
    #[must_use]
    pub fn has_drop(&self) -> bool {
        self.can_deposit && self.file.is_none()
    }
}

/// The deposited file of a row.
pub struct FileLine {
    pub name: String,
    pub kind: &'static str,
    pub detail: String,
    /// Whether it is handed out: not from quarantine, nor after a check that failed.
    pub is_readable: bool,
}

/// One thing missing, with the link to it.
pub struct MissingLine {
    pub href: String,
    pub label: String,
    pub detail: String,
    pub refused: bool,
}

/// A « Dates utiles » line.
pub struct DateLine {
    pub label: String,
    pub date: String,
    pub strong: bool,
}

/// « Adresse de contact », for applicants and for staff, who see what applicants read.
pub struct Contact {
    pub lines: Vec<String>,
    pub phone: String,
    pub fax: String,
    pub email: String,
    pub site: String,
    pub return_comment: String,
}

impl Contact {
    #[must_use]
    pub fn of(page: &Page, committee: &store::catalogue::Committee) -> Self {
        Self {
            lines: contact_lines(committee),
            phone: committee.phone.clone(),
            fax: committee.fax.clone(),
            email: committee.email.clone(),
            site: committee.url.clone(),
            return_comment: committee.return_comment.get(page.lang).to_owned(),
        }
    }
}

/// Everything the page needs beside the frame.
pub struct View {
    pub number: String,
    base: String,
    pub programme: String,
    pub applicant: String,
    pub status: Tag,
    pub decision: Option<Tag>,
    pub decision_suffix: String,
    pub decision_comment: String,
    pub decision_reason: String,
    pub convocation: String,
    pub fee: String,
    pub fee_note: String,
    pub registration_code: String,
    pub dates: Vec<DateLine>,
    pub contact: Contact,
    pub rows: Vec<Row>,
    pub documents_ready: usize,
    pub documents_validated: usize,
    /// The decision is known and no document can be given any more: the table is there for whoever wants to look.
    pub documents_folded: bool,
    pub forms: usize,
    pub forms_ready: usize,
    pub questions: usize,
    pub questions_ready: usize,
    /// « N'oubliez pas de consulter l'onglet … », empty where there is no other tab.
    pub do_not_forget: String,
    pub ready: usize,
    pub asked: usize,
    pub missing: Vec<MissingLine>,
    pub is_electronic: bool,
    /// Said to somebody who sends the dossier on paper; empty otherwise.
    pub paper: String,
    pub paper_must_be_sent: bool,
    pub is_open: bool,
    pub is_incomplete: bool,
    pub return_date: String,
    pub return_words: String,
    pub days_left: String,
    pub is_near: bool,
    pub can_submit: bool,
    pub can_cancel: bool,
    pub can_confirm: bool,
    pub can_withdraw: bool,
    pub can_undo_withdrawal: bool,
    pub is_cancelled: bool,
    pub is_campaign_archived: bool,
    pub can_undo_cancel: bool,
    pub undo_until: String,
    pub confirmation_words: String,
    pub confirmation_days: String,
    pub was_submitted: bool,
    /// Words of the button that downloads the letter; empty when there is none.
    pub letter: String,
    pub information: String,
    /// The attribute of it that nobody translated.
    pub information_lang: Markup,
    /// What a deposit may be; empty where nothing is deposited.
    pub formats: String,
    pub max_bytes: i64,
    pub max_files: usize,
}

impl View {
    /// Everything is there: the button turns green.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.missing.is_empty()
    }

    /// Whether a file can be deposited on the page itself: for what has none yet.
    #[must_use]
    pub fn has_drop(&self) -> bool {
        self.rows.iter().any(Row::has_drop)
    }

    #[must_use]
    pub fn refused_count(&self) -> usize {
        self.missing.iter().filter(|line| line.refused).count()
    }

    /// Where the first refused document is put right.
    #[must_use]
    pub fn first_refused(&self) -> &str {
        self.missing.iter().find(|line| line.refused).map_or("", |line| line.href.as_str())
    }

    /// The address of the application.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }
}

/// Puts a dossier into words.
#[must_use]
pub fn view(app: &App, page: &Page, person: &app::actor::Person, dossier: &Dossier) -> View {
    let application = &dossier.application;
    let settings = app.ctx.settings();
    let lang = page.lang;
    let now = app.ctx.now();
    let is_open = dossier.is_open(now, page.zone);
    let number = application.number.to_string();
    let rows: Vec<Row> = dossier.items.iter().map(|item| row(page, &number, item, dossier, is_open, settings.submitted_from_deposit)).collect();
    let missing = missing(page, dossier, &number);
    let documents_ready = dossier.items.iter().filter(|item| !item.is_missing()).count();
    let forms_ready = dossier.forms.iter().filter(|asked| !asked.is_missing()).count();
    let questions_ready = dossier.questions.iter().filter(|asked| !asked.is_missing()).count();
    let published = dossier.published.as_ref();
    let kind = dossier.published_kind();
    let alive = is_alive(dossier);
    let answerable = is_answerable(page, dossier);
    let undo_open = application.undo_until.is_some_and(|until| now < until);
    let waiting_only = settings.cancel_only_while_waiting && dossier.file_status() != FileStatus::Waiting;
    let paper = paper(page, dossier);
    View {
        base: paths::fill(paths::APPLICATION, &[&number]),
        programme: dossier.session.programme_label.clone(),
        applicant: person.full_name(),
        status: words::file_status(page, dossier.file_status()),
        decision: decision(page, dossier, entered_rank(app, dossier)),
        decision_suffix: words::acceptance_suffix(page, dossier.acceptance()),
        decision_comment: published.filter(|d| d.show_comment).map(|d| d.comment.clone()).unwrap_or_default(),
        decision_reason: published.and_then(|d| d.reason_label.as_ref()).map(|label| label.get(lang).to_owned()).unwrap_or_default(),
        convocation: published.filter(|_| kind == Some(DecisionKind::Preselection)).map(|d| convocation(page, &d.preselection.0)).unwrap_or_default(),
        fee: application.fee_cents.map(|cents| fee(page, cents)).unwrap_or_default(),
        fee_note: application.fee_note.clone(),
        registration_code: application.registration_code.clone().unwrap_or_default(),
        dates: dates(page, dossier),
        contact: Contact::of(page, &dossier.committee),
        documents_ready,
        documents_validated: dossier.items.iter().filter(|item| item.shown == Shown::Validated).count(),
        documents_folded: published.is_some() && !is_open,
        forms: dossier.forms.len(),
        forms_ready,
        questions: dossier.questions.len(),
        questions_ready,
        do_not_forget: do_not_forget(page, dossier),
        ready: documents_ready + forms_ready + questions_ready,
        asked: dossier.asked(),
        is_electronic: dossier.session.is_electronic,
        paper: paper.map(|paper| paper_words(page, dossier, paper)).unwrap_or_default(),
        paper_must_be_sent: paper == Some(Paper::Send),
        is_open,
        is_incomplete: dossier.file_status() == FileStatus::Incomplete,
        return_date: page.date(&dossier.return_on),
        return_words: page.long_date(&dossier.return_on),
        days_left: page.days_left(&dossier.return_on),
        is_near: domain::time::days_left(page.today, dossier.return_on) <= 10,
        can_submit: is_open && dossier.session.is_electronic,
        can_cancel: alive && published.is_none() && !waiting_only,
        can_confirm: answerable && dossier.acceptance() == Acceptance::Unanswered,
        can_withdraw: answerable && dossier.acceptance() != Acceptance::Withdrawn,
        can_undo_withdrawal: alive && dossier.acceptance() == Acceptance::Withdrawn && undo_open,
        is_cancelled: dossier.is_cancelled(),
        is_campaign_archived: dossier.campaign_archived,
        can_undo_cancel: dossier.existence() == Existence::Cancelled && undo_open,
        undo_until: application.undo_until.map(|until| page.date_time(&until)).unwrap_or_default(),
        confirmation_words: dossier.confirmation_on.map(|day| page.long_date(&day)).unwrap_or_default(),
        confirmation_days: dossier.confirmation_on.map(|day| page.days_left(&day)).unwrap_or_default(),
        letter: app::letters::download::offered(&app.ctx, dossier).map(|kind| page.t(letter_key(kind))).unwrap_or_default(),
        was_submitted: application.submitted_at.is_some(),
        information: dossier.session.information.get(lang).to_owned(),
        information_lang: page.lang_of(&dossier.session.information),
        formats: if is_open && dossier.session.is_electronic { formats(app, page) } else { String::new() },
        max_bytes: settings.max_item_bytes(),
        max_files: app::apply::deposit::limits(&app.ctx).max_files,
        number,
        rows,
        missing,
    }
}

/// What a deposit may be: kinds of files, size, how many of what.
pub fn formats(app: &App, page: &Page) -> String {
    let size = format::limit(page.lang, app.ctx.settings().max_item_bytes());
    format!("{} {}", page.t1("documents-formats", "size", size), words::document_limits(app, page))
}

/// Whether anything can still be done with an application.
pub fn is_alive(dossier: &Dossier) -> bool {
    dossier.existence() == Existence::Active && !dossier.campaign_archived
}

/// Whether the decision is one to confirm or to withdraw from, and there is still time.
pub fn is_answerable(page: &Page, dossier: &Dossier) -> bool {
    let in_time = dossier.confirmation_on.is_none_or(|day| page.now < page.zone.end_of(day));
    is_alive(dossier) && dossier.published_kind() == Some(DecisionKind::Favourable) && in_time
}

/// What somebody on paper is told: to send the dossier, that it has come, that it is late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    Send,
    Received(NaiveDate),
    Late,
}

/// Where a dossier on paper stands; none for an electronic one, and for one that leads nowhere any more.
pub fn paper(page: &Page, dossier: &Dossier) -> Option<Paper> {
    if dossier.session.is_electronic || !is_alive(dossier) {
        return None;
    }
    match dossier.file_status() {
        // An offer of the managers is complete from the start, without a dossier that came.
        FileStatus::Received | FileStatus::Complete => dossier.application.received_on.map(Paper::Received),
        // An incomplete dossier came once and is awaited again.
        FileStatus::Waiting | FileStatus::Incomplete if dossier.is_open(page.now, page.zone) => Some(Paper::Send),
        FileStatus::Waiting | FileStatus::Incomplete => Some(Paper::Late),
    }
}

/// The same in words.
pub fn paper_words(page: &Page, dossier: &Dossier, paper: Paper) -> String {
    match paper {
        Paper::Send => page.t1("paper-what", "date", page.long_date(&dossier.return_on)),
        Paper::Received(on) => page.t1("paper-received", "date", page.long_date(&on)),
        Paper::Late => page.t1("paper-late", "date", page.long_date(&dossier.return_on)),
    }
}

fn row(page: &Page, number: &str, item: &Item, dossier: &Dossier, is_open: bool, submitted_from_deposit: bool) -> Row {
    let code = item.kind.code.clone();
    let editable = dossier.is_editable(item, is_open);
    let lang = page.lang;
    let version = item.version.as_ref();
    let check_state = version.map_or("", |v| v.check_state.as_str());
    let is_checking = matches!(check_state, "pending" | "quarantined");
    let failed = version.filter(|_| item.check_failed());
    let comment = match failed {
        Some(version) => refused::stored(lang, version),
        None => item.review.as_ref().map(|r| r.comment.clone()).unwrap_or_default(),
    };
    Row {
        anchor: guide::anchor(Place::Documents, &code),
        refusal: String::new(),
        label: item.kind.label.get(lang).to_owned(),
        label_lang: page.lang_of(&item.kind.label),
        help: item.kind.help.get(lang).to_owned(),
        help_lang: page.lang_of(&item.kind.help),
        template_url: item.kind.template_file_id.map(|_| paths::fill(paths::APPLICATION_DOCUMENT_TEMPLATE, &[number, &code])),
        file: version.map(|v| FileLine {
            name: v.name.clone(),
            kind: match v.received.0.first().map(|f| f.content_type.as_str()) {
                Some("image/jpeg") => "JPG",
                Some("image/png") => "PNG",
                _ => "PDF",
            },
            detail: page.t2("document-detail", "size", format::size(page.lang, v.received_size), "date", page.day_of(&v.deposited_at)),
            is_readable: app::papers::files::is_readable(v),
        }),
        tag: words::document_status(page, item.shown, check_state, submitted_from_deposit),
        is_to_be_submitted: item.shown == Shown::DepositedNotYetSubmitted && is_open && dossier.session.is_electronic && !is_checking,
        is_conditional: item.obligation == Obligation::Conditional,
        is_facultative: item.obligation == Obligation::Facultative,
        is_common: item.is_common,
        comment,
        observations: observed::sentences(page, dossier, item),
        can_deposit: editable && item.status != DocumentStatus::NotConcerned,
        can_remove: editable && version.is_some(),
        decline: (editable && item.obligation == Obligation::Conditional && item.status == DocumentStatus::Waiting && version.is_none())
            .then(|| words::not_concerned(page)),
        can_reclaim: editable && item.status == DocumentStatus::NotConcerned,
        url: paths::fill(paths::APPLICATION_DOCUMENT, &[number, &code]),
        wallet_url: None,
        is_checking,
        is_news: false,
        code,
    }
}

/// « Télécharger lettre d’admission », « Télécharger lettre de refus ».
#[must_use]
pub const fn letter_key(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Admission => "action-letter-admission",
        LetterKind::Refusal => "action-letter-refusal",
    }
}

/// Everything that is missing, documents first, each with the place where it can be put right.
pub fn missing(page: &Page, dossier: &Dossier, number: &str) -> Vec<MissingLine> {
    let documents = dossier.items.iter().filter(|item| item.is_missing()).map(|item| {
        let refused = item.status == DocumentStatus::Refused;
        let detail = if refused {
            item.review.as_ref().map(|r| page.t1("missing-refused-on", "date", page.day_of(&r.reviewed_at))).unwrap_or_default()
        } else if item.obligation == Obligation::Conditional {
            page.t1("missing-or-not-concerned", "action", words::not_concerned(page))
        } else {
            String::new()
        };
        let href = guide::address(Place::Documents, number, &item.kind.code);
        MissingLine { href, label: page.tr(&item.kind.label), detail, refused }
    });
    let questions = dossier.questions.iter().filter(|asked| asked.is_missing()).map(|asked| MissingLine {
        href: guide::address(Place::Questions, number, &asked.code),
        label: page.tr(&asked.label),
        detail: page.t("missing-question"),
        refused: false,
    });
    let forms = dossier.forms.iter().filter(|asked| asked.is_missing()).map(|asked| MissingLine {
        href: guide::address(Place::Forms, number, &asked.code),
        label: page.tr(&asked.label),
        detail: page.t(if asked.is_draft() { "missing-form-draft" } else { "missing-form" }),
        refused: false,
    });
    documents.chain(forms).chain(questions).collect()
}

/// Every question with its answer in words, for the last look before submission.
pub fn answers(page: &Page, dossier: &Dossier) -> Vec<(String, String)> {
    dossier.questions.iter().map(|asked| (page.tr(&asked.label), app::questions::words::outcome(page.lang, asked))).collect()
}

/// « Adresse de contact »: the committee with its postal address, line by line.
fn contact_lines(committee: &store::catalogue::Committee) -> Vec<String> {
    let address = &committee.address.0;
    let mut lines = vec![committee.label.clone()];
    lines.extend(address.lines.iter().cloned());
    lines.push(format!("{} {}", address.postal_code, address.town).trim().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

/// Names the tabs beside the documents, as the guides do.
pub fn do_not_forget(page: &Page, dossier: &Dossier) -> String {
    let mut tabs = Vec::new();
    if !dossier.forms.is_empty() {
        tabs.push("tab-forms");
    }
    if !dossier.questions.is_empty() {
        tabs.push("tab-questions");
    }
    if !dossier.session.information.get(page.lang).is_empty() {
        tabs.push("tab-information");
    }
    let quoted = |key: &&str| page.t1("quoted", "text", page.t(key));
    match tabs.as_slice() {
        [] => String::new(),
        [one] => page.t1("do-not-forget-one", "tab", quoted(one)),
        [first @ .., last] => page.t2("do-not-forget-several", "tabs", first.iter().map(quoted).collect::<Vec<_>>().join(", "), "last", quoted(last)),
    }
}

/// « Décision », with the rank on the complementary list where one is shown.
pub fn decision(page: &Page, dossier: &Dossier, rank: Option<i32>) -> Option<Tag> {
    let (published, kind) = dossier.published.as_ref().zip(dossier.published_kind())?;
    let label = published.type_label.get(page.lang);
    let said = rank.map_or_else(|| label.to_owned(), |rank| page.t2("decision-with-rank", "decision", label, "rank", rank.to_string()));
    Some(words::decision(said, kind))
}

/// The rank that the committee gave, where that is the one shown. What it amounts to today takes a look at the whole list.
fn entered_rank(app: &App, dossier: &Dossier) -> Option<i32> {
    let published = dossier.published.as_ref()?;
    published.rank.filter(|_| rank_shown(&app.ctx, &dossier.session) == RankShown::Entered)
}

/// « mercredi 20 mai 2026, 14:30, amphithéâtre A ».
pub fn convocation(page: &Page, c: &store::catalogue::session::Convocation) -> String {
    let on = c.on.map(|day| page.long_date(&day));
    // What is not known is left out, with its comma.
    on.into_iter().chain([c.at.clone(), c.place.clone()]).filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

fn fee(page: &Page, cents: i64) -> String {
    format::amount(page.lang, cents)
}

/// « Dates utiles », in the order of the guides; those without a date are left out.
fn dates(page: &Page, dossier: &Dossier) -> Vec<DateLine> {
    let session = &dossier.session;
    let submitted = dossier.application.submitted_at.map(|at| page.zone.today(at));
    let lines = [
        ("date-pre-analysis", session.pre_analysis_on, false),
        ("date-return", Some(dossier.return_on), true),
        ("date-submitted", submitted, false),
        ("date-received", dossier.application.received_on, false),
        ("date-jury", session.jury_on, false),
        ("date-publication", session.publication_on, false),
        ("date-confirmation", dossier.confirmation_on, false),
    ];
    lines.into_iter().filter_map(|(key, day, strong)| Some(DateLine { label: page.t(key), date: page.date(&day?), strong })).collect()
}
