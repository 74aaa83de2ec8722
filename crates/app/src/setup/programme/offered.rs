//! What the lists of a programme's form offer to the person who fills it in.

use domain::permissions::Access;
use domain::translated::Translated;
use store::Tx;
use store::catalogue::requirement::{self, DocumentType};
use store::catalogue::{self as rows, Committee};
use store::decision::setup::DecisionType;
use store::form::Form;
use store::question::Question;
use uuid::Uuid;

use super::may;
use super::session::Named;
use crate::actor::Person;
use crate::setup::typed::Typed;

/// What the lists of the form offer.
pub(super) struct Offered {
    pub committees: Vec<Committee>,
    pub types: Vec<DecisionType>,
    documents: Vec<DocumentType>,
    questions: Vec<Question>,
    forms: Vec<Form>,
    pub diplomas: Vec<(String, Translated)>,
}

impl Offered {
    pub async fn load(tx: &mut Tx, person: &Person) -> store::Result<Self> {
        let committees = rows::committees(tx).await?.into_iter().filter(|c| may(person, Access::Write, c.centre_id, c.id).is_ok()).collect();
        let types = store::decision::setup::types(tx).await?.into_iter().filter(|t| t.in_service && t.kind == "FA").collect();
        let documents = requirement::all(tx).await?.into_iter().filter(|d| d.in_service && !d.is_shared).collect();
        let questions = store::question::all(tx).await?.into_iter().filter(|q| q.in_service && !q.is_shared).collect();
        let forms = store::form::all(tx).await?.into_iter().filter(|f| f.in_service && !f.is_shared).collect();
        let diplomas = store::reference::diploma_types(tx).await?.into_iter().filter(|d| d.in_service).map(|d| (d.code, d.label.0)).collect();
        Ok(Self { committees, types, documents, questions, forms, diplomas })
    }

    /// The document types a programme of the centre may ask for; all of one's centres for a new one.
    fn documents(&self, centre: Option<Uuid>) -> impl Iterator<Item = &DocumentType> {
        let centres = self.centres(centre);
        self.documents.iter().filter(move |d| d.centre_id.is_none_or(|owner| centres.contains(&owner)))
    }

    /// The questions it may ask, likewise.
    fn questions(&self, centre: Option<Uuid>) -> impl Iterator<Item = &Question> {
        let centres = self.centres(centre);
        self.questions.iter().filter(move |q| q.centre_id.is_none_or(|owner| centres.contains(&owner)))
    }

    /// The forms it may ask, likewise.
    fn forms(&self, centre: Option<Uuid>) -> impl Iterator<Item = &Form> {
        let centres = self.centres(centre);
        self.forms.iter().filter(move |f| f.centre_id.is_none_or(|owner| centres.contains(&owner)))
    }

    fn centres(&self, centre: Option<Uuid>) -> Vec<Uuid> {
        centre.map_or_else(|| self.committees.iter().map(|c| c.centre_id).collect(), |centre| vec![centre])
    }

    pub fn types(&self, centre: Option<Uuid>) -> impl Iterator<Item = &DecisionType> {
        self.types.iter().filter(move |t| t.centre_id.is_none() || centre.is_none() || t.centre_id == centre)
    }

    pub fn choices(&self, centre: Option<Uuid>) -> std::collections::BTreeMap<&'static str, Vec<(String, Translated)>> {
        let committees = self.committees.iter().filter(|c| centre.is_none_or(|centre| c.centre_id == centre));
        let types: Vec<_> = self.types(centre).map(|t| (t.code.clone(), t.label.0.clone())).collect();
        [
            ("committee", committees.map(|c| (c.code.clone(), Translated::fr(&c.label))).collect()),
            ("diploma_type", self.diplomas.clone()),
            ("favourable_type", types.clone()),
            ("list_favourable_type", types),
            ("requirements", self.documents(centre).map(|d| (d.code.clone(), d.label.0.clone())).collect()),
            ("forms", self.forms(centre).map(|f| (f.code.clone(), f.label.0.clone())).collect()),
            ("questions", self.questions(centre).map(|q| (q.code.clone(), q.label.0.clone())).collect()),
        ]
        .into()
    }

    /// What was chosen of what the centre may ask.
    pub fn named(&self, form: &Typed, centre: Option<Uuid>) -> Named {
        Named {
            documents: self.documents(centre).filter(|d| form.list("requirements").contains(&d.code)).map(|d| d.id).collect(),
            questions: self.questions(centre).filter(|q| form.list("questions").contains(&q.code)).map(|q| q.id).collect(),
            forms: self.forms(centre).filter(|f| form.list("forms").contains(&f.code)).map(|f| f.id).collect(),
        }
    }
}
