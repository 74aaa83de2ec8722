//! What is done to every form.

use chrono::TimeDelta;
use testkit::World;
use testkit::browser::{Answer, Control, Kind};
use uuid::Uuid;

use super::answers::complaints;
use super::exceptions::is_expected;
use super::forms::{Contents, Form, is_text, is_version, is_visible};
use super::stage::{Change, Stage};

/// What went wrong, in words.
#[derive(Default)]
pub struct Report {
    pub lines: Vec<String>,
    /// How often each attack was made.
    pub made: std::collections::BTreeMap<&'static str, usize>,
}

impl Report {
    fn made(&mut self, attack: &'static str) {
        *self.made.entry(attack).or_default() += 1;
    }

    fn say(&mut self, attack: &'static str, form: &Form, what: impl std::fmt::Display) {
        let what = what.to_string();
        if !is_expected(attack, &form.route, &what) {
            self.lines.push(format!("[{attack}] {}: {what}", form.title()));
        }
    }
}

/// Values no honest person sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bad {
    Empty,
    TooLong,
    Control,
    NotOffered,
}

impl Bad {
    pub const ALL: [Self; 4] = [Self::Empty, Self::TooLong, Self::Control, Self::NotOffered];

    const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too long",
            Self::Control => "control characters",
            Self::NotOffered => "not offered",
        }
    }

    /// What stands in for the value of a control of this form. A box that stands alone is ticked when it is sent, whatever
    /// its value: it offers nothing.
    fn within(self, form: &Form, control: &Control) -> Option<String> {
        let stands_alone = || form.controls.iter().filter(|other| other.name == control.name).count() == 1;
        if self == Self::NotOffered && control.kind == Kind::Checkbox && stands_alone() { None } else { self.value(control) }
    }

    /// What stands in for the value of a control; none leaves it.
    fn value(self, control: &Control) -> Option<String> {
        match self {
            // What is chosen already cannot be unchosen in a browser.
            Self::Empty if control.kind == Kind::Radio && control.checked => None,
            Self::Empty if control.kind == Kind::Select && !control.options.iter().any(|(value, ..)| value.is_empty()) => None,
            Self::Empty if is_visible(control) => Some(String::new()),
            // More than any field takes, and less than a form may weigh.
            Self::TooLong if is_text(control) => Some("é".repeat(if control.kind == Kind::Area { 25_000 } else { 2_000 })),
            Self::Control if is_text(control) => Some(format!("a\u{7}b\u{0}c\u{202e}d{}", control.value)),
            Self::NotOffered if matches!(control.kind, Kind::Select | Kind::Radio | Kind::Checkbox) => Some("nulle-part".to_owned()),
            _ => None,
        }
    }
}

/// Posts bad values: a page says what is wrong, with everything typed still there, and nothing changed.
pub async fn bad_values(stage: &mut Stage<'_>, form: &Form, bad: Bad, report: &mut Report) {
    if form.is_other_button || !form.controls.iter().any(|control| bad.within(form, control).is_some()) {
        return;
    }
    let attack = bad.name();
    report.made(attack);
    // What is not attacked is filled in as it should be, so that the attack is what gets refused.
    let base = form.honest();
    let sent = if bad == Bad::Empty {
        form.contents(|control| bad.within(form, control))
    } else {
        let mut sent = form
            .contents(|control| bad.within(form, control).or_else(|| base.value(&control.name).map(str::to_owned).filter(|_| control.kind != Kind::Hidden)));
        sent.files.clone_from(&base.files);
        sent
    };
    let (answer, change) = stage.post(form, &sent).await;
    let status = answer.status.as_u16();
    match status {
        422 => complaints(form, &sent, &answer).into_iter().for_each(|complaint| report.say(attack, form, complaint)),
        303 if bad == Bad::Empty && !form.controls.iter().any(|control| is_visible(control) && control.required) => return,
        400 if bad == Bad::NotOffered => {}
        _ => report.say(attack, form, format!("answers {}", told(&answer))),
    }
    if !change.is_empty() && (status != 303 || bad != Bad::Empty) {
        report.say(attack, form, format!("changes {change:?} and answers {status}"));
    }
}

/// Posts bad values: the server answers.
pub async fn survives(stage: &mut Stage<'_>, form: &Form, bad: Bad, report: &mut Report) {
    if form.is_other_button || !form.controls.iter().any(|control| bad.within(form, control).is_some()) {
        return;
    }
    report.made(bad.name());
    let (answer, _) = stage.post(form, &form.contents(|control| bad.within(form, control))).await;
    if answer.status.is_server_error() {
        report.say(bad.name(), form, format!("answers {}", told(&answer)));
    }
}

