//! « Connexion ENT », with a sign-on that does what the test says.

use app::accounts::activate::{Activation, activate};
use app::accounts::create::Creation;
use app::accounts::sso::Facts;
use app::accounts::{purge, recover};
use chrono::TimeDelta;
use connect::sign_in::{How, SignInScript};
use domain::permissions::RoleKind;
use store::account::Account;
use testkit::people::{PASSWORD, Person};
use testkit::{Browser, World, both_engines};

const LOGIN: &str = "elefevre";
const SILENT: &str = "L’annuaire de l’établissement ne répond pas";
const ADDRESS: &str = "eloise.lefevre@etu.univ.example";

fn facts() -> Facts {
    Facts {
        last_name: Some("Lefèvre".to_owned()),
        first_name: Some("Éloïse".to_owned()),
        email: Some(ADDRESS.to_owned()),
        student_number: Some("21900345".to_owned()),
    }
}

/// The installation at an institution where Éloïse is signed on.
async fn signed_on(world: &World) -> World {
    let world = world.with_sign_on();
    world.institution().await;
    world.sign_on.signs_on(LOGIN, facts());
    world
}

async fn account(world: &World, login: &str) -> Option<Account> {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::find_by_sso_login(&mut tx, login).await.unwrap()
}

/// What the trace says of an account, oldest first.
pub async fn traces(world: &World, account: uuid::Uuid) -> Vec<String> {
    traces_of(world, &format!("account:{account}")).await
}

/// The same of any object.
pub async fn traces_of(world: &World, object: &str) -> Vec<String> {
    const SQL: &str = "SELECT action FROM audit_line WHERE object = $1 ORDER BY action";
    let lines: Vec<(String,)> = match &world.ctx.db {
        store::Db::Sqlite { writer, .. } => sqlx::query_as(SQL).bind(object).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap(),
        store::Db::Postgres(pool) => sqlx::query_as(SQL).bind(object).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap(),
    };
    lines.into_iter().map(|(action,)| action).collect()
}

async fn by_address(world: &World, address: &str) -> Account {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::find_by_email(&mut tx, address).await.unwrap().unwrap()
}

/// Begins to create an account without the sign-on, and gives the link that was mailed.
async fn begin_locally(world: &World, address: &str) -> String {
    let typed = Creation {
        last_name: "Lefèvre",
        first_name: "Éloïse",
        email: address,
        email_again: address,
        keep_email: true,
        language: "fr",
        network: "203.0.113.7",
        form: "",
    };
    app::accounts::create::create(&world.ctx, &typed).await.unwrap();
    world.last_mail_to(address).await.link_to("/compte/valider/")
}

/// On a first visit, or once more before the link was followed, with an address that is not the institution's.
async fn begin_with(world: &World, browser: &mut Browser, address: &str) -> String {
    browser.open("/connexion/ent").await;
    browser.open("/connexion/ent/compte").await;
    browser.fill("Adresse mail", address).fill("Confirmation Adresse Mail", address).press("Enregistrer").await;
    browser.expect_at("/compte/cree");
    world.last_mail_to(address).await.link_to("/compte/valider/")
}

/// A link that leads nowhere any more.
async fn is_dead(world: &World, path: &str) {
    let mut browser = world.browser();
    browser.open(path).await;
    browser.expect_status(410);
    assert!(!browser.has_field("Mot de passe"), "{path}");
}

async fn set(world: &World, key: &str, value: &str) {
    let mut tx = world.ctx.db.write().await.unwrap();
    let change = [(key.to_owned(), serde_json::Value::from(value))].into();
    app::settings::put(&world.ctx, &mut tx, &app::audit::Who::System, &change).await.unwrap();
    tx.commit().await.unwrap();
    app::settings::refresh(&world.ctx).await.unwrap();
}

/// From the home page to the account, with the institution's own address.
async fn create(world: &World) -> Browser {
    let mut browser = world.browser();
    browser.open("/").await;
    browser.follow("Connexion ENT").await;
    browser.follow_within("Je n’ai pas de compte eCandidat", "Créer un compte").await;
    browser.press("Enregistrer").await;
    browser.expect_at("/tableau-de-bord");
    browser
}

