//! Random sequences of events over all six dimensions at once: what must hold whatever happens.
//!
//! A sequence is one application with one document and one decision after another, as the use cases lead them: they ask
//! the tables for each step and carry over what one dimension tells the guards of the others.

use chrono::TimeDelta;
use domain::application::facts::{By, Facts};
use domain::application::machine::step;
use domain::application::treatment::Treatment;
use domain::application::{
    Acceptance, DecisionKind, DecisionState, DocumentStatus, Effect, Existence, FileStatus, TreatmentType, acceptance, decision, document, existence,
    file_status, treatment,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::tables::{favourable, now};

#[derive(Clone, Copy, Debug)]
enum Any {
    Existence(existence::Event),
    Treatment(treatment::Event),
    File(file_status::Event),
    Document(document::Event),
    /// A decision is entered, in place of one that nobody has seen yet.
    Enter(DecisionKind),
    Decision(decision::Event),
    Acceptance(acceptance::Event),
    /// Time passes, in hours.
    Wait(i64),
    ArchiveCampaign,
}

fn any_event() -> impl Strategy<Value = (Any, By)> {
    let event = prop_oneof![
        8 => prop::sample::select(existence::Event::ALL).prop_map(Any::Existence),
        6 => prop::sample::select(treatment::Event::ALL).prop_map(Any::Treatment),
        8 => prop::sample::select(file_status::Event::ALL).prop_map(Any::File),
        12 => prop::sample::select(document::Event::ALL).prop_map(Any::Document),
        6 => prop::sample::select(DecisionKind::ALL).prop_map(Any::Enter),
        12 => prop::sample::select(decision::Event::ALL).prop_map(Any::Decision),
        8 => prop::sample::select(acceptance::Event::ALL).prop_map(Any::Acceptance),
        4 => (1_i64..40).prop_map(Any::Wait),
        1 => Just(Any::ArchiveCampaign),
    ];
    (event, prop_oneof![Just(By::Applicant), Just(By::Staff), Just(By::System)])
}

/// An application with everything that has a state.
#[derive(Clone, Debug)]
struct Whole {
    facts: Facts,
    treatment: Treatment,
    document: DocumentStatus,
    decision: Option<(DecisionState, DecisionKind)>,
}

impl Whole {
    fn new() -> Self {
        let facts = Facts { published: None, undo_until: None, missing: 1, has_file: false, ..favourable() };
        Self { facts, treatment: Treatment::initial(TreatmentType::Waiting), document: DocumentStatus::Waiting, decision: None }
    }

    fn is_alive(&self) -> bool {
        self.facts.existence == Existence::Active && !self.facts.campaign_archived
    }

    fn undoable(&mut self) {
        self.facts.undo_until = Some(self.facts.now + TimeDelta::minutes(10));
    }

    /// What happens, and what the one dimension promises that it happens to.
    fn meet(&mut self, event: Any) -> TestCaseResult {
        match event {
            Any::Wait(hours) => self.facts.now += TimeDelta::hours(hours),
            Any::ArchiveCampaign => self.facts.campaign_archived = true,
            Any::Existence(event) => self.exist(event)?,
            Any::Treatment(event) => self.treat(event)?,
            Any::File(event) => self.file(event)?,
            Any::Document(event) => self.document(event)?,
            Any::Enter(kind) => {
                if self.is_alive() {
                    self.decision = Some((DecisionState::Draft, kind));
                }
            }
            Any::Decision(event) => self.decide(event)?,
            Any::Acceptance(event) => self.answer(event)?,
        }
        self.facts.missing = usize::from(!self.document.is_ready());
        self.facts.has_unpublished = matches!(self.decision, Some((DecisionState::Draft | DecisionState::Validated, _)));
        self.facts.has_decision = self.facts.has_unpublished || self.facts.published.is_some();
        Ok(())
    }

    fn exist(&mut self, event: existence::Event) -> TestCaseResult {
        let before = self.facts.clone();
        let Ok((to, _)) = step(existence::TABLE, before.existence, event, &before) else { return Ok(()) };
        if event == existence::Event::Cancel {
            prop_assert!(before.published.is_none(), "nobody cancels once a decision is published");
            self.undoable();
        }
        if to == Existence::Archived || before.existence == Existence::Archived {
            prop_assert_eq!(before.by, By::Staff, "only staff put away and take out");
            prop_assert!(!before.campaign_archived, "what is archived as a whole stays so");
        }
        self.facts.existence = to;
        Ok(())
    }

    fn treat(&mut self, event: treatment::Event) -> TestCaseResult {
        let Ok((to, effects)) = step(treatment::TABLE, self.treatment, event, &self.facts) else { return Ok(()) };
        prop_assert!(self.is_alive(), "nothing moves in what is cancelled or archived");
        prop_assert!(to != self.treatment, "setting what is set tells nobody");
        if to == (Treatment { kind: TreatmentType::Direct, validated: true }) {
            prop_assert_eq!(event, treatment::Event::Validate, "direct access is granted by hand alone");
        }
        // Applicants are told what holds, never what is still to be validated.
        prop_assert_eq!(effects.is_empty(), !to.validated);
        self.treatment = to;
        Ok(())
    }

    fn file(&mut self, event: file_status::Event) -> TestCaseResult {
        let Ok((to, _)) = step(file_status::TABLE, self.facts.file_status, event, &self.facts) else { return Ok(()) };
        prop_assert!(self.is_alive(), "nothing moves in what is cancelled or archived");
        if event == file_status::Event::Submit {
            prop_assert!(self.facts.file_status.is_open());
            prop_assert!(self.facts.by != By::Applicant || self.facts.now < self.facts.return_ends);
            prop_assert!(self.document.is_ready(), "nothing is submitted without its documents");
        }
        self.facts.file_status = to;
        Ok(())
    }

    fn document(&mut self, event: document::Event) -> TestCaseResult {
        let (before, facts) = (self.document, &self.facts);
        if event == document::Event::DeclareNotConcerned && facts.has_file {
            // The use case asks to remove the file first.
            return Ok(());
        }
        let Ok((to, _)) = step(document::TABLE, before, event, facts) else { return Ok(()) };
        prop_assert!(self.is_alive(), "nothing moves in what is cancelled or archived");
        let reviews = [document::Event::ReviewValidate, document::Event::ReviewRefuse, document::Event::ReviewReset, document::Event::ReviewWait];
        if reviews.contains(&event) {
            prop_assert!(facts.has_file && before != DocumentStatus::NotConcerned, "there is a file to judge");
        } else {
            prop_assert!(before != DocumentStatus::Validated, "what was found good is frozen");
            prop_assert!(!matches!(to, DocumentStatus::Validated | DocumentStatus::Refused), "nobody judges their own file");
            prop_assert!(facts.by == By::Staff || facts.file_status.is_open(), "a submitted file is closed");
            prop_assert!(facts.by != By::Applicant || facts.now < facts.return_ends);
        }
        self.document = to;
        self.facts.has_file = event == document::Event::Deposit || (self.facts.has_file && event != document::Event::Remove);
        Ok(())
    }

    fn decide(&mut self, event: decision::Event) -> TestCaseResult {
        let Some((before, kind)) = self.decision else { return Ok(()) };
        let Ok((to, effects)) = step(decision::TABLE, before, event, &self.facts) else { return Ok(()) };
        prop_assert!(matches!(before, DecisionState::Draft | DecisionState::Validated), "what is published or taken back stays so");
        prop_assert!(self.is_alive() || event == decision::Event::Discard, "nothing but taking back happens to what is cancelled");
        prop_assert_eq!(effects.contains(&Effect::ResetAcceptance), to == DecisionState::Published);
        if to == DecisionState::Published {
            prop_assert_eq!(before, DecisionState::Validated, "nothing is published that nobody validated");
            self.facts.published = Some(kind);
            let reset = step(acceptance::TABLE, self.facts.acceptance, acceptance::Event::Reset, &self.facts);
            prop_assert_eq!(reset.map(|(to, _)| to), Ok(Acceptance::Unanswered), "a new decision is a new question");
            self.facts.acceptance = Acceptance::Unanswered;
        }
        self.decision = Some((to, kind));
        Ok(())
    }

    fn answer(&mut self, event: acceptance::Event) -> TestCaseResult {
        let before = self.facts.clone();
        let Ok((to, _)) = step(acceptance::TABLE, before.acceptance, event, &before) else { return Ok(()) };
        if event == acceptance::Event::Reset {
            // Comes with a decision, never alone.
            return Ok(());
        }
        prop_assert!(self.is_alive(), "nothing moves in what is cancelled or archived");
        if matches!(event, acceptance::Event::Confirm | acceptance::Event::Withdraw) {
            prop_assert!(before.by != By::Applicant || before.confirmation_ends.is_none_or(|end| before.now < end));
        }
        if event == acceptance::Event::WithdrawAutomatically {
            prop_assert!(before.confirmation_ends.is_some_and(|end| before.now >= end), "nobody is withdrawn early");
            prop_assert_eq!(before.acceptance, Acceptance::Unanswered, "who answered is left alone");
        }
        if to == Acceptance::Withdrawn {
            self.undoable();
        }
        self.facts.acceptance = to;
        Ok(())
    }

    /// What holds at every moment, whatever came before.
    fn is_sound(&self) -> TestCaseResult {
        prop_assert!(self.facts.now >= now());
        prop_assert!(FileStatus::ALL.contains(&self.facts.file_status));
        prop_assert!(treatment::STATES.contains(&self.treatment), "{:?} cannot be stored", self.treatment);
        prop_assert!(self.treatment.kind != TreatmentType::Controlled || self.treatment.validated, "controlled access needs no validation");
        prop_assert!(
            self.facts.acceptance == Acceptance::Unanswered || self.facts.published == Some(DecisionKind::Favourable),
            "{:?} answers {:?}",
            self.facts.acceptance,
            self.facts.published
        );
        Ok(())
    }
}

proptest! {
    #[test]
    fn no_sequence_breaks_the_promises(events in prop::collection::vec(any_event(), 1..80)) {
        let mut whole = Whole::new();
        for (event, by) in events {
            whole.facts.by = by;
            let before = whole.clone();
            whole.meet(event)?;
            whole.is_sound()?;
            // Each event moves its own dimension; a publication takes the answer to the decision before with it.
            let is_publication = matches!(event, Any::Decision(decision::Event::Publish));
            prop_assert!(matches!(event, Any::Existence(_)) || before.facts.existence == whole.facts.existence);
            prop_assert!(matches!(event, Any::Treatment(_)) || before.treatment == whole.treatment);
            prop_assert!(matches!(event, Any::File(_)) || before.facts.file_status == whole.facts.file_status);
            prop_assert!(matches!(event, Any::Document(_)) || before.document == whole.document);
            prop_assert!(matches!(event, Any::Enter(_) | Any::Decision(_)) || before.decision == whole.decision);
            prop_assert!(matches!(event, Any::Acceptance(_)) || is_publication || before.facts.acceptance == whole.facts.acceptance);
            prop_assert!(is_publication || before.facts.published == whole.facts.published, "nothing else shows a decision");
        }
    }
}

/// The sequences above would prove nothing if they never got anywhere: here is one that goes all the way.
#[test]
fn an_application_can_be_led_from_its_beginning_to_its_end() {
    let mut whole = Whole::new();
    let story = [
        (Any::Treatment(treatment::Event::SetDirect), By::Staff),
        (Any::Treatment(treatment::Event::Validate), By::Staff),
        (Any::Document(document::Event::Deposit), By::Applicant),
        (Any::File(file_status::Event::Submit), By::Applicant),
        (Any::Document(document::Event::ReviewRefuse), By::Staff),
        (Any::File(file_status::Event::AskCorrections), By::Staff),
        (Any::Document(document::Event::Deposit), By::Applicant),
        (Any::File(file_status::Event::Submit), By::Applicant),
        (Any::Document(document::Event::ReviewValidate), By::Staff),
        (Any::File(file_status::Event::SetComplete), By::Staff),
        (Any::Enter(DecisionKind::Favourable), By::Staff),
        (Any::Decision(decision::Event::Correct), By::Staff),
        (Any::Decision(decision::Event::Validate), By::Staff),
        (Any::Decision(decision::Event::Publish), By::Staff),
        (Any::Acceptance(acceptance::Event::Confirm), By::Applicant),
        (Any::Acceptance(acceptance::Event::Withdraw), By::Applicant),
        (Any::Wait(1), By::System),
        (Any::Existence(existence::Event::Archive), By::Staff),
    ];
    for (event, by) in story {
        whole.facts.by = by;
        whole.meet(event).unwrap();
        whole.is_sound().unwrap();
    }
    assert_eq!((whole.treatment.kind, whole.treatment.validated, whole.document), (TreatmentType::Direct, true, DocumentStatus::Validated));
    assert_eq!(whole.decision, Some((DecisionState::Published, DecisionKind::Favourable)));
    let facts = whole.facts;
    assert_eq!((facts.file_status, facts.acceptance, facts.existence), (FileStatus::Complete, Acceptance::Withdrawn, Existence::Archived));
}
