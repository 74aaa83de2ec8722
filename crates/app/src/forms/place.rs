//! « Enregistrer mes réponses en PDF » in one click on the document that takes it.

use bytes::Bytes;

use super::complete::find;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::deposit::{Deposited, Refusal, Upload, deposit};
use crate::apply::own;
use crate::error::Error;

/// Makes the PDF of the answers and deposits it for the document that the form names, where the application asks for it.
pub async fn place(ctx: &Ctx, person: &Person, number: i64, code: &str) -> Result<Deposited, Error<Refusal>> {
    let dossier = own::load(ctx, person, number).await?;
    let asked = find(&dossier, code)?;
    let document_type = asked.document_type.filter(|id| dossier.items.iter().any(|item| item.kind.id == *id)).ok_or(Error::NotFound)?;
    let paper = crate::papers::form::make(ctx, &dossier, asked).await.map_err(Error::widen)?;
    let upload = Upload { name: paper.name, bytes: Bytes::from(paper.pdf) };
    deposit(ctx, person, number, document_type, vec![upload]).await
}
