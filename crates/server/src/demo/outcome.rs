//! How an application ends: decisions with their publication, the applicant's answer, a cancellation.

use chrono::TimeDelta;
use domain::application::{Acceptance, DecisionKind, DecisionState, Existence, MailCode};
use domain::time::Instant;
use domain::translated::Translated;
use rand::seq::IndexedRandom as _;
use serde_json::json;
use store::Json;
use store::application::Application;
use store::catalogue::session::Convocation;
use store::decision::{Batch, Decision};
use uuid::Uuid;

use super::dossier::{Actor, Applicant, Author, Plan};
use super::staff::Member;
use super::story::Story;

const REMARKS: [&str; 4] = [
    "Très bon dossier, projet cohérent avec la formation.",
    "Résultats justes dans les matières fondamentales.",
    "Dossier solide ; le stage reste à trouver.",
    "",
];

impl Author<'_> {
    pub fn decide(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, manager: &Member, last: Instant) -> Instant {
        let (published, unpublished) = plan.story.decisions();
        let mut last = last;
        if let Some(kind) = published {
            let entered = self.later(last, 10, self.horizon(plan));
            let validated = self.later(entered, 3, self.horizon(plan));
            let on_the_day = plan.offered.session.publication_on.map(|day| self.ctx.zone.start_of(day) + TimeDelta::hours(10));
            let at = on_the_day.filter(|at| *at > validated && *at < self.ctx.now()).unwrap_or_else(|| self.later(validated, 2, self.ctx.now()));
            let mut decision = self.decision(a, plan, kind, entered, manager);
            DecisionState::Published.code().clone_into(&mut decision.state);
            decision.validated_at = Some(validated);
            decision.validated_by = Some(manager.id);
            decision.published_at = Some(at);
            decision.batch_id = Some(self.batch(a.centre_id, manager, validated, at));
            a.published_kind = Some(kind.code().to_owned());
            a.published_at = Some(at);
            self.trace(who, a, Actor::Staff(manager), "decision.publish", at, json!({ "kind": kind.code() }));
            self.mail(who, a, plan, domain::mailing::default_mail(kind), at, Some(decision.id));
            self.rows.decisions.push(decision);
            last = at;
        }
        if let Some((kind, is_validated)) = unpublished {
            let at = self.later(last, 10, self.ctx.now());
            let mut decision = self.decision(a, plan, kind, at, manager);
            decision.is_appeal = plan.story == Story::Appealed;
            let state = if is_validated { DecisionState::Validated } else { DecisionState::Draft };
            state.code().clone_into(&mut decision.state);
            last = at;
            if is_validated {
                last = self.later(at, 2, self.ctx.now());
                decision.validated_at = Some(last);
                decision.validated_by = Some(manager.id);
            }
            a.draft_kind = Some(kind.code().to_owned());
            a.draft_state = Some(decision.state.clone());
            self.trace(who, a, Actor::Staff(manager), "decision.enter", at, json!({ "kind": kind.code() }));
            self.rows.decisions.push(decision);
        }
        last
    }

    fn decision(&mut self, a: &Application, plan: &Plan<'_>, kind: DecisionKind, at: Instant, manager: &Member) -> Decision {
        let rank = (kind == DecisionKind::ComplementaryList).then(|| {
            let rank = self.ranks.entry(a.session_id).or_default();
            *rank += 1;
            *rank
        });
        let reason = if kind == DecisionKind::Unfavourable { self.university.reasons.choose(&mut self.rng).copied() } else { None };
        Decision {
            id: self.ids.uuid(at),
            application_id: a.id,
            decision_type_id: self.university.decision_types.get(&kind).copied().unwrap_or_default(),
            kind: kind.code().to_owned(),
            state: DecisionState::Draft.code().to_owned(),
            reason_id: reason,
            comment: self.pick(&REMARKS).to_owned(),
            rank,
            preselection: if kind == DecisionKind::Preselection { plan.offered.session.preselection.clone() } else { Json(Convocation::default()) },
            is_appeal: false,
            created_at: at,
            created_by: Some(manager.id),
            validated_at: None,
            validated_by: None,
            published_at: None,
            batch_id: None,
            version: 1,
            type_label: Json(Translated::default()),
            show_comment: true,
            is_final: false,
            reason_label: None,
        }
    }

    /// One batch by centre stands for all that was published there.
    fn batch(&mut self, centre: Uuid, manager: &Member, created_at: Instant, released_at: Instant) -> Uuid {
        *self.batches.entry(centre).or_insert_with(|| {
            let id = self.ids.uuid(created_at);
            self.rows.batches.push(Batch {
                id,
                centre_id: centre,
                created_at,
                created_by: manager.id,
                release_at: released_at,
                released_at: Some(released_at),
                stopped_at: None,
            });
            id
        })
    }

    pub fn answer(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, last: Instant) -> Instant {
        let (answer, before) = match plan.story {
            Story::Confirmed => (Acceptance::Confirmed, None),
            Story::Withdrawn => (Acceptance::Withdrawn, Some(Acceptance::Unanswered)),
            Story::WithdrawnAfterAll => (Acceptance::Withdrawn, Some(Acceptance::Confirmed)),
            _ => return last,
        };
        let at = self.later(last, 8, self.ctx.now());
        answer.code().clone_into(&mut a.acceptance);
        a.acceptance_before = before.map(|before| before.code().to_owned());
        a.accepted_at = Some(at);
        a.accepted_by = Some(who.full_name());
        a.undo_until = before.map(|_| at + TimeDelta::minutes(10));
        self.trace(who, a, Actor::Applicant, "application.answer", at, json!({ "acceptance": answer.code() }));
        self.mail(who, a, plan, if answer == Acceptance::Confirmed { MailCode::Confirmed } else { MailCode::Withdrawn }, at, None);
        at
    }

    pub fn cancel(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, last: Instant) -> Instant {
        if !matches!(plan.story, Story::CancelledEarly | Story::CancelledLate) {
            return last;
        }
        let at = self.later(last, 10, self.ctx.now() - TimeDelta::hours(1));
        Existence::Cancelled.code().clone_into(&mut a.existence);
        a.cancelled_at = Some(at);
        a.cancelled_by = Some(who.full_name());
        a.undo_until = Some(at + TimeDelta::minutes(10));
        self.trace(who, a, Actor::Applicant, "application.cancel", at, json!({ "existence": Existence::Cancelled.code() }));
        self.mail(who, a, plan, MailCode::ApplicationCancelled, at, None);
        at
    }
}
