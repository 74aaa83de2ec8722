//! Rows that a statement hands over as one value are, to the byte, those that others read one by one.

use chrono::{DateTime, Utc};
use domain::application::requirement::Obligation;
use serde_json::json;
use store::Json;
use store::document::{Document, ReceivedFile, Version};
use testkit::{World, both_engines};
use uuid::Uuid;

/// The values that a JSON text might change: quotes, accents, what is empty, what is large, what is finer than a millisecond.
fn version(world: &World, document: &Document, number: i32, at: DateTime<Utc>) -> Version {
    let id = world.ctx.id();
    let file = |name: &str| ReceivedFile {
        name: name.to_owned(),
        content_type: "application/pdf".to_owned(),
        size: 9_007_199_254_740_993,
        sha256: "ab".repeat(32),
        key: format!("documents/{id}/{name}"),
    };
    Version {
        id,
        document_id: document.id,
        number,
        name: "Relevé \"n° 1\" – l’été \\ 😀.pdf".to_owned(),
        received: Json(vec![file("a'b.pdf"), file("{\"c\":[1]}")]),
        received_size: 9_007_199_254_740_993,
        canonical_key: None,
        canonical_size: None,
        sha256: "cd".repeat(32),
        pages: None,
        check_state: "pending".to_owned(),
        refusal: None,
        observations: Json(json!([])),
        deposited_at: at,
        deposited_by: document.account_id,
        removed_at: None,
    }
}

/// Documents in the order of the statement, each with its versions, oldest first.
async fn one_by_one(world: &World, documents: &[Document]) -> (Vec<Document>, Vec<Version>) {
    let mut tx = world.ctx.db.read().await.unwrap();
    let (mut found, mut versions) = (Vec::new(), Vec::new());
    for document in documents {
        found.push(store::document::lookup(&mut tx, document.id).await.unwrap().unwrap());
        versions.extend(store::document::versions(&mut tx, document.id).await.unwrap().into_iter().rev());
    }
    (found, versions)
}

both_engines! {
    /// What serves an application, alone and together with it.
    async fn what_serves_an_application_is_what_its_rows_say(world: World) {
        world.institution().await;
        let kinds = [
            world.document_type("UN", "Un", Obligation::Mandatory, true).await,
            world.document_type("DEUX", "Deux", Obligation::Conditional, true).await,
            world.document_type("TROIS", "Trois", Obligation::Mandatory, true).await,
        ];
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let application = store::application::find(&mut tx, number).await.unwrap().unwrap();
        let now = world.now();
        let document = |kind: Uuid, is_own: bool, is_not_concerned: bool| Document {
            id: world.ctx.id(),
            account_id: application.account_id,
            document_type_id: kind,
            application_id: is_own.then_some(application.id),
            campaign_id: (!is_own).then_some(application.campaign_id),
            current_version_id: None,
            is_not_concerned,
            version: 1,
        };
        let mut documents = vec![document(kinds[0], false, false), document(kinds[1], true, true), document(kinds[2], true, false)];
        for held in &documents {
            store::document::add(&mut tx, held, now).await.unwrap();
        }
        let plain = version(&world, &documents[0], 1, now);
        let mut full = version(&world, &documents[0], 2, now + chrono::TimeDelta::microseconds(123_456));
        full.canonical_key = Some("documents/x/document.pdf".to_owned());
        full.canonical_size = Some(1);
        full.pages = Some(12);
        full.check_state = "failed".to_owned();
        full.refusal = Some(Json(json!({ "reason": "locked", "file": "é\"" })));
        full.observations = Json(json!([{ "page": 3, "what": "blank" }, null, 0.5]));
        let removed = version(&world, &documents[2], 1, now);
        for added in [&plain, &full, &removed] {
            store::document::add_version(&mut tx, added).await.unwrap();
        }
        store::document::set_checked(&mut tx, &full).await.unwrap();
        store::document::set_removed(&mut tx, removed.id, now).await.unwrap();
        let current = Document { current_version_id: Some(full.id), ..documents[0].clone() };
        assert!(store::document::save(&mut tx, &current, now).await.unwrap());
        tx.commit().await.unwrap();

        documents.sort_by_key(|document| (document.document_type_id, document.id));
        let (rows, versions) = one_by_one(&world, &documents).await;
        assert_eq!((rows.len(), versions.len()), (3, 3));
        let mut tx = world.ctx.db.read().await.unwrap();
        let alone = store::document::serving(&mut tx, &application).await.unwrap();
        let together = store::application::open(&mut tx, number).await.unwrap().unwrap().serving;
        for serving in [alone, together] {
            assert_eq!(format!("{:?}", serving.documents), format!("{rows:?}"));
            assert_eq!(format!("{:?}", serving.versions), format!("{versions:?}"));
            assert!(!serving.is_judged);
        }
    }

    /// An application without any document is served by nothing.
    async fn nothing_serves_an_application_without_documents(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let serving = store::application::open(&mut tx, number).await.unwrap().unwrap().serving;
        assert!(serving.documents.is_empty() && serving.versions.is_empty() && !serving.is_judged);
    }

    /// The documents of the latest submission.
    async fn a_submission_has_the_documents_of_its_rows(world: World) {
        world.institution().await;
        let (_client, number) = world.submitted("Inès", "Marchetti").await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let application = store::application::find(&mut tx, number).await.unwrap().unwrap();
        let rows = store::application::submission::latest_documents(&mut tx, application.id).await.unwrap();
        let (mut parts, _) = store::application::submission::latest_parts(&mut tx, application.id).await.unwrap();
        parts.sort_by_key(|part| part.document_type_id);
        assert!(!rows.is_empty());
        assert_eq!(format!("{parts:?}"), format!("{rows:?}"));
        let (none, _) = store::application::submission::latest_parts(&mut tx, world.ctx.id()).await.unwrap();
        assert!(none.is_empty());
    }
}