both_engines! {
    // covers: M0.04, M1.02, M2.02, M2.06, M3.03, M3.07
    /// « Je n'ai pas de compte eCandidat », « Créer un compte »: filled in from what the institution knows, active at
    /// once because the address is its own; from then on the sign-on is all it takes.
    async fn a_first_visit_creates_the_account(world: World) {
        let world = signed_on(&world).await;
        let mut browser = world.browser();
        browser.open("/").await;
        browser.see("Je suis étudiant").see("Veuillez vous connecter");
        browser.follow("Connexion ENT").await;
        browser.expect_at("/connexion/ent/nouveau").see("Je n’ai pas de compte eCandidat").see(LOGIN);
        // Whoever has just signed on is not asked to once more.
        assert!(browser.has_link("Connexion") && !browser.has_link("Connexion ENT"));
        browser.follow_within("Je n’ai pas de compte eCandidat", "Créer un compte").await;
        assert!(browser.has_link("Connexion") && !browser.has_link("Connexion ENT"));
        assert_eq!(browser.value("Nom"), "Lefèvre");
        assert_eq!(browser.value("Prénom"), "Éloïse");
        assert_eq!(browser.value("Adresse mail"), ADDRESS);
        assert_eq!(browser.value("Confirmation Adresse Mail"), ADDRESS);
        browser.press("Enregistrer").await;
        browser.expect_at("/tableau-de-bord").see("Votre compte est créé et lié à l’ENT");
        let made = account(&world, LOGIN).await.unwrap();
        assert_eq!((made.email.as_str(), made.student_number.as_deref(), made.password_hash), (ADDRESS, Some("21900345"), None));
        assert_eq!(traces(&world, made.id).await, ["account.sso_create"]);

        let mut later = world.browser();
        later.open("/connexion?suite=%2Fcandidatures").await;
        later.follow("Connexion ENT").await;
        later.expect_at("/candidatures");
    }

    // covers: M2.06
    /// What the directory knows goes before what the sign-on says; a directory that is silent costs some typing, and the
    /// page says so.
    async fn the_directory_fills_in(world: World) {
        let world = signed_on(&world).await;
        world.directory.knows(LOGIN, Facts { first_name: Some("Éloïse-Marie".to_owned()), ..Facts::default() });
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        assert_eq!((browser.value("Prénom"), browser.value("Nom")), ("Éloïse-Marie".to_owned(), "Lefèvre".to_owned()));
        browser.not_see(SILENT);

        world.directory.is_down(true);
        world.sign_on.signs_on("inconnu", Facts::default());
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        assert_eq!(browser.value("Nom"), "");
        browser.see(SILENT).see("Saisissez vous-même ce qui manque.");
        browser.press("Enregistrer").await;
        browser.expect_status(422).see("Saisissez votre nom.").see(SILENT);
        assert!(!browser.has_link("Connexion ENT"));
        world.set("languages.offered", serde_json::json!(["fr", "en", "de", "es"])).await;
        let told = [
            ("en", "The institution’s directory does not answer"),
            ("de", "Das Verzeichnis der Hochschule antwortet nicht"),
            ("es", "El directorio de la institución no responde"),
        ];
        for (language, words) in told {
            browser.speak(language);
            browser.open("/connexion/ent/compte").await;
            browser.see(words);
        }

        // Where the sign-on told everything, nothing is missing; a directory that knows nobody is not silent.
        world.sign_on.signs_on("complete", facts());
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        assert_eq!(browser.value("Nom"), "Lefèvre");
        browser.not_see(SILENT);
        world.directory.is_down(false);
        world.sign_on.signs_on("autre", Facts::default());
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        assert_eq!(browser.value("Nom"), "");
        browser.not_see(SILENT);
    }

    // covers: M2.07, M4.03
    /// Any other address is validated by its link, and the link alone is not enough: whoever reads that mail must be the
    /// one who signs on.
    async fn another_address_is_validated_first(world: World) {
        let world = signed_on(&world).await;
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        browser.fill("Adresse mail", "eloise@courriel.example").fill("Confirmation Adresse Mail", "eloise@courriel.example").press("Enregistrer").await;
        browser.expect_at("/compte/cree").see("eloise@courriel.example");
        assert!(account(&world, LOGIN).await.unwrap().activated_at.is_none());
        let path = world.last_mail_to("eloise@courriel.example").await.link_to("/compte/valider/");

        // Signing on again before following the link says what is missing.
        browser.open("/connexion/ent").await;
        browser.expect_at("/connexion/ent/nouveau").see("attend la validation de l’adresse eloise@courriel.example");

        // Somebody else reads the mail: neither their sign-on nor a password opens the account.
        world.sign_on.signs_on("intruse", Facts::default());
        let mut other = world.browser();
        other.open(&path).await;
        other.see(LOGIN);
        // The only sign-on of the page is the one that makes the account valid.
        other.follow("Connexion ENT").await;
        other.expect_status(403).see("un autre identifiant ENT");
        assert!(!other.has_field("Mot de passe") && !other.has_link("Connexion ENT"));
        let token = path.rsplit('/').next().unwrap();
        let typed = Activation { token, password: PASSWORD, password_again: PASSWORD, user_agent: "" };
        assert!(activate(&world.ctx, &typed).await.is_err());

        world.sign_on.signs_on(LOGIN, facts());
        let mut mine = world.browser();
        mine.open(&path).await;
        mine.follow("Connexion ENT").await;
        mine.expect_at("/tableau-de-bord");
        let made = account(&world, LOGIN).await.unwrap();
        assert!(made.activated_at.is_some());
        assert_eq!(made.email, "eloise@courriel.example");

        // The link was used up.
        let mut again = world.browser();
        again.open(&path).await;
        again.expect_status(410);
    }

    /// A sign-on that failed on the way is tried again with the link that was being followed.
    async fn a_validation_that_failed_is_tried_again(world: World) {
        let world = signed_on(&world).await;
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        browser.fill("Adresse mail", "eloise@courriel.example").fill("Confirmation Adresse Mail", "eloise@courriel.example").press("Enregistrer").await;
        let path = world.last_mail_to("eloise@courriel.example").await.link_to("/compte/valider/");

        let mut mine = world.browser();
        mine.tolerate_faults();
        mine.open(&path).await;
        world.sign_on.nobody();
        mine.follow("Connexion ENT").await;
        mine.expect_status(403).see("L’ENT ne vous a pas connecté");
        assert!(!mine.has_link("Connexion ENT"));
        world.sign_on.is_down(true);
        mine.follow("Recommencer la connexion ENT").await;
        mine.expect_status(503).see("La connexion ENT ne répond pas");
        assert!(!mine.has_link("Connexion ENT"));
        world.sign_on.is_down(false);
        world.sign_on.signs_on(LOGIN, facts());
        mine.follow("Recommencer la connexion ENT").await;
        mine.expect_at("/tableau-de-bord");
        assert!(account(&world, LOGIN).await.unwrap().activated_at.is_some());
    }

    /// A mistyped address is corrected by creating the account again. Whoever reads the mail at the mistyped one gets
    /// nothing of the person who signed on.
    async fn an_unfinished_creation_can_be_begun_again(world: World) {
        const MISTYPED: &str = "eloise@courriel.exemple";
        let world = signed_on(&world).await;
        let mut browser = world.browser();
        let first = begin_with(&world, &mut browser, MISTYPED).await;
        assert_eq!(by_address(&world, MISTYPED).await.student_number.as_deref(), Some("21900345"));
        let second = begin_with(&world, &mut browser, "eloise@courriel.example").await;

        is_dead(&world, &first).await;
        let left = by_address(&world, MISTYPED).await;
        assert_eq!((left.activated_at, left.sso_login, left.student_number), (None, None, None));
        let choice = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        let token = choice(&first);
        let typed = Activation { token: &token, password: PASSWORD, password_again: PASSWORD, user_agent: "" };
        assert!(activate(&world.ctx, &typed).await.is_err());
        // A link that is asked for anew opens an account without a number.
        recover::lost_link(&world.ctx, recover::Request { email: MISTYPED, network: "203.0.113.7", form: "" }).await.unwrap();
        let token = choice(&world.last_mail_to(MISTYPED).await.link_to("/compte/valider/"));
        activate(&world.ctx, &Activation { token: &token, ..typed }).await.unwrap();
        let theirs = by_address(&world, MISTYPED).await;
        assert_eq!((theirs.sso_login, theirs.student_number), (None, None));

        browser.open(&second).await;
        browser.follow("Connexion ENT").await;
        browser.expect_at("/tableau-de-bord");
        let mine = account(&world, LOGIN).await.unwrap();
        assert_eq!((mine.email.as_str(), mine.student_number.as_deref()), ("eloise@courriel.example", Some("21900345")));
    }

    /// The same address typed once more brings its link once more: the account stays behind the sign-on.
    async fn the_same_address_again_brings_its_link_again(world: World) {
        const MINE: &str = "eloise@courriel.example";
        let world = signed_on(&world).await;
        let mut browser = world.browser();
        let first = begin_with(&world, &mut browser, MINE).await;
        let begun = account(&world, LOGIN).await.unwrap();
        let second = begin_with(&world, &mut browser, MINE).await;
        assert_eq!(world.last_mail_to(MINE).await.subject, "eCandidat - votre lien d’activation");
        let waiting = account(&world, LOGIN).await.unwrap();
        assert_eq!((waiting.id, waiting.student_number.as_deref()), (begun.id, Some("21900345")));

        is_dead(&world, &first).await;
        browser.open(&second).await;
        assert!(!browser.has_field("Mot de passe"));
        browser.follow("Connexion ENT").await;
        browser.expect_at("/tableau-de-bord");
        let made = account(&world, LOGIN).await.unwrap();
        assert_eq!((made.id, made.activated_at.is_some(), made.password_hash), (begun.id, true, None));
        assert_eq!(traces(&world, made.id).await, ["account.sso_create"]);
    }

    /// An address of somebody else's account ends no attempt: nothing was put in its place.
    async fn an_address_in_use_leaves_the_attempt_as_it_was(world: World) {
        let world = signed_on(&world).await;
        let other = world.person("Noé", "Petit").await;
        let mut browser = world.browser();
        let path = begin_with(&world, &mut browser, "eloise@courriel.example").await;
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        browser.fill("Adresse mail", &other.email).fill("Confirmation Adresse Mail", &other.email).press("Enregistrer").await;
        browser.expect_at("/compte/cree");
        assert_eq!(account(&world, LOGIN).await.unwrap().email, "eloise@courriel.example");
        browser.open(&path).await;
        browser.follow("Connexion ENT").await;
        browser.expect_at("/tableau-de-bord");
    }

    /// An account that nobody ever activated does not keep the institution's own address from whom it was given to.
    async fn an_account_never_activated_gives_the_institution_s_address_back(world: World) {
        let world = signed_on(&world).await;
        let link = begin_locally(&world, ADDRESS).await;
        let first = by_address(&world, ADDRESS).await.id;
        create(&world).await;
        let made = account(&world, LOGIN).await.unwrap();
        assert_ne!(made.id, first);
        assert_eq!((made.email.as_str(), made.email_key.as_str(), made.student_number.as_deref()), (ADDRESS, ADDRESS, Some("21900345")));
        assert!(made.activated_at.is_some());
        is_dead(&world, &link).await;

        // One that was begun behind the sign-on while the directory did not answer, and so waited for a link.
        const LATER: &str = "zoe.lefevre@etu.univ.example";
        world.sign_on.signs_on("zlefevre", Facts { email: None, ..facts() });
        let mut browser = world.browser();
        let link = begin_with(&world, &mut browser, LATER).await;
        world.sign_on.signs_on("zlefevre", Facts { email: Some(LATER.to_owned()), ..facts() });
        create(&world).await;
        assert_eq!(account(&world, "zlefevre").await.unwrap().email_key, LATER);
        is_dead(&world, &link).await;

        world.ctx.clock.advance(TimeDelta::days(7));
        assert_eq!(purge::never_activated(&world.ctx).await.unwrap(), 2);
        assert_eq!(by_address(&world, ADDRESS).await.id, made.id);
    }

    /// What staff made for a colleague stays, and so does what was closed, though nobody ever activated it.
    async fn an_address_that_staff_dispose_of_is_not_given_back(world: World) {
        let world = signed_on(&world).await;
        let link = begin_locally(&world, ADDRESS).await;
        let held = by_address(&world, ADDRESS).await;
        let refused = async |world: &World| {
            let mut browser = world.browser();
            browser.open("/connexion/ent").await;
            browser.open("/connexion/ent/compte").await;
            browser.press("Enregistrer").await;
            browser.expect_status(422).see("Un compte eCandidat utilise déjà cette adresse");
            assert!(account(world, LOGIN).await.is_none());
        };
        let deactivate = async |at| {
            let mut tx = world.ctx.db.write().await.unwrap();
            store::account::set_deactivated(&mut tx, held.id, at).await.unwrap();
            tx.commit().await.unwrap();
        };
        deactivate(Some(world.now())).await;
        refused(&world).await;
        deactivate(None).await;
        let colleague =
            Person { account: held.id, email: held.email.clone(), first_name: held.first_name.clone(), last_name: held.last_name.clone(), file_number: None };
        world.grant(&colleague, RoleKind::Central, None, None).await;
        refused(&world).await;
        let mut browser = world.browser();
        browser.open(&link).await;
        browser.expect_status(200);
        assert!(browser.has_field("Mot de passe"));
    }

    /// The same address is never enough to get at somebody's account.
    async fn the_same_address_links_nothing(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Éloïse", "Lefèvre").await;
        world.sign_on.signs_on(LOGIN, Facts { email: Some(person.email.clone()), ..facts() });
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.expect_at("/connexion/ent/nouveau");
        browser.open("/connexion/ent/compte").await;
        browser.press("Enregistrer").await;
        browser.expect_status(422).see("Un compte eCandidat utilise déjà cette adresse");
        assert!(account(&world, LOGIN).await.is_none());

        // An address the institution does not vouch for gets the neutral answer, and its owner a mail.
        let other = world.person("Noé", "Petit").await;
        browser.fill("Adresse mail", &other.email).fill("Confirmation Adresse Mail", &other.email).press("Enregistrer").await;
        browser.expect_at("/compte/cree");
        assert!(account(&world, LOGIN).await.is_none());
        assert_eq!(world.last_mail_to(&other.email).await.subject, "eCandidat - vous avez déjà un compte");
    }

    /// « J'ai déjà un compte eCandidat »: its password links it.
    async fn the_password_links_an_account(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Éloïse", "Lefèvre").await;
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", "autre chose").press("Lier mon compte").await;
        browser.expect_status(422).see("Utilisateur ou mot de passe incorrect");
        assert!(account(&world, LOGIN).await.is_none() && !browser.has_link("Connexion ENT"));
        browser.fill("Mot de passe", PASSWORD).press("Lier mon compte").await;
        browser.expect_at("/tableau-de-bord");
        assert_eq!(account(&world, LOGIN).await.map(|account| account.id), Some(person.account));

        // One login, one account; one account, one login.
        let mut again = world.browser();
        again.open("/connexion/ent").await;
        again.expect_at("/tableau-de-bord");
        world.sign_on.signs_on("autre", Facts::default());
        let mut other = world.browser();
        other.open("/connexion/ent").await;
        other.fill("Utilisateur", &person.email).fill("Mot de passe", PASSWORD).press("Lier mon compte").await;
        other.expect_status(422).see("déjà lié à un autre identifiant ENT");
    }

    /// A directory that was away when an account was linked is asked for the student number once it is back.
    async fn linking_asks_for_the_number_later(world: World) {
        let world = signed_on(&world).await;
        world.sign_on.signs_on(LOGIN, Facts { student_number: None, ..facts() });
        world.directory.is_down(true);
        let person = world.person("Éloïse", "Lefèvre").await;
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", PASSWORD).press("Lier mon compte").await;
        browser.expect_at("/tableau-de-bord");
        world.run_jobs().await;
        assert_eq!(account(&world, LOGIN).await.unwrap().student_number, None);
        world.directory.is_down(false);
        world.directory.knows(LOGIN, facts());
        world.advance(TimeDelta::minutes(1)).await;
        assert_eq!(account(&world, LOGIN).await.unwrap().student_number.as_deref(), Some("21900345"));
    }

    /// On « Accès »: the sign-on is asked anew, the password is asked, and both ways are undone by their owner alone.
    async fn linking_and_unlinking_are_explicit(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Éloïse", "Lefèvre").await;
        let mut client = world.sign_in(person.clone()).await;
        client.open("/mon-compte/acces").await;
        client.follow("Lier à mon identifiant ENT").await;
        client.expect_at("/mon-compte/acces/ent").see(LOGIN);
        assert_eq!(world.sign_on.asked().last(), Some(&How::Anew));
        client.fill("Mot de passe actuel", "autre chose").press("Lier mon compte").await;
        client.expect_status(422).see("Ce n’est pas votre mot de passe actuel");
        client.fill("Mot de passe actuel", PASSWORD).press("Lier mon compte").await;
        client.expect_at("/mon-compte/acces").see("Votre compte est lié à l’ENT.").see(LOGIN);
        assert_eq!(account(&world, LOGIN).await.map(|account| account.id), Some(person.account));
        // What was asked once is not answered twice.
        client.open("/mon-compte/acces/ent").await;
        client.expect_at("/mon-compte/acces").see("Recommencez");

        // Somebody else cannot take the login.
        let mut other = world.sign_in(world.person("Noé", "Petit").await).await;
        other.open("/mon-compte/acces/ent/lier").await;
        other.fill("Mot de passe actuel", PASSWORD).press("Lier mon compte").await;
        other.expect_at("/mon-compte/acces").see("déjà lié à un autre compte");

        client.open("/mon-compte/acces").await;
        client.press("Délier de l’ENT").await;
        client.see("Votre compte n’est plus lié à l’ENT");
        assert!(account(&world, LOGIN).await.is_none());
        assert_eq!(traces(&world, person.account).await, ["account.sso_link", "account.sso_unlink"]);
    }

    /// Without a password, unlinking would lock the owner out.
    async fn the_last_way_in_stays(world: World) {
        let world = signed_on(&world).await;
        let mut browser = create(&world).await;
        browser.open("/mon-compte/acces").await;
        browser.press("Délier de l’ENT").await;
        browser.see("Choisissez d’abord un mot de passe");
        assert!(account(&world, LOGIN).await.is_some());
    }

    /// The sign-on server says on one node that a ticket is over; the session it began ends on every node, no other does.
    async fn the_end_of_the_sign_on_ends_the_session_on_any_node(world: World) {
        let world = signed_on(&world).await;
        let mut first = create(&world).await;
        let first_ticket = world.sign_on.last_ticket();
        let mut second = world.browser();
        second.open("/connexion/ent").await;
        second.expect_at("/tableau-de-bord");

        let other_node = world.another_node().await;
        let mut server = other_node.browser();
        for message in [SignInScript::end_of("ST-999"), "n’importe quoi".to_owned(), String::new(), SignInScript::end_of(&first_ticket)] {
            let answer = server.send(axum::http::Method::POST, "/connexion/ent/retour", Some("application/x-www-form-urlencoded".to_owned()), message.into()).await;
            assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, ""), "the sender learns nothing");
        }
        first.open("/tableau-de-bord").await;
        first.expect_at("/connexion");
        second.open("/tableau-de-bord").await;
        second.expect_at("/tableau-de-bord");
    }

    /// « Déconnexion » leaves the sign-on too, for sessions that began there.
    async fn signing_out_leaves_the_sign_on(world: World) {
        let world = signed_on(&world).await;
        let mut browser = create(&world).await;
        browser.press("Déconnexion").await;
        browser.see("Vous êtes déconnecté d’eCandidat");
        assert!(browser.html().contains("http-equiv=\"refresh\"") && !browser.has_button("Déconnexion"));
        browser.follow("Continuer").await;
        browser.expect_at("/");
        browser.follow("Connexion ENT").await;
        browser.expect_status(403).see("L’ENT ne vous a pas connecté");

        let mut client = world.sign_in(world.person("Noé", "Petit").await).await;
        client.open("/").await;
        client.open("/tableau-de-bord").await;
        client.press("Déconnexion").await;
        client.expect_at("/");
    }

    /// Tickets of somebody else's browser, made up, used or late open nothing.
    async fn only_the_browser_that_left_comes_back(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let refused = async |browser: &mut Browser, path: &str, words: &str| {
            browser.open(path).await;
            browser.expect_status(403).see(words);
            assert!(browser.cookie("ec_session").is_none(), "{path}");
        };

        // The victim's browser never left: the address of somebody's return does not sign it in as somebody.
        let mut left = world.browser();
        let target = left.fetch("/connexion/ent").await.location().unwrap().to_owned();
        let path = target.strip_prefix("http://localhost").unwrap().to_owned();
        refused(&mut world.browser(), &path, "n’a pas été commencée dans ce navigateur").await;
        // It still belongs to the browser that left, once.
        let kept = left.clone();
        left.open(&path).await;
        left.expect_at("/tableau-de-bord");
        refused(&mut kept.clone(), &path, "n’a pas été commencée").await;

        // Forged, and with another state.
        for change in [path.replace("ST-", "ST-9"), path.replace("state=", "state=x"), "/connexion/ent/retour".to_owned(), "/connexion/ent/retour?ticket=".to_owned()] {
            let mut browser = world.browser();
            browser.fetch("/connexion/ent").await;
            browser.open(&change).await;
            browser.expect_status(403);
            assert!(browser.cookie("ec_session").is_none(), "{change}");
        }

        // Late.
        let mut slow = world.browser();
        let target = slow.fetch("/connexion/ent").await.location().unwrap().to_owned();
        world.ctx.clock.advance(TimeDelta::minutes(11));
        refused(&mut slow, target.strip_prefix("http://localhost").unwrap(), "duré trop longtemps").await;

        // A first visit left alone for too long begins again.
        world.sign_on.signs_on("nouveau", Facts::default());
        let mut newcomer = world.browser();
        newcomer.open("/connexion/ent").await;
        newcomer.expect_at("/connexion/ent/nouveau");
        world.ctx.clock.advance(TimeDelta::minutes(61));
        newcomer.open("/connexion/ent/compte").await;
        newcomer.expect_status(403).see("duré trop longtemps");
    }

    /// Each sign-on has a session of its own; the session before it in the same browser ends.
    async fn the_session_is_new(world: World) {
        let world = signed_on(&world).await;
        let mut browser = create(&world).await;
        let before = browser.cookie("ec_session").unwrap().to_owned();
        // The attempt was begun before the session existed, in another window.
        let mut window = world.browser();
        let target = window.fetch("/connexion/ent").await.location().unwrap().to_owned();
        let attempt = window.cookie("ec_signon").unwrap().to_owned();
        browser.set_cookie("ec_signon", &attempt);
        browser.open(target.strip_prefix("http://localhost").unwrap()).await;
        browser.expect_at("/tableau-de-bord");
        assert_ne!(browser.cookie("ec_session").unwrap(), before);
        assert!(browser.cookie("ec_signon").is_none());
        let mut old = world.browser();
        old.set_cookie("ec_session", &before);
        old.open("/tableau-de-bord").await;
        old.expect_at("/connexion");
    }

    /// The page says that the sign-on is down; the password works as ever.
    async fn a_silent_server_stops_nobody_with_a_password(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Noé", "Petit").await;
        let mut browser = world.browser();
        browser.tolerate_faults();
        let target = browser.fetch("/connexion/ent").await.location().unwrap().to_owned();
        world.sign_on.is_down(true);
        browser.open(target.strip_prefix("http://localhost").unwrap()).await;
        browser.expect_status(503).see("La connexion ENT ne répond pas");
        browser.open("/connexion/ent").await;
        browser.expect_status(503).see("La connexion ENT ne répond pas");
        browser.follow("Se connecter avec un compte eCandidat").await;
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", PASSWORD).press("Connexion").await;
        browser.expect_at("/tableau-de-bord");
    }

    /// Where to go afterwards is a page of this site.
    async fn nobody_is_sent_elsewhere(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        for wish in ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"] {
            let mut browser = world.browser();
            let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("suite", wish).finish();
            browser.open(&format!("/connexion/ent?{query}")).await;
            browser.expect_at("/tableau-de-bord");
        }
    }

    /// A portal's link asks nothing: it signs in who is signed on and leaves the others where they wanted to go.
    async fn a_quiet_attempt_bothers_nobody(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let mut browser = world.browser();
        browser.open("/connexion/ent?discret=1&suite=%2Fcandidatures").await;
        browser.expect_at("/candidatures");
        assert_eq!(world.sign_on.asked().last(), Some(&How::Quiet));
        world.sign_on.nobody();
        let mut browser = world.browser();
        browser.open("/connexion/ent?discret=1&suite=%2Foffre").await;
        browser.expect_at("/offre").expect_status(200);
    }

    /// People whose access was closed stay out, whatever the institution says of them.
    async fn the_deactivated_stay_out(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let id = account(&world, LOGIN).await.unwrap().id;
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_deactivated(&mut tx, id, Some(world.now())).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.expect_status(403).see("Votre accès à eCandidat est fermé");
        assert!(browser.cookie("ec_session").is_none());
    }

    /// Staff sign on the same way and land on their side, once somebody entitled said which login is theirs.
    async fn staff_sign_on_the_same_way(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Gaëlle", "Gestion").await;
        let mut admin = world.admin().await;
        let page = format!("/admin/droits/{}", person.account);
        admin.open(&page).await;
        assert!(!admin.has_field("Identifiant ENT"), "applicants link their accounts themselves");
        world.grant(&person, RoleKind::Central, None, None).await;
        admin.open(&page).await;
        admin.fill("Identifiant ENT", " ELefevre ").press_within("Identifiant ENT", "Enregistrer").await;
        admin.see("L’identifiant ENT est enregistré.");
        assert_eq!(admin.value("Identifiant ENT"), LOGIN);
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.expect_at("/admin");

        // Central admissions give nobody a way into an administrator's account.
        let mut central = world.central().await;
        central.open(&format!("/admin/droits/{}", admin.person.account)).await;
        let token = central.page().controls.iter().find(|control| control.name == "_csrf").unwrap().value.clone();
        let answer = central.post_raw(&format!("/admin/droits/{}/ent", admin.person.account), &[("_csrf", &token), ("login", "pirate")]).await;
        assert_eq!(answer.status.as_u16(), 403);
        assert!(account(&world, "pirate").await.is_none());
        // One login, one account.
        let other = world.person("Marc", "Membre").await;
        world.grant(&other, RoleKind::Central, None, None).await;
        admin.open(&format!("/admin/droits/{}", other.account)).await;
        admin.fill("Identifiant ENT", LOGIN).press_within("Identifiant ENT", "Enregistrer").await;
        admin.see("déjà lié à un autre compte");
    }

    /// Where accounts are yearly, one of last year's campaign makes room for another.
    async fn a_yearly_account_makes_room(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let first = account(&world, LOGIN).await.unwrap().id;
        set(&world, "accounts.lifetime", "campaign").await;
        world.ctx.clock.advance(TimeDelta::days(210));
        world.campaign("2027", world.ctx.today() - TimeDelta::days(1), world.ctx.today() + TimeDelta::days(100)).await;
        create(&world).await;
        let second = account(&world, LOGIN).await.unwrap();
        assert_ne!(second.id, first);
        assert_eq!((second.email.as_str(), second.email_key.as_str()), (ADDRESS, ADDRESS));
    }

    /// The same when another account of that address was begun and never activated.
    async fn a_yearly_account_that_waits_makes_room_too(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        set(&world, "accounts.lifetime", "campaign").await;
        world.ctx.clock.advance(TimeDelta::days(210));
        world.campaign("2027", world.ctx.today() - TimeDelta::days(1), world.ctx.today() + TimeDelta::days(100)).await;
        let link = begin_locally(&world, ADDRESS).await;
        create(&world).await;
        let made = account(&world, LOGIN).await.unwrap();
        assert_eq!((made.email_key.as_str(), made.activated_at.is_some()), (ADDRESS, true));
        is_dead(&world, &link).await;
    }

    /// Somebody who tries again and again is asked to wait.
    async fn attempts_are_counted(world: World) {
        let world = signed_on(&world).await;
        let limit = world.ctx.settings().sign_in_attempts * 40;
        let mut browser = world.browser();
        for _ in 0..limit {
            browser.fetch("/connexion/ent").await;
        }
        assert_eq!(browser.fetch("/connexion/ent").await.status.as_u16(), 429);
    }

    /// Without a sign-on nothing speaks of one.
    async fn without_a_sign_on_there_is_none(world: World) {
        world.institution().await;
        let mut browser = world.browser();
        browser.open("/").await;
        assert!(!browser.has_link("Connexion ENT"));
        browser.open("/connexion/ent").await;
        browser.expect_status(404);
        let mut client = world.sign_in(world.person("Noé", "Petit").await).await;
        client.open("/mon-compte/acces").await;
        client.not_see("ENT");
    }

    /// What is over is forgotten with the night's purge.
    async fn old_attempts_are_forgotten(world: World) {
        let world = signed_on(&world).await;
        world.browser().fetch("/connexion/ent").await;
        world.sign_on.signs_on("nouveau", Facts::default());
        world.browser().open("/connexion/ent").await;
        world.advance(TimeDelta::days(2)).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        assert_eq!(store::sign_on::purge(&mut tx, world.now()).await.unwrap(), 0, "the purge has passed already");
    }
}
