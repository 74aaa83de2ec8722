//! Style sheets and scripts as browsers get them: what the front-end build wrote, in the encoding that is asked for.

use std::collections::BTreeSet;

use axum::http::Method;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderName, VARY};
use bytes::Bytes;
use testkit::browser::Answer;
use testkit::{Browser, Engine, World};

use crate::sources::root;

/// A file of the front-end build.
fn built(name: &str) -> Option<Vec<u8>> {
    std::fs::read(root().join("frontend/dist").join(name)).ok()
}

/// Where a page finds its files, the theme apart, which is made from a colour.
async fn named(world: &World) -> BTreeSet<String> {
    let mut browser = world.browser();
    browser.open("/").await;
    let html = browser.html();
    let parts = html.split(['"', '#', '?']).filter_map(|part| part.strip_prefix("/static/"));
    parts.filter(|name| !name.starts_with("theme-")).map(str::to_owned).collect()
}

async fn get(browser: &mut Browser, name: &str, headers: &[(&str, &str)]) -> Answer {
    browser.send_with(Method::GET, &format!("/static/{name}"), headers, Bytes::new()).await
}

fn header(answer: &Answer, name: HeaderName) -> String {
    let values: Vec<&str> = answer.headers.get_all(name).iter().map(|value| value.to_str().unwrap()).collect();
    values.join(", ")
}

async fn scenario(world: World) {
    let mut browser = world.browser();
    let names = named(&world).await;
    for ending in [".css", ".js", ".svg"] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "a page names a {ending}: {names:?}");
    }
    for name in &names {
        let plain = get(&mut browser, name, &[("accept-encoding", "identity")]).await;
        assert_eq!((plain.status.as_u16(), Some(plain.body.to_vec())), (200, built(name)), "{name}");
        assert_eq!(header(&plain, CONTENT_ENCODING), "", "{name}");
        let mut tags = BTreeSet::from([header(&plain, ETAG)]);
        for (encoding, ending, asked) in [("br", ".br", "gzip, deflate, br, zstd"), ("gzip", ".gz", "gzip, br;q=0")] {
            let twin = built(&format!("{name}{ending}"));
            assert!(twin.is_some() || name.ends_with(".woff2"), "{name} has no {ending}");
            let Some(twin) = twin else { continue };
            assert!(twin.len() < plain.body.len(), "{name}{ending} saves nothing");
            let answer = get(&mut browser, name, &[("accept-encoding", asked)]).await;
            assert_eq!((answer.status.as_u16(), header(&answer, CONTENT_ENCODING).as_str(), answer.body.to_vec()), (200, encoding, twin), "{name}");
            assert_eq!(header(&answer, CONTENT_TYPE), header(&plain, CONTENT_TYPE), "{name}: what it is once unpacked");
            // The name changes with the content, so nobody asks again, whoever they are.
            assert_eq!(header(&answer, CACHE_CONTROL), "public, max-age=31536000, immutable", "{name}");
            assert_eq!(header(&answer, VARY), "Accept-Encoding", "{name}");
            let tag = header(&answer, ETAG);
            let again = get(&mut browser, name, &[("accept-encoding", asked), ("if-none-match", &tag)]).await;
            assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{name} is there already");
            assert_eq!((header(&again, ETAG), header(&again, CACHE_CONTROL)), (tag.clone(), header(&answer, CACHE_CONTROL)), "{name}");
            assert!(tags.insert(tag), "{name}: other bytes have another tag");
        }
    }
    for lost in ["app.css", "manifest.json", "..%2Fpackage.json", "app-00000000.css"] {
        assert_eq!(get(&mut browser, lost, &[]).await.status.as_u16(), 404, "{lost}");
    }
}

#[tokio::test]
async fn style_sheets_come_compressed_and_stay_for_a_year() {
    if built("manifest.json").is_none() {
        assert!(std::env::var_os("CI").is_none(), "the front end is not built: run `cargo xtask assets`");
        eprintln!("\n*** NOT TESTED: the front end is not built, run `cargo xtask assets`\n");
        return;
    }
    testkit::run(Engine::Sqlite, scenario).await;
}