/// A status, and where a redirect leads.
fn told(answer: &Answer) -> String {
    answer.location().map_or_else(|| answer.status.as_u16().to_string(), |to| format!("{} to {to}", answer.status.as_u16()))
}

/// Posts what is meant: whoever sees a form may use it. Gives what it changed.
pub async fn honestly(stage: &mut Stage<'_>, form: &Form, report: &mut Report) -> (u16, Change) {
    report.made("as meant");
    let (answer, change) = stage.post(form, &form.honest()).await;
    let status = answer.status.as_u16();
    let to_sign_in = answer.location().is_some_and(|to| to.starts_with("/connexion?"));
    if !matches!(status, 200 | 204 | 303 | 409 | 422) || to_sign_in {
        report.say("as meant", form, format!("answers {}", told(&answer)));
    }
    (status, change)
}

/// Posts what is meant, in whatever state the forms before left things. Gives what it changed.
pub async fn once(stage: &mut Stage<'_>, form: &Form, report: &mut Report) -> Change {
    report.made("as meant");
    let (answer, change) = stage.post(form, &form.honest()).await;
    if answer.status.is_server_error() {
        report.say("as meant", form, format!("answers {}", told(&answer)));
    }
    change
}

/// Posts the same twice at once: one effect, and no answer that frightens.
pub async fn twice(stage: &mut Stage<'_>, form: &Form, once: &Change, report: &mut Report) {
    report.made("twice at once");
    let world = stage.world().await;
    let contents = form.honest();
    let (mut first, mut second) = (stage.browser(&world, form.who), stage.browser(&world, form.who));
    let (one, two) = tokio::join!(form.post(&mut first, &contents), form.post(&mut second, &contents));
    for answer in [&one, &two] {
        if answer.status.is_server_error() || matches!(answer.status.as_u16(), 400 | 403) {
            report.say("twice at once", form, format!("answers {}", told(answer)));
        }
    }
    let change = stage.settle(&one).await;
    if change != *once {
        report.say("twice at once", form, format!("changes {change:?} where once changes {once:?}"));
    }
}

/// Posts as if the page had been opened before somebody else's change.
pub async fn stale(stage: &mut Stage<'_>, form: &Form, report: &mut Report) {
    let seen: Vec<&Control> =
        form.controls.iter().filter(|control| control.kind == Kind::Hidden && is_version(&control.name) && !control.value.is_empty()).collect();
    if form.is_other_button || seen.is_empty() {
        return;
    }
    report.made("stale");
    let mut sent = form.honest();
    for (name, value) in &mut sent.fields {
        if is_version(name) && !value.is_empty() {
            *value = match value.parse::<i64>() {
                Ok(0) => "7".to_owned(),
                Ok(version) => (version - 1).to_string(),
                Err(_) => Uuid::from_u128(7).to_string(),
            };
        }
    }
    let (answer, change) = stage.post(form, &sent).await;
    match answer.status.as_u16() {
        409 | 422 => complaints(form, &sent, &answer).into_iter().filter(|c| !c.contains("leads to a field")).for_each(|c| report.say("stale", form, c)),
        _ => report.say("stale", form, format!("answers {}", told(&answer))),
    }
    if !change.is_empty() {
        report.say("stale", form, format!("changes {change:?}"));
    }
}

/// Posts somebody else's form with a token of one's own: it does not exist.
pub async fn by_a_stranger(stage: &mut Stage<'_>, form: &Form, report: &mut Report) {
    let Some(stranger) = stage.cast.find(form.who).stranger else { return };
    let is_about_an_object =
        form.route.contains('{') || form.controls.iter().any(|control| control.kind == Kind::Hidden && matches!(control.name.as_str(), "n" | "d"));
    if !is_about_an_object {
        return;
    }
    report.made("by a stranger");
    let world = stage.world().await;
    let mut browser = stage.browser(&world, stranger);
    let token = token_of(&world, &browser);
    let answer = form.post(&mut browser, &form.honest().with_token(&token)).await;
    let change = stage.settle(&answer).await;
    // What is central admissions' exists for everybody, and is not everybody's to change.
    let is_refused = answer.status.as_u16() == 404 || form.route.starts_with("/admin") && answer.status.as_u16() == 403;
    if !is_refused {
        report.say("by a stranger", form, format!("answers {}", told(&answer)));
    }
    if !change.is_empty() {
        report.say("by a stranger", form, format!("changes {change:?}"));
    }
}

