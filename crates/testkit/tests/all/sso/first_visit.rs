//! On a first visit: creating the account, and validating an address that is not the institution's.

use app::accounts::activate::{Activation, activate};
use app::accounts::recover;
use app::accounts::sso::Facts;
use testkit::both_engines;
use testkit::browser::plain;
use testkit::people::PASSWORD;

use super::{ADDRESS, LOGIN, account, begin_with, by_address, facts, is_dead, signed_on, traces};

const SILENT: &str = "L’annuaire de l’établissement ne répond pas";

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
        let mail = world.last_mail_to("eloise@courriel.example").await;
        let text = plain(&mail.text);
        assert!(text.contains(&plain("Activez-le, puis connectez-vous par la connexion ENT de l’établissement.")), "{text}");
        // The account takes no password.
        assert!(!text.contains("mot de passe") && !text.contains("Votre login"), "{text}");
        let path = mail.link_to("/compte/valider/");

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
        let mail = world.last_mail_to(MINE).await;
        assert_eq!(mail.subject, "eCandidat - votre lien d’activation");
        assert!(plain(&mail.text).contains(&plain("Connectez-vous ensuite par la connexion ENT")), "{}", mail.text);
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

    /// Somebody with a login who takes another person's address for a first visit keeps nobody from it: whoever creates the
    /// account without the sign-on gets a link for a password, and nothing of the one who signed on.
    async fn a_login_blocks_nobodys_address(world: World) {
        const MINE: &str = "eloise@courriel.example";
        let world = signed_on(&world).await;
        let taken = begin_with(&world, &mut world.browser(), MINE).await;
        let mut owner = world.browser();
        owner.open("/compte/creer").await;
        owner.fill("Nom", "Petit").fill("Prénom", "Éloïse").fill("Adresse mail", MINE).fill("Confirmation Adresse Mail", MINE).press("Enregistrer").await;
        owner.expect_at("/compte/cree");
        let mail = world.last_mail_to(MINE).await;
        assert!(plain(&mail.text).contains("choisir votre mot de passe"), "it has no login of the sign-on any more: {}", mail.text);
        let link = mail.link_to("/compte/valider/");
        is_dead(&world, &taken).await;
        assert!(account(&world, LOGIN).await.is_none());
        let token = link.rsplit('/').next().unwrap();
        activate(&world.ctx, &Activation { token, password: PASSWORD, password_again: PASSWORD, user_agent: "" }).await.unwrap();
        let made = by_address(&world, MINE).await;
        assert_eq!((made.activated_at.is_some(), made.sso_login, made.student_number), (true, None, None));

        // Once it is active, a login that is linked stays.
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_sso_login(&mut tx, made.id, Some("epetit")).await.unwrap();
        tx.commit().await.unwrap();
        let mut again = world.browser();
        again.open("/compte/creer").await;
        again.fill("Nom", "Petit").fill("Prénom", "Éloïse").fill("Adresse mail", MINE).fill("Confirmation Adresse Mail", MINE).press("Enregistrer").await;
        assert_eq!(by_address(&world, MINE).await.sso_login.as_deref(), Some("epetit"));
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
        // Whose account it is signs in by a password.
        let told = world.last_mail_to(&other.email).await;
        assert!(plain(&told.text).contains(&plain("J’ai oublié mes identifiants")), "{}", told.text);
        assert_eq!(account(&world, LOGIN).await.unwrap().email, "eloise@courriel.example");
        browser.open(&path).await;
        browser.follow("Connexion ENT").await;
        browser.expect_at("/tableau-de-bord");
    }
}
