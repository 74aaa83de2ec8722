//! Files in blocks: continued after a cut on whatever node, deposited once, gone when they are over.

use app::jobs;
use axum::http::Method;
use bytes::Bytes;
use chrono::TimeDelta;
use connect::files::{Area, FilesError};
use futures::TryStreamExt as _;
use serde_json::json;
use testkit::browser::Answer;
use testkit::people::Client;
use testkit::{World, both_engines};

const BLOCK: usize = 700;

/// The browser of an applicant whose page sends blocks.
struct Sender {
    client: Client,
    token: String,
    /// Where files of one document begin.
    uploads: String,
}

impl Sender {
    fn of(world: &World, client: Client, number: i64, document: &str) -> Self {
        let token = web::http::csrf::issue(&world.ctx, client.cookie("ec_session").unwrap());
        Self { client, token, uploads: format!("/candidatures/{number}/pieces/{document}/envois") }
    }

    /// Somebody with an open application, about to deposit their transcripts.
    async fn at_work(world: &World) -> Self {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        Self::of(world, client, number, "RELEVES")
    }

    async fn send(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Bytes) -> Answer {
        let mut all = headers.to_vec();
        all.push(("x-csrf-token", &self.token));
        self.client.browser.send_with(method, path, &all, body).await
    }

    async fn begin(&mut self, name: &str, size: usize) -> Answer {
        use base64::Engine as _;
        let metadata = format!("filename {}", base64::engine::general_purpose::STANDARD.encode(name));
        let path = self.uploads.clone();
        self.send(Method::POST, &path, &[("upload-length", &size.to_string()), ("upload-metadata", &metadata)], Bytes::new()).await
    }

    /// Begins a file that is let in; where its blocks go.
    async fn begun(&mut self, name: &str, size: usize) -> String {
        let answer = self.begin(name, size).await;
        assert_eq!(answer.status.as_u16(), 201, "{}", answer.text());
        answer.location().unwrap().to_owned()
    }

    async fn append(&mut self, place: &str, offset: usize, block: &[u8]) -> Answer {
        let headers = [("content-type", "application/offset+octet-stream"), ("upload-offset", &offset.to_string())];
        self.send(Method::PATCH, place, &headers, Bytes::copy_from_slice(block)).await
    }

    /// Sends the blocks of a file from a byte on.
    async fn fill(&mut self, place: &str, file: &[u8], from: usize) {
        for (n, block) in file[from..].chunks(BLOCK).enumerate() {
            let offset = from + n * BLOCK;
            let answer = self.append(place, offset, block).await;
            assert_eq!((answer.status.as_u16(), offset_in(&answer)), (204, Some(offset + block.len())));
        }
    }

    async fn offset(&mut self, place: &str) -> Option<usize> {
        let answer = self.client.browser.send_with(Method::HEAD, place, &[], Bytes::new()).await;
        assert!(answer.body.is_empty());
        if answer.status.as_u16() == 200 { offset_in(&answer) } else { None }
    }

    /// Posts the form of the deposit with these uploads instead of files.
    async fn deposit(&mut self, places: &[&str]) -> Answer {
        self.deposit_with(places, &[]).await
    }

    /// The same as the script does it, which goes by itself where the answer says.
    async fn deposit_by_script(&mut self, places: &[&str]) -> Answer {
        self.deposit_with(places, &[("x-tell-address", "1")]).await
    }

    async fn deposit_with(&mut self, places: &[&str], headers: &[(&str, &str)]) -> Answer {
        let mut body = part("_csrf", &self.token);
        for place in places {
            body.push_str(&part("envoi", place.rsplit('/').next().unwrap()));
        }
        body.push_str("--x--\r\n");
        let path = self.uploads.trim_end_matches("/envois").to_owned();
        let mut all = headers.to_vec();
        all.push(("content-type", "multipart/form-data; boundary=x"));
        self.client.browser.send_with(Method::POST, &path, &all, body.into()).await
    }
}

fn part(name: &str, value: &str) -> String {
    format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
}

/// Where a script is told to go.
fn told(answer: &Answer) -> Option<&str> {
    answer.headers.get("hx-redirect")?.to_str().ok()
}

fn offset_in(answer: &Answer) -> Option<usize> {
    answer.headers.get("upload-offset")?.to_str().ok()?.parse().ok()
}

/// Where a page says that the script of deposits finds what it fills.
fn parts_in(html: &str) -> Option<String> {
    html.split("data-parts=\"").nth(1)?.split('"').next().map(str::to_owned)
}