fn token_of(world: &World, browser: &testkit::Browser) -> String {
    let session = browser.cookie(web::http::visit::session_cookie(&world.app)).unwrap_or_default();
    web::http::csrf::issue(&world.ctx, session)
}

/// What ends with a date, and after how many days it is over.
const UNTIL: [(&str, i64); 9] = [
    ("/candidatures/nouvelle", 31),
    ("/candidatures/{number}/transmettre", 46),
    ("/candidatures/{number}/pieces/{code}", 46),
    ("/candidatures/{number}/pieces/{code}/supprimer", 46),
    ("/candidatures/{number}/pieces/{code}/non-concerne", 46),
    ("/candidatures/{number}/transmission-automatique", 46),
    ("/candidatures/{number}/confirmer", 91),
    ("/candidatures/{number}/annuler/revenir", 1),
    ("/candidatures/{number}/desister/revenir", 1),
];

/// Posts a form that stayed open until it was too late.
pub async fn too_late(stage: &mut Stage<'_>, form: &Form, report: &mut Report) {
    let Some((_, days)) = UNTIL.iter().find(|(route, _)| *route == form.route) else { return };
    report.made("too late");
    let world = stage.world().await;
    world.ctx.clock.advance(TimeDelta::days(*days));
    let account = stage.cast.find(form.who).account.unwrap();
    let mut tx = world.ctx.db.write().await.unwrap();
    let session = app::accounts::sign_in::open_session(&world.ctx, &mut tx, account, "testkit").await.unwrap();
    tx.commit().await.unwrap();
    let mut browser = stage.browser(&world, form.who);
    browser.set_cookie(web::http::visit::session_cookie(&world.app), &session);
    let before = crate::permissions::trace::of(&world.ctx.db).await;
    let token = token_of(&world, &browser);
    let answer = form.post(&mut browser, &form.honest().with_token(&token)).await;
    let after = crate::permissions::trace::of(&world.ctx.db).await;
    stage.leave().await;
    if before != after {
        report.say("too late", form, format!("still has an effect and answers {}", told(&answer)));
    }
    if !matches!(answer.status.as_u16(), 303 | 404 | 409 | 422) {
        report.say("too late", form, format!("answers {}", told(&answer)));
    }
}

/// Posts every form of somebody who signed out in another window: nothing happens, and what was typed is kept.
pub async fn after_sign_out(stage: &mut Stage<'_>, who: &str, forms: &[&Form], report: &mut Report) {
    let Some(out) = forms.iter().find(|form| form.route == "/deconnexion") else { return };
    let account = stage.cast.find(who).account.unwrap();
    let world = stage.world().await;
    let mut browser = stage.browser(&world, who);
    out.post(&mut browser, &out.honest()).await;
    let before = crate::permissions::trace::of(&world.ctx.db).await;
    for form in forms.iter().filter(|form| !matches!(form.route.as_str(), "/deconnexion" | "/session/prolonger")) {
        // So many are kept, and the latest of one moment is nobody's to tell.
        world.ctx.clock.advance(TimeDelta::milliseconds(10));
        report.made("after signing out");
        let contents = form.honest();
        let answer = form.post(&mut browser.clone(), &contents).await;
        if !(answer.status.as_u16() == 303 && answer.location().is_some_and(|to| to.starts_with("/connexion"))) {
            report.say("after signing out", form, format!("answers {}", told(&answer)));
        }
        if is_worth_keeping(form, &contents) && !is_kept(&world, account, &form.target).await {
            report.say("after signing out", form, "loses what was typed");
        }
    }
    let after = crate::permissions::trace::of(&world.ctx.db).await;
    if before != after {
        report.lines.push(format!("[after signing out] a form of {who} still has an effect"));
    }
    stage.leave().await;
}

fn is_worth_keeping(form: &Form, contents: &Contents) -> bool {
    let is_typed = |control: &Control| {
        is_visible(control) && matches!(control.kind, Kind::Text | Kind::Area) && contents.value(&control.name).is_some_and(|text| !text.trim().is_empty())
    };
    !form.is_multipart && form.controls.iter().any(is_typed) && !form.controls.iter().any(|control| control.kind == Kind::Password)
}

async fn is_kept(world: &World, account: Uuid, target: &str) -> bool {
    app::accounts::kept_form::of_account(&world.ctx, account).await.unwrap().iter().any(|form| form.action == target)
}
