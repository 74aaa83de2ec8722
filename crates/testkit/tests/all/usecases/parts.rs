//! Stored files go out whole or in part, to the same people and under the same headers.

use axum::http::Method;
use bytes::Bytes;
use connect::files::{Area, FileKey};
use store::document::StoredFile;
use testkit::browser::{Answer, Browser};
use testkit::dossiers::pdf;
use testkit::{World, both_engines};

use super::{Staffed, applied, sent_document};

/// The five bytes that every PDF begins with.
const BEGINNING: (&str, &str) = ("range", "bytes=0-4");

/// What follows from whose file it is and what may be done with it.
const OF_THE_FILE: [&str; 7] =
    ["content-type", "content-disposition", "content-security-policy", "x-content-type-options", "cache-control", "accept-ranges", "etag"];

async fn asked(browser: &mut Browser, path: &str, headers: &[(&str, &str)]) -> Answer {
    browser.send_with(Method::GET, path, headers, Bytes::new()).await
}

/// A header of an answer; nothing where it has none.
fn said<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).map_or("", |value| value.to_str().unwrap())
}

/// A form to fill in for a document, as staff upload one.
async fn put_template(world: &World, document: &str) {
    let (id, bytes) = (world.ctx.id(), pdf("Formulaire"));
    let key = FileKey::new(Area::Institution, id, "template.pdf").unwrap();
    let row = StoredFile {
        id,
        file_key: key.to_string(),
        name: "formulaire.pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        size: i64::try_from(bytes.len()).unwrap(),
        sha256: app::keys::sha256_hex(&bytes),
    };
    world.ctx.files.put(&key, bytes.into()).await.unwrap();
    let mut tx = world.ctx.db.write().await.unwrap();
    store::document::add_stored_file(&mut tx, &row, world.now()).await.unwrap();
    tx.commit().await.unwrap();
    world.change_document_type(document, |kind| kind.template_file_id = Some(id)).await;
}