/// How many blocks the store holds, and how many rows count them.
async fn held(world: &World) -> (usize, usize) {
    let blocks: Vec<_> = world.ctx.files.list(Area::Upload).try_collect().await.unwrap();
    let mut tx = world.ctx.db.read().await.unwrap();
    (blocks.len(), store::upload::living(&mut tx).await.unwrap().len())
}

async fn purge(world: &World) {
    jobs::run(&world.ctx, "purge.expired", &json!({})).await.unwrap();
}

both_engines! {
    /// The script fetches what it fills, once for a year, from whatever node; only pages with a form of a deposit name it.
    async fn what_only_the_script_needs_is_not_in_the_page(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let page = sender.uploads.split("/pieces/").next().unwrap().to_owned();
        sender.client.browser.open(&page).await;
        let html = sender.client.browser.html();
        assert!(html.contains("data-upload=\"#depot\"") && !html.contains("data-part="), "the form alone");
        let most = app::apply::deposit::limits(&world.ctx).max_files;
        assert!(html.contains(&format!("data-max-files=\"{most}\"")), "told before anything is sent");
        let address = parts_in(&html).unwrap();

        let other = world.another_node().await;
        sender.client.browser = sender.client.browser.clone().on(other.router.clone());
        let mut sizes = Vec::new();
        for encoding in ["gzip", "identity"] {
            let answer = sender.client.browser.send_with(Method::GET, &address, &[("accept-encoding", encoding)], Bytes::new()).await;
            assert_eq!(answer.status.as_u16(), 200, "{address}");
            assert_eq!(answer.headers["cache-control"], "public, max-age=31536000, immutable");
            assert_eq!(answer.headers.get("content-encoding").is_some(), encoding == "gzip");
            sizes.push(answer.body.len());
        }
        assert!(sizes[0] * 2 < sizes[1], "{sizes:?}");

        // A language by its name. What another version of the program named is not kept under that name.
        for (code, words) in [("fr", "Déposer"), ("en", "Deposit")] {
            let address = format!("/static/depot-{code}-000000000000.html");
            let answer = sender.client.browser.send_with(Method::GET, &address, &[("accept-encoding", "identity")], Bytes::new()).await;
            assert_eq!(answer.headers["cache-control"], "no-store");
            assert!(answer.text().contains(&format!("</svg>{words}</button>")), "{}", answer.text());
        }
        for lost in ["/static/depot-xx-000000000000.html", "/static/depot-fr.html"] {
            let answer = sender.client.browser.send_with(Method::GET, lost, &[], Bytes::new()).await;
            assert_eq!(answer.status.as_u16(), 404, "{lost}");
        }

        let (mut client, number) = world.submitted("Paul", "Durand").await;
        client.browser.open(&format!("/candidatures/{number}")).await;
        assert_eq!(parts_in(&client.browser.html()), None, "nothing can be deposited any more");
    }

    /// Half of a file goes to one node, the rest to another; the form names both files, in order, and only once.
    async fn a_file_goes_on_where_it_was_cut(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let files = [3, 4].map(|seed| paper::samples::sample_jpeg(2200, 3100, seed, None));
        assert!(files[0].len() > 2 * BLOCK, "several blocks");
        let first = sender.begun("relevé S1.jpg", files[0].len()).await;
        let second = sender.begun("relevé S2.jpg", files[1].len()).await;
        sender.fill(&second, &files[1], 0).await;
        assert_eq!(sender.append(&first, 0, &files[0][..BLOCK]).await.status.as_u16(), 204);

        // The same block again, and one that would leave a hole: the answer says where to go on.
        for offset in [0, 3 * BLOCK] {
            let answer = sender.append(&first, offset, &files[0][..BLOCK]).await;
            assert_eq!((answer.status.as_u16(), offset_in(&answer)), (409, Some(BLOCK)));
        }
        // More than was announced.
        assert_eq!(sender.append(&first, BLOCK, &vec![0; files[0].len()]).await.status.as_u16(), 413);
        // Nothing is deposited before everything is there, and what was sent by then is over.
        let other = world.another_node().await;
        sender.client.browser = sender.client.browser.clone().on(other.router.clone());
        assert_eq!(sender.offset(&first).await, Some(BLOCK));
        sender.fill(&first, &files[0], BLOCK).await;
        let answer = sender.deposit(&[&first, &second]).await;
        assert_eq!(answer.status.as_u16(), 303, "{}", answer.text());
        assert_eq!(held(&world).await, (0, 0));
        // On a busy machine the check goes on as a job.
        world.run_jobs().await;

        let number = sender.uploads.split('/').nth(2).unwrap().parse().unwrap();
        let dossier = world.dossier(number).await;
        let version = dossier.items.iter().find(|item| item.kind.code == "RELEVES").and_then(|item| item.version.clone()).unwrap();
        assert_eq!((version.name.as_str(), version.pages, version.number), ("relevé S1.jpg", Some(2), 1));
        assert_eq!(version.received.0.iter().map(|file| file.size as usize).collect::<Vec<_>>(), files.each_ref().map(Vec::len));
        let kept = world.ctx.files.get(&version.received.0[0].key.parse().unwrap()).await.unwrap();
        assert!(kept == files[0], "byte for byte");
        assert_eq!(sender.deposit(&[&first, &second]).await.status.as_u16(), 404, "the form sent twice deposits once");
    }

    /// A script is told where to go and is not led there: the message is still to be read when the person arrives.
    async fn the_message_of_a_deposit_waits_for_its_page(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let file = testkit::dossiers::pdf("Relevé");
        let place = sender.begun("releve.pdf", file.len()).await;
        sender.fill(&place, &file, 0).await;
        let answer = sender.deposit_by_script(&[&place]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (204, None));
        let page = sender.uploads.split("/pieces/").next().unwrap().to_owned();
        assert_eq!(told(&answer), Some(format!("{page}#piece-RELEVES").as_str()));
        sender.client.open(&page).await;
        sender.client.see("Votre fichier est déposé.");
        sender.client.open(&page).await;
        sender.client.not_see("Votre fichier est déposé.");
    }

    /// The session ended while a file was on its way: the script is told so, and the same page goes on after sign-in.
    async fn a_deposit_goes_on_after_the_session_ended(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let file = testkit::dossiers::pdf("Relevé");
        assert!(file.len() > BLOCK, "several blocks");
        let place = sender.begun("releve.pdf", file.len()).await;
        sender.append(&place, 0, &file[..BLOCK]).await;
        world.ctx.clock.advance(TimeDelta::hours(2));

        let page = sender.uploads.split("/pieces/").next().unwrap().to_owned();
        sender.client.browser.stand_on(&page);
        let answer = sender.deposit_by_script(&[&place]).await;
        assert_eq!(answer.status.as_u16(), 401);
        let address = told(&answer).unwrap().to_owned();
        assert!(address.starts_with("/connexion?suite="), "{address}");
        sender.client.open(&address).await;
        sender.client.see("Reconnectez-vous avec le même compte pour le reprendre").not_see("le fichier n’a pas été enregistré");
        // Without the script the files are gone.
        let answer = sender.deposit(&[&place]).await;
        assert_eq!(answer.status.as_u16(), 303);
        sender.client.open("/connexion").await;
        sender.client.see("le fichier n’a pas été enregistré");

        let email = sender.client.person.email.clone();
        sender.client.fill("Utilisateur", &email).fill("Mot de passe", testkit::people::PASSWORD).press("Connexion").await;
        sender.fill(&place, &file, BLOCK).await;
        let other = sender.begun("releve 2.pdf", 10).await;
        assert_eq!(sender.send(Method::DELETE, &other, &[], Bytes::new()).await.status.as_u16(), 204);
        assert_eq!(sender.deposit_by_script(&[&place]).await.status.as_u16(), 204);
        assert_eq!(held(&world).await, (0, 0));

        // Without the session that it came from, the token is worth nothing.
        let place = sender.begun("releve.pdf", 10).await;
        sender.client.forget_cookie("ec_former");
        assert_eq!(sender.append(&place, 0, b"0123456789").await.status.as_u16(), 403);
    }

    /// Two forms at once with the same uploads: one deposit.
    async fn two_forms_at_once_deposit_once(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let file = testkit::dossiers::pdf("Relevé");
        let place = sender.begun("releve.pdf", file.len()).await;
        sender.fill(&place, &file, 0).await;
        let mut other = Sender { client: sender.client.clone(), token: sender.token.clone(), uploads: sender.uploads.clone() };
        let places = [place.as_str()];
        let (a, b) = tokio::join!(sender.deposit(&places), other.deposit(&places));
        // The second finds either nothing any more, or its own files deposited already.
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert!(matches!(statuses, [303, 303 | 404]), "{statuses:?}");
        assert_eq!(held(&world).await, (0, 0));
        let number = sender.uploads.split('/').nth(2).unwrap().parse().unwrap();
        let dossier = world.dossier(number).await;
        let versions = dossier.items.iter().flat_map(|item| item.version.iter().map(|version| version.number)).collect::<Vec<_>>();
        assert_eq!(versions, [1], "deposited once");
    }

    /// The same files deposited again change nothing, and neither their uploads nor their copies stay.
    async fn the_same_files_again_leave_nothing(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let file = testkit::dossiers::pdf("Relevé");
        let mut kept = Vec::new();
        for _ in 0..2 {
            let place = sender.begun("releve.pdf", file.len()).await;
            sender.fill(&place, &file, 0).await;
            assert_eq!(sender.deposit(&[&place]).await.status.as_u16(), 303);
            assert_eq!(held(&world).await, (0, 0));
            let files: Vec<_> = world.ctx.files.list(Area::Document).try_collect().await.unwrap();
            kept.push(files.len());
        }
        assert_eq!(kept[0], kept[1]);
    }

    /// A form of too many parts, or of too many words, is not kept while it is read.
    async fn a_form_without_end_is_refused(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let path = sender.uploads.trim_end_matches("/envois").to_owned();
        let many: String = (0..200).map(|n| part(&format!("f{n}"), "")).collect();
        let long: String = (0..17).map(|n| part(&format!("f{n}"), &"x".repeat(16 * 1024))).collect();
        for parts in [many, long] {
            let body = format!("{}{parts}--x--\r\n", part("_csrf", &sender.token));
            let kind = Some("multipart/form-data; boundary=x".to_owned());
            let answer = sender.client.browser.send(Method::POST, &path, kind, body.into()).await;
            assert_eq!(answer.status.as_u16(), 413);
        }
    }

    /// What never gets to a part, or to the end of a part's header, is not kept while it is read; large files and many parts
    /// at once are.
    async fn a_form_without_parts_is_refused(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let path = sender.uploads.trim_end_matches("/envois").to_owned();
        let kind = Some("multipart/form-data; boundary=x".to_owned());
        let endless = "x".repeat(2 * 1024 * 1024);
        let token = part("_csrf", &sender.token);
        for body in [endless.clone(), format!("--x\r\nContent-Disposition: form-data; name=\"{endless}"), format!("{token}--x\r\nX-Long: {endless}")] {
            let answer = sender.client.browser.send(Method::POST, &path, kind.clone(), body.into()).await;
            assert_eq!(answer.status.as_u16(), 413);
        }
        // Cut off before that, it is only broken.
        for body in ["x".repeat(200 * 1024), format!("{token}--x\r\nX-Long: {}", "x".repeat(1_000))] {
            let answer = sender.client.browser.send(Method::POST, &path, kind.clone(), body.into()).await;
            assert_eq!(answer.status.as_u16(), 400);
        }

        let mut body = token;
        for n in 0..150 {
            body.push_str(&part(&format!("f{n}"), &"x".repeat(1_500)));
        }
        body.push_str("--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"releve.pdf\"\r\n\r\n");
        body.push_str(&"no document at all ".repeat(150_000));
        body.push_str("\r\n--x--\r\n");
        let answer = sender.client.browser.send(Method::POST, &path, kind, body.into()).await;
        assert_eq!(answer.status.as_u16(), 422, "read to its end, and looked at: {}", answer.text());
    }

    /// What is refused after it arrived does not stay: a file of another kind, one that is not whole.
    async fn a_refused_file_is_over(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let place = sender.begun("releve.pdf", 40).await;
        sender.fill(&place, b"no document at all, whatever it is named", 0).await;
        let answer = sender.deposit(&[&place]).await;
        assert_eq!(answer.status.as_u16(), 422);
        assert!(answer.text().contains("data-upload-refusal"));
        assert_eq!(held(&world).await, (0, 0));

        let place = sender.begun("releve.pdf", 40).await;
        sender.append(&place, 0, b"half of it").await;
        let answer = sender.deposit(&[&place]).await;
        assert!(answer.status.as_u16() == 422 && answer.text().contains("n’est pas allé jusqu’au bout"), "{}", answer.text());
        // It can still be finished, or given up.
        assert_eq!(sender.offset(&place).await, Some(10));
        let answer = sender.send(Method::DELETE, &place, &[], Bytes::new()).await;
        assert_eq!(answer.status.as_u16(), 204);
        assert_eq!(sender.offset(&place).await, None);
        assert_eq!(held(&world).await, (0, 0));
    }

    /// Another's file does not exist, nor does one's own at another document; without the token of the page nothing moves.
    async fn a_file_on_its_way_is_its_owners(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let place = sender.begun("releve.pdf", 100).await;
        sender.append(&place, 0, b"half of it").await;
        let id = place.rsplit('/').next().unwrap().to_owned();
        let client = world.applicant("Paul", "Durand").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        let mut stranger = Sender::of(&world, client, number, "RELEVES");
        let own = format!("{}/{id}", stranger.uploads);
        for place in [place.as_str(), own.as_str()] {
            assert_eq!(stranger.append(place, 10, b"more").await.status.as_u16(), 404);
            assert_eq!(stranger.offset(place).await, None);
            assert_eq!(stranger.send(Method::DELETE, place, &[], Bytes::new()).await.status.as_u16(), 404);
        }
        assert_eq!(stranger.deposit(&[&own]).await.status.as_u16(), 404);
        let elsewhere = place.replace("RELEVES", "CV");
        assert_eq!(sender.append(&elsewhere, 10, b"more").await.status.as_u16(), 404);
        sender.token = "0.0".to_owned();
        assert_eq!(sender.append(&place, 10, b"more").await.status.as_u16(), 403);
        assert_eq!(sender.begin("releve.pdf", 100).await.status.as_u16(), 403);
        assert_eq!(sender.offset(&place).await, Some(10));
    }

    /// Limits in force, a bound for each person, and the deadline: said before a byte is sent.
    async fn what_cannot_be_deposited_is_not_begun(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let answer = sender.begin("releve.pdf", 21 << 20).await;
        assert!(answer.status.as_u16() == 422 && answer.text().contains("20"), "{}", answer.text());
        assert_eq!(sender.begin("releve.pdf", 0).await.status.as_u16(), 422);
        world.set("documents.open_uploads", json!(2)).await;
        sender.begun("a.pdf", 10).await;
        sender.begun("b.pdf", 10).await;
        assert_eq!(sender.begin("c.pdf", 10).await.status.as_u16(), 429);
        world.set("documents.open_uploads", json!(60)).await;
        world.set("documents.open_upload_mib", json!(3)).await;
        assert_eq!(sender.begin("c.pdf", 3 << 20).await.status.as_u16(), 429);
        world.ctx.clock.advance(TimeDelta::days(90));
        let client = world.sign_in(sender.client.person.clone()).await;
        let number = sender.uploads.split('/').nth(2).unwrap().parse().unwrap();
        let mut late = Sender::of(&world, client, number, "RELEVES");
        assert_eq!(late.begin("c.pdf", 10).await.status.as_u16(), 422);
    }

    /// A store that is full loses the block at hand and nothing else.
    async fn a_block_that_was_not_stored_does_not_count(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let place = sender.begun("releve.pdf", 100).await;
        sender.append(&place, 0, b"0123456789").await;
        sender.client.tolerate_faults();
        world.expect_error("unavailable");
        world.file_faults.fail_next(FilesError::Full);
        assert_eq!(sender.append(&place, 10, b"0123456789").await.status.as_u16(), 503);
        assert_eq!(sender.offset(&place).await, Some(10));
        assert_eq!(sender.append(&place, 10, b"0123456789").await.status.as_u16(), 204);
    }

    /// After a day rows and blocks are gone; a block whose row went without it goes at the next sweep.
    async fn unfinished_files_are_gone_after_a_day(world: World) {
        let mut sender = Sender::at_work(&world).await;
        let old = sender.begun("releve.pdf", 100).await;
        sender.append(&old, 0, b"0123456789").await;
        world.ctx.clock.advance(TimeDelta::hours(23));
        let client = world.sign_in(sender.client.person.clone()).await;
        let number = sender.uploads.split('/').nth(2).unwrap().parse().unwrap();
        let mut sender = Sender::of(&world, client, number, "RELEVES");
        let young = sender.begun("releve.pdf", 100).await;
        sender.append(&young, 0, b"0123456789").await;
        let lost = connect::files::FileKey::block(world.ctx.id(), 0).unwrap();
        world.ctx.files.put(&lost, Bytes::from_static(b"block")).await.unwrap();
        purge(&world).await;
        assert_eq!(held(&world).await, (2, 2), "what lives stays, the lost block goes");
        world.ctx.clock.advance(TimeDelta::hours(2));
        purge(&world).await;
        assert_eq!(held(&world).await, (1, 1));
        let client = world.sign_in(sender.client.person.clone()).await;
        let mut sender = Sender::of(&world, client, number, "RELEVES");
        assert_eq!(sender.offset(&old).await, None);
        assert_eq!(sender.offset(&young).await, Some(10));
    }
}
