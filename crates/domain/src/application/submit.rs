//! What is missing before an application can be submitted, item by item, so that the page can link to each.

use super::DocumentStatus;
use super::requirement::{Obligation, is_missing};
use crate::ids::{DocumentTypeId, FormId, QuestionId};

/// One thing that keeps the application from being submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    Document { document_type: DocumentTypeId, refused: bool, may_be_declared: bool },
    Form { form: FormId },
    Question { question: QuestionId },
}

/// A document as the check sees it.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub document_type: DocumentTypeId,
    pub obligation: Obligation,
    pub status: DocumentStatus,
}

/// A question as the check sees it.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    pub question: QuestionId,
    pub obligation: Obligation,
    pub status: DocumentStatus,
}

/// A form as the check sees it.
#[derive(Clone, Copy, Debug)]
pub struct AskedForm {
    pub form: FormId,
    pub obligation: Obligation,
    pub status: DocumentStatus,
}

/// Everything that is missing: documents, then forms, then questions, each in the order of its list.
#[must_use]
pub fn missing(documents: &[Held], forms: &[AskedForm], questions: &[Asked]) -> Vec<Missing> {
    let documents = documents.iter().filter(|held| is_missing(held.obligation, held.status)).map(|held| Missing::Document {
        document_type: held.document_type,
        refused: held.status == DocumentStatus::Refused,
        may_be_declared: held.obligation == Obligation::Conditional,
    });
    let questions = questions.iter().filter(|asked| is_missing(asked.obligation, asked.status)).map(|asked| Missing::Question { question: asked.question });
    let forms = forms.iter().filter(|asked| is_missing(asked.obligation, asked.status)).map(|asked| Missing::Form { form: asked.form });
    documents.chain(forms).chain(questions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mandatory_questions_without_an_answer_are_missing() {
        let asked = |n, obligation, status| Asked { question: QuestionId(uuid::Uuid::from_u128(n)), obligation, status };
        let questions = [
            asked(1, Obligation::Mandatory, DocumentStatus::Waiting),
            asked(2, Obligation::Mandatory, DocumentStatus::Deposited),
            asked(3, Obligation::Facultative, DocumentStatus::Waiting),
            asked(4, Obligation::Conditional, DocumentStatus::NotConcerned),
            asked(5, Obligation::Conditional, DocumentStatus::Waiting),
        ];
        let found: Vec<u128> = missing(&[], &[], &questions)
            .into_iter()
            .filter_map(|missing| match missing {
                Missing::Question { question } => Some(question.0.as_u128()),
                Missing::Document { .. } | Missing::Form { .. } => None,
            })
            .collect();
        assert_eq!(found, [1, 5]);
    }
}
