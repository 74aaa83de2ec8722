//! Two managers on one dossier: whoever saves one of the small forms beside it second is told what the first one saved, keeps
//! what was typed and replaces it only by saving again. What is about something else goes through.

use chrono::{Days, NaiveDate};
use domain::application::FileStatus;
use testkit::browser::Answer;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::twice::{filled, written};
use super::{Staffed, traced};

/// Two managers of the centre with the page of one application in front of them.
struct Two {
    first: Client,
    second: Client,
    number: i64,
    page: String,
}

impl Two {
    async fn open(world: &World) -> Self {
        let staffed = Staffed::open(world).await;
        let second = world.manager(staffed.institution.centre).await;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let mut two = Self { first: staffed.manager, second, number, page: format!("/gestion/candidatures/{number}") };
        two.look().await;
        two
    }

    async fn look(&mut self) {
        self.first.open(&self.page).await;
        self.second.open(&self.page).await;
    }

    fn action(&self, form: &str) -> String {
        format!("{}/{form}", self.page)
    }
}

/// Sends a form of the page at hand with these values.
async fn send(client: &mut Client, action: &str, values: &[(&str, &str)]) -> Answer {
    let fields = filled(client, action, values);
    client.post_contents(action, false, &fields, &[]).await
}

/// The same, and goes on where it leads.
async fn sent(client: &mut Client, action: &str, values: &[(&str, &str)]) {
    let answer = send(client, action, values).await;
    client.follow_answer(action, answer).await;
}

async fn own_dates(world: &World, number: i64) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let application = world.dossier_for_staff(number).await.application;
    (application.new_return_on, application.new_confirmation_on)
}

both_engines! {
    async fn a_status_is_not_replaced_unseen(world: World) {
        let mut two = Two::open(&world).await;
        let (action, today) = (two.action("statut"), written(world.ctx.today()));
        let earlier = written(world.ctx.today() - Days::new(4));
        assert_eq!(send(&mut two.first, &action, &[("status", "CO"), ("status_on", &today)]).await.status.as_u16(), 303);
        sent(&mut two.second, &action, &[("status", "IN"), ("status_on", &earlier)]).await;
        two.second.expect_status(409).see(&format!("Quelqu’un a enregistré autre chose entre-temps : « Complet, {today} »."));
        assert_eq!(world.dossier_for_staff(two.number).await.file_status(), FileStatus::Complete);
        // What was typed is still there, and counts when it is sent again.
        sent(&mut two.second, &action, &[]).await;
        two.second.expect_at(&two.page).see("Le statut du dossier est enregistré et un mail part.");
        let application = world.dossier_for_staff(two.number).await.application;
        assert_eq!((application.file_status.as_str(), application.incomplete_on), ("IN", Some(world.ctx.today() - Days::new(4))));
        assert_eq!(traced(&world, two.number, "application.file_status").await, 2);
    }

    async fn a_treatment_type_is_neither_replaced_nor_validated_unseen(world: World) {
        let mut two = Two::open(&world).await;
        let (action, validation) = (two.action("traitement"), two.action("traitement/valider"));
        assert_eq!(send(&mut two.first, &action, &[("treatment", "AD")]).await.status.as_u16(), 303);
        sent(&mut two.second, &action, &[("treatment", "AT")]).await;
        two.second.expect_status(409).see("Quelqu’un a enregistré autre chose entre-temps");
        assert_eq!(world.dossier_for_staff(two.number).await.application.treatment, "AD");

        two.look().await;
        assert_eq!(send(&mut two.first, &action, &[("treatment", "AT")]).await.status.as_u16(), 303);
        sent(&mut two.second, &validation, &[]).await;
        two.second.expect_status(409).see("Rien n’a été validé");
        let dossier = world.dossier_for_staff(two.number).await;
        assert!(!dossier.application.treatment_validated && dossier.published.is_none(), "nobody was admitted");

        // Set back to what validates itself: not « done already » for whoever saw another type.
        two.look().await;
        assert_eq!(send(&mut two.first, &action, &[("treatment", "AC")]).await.status.as_u16(), 303);
        sent(&mut two.second, &validation, &[]).await;
        two.second.expect_status(409).see("Rien n’a été validé");
    }

    async fn a_date_is_not_replaced_unseen(world: World) {
        let mut two = Two::open(&world).await;
        let action = two.action("dates");
        let return_on = world.dossier(two.number).await.return_on;
        let [first, second, confirmation] = [3, 5, 60].map(|days| return_on + Days::new(days));
        let (one, other) = (written(first), written(second));
        assert_eq!(send(&mut two.first, &action, &[("quelle", "retour"), ("return_day", &one)]).await.status.as_u16(), 303);
        // The other date of a page that is older is nobody else's.
        let confirmed = written(confirmation);
        assert_eq!(send(&mut two.first, &action, &[("quelle", "confirmation"), ("confirmation_day", &confirmed)]).await.status.as_u16(), 303);
        sent(&mut two.second, &action, &[("quelle", "retour"), ("return_day", &other)]).await;
        two.second.expect_status(409).see(&format!("Quelqu’un a enregistré autre chose entre-temps : « {one} »."));
        assert_eq!(own_dates(&world, two.number).await, (Some(first), Some(confirmation)));
        sent(&mut two.second, &action, &[]).await;
        two.second.expect_at(&two.page);
        assert_eq!(own_dates(&world, two.number).await, (Some(second), Some(confirmation)));
    }
}
