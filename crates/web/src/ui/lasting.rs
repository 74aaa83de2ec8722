//! Parts of pages that only the language decides: rendered once, then kept as they are.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;

use super::Page;

/// HTML that is safe as it stands, shared by the pages that show it.
#[derive(Clone, Debug)]
pub struct Part(Arc<str>);

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Part {}

/// The parts of a server, by name, language, and the language that is read where that one has no words.
#[derive(Debug, Default)]
pub struct Lasting(Mutex<HashMap<(&'static str, &'static str, &'static str), Part>>);

impl Lasting {
    fn get(&self, name: &'static str, page: &Page, render: impl FnOnce() -> askama::Result<String>) -> askama::Result<Part> {
        let default = page.languages().first().map_or("", |lang| lang.code());
        let key = (name, page.lang.code(), default);
        if let Some(part) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(part.clone());
        }
        let part = Part(render()?.into());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, part.clone());
        Ok(part)
    }
}

/// What the deposit of a document is made of once its script runs.
#[derive(Template)]
#[template(path = "applicant/application/upload_template.html")]
struct UploadTemplate<'a> {
    page: &'a Page,
}

/// The `<template>` that the script of deposits fills.
pub fn upload_template(kept: &Lasting, page: &Page) -> askama::Result<Part> {
    kept.get("upload", page, || UploadTemplate { page }.render())
}
