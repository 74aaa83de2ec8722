//! People in the middle of things, made on the pages themselves: a profile filled in, an application begun.

use crate::World;
use crate::people::Client;

/// « Informations perso. », both steps.
pub async fn personal(client: &mut Client, ine: &str) {
    client.open("/mon-compte/informations-perso").await;
    client.fill("INE et clé INE", ine).press("Suivant").await;
    client.choose("Civilité", "Madame").fill("Date naissance (jj/mm/aa)", "7/11/2004");
    client.choose("Département de naissance", "81 - Tarn").fill("Ville de naissance", "Albi").press("Suivant").await;
}

/// « Adresse », in Albi.
pub async fn address(client: &mut Client) {
    client.open("/mon-compte/adresse").await;
    client.fill("Code postal", "81000").fill("Adresse", "2 rue de l’église").press("Actualiser").await;
    client.choose("Commune", "Albi").press("Suivant").await;
}

/// « Je n’ai pas le bac ».
pub async fn bac(client: &mut Client) {
    client.open("/mon-compte/baccalaureat").await;
    client.choose("Votre situation", "Je n’ai pas le bac Ou je le passe cette année");
    client.choose("Précisez votre situation", "Baccalauréat en préparation cette année").press("Enregistrer").await;
}

/// Somebody with a complete profile who has applied to the programme of [`World::institution`]; the application's
/// number.
pub async fn applied(world: &World, first_name: &str, last_name: &str) -> (Client, i64) {
    let mut client = world.applicant(first_name, last_name).await;
    personal(&mut client, "").await;
    address(&mut client).await;
    bac(&mut client).await;
    client.open("/candidatures/nouvelle?formation=M1INFO").await;
    client.press("Oui").await;
    let number = client.at().trim_start_matches("/candidatures/").parse().unwrap_or_else(|_| panic!("no application was made: {}", client.text()));
    (client, number)
}

/// Deposits a small PDF for each document of the small institution.
pub async fn deposited(world: &World, client: &Client, number: i64) {
    let token = client.cookie(web::http::visit::session_cookie(&world.app)).expect("a session");
    let person = app::actor::identify(&world.ctx, token).await.expect("a database").expect("somebody signed in");
    let mut tx = world.ctx.db.read().await.expect("a transaction");
    let application = store::application::find(&mut tx, number).await.expect("a database").expect("the application");
    let kinds = store::catalogue::requirement::for_session(&mut tx, application.session_id, application.centre_id, Some(application.id))
        .await
        .expect("the documents asked for");
    drop(tx);
    for kind in kinds {
        let bytes = paper::samples::sample_pdf(&kind.code, &[&client.person.last_name], 1).into();
        let upload = app::apply::deposit::Upload { name: format!("{}.pdf", kind.code), bytes };
        app::apply::deposit::deposit(&world.ctx, &person, number, kind.id, vec![upload]).await.expect("the document is taken");
    }
}
