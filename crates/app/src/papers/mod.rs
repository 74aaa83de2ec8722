//! Papers made of an application: the dossier with its documents, the receipt; and the files behind documents.

pub mod dossier;
pub mod files;
pub mod form;
pub mod frame;
pub mod profile;
pub mod receipt;
pub mod turns;

/// A finished PDF with the name it is saved under.
#[derive(Clone, Debug)]
pub struct Paper {
    pub pdf: Vec<u8>,
    pub name: String,
}