both_engines! {
    /// From a folder, as servers have it: each part has the bytes that were asked for and says which they are.
    async fn a_part_of_a_document_is_what_was_asked_for(world: World) {
        let folder = tempfile::tempdir().unwrap();
        let world = world.beside_a_server(world.now(), folder.path());
        let _staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "CV").await;
        let path = format!("/candidatures/{number}/pieces/CV/fichier");
        let whole = client.fetch(&path).await;
        let (size, tag) = (whole.body.len(), said(&whole, "etag").to_owned());
        assert_eq!(whole.status.as_u16(), 200);
        assert!(whole.body.starts_with(b"%PDF-"));
        assert_eq!(tag, format!("\"{}\"", app::keys::sha256_hex(&whole.body)));
        assert_eq!(said(&whole, "content-length"), size.to_string());
        assert_eq!((said(&whole, "accept-ranges"), said(&whole, "content-range")), ("bytes", ""));
        assert_eq!((said(&whole, "x-content-type-options"), said(&whole, "cache-control")), ("nosniff", "no-store"));
        assert!(said(&whole, "content-security-policy").ends_with("sandbox") && said(&whole, "content-disposition").starts_with("inline;"));

        let parts = [
            ("bytes=0-0".to_owned(), 0..1),
            ("bytes=0-4".to_owned(), 0..5),
            ("bytes=-6".to_owned(), size - 6..size),
            (format!("bytes={}-", size - 9), size - 9..size),
            (format!("bytes=3-{}", 10 * size), 3..size),
        ];
        for (range, bytes) in parts {
            let part = asked(&mut client, &path, &[("range", range.as_str())]).await;
            assert_eq!(part.status.as_u16(), 206, "{range}");
            assert!(part.body == whole.body[bytes.clone()], "{range}");
            assert_eq!(said(&part, "content-range"), format!("bytes {}-{}/{size}", bytes.start, bytes.end - 1));
            assert_eq!(said(&part, "content-length"), bytes.len().to_string());
            for name in OF_THE_FILE {
                assert_eq!(said(&part, name), said(&whole, name), "{range}");
            }
        }

        let beyond = format!("bytes={size}-");
        let none = asked(&mut client, &path, &[("range", beyond.as_str())]).await;
        assert_eq!((none.status.as_u16(), none.body.len()), (416, 0));
        assert_eq!(said(&none, "content-range"), format!("bytes */{size}"));
        for range in ["bytes=0-1,4-5", "bytes=4-0", "lines=0-4"] {
            let answer = asked(&mut client, &path, &[("range", range)]).await;
            assert_eq!((answer.status.as_u16(), &answer.body), (200, &whole.body), "{range}");
        }
        let head = client.send_with(Method::HEAD, &path, &[BEGINNING], Bytes::new()).await;
        assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
        assert_eq!(said(&head, "content-length"), size.to_string());

        let known = asked(&mut client, &path, &[BEGINNING, ("if-range", tag.as_str())]).await;
        assert_eq!((known.status.as_u16(), &known.body[..]), (206, &b"%PDF-"[..]));
        let unknown = asked(&mut client, &path, &[BEGINNING, ("if-range", "\"autre\"")]).await;
        assert_eq!((unknown.status.as_u16(), &unknown.body), (200, &whole.body));
        // Whoever has the beginning of a document that was replaced gets the other one from its beginning.
        world.deposit(&client, number, "CV", "Un autre CV").await;
        let replaced = asked(&mut client, &path, &[BEGINNING, ("if-range", tag.as_str())]).await;
        assert_eq!(replaced.status.as_u16(), 200);
        assert!(replaced.body.starts_with(b"%PDF-") && replaced.body != whole.body);
        assert_ne!(said(&replaced, "etag"), tag);
    }

    /// Whoever may not have a document has no part of it, and learns nothing of its size.
    async fn a_part_is_for_whom_the_whole_is(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let own = format!("/candidatures/{number}/pieces/CV/fichier");
        let managed = format!("/gestion/candidatures/{number}/pieces/CV/document.pdf");
        for (who, path) in [(&mut client, &own), (&mut staffed.manager, &managed)] {
            let part = asked(who, path, &[BEGINNING]).await;
            assert_eq!((part.status.as_u16(), &part.body[..]), (206, &b"%PDF-"[..]), "{path}");
        }
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let mut other = world.manager(elsewhere).await;
        let mut stranger = world.applicant("Paul", "Durand").await;
        for range in [BEGINNING.1, "bytes=99999999-"] {
            for (who, path) in [(&mut stranger, &own), (&mut other, &managed)] {
                let refused = asked(who, path, &[("range", range)]).await;
                assert_eq!(refused.status.as_u16(), 404, "{path}");
                assert_eq!((said(&refused, "content-range"), said(&refused, "etag")), ("", ""), "{path}");
            }
            let visitor = asked(&mut world.browser(), &own, &[("range", range)]).await;
            assert_eq!(visitor.status.as_u16(), 303);
        }
    }

    /// Documents of messages and forms to fill in too; and a long file, which comes in many pieces.
    async fn every_stored_file_goes_out_in_parts(world: World) {
        let mut staffed = Staffed::open(&world).await;
        put_template(&world, "RELEVES").await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let joined = sent_document(&world, &client, number).await;
        let managed = format!("/gestion{joined}");
        let template = format!("/candidatures/{number}/pieces/RELEVES/modele");
        for (who, path) in [(&mut client, &joined), (&mut staffed.manager, &managed)] {
            let part = asked(who, path, &[BEGINNING]).await;
            assert_eq!((part.status.as_u16(), &part.body[..]), (206, &b"%PDF-"[..]), "{path}");
            assert!(said(&part, "content-disposition").starts_with("inline;"), "{path}");
            let tag = said(&part, "etag").to_owned();
            assert_eq!(asked(who, path, &[BEGINNING, ("if-range", tag.as_str())]).await.status.as_u16(), 206, "{path}");
        }
        let part = asked(&mut client, &template, &[BEGINNING]).await;
        assert_eq!((part.status.as_u16(), &part.body[..]), (206, &b"%PDF-"[..]));
        assert!(said(&part, "content-disposition").starts_with("attachment;"));

        world.deposit(&client, number, "CV", "CV").await;
        let dossier = world.dossier(number).await;
        let version = dossier.items.into_iter().find(|item| item.kind.code == "CV").unwrap().version.unwrap();
        let content: Vec<u8> = (0..1_500_001_u32).map(|i| u8::try_from(i % 251).unwrap()).collect();
        world.ctx.files.put(&version.canonical_key.unwrap().parse().unwrap(), content.clone().into()).await.unwrap();
        let path = format!("/candidatures/{number}/pieces/CV/fichier");
        let whole = client.fetch(&path).await;
        assert!(whole.body == content && said(&whole, "content-length") == "1500001");
        let part = asked(&mut client, &path, &[("range", "bytes=200000-1400000")]).await;
        assert!(part.status.as_u16() == 206 && part.body == content[200_000..1_400_001]);
    }
}
