//! Long work shows that it goes on: a page that waits asks for its part, is told « not yet » without content, then gets what
//! takes its place.

use app::apply::deposit::{self, Upload};
use app::own_data::export;
use axum::http::Method;
use bytes::Bytes;
use chrono::TimeDelta;
use connect::scan::{ScanProblem, Verdict};
use testkit::both_engines;
use testkit::browser::Answer;
use testkit::people::Client;

use super::{Staffed, applied};

/// Asks as the script of the page does.
async fn progress(client: &mut Client, path: &str) -> Answer {
    client.send_with(Method::GET, path, &[("hx-request", "true")], Bytes::new()).await
}

both_engines! {
    async fn a_document_being_checked(world: World) {
        let _staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        world.scans.answer_always(Verdict::Unavailable { reason: ScanProblem::TimedOut });
        let upload = Upload { name: "CV.pdf".to_owned(), bytes: testkit::dossiers::pdf("CV").into() };
        let done = deposit::deposit(&world.ctx, &person, number, world.document_of(number, "CV").await, vec![upload]).await.unwrap();
        assert!(done.pending);
        let document = format!("/candidatures/{number}/pieces/CV");
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Vérification en cours");
        assert!(client.html().contains(&format!("data-progress=\"{document}\"")));
        // To the page itself: an address with a place in it would lead to that place and load nothing.
        assert_eq!(client.href("Actualisez la page pour voir la suite. – Curriculum vitae"), format!("/candidatures/{number}"));
        client.open(&document).await;
        assert!(client.html().contains(&format!("data-progress=\"{document}?entete\"")));
        assert_eq!(progress(&mut client, &document).await.status.as_u16(), 204);

        world.scans.answer_always(Verdict::Clean);
        world.advance(TimeDelta::minutes(5)).await;
        for (path, begins) in [(document.clone(), "<tr"), (format!("{document}?entete"), "<div")] {
            let answer = progress(&mut client, &path).await;
            assert_eq!(answer.status.as_u16(), 200);
            let html = answer.text();
            assert!(html.trim_start().starts_with(begins) && html.contains("data-announce") && html.contains("Voir la suite") && !html.contains("data-progress"), "{html}");
        }
        // A stranger learns nothing of it.
        let mut stranger = world.applicant("Paul", "Durand").await;
        assert_eq!(progress(&mut stranger, &document).await.status.as_u16(), 404);
    }

    async fn a_copy_being_made(world: World) {
        world.institution().await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        export::ask(&world.ctx, &person).await.unwrap();
        client.open("/mon-compte/donnees").await;
        client.see("En préparation").see("Actualisez la page");
        assert!(client.html().contains("data-progress=\"/mon-compte/donnees\""));
        assert_eq!(progress(&mut client, "/mon-compte/donnees").await.status.as_u16(), 204);
        world.run_jobs().await;
        let html = progress(&mut client, "/mon-compte/donnees").await.text();
        assert!(html.starts_with("<div>") && html.contains("Télécharger la copie") && !html.contains("<html"), "{html}");
    }
}
