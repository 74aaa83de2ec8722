//! The sign-on and the directory against real servers of others: django-cas-server, oidc-provider, OpenLDAP. The survey
//! server of the tests against a client of others: citric.

use std::time::Duration;

use connect::directory::{Directory, DirectoryError, DirectorySettings};
use connect::facts::{Facts, Names};
use connect::sso::{Protocol, Sso, SsoSettings};
use testkit::peers::{CasServer, OidcProvider, Slapd, Visitor, citric};
use testkit::people::PASSWORD;
use testkit::survey_server::{Shape, SurveyServer};
use testkit::{Browser, Engine, World};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

/// Longest wait for an answer. Far longer than needed, so that a busy machine is no failure.
const PATIENT: Duration = Duration::from_secs(120);

/// An installation that servers can reach, before it has a sign-on.
struct Place {
    listener: TcpListener,
    home: String,
    back: String,
}

impl Place {
    async fn new() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let home = format!("http://{}", listener.local_addr().unwrap());
        Self { listener, back: format!("{home}{}", app::links::SIGN_ON_RETURN), home }
    }

    /// The installation with this sign-on, and its pages on the network until the set is dropped.
    async fn open(self, world: &World, sso: Sso) -> (World, JoinSet<()>) {
        let mut world = world.clone();
        world.ctx.public_url = self.home.as_str().into();
        let world = world.with_services(sso, Directory::Off);
        world.institution().await;
        let mut served = JoinSet::new();
        let router = world.router.clone();
        served.spawn(async move {
            axum::serve(self.listener, router).await.unwrap();
        });
        (world, served)
    }
}

/// Where the browser is sent when it asks for this page.
async fn departure(browser: &mut Browser, path: &str) -> String {
    browser.fetch(path).await.location().unwrap().to_owned()
}

/// The path of an address of ours.
fn path_of(address: &str) -> String {
    let address = url::Url::parse(address).unwrap();
    format!("{}?{}", address.path(), address.query().unwrap_or_default())
}

fn eloise() -> [&'static str; 4] {
    ["Lefèvre", "Éloïse", "eloise.lefevre@etu.univ.example", "eloise.lefevre@etu.univ.example"]
}

fn filled_in(browser: &Browser) -> [String; 4] {
    ["Nom", "Prénom", "Adresse mail", "Confirmation Adresse Mail"].map(|label| browser.value(label))
}

#[tokio::test]
async fn a_real_cas_server() {
    testkit::run(Engine::Sqlite, |world| async move {
        let Some(cas) = CasServer::start() else { return };
        let place = Place::new().await;
        let back = place.back.clone();
        let (world, _served) = place.open(&world, Sso::open(&SsoSettings { timeout: PATIENT, ..SsoSettings::cas(&cas.address) }, &back).unwrap()).await;
        world.ctx.sso.health().await.unwrap();

        // The first visit: credentials there, attributes here.
        let mut visitor = Visitor::new();
        let mut browser = world.browser();
        let login_page = departure(&mut browser, "/connexion/ent").await;
        assert_eq!(visitor.open(&login_page, &back).await, None);
        let returned = visitor.submit(&[("username", CasServer::LOGIN), ("password", PASSWORD)], &back).await.unwrap();
        assert!(returned.contains("ticket=ST-"), "{returned}");
        browser.open(&path_of(&returned)).await;
        browser.expect_at("/connexion/ent/nouveau").see("elefevre");
        browser.follow_within("Je n’ai pas de compte eCandidat", "Créer un compte").await;
        assert_eq!(filled_in(&browser), eloise());
        browser.press("Enregistrer").await;
        browser.expect_at("/tableau-de-bord");

        // A ticket is good once, even in a browser that left from here.
        let mut thief = world.browser();
        departure(&mut thief, "/connexion/ent").await;
        thief.open(&path_of(&returned)).await;
        thief.expect_status(403).see("périmée, a déjà servi");
        departure(&mut thief, "/connexion/ent").await;
        thief.open("/connexion/ent/retour?ticket=ST-0123456789abcdefghijklmnopqrstuvwxyz").await;
        thief.expect_status(403);
        assert!(thief.cookie("ec_session").is_none());

        // Signed on there already: nothing is asked. With gateway, nothing is asked either way.
        let mut second = world.browser();
        let returned = visitor.open(&departure(&mut second, "/connexion/ent").await, &back).await.unwrap();
        second.open(&path_of(&returned)).await;
        second.expect_at("/tableau-de-bord");
        let mut third = world.browser();
        let returned = visitor.open(&departure(&mut third, "/connexion/ent?discret=1&suite=%2Fcandidatures").await, &back).await.unwrap();
        third.open(&path_of(&returned)).await;
        third.expect_at("/candidatures");
        let mut stranger = world.browser();
        let returned = Visitor::new().open(&departure(&mut stranger, "/connexion/ent?discret=1&suite=%2Foffre").await, &back).await.unwrap();
        assert!(!returned.contains("ticket="), "{returned}");
        stranger.open(&path_of(&returned)).await;
        stranger.expect_at("/offre");

        // To link an account the person proves anew who they are.
        let mut client = world.sign_in(world.person("Noé", "Petit").await).await;
        let anew = departure(&mut client, "/mon-compte/acces/ent/lier").await;
        assert_eq!(visitor.open(&anew, &back).await, None, "asked although signed on");
        // A ticket from the sign-on before is no such proof.
        let plain = departure(&mut world.browser(), "/connexion/ent").await;
        let lazy = visitor.open(&plain, &back).await.unwrap();
        let mut lazy_client = client.clone();
        lazy_client.open(&path_of(&lazy)).await;
        lazy_client.expect_status(403);

        // Signing out here leads there; signing out there ends every session that began there, on any node.
        second.press("Déconnexion").await;
        second.see("Vous êtes déconnecté d’eCandidat");
        assert!(second.href("Continuer").starts_with("/cas/logout?service=http"), "{}", second.href("Continuer"));
        third.open("/tableau-de-bord").await;
        third.expect_at("/tableau-de-bord");
        visitor.open(&format!("{}/logout", cas.address), &back).await;
        for mut open in [browser, third] {
            open.open("/tableau-de-bord").await;
            open.expect_at("/connexion");
        }
        client.open("/tableau-de-bord").await;
        client.expect_at("/tableau-de-bord");

        // Down: the page says so.
        drop(cas);
        let mut late = world.browser();
        late.tolerate_faults();
        departure(&mut late, "/connexion/ent").await;
        late.open("/connexion/ent/retour?ticket=ST-1").await;
        late.expect_status(503).see("La connexion ENT ne répond pas");
        assert!(world.ctx.sso.health().await.is_err());
    })
    .await;
}

fn openid(provider: &OidcProvider, secret: &str) -> SsoSettings {
    SsoSettings {
        protocol: Protocol::Oidc {
            client_id: OidcProvider::CLIENT.to_owned(),
            client_secret: Some(secret.to_owned().into()),
            scopes: "openid profile email".to_owned(),
            login_claim: "sub".to_owned(),
        },
        url: provider.issuer.clone(),
        names: Names::openid(),
        timeout: PATIENT,
        ..SsoSettings::off()
    }
}

/// Signs on at the provider's own pages.
async fn sign_on(visitor: &mut Visitor, departure: &str, login: &str, back: &str) -> String {
    assert_eq!(visitor.open(departure, back).await, None);
    assert_eq!(visitor.submit(&[("login", login), ("password", "any")], back).await, None, "the consent is asked next");
    visitor.submit(&[], back).await.unwrap()
}

#[tokio::test]
async fn a_real_provider_of_openid_connect() {
    testkit::run(Engine::Sqlite, |world| async move {
        let place = Place::new().await;
        let (back, home) = (place.back.clone(), format!("{}/", place.home));
        let Some(provider) = OidcProvider::start(&back, &home) else { return };
        let (world, _served) = place.open(&world, Sso::open(&openid(&provider, OidcProvider::SECRET), &back).unwrap()).await;
        world.ctx.sso.health().await.unwrap();
        // The provider's answers carry the time of its clock. Up to a minute ahead is believed: from a minute on from now
        // there are two for all that follows.
        #[expect(clippy::disallowed_methods, reason = "a server of others has no clock to be set")]
        world.ctx.clock.set(chrono::Utc::now() + chrono::TimeDelta::minutes(1));

        let mut visitor = Visitor::new();
        let mut browser = world.browser();
        let leaving = departure(&mut browser, "/connexion/ent").await;
        for part in ["code_challenge_method=S256", "response_type=code", "nonce=", "state="] {
            assert!(leaving.contains(part), "{leaving}");
        }
        let returned = sign_on(&mut visitor, &leaving, "ELefevre", &back).await;
        // Another state belongs to another browser.
        let mut thief = world.browser();
        departure(&mut thief, "/connexion/ent").await;
        thief.open(&path_of(&returned)).await;
        thief.expect_status(403);
        browser.open(&path_of(&returned)).await;
        browser.expect_at("/connexion/ent/nouveau").see("ELefevre");
        browser.follow_within("Je n’ai pas de compte eCandidat", "Créer un compte").await;
        assert_eq!(filled_in(&browser), ["Lefèvre", "Éloïse", "elefevre@etu.univ.example", "elefevre@etu.univ.example"]);
        browser.press("Enregistrer").await;
        browser.expect_at("/tableau-de-bord");

        // Signed on there already, with the answer's issuer changed, a used code, and another issuer's word.
        for change in ["iss=http%3A%2F%2Fevil.example", "iss="] {
            let mut second = world.browser();
            let returned = visitor.open(&departure(&mut second, "/connexion/ent").await, &back).await.unwrap();
            let (before, _) = returned.split_once("iss=").unwrap();
            second.open(&path_of(&format!("{before}{change}"))).await;
            second.expect_status(403);
        }
        let mut second = world.browser();
        let returned = visitor.open(&departure(&mut second, "/connexion/ent").await, &back).await.unwrap();
        second.open(&path_of(&returned)).await;
        second.expect_at("/tableau-de-bord");

        // Nobody is asked, and nobody is there.
        let mut stranger = world.browser();
        let returned = Visitor::new().open(&departure(&mut stranger, "/connexion/ent?discret=1&suite=%2Foffre").await, &back).await.unwrap();
        assert!(returned.contains("error=login_required"), "{returned}");
        stranger.open(&path_of(&returned)).await;
        stranger.expect_at("/offre");

        // An address the provider did not check is validated by its link.
        let mut unchecked = world.browser();
        let leaving = departure(&mut unchecked, "/connexion/ent").await;
        let returned = sign_on(&mut Visitor::new(), &leaving, "unchecked", &back).await;
        unchecked.open(&path_of(&returned)).await;
        unchecked.open("/connexion/ent/compte").await;
        assert_eq!(unchecked.value("Adresse mail"), "");

        // Linking asks anew.
        let mut client = world.sign_in(world.person("Noé", "Petit").await).await;
        let anew = departure(&mut client, "/mon-compte/acces/ent/lier").await;
        assert_eq!(visitor.open(&anew, &back).await, None, "asked although signed on");

        // Signing out here leads there, and what ends there ends here.
        second.press("Déconnexion").await;
        let leaving = second.href("Continuer");
        assert!(leaving.starts_with("/session/end?") && leaving.contains("id_token_hint="), "{leaving}");
        assert_eq!(visitor.open(&format!("{}{leaving}", provider.issuer), &home).await, None);
        assert_eq!(visitor.submit(&[("logout", "yes")], &home).await, Some(home.clone()));
        browser.open("/tableau-de-bord").await;
        browser.expect_at("/connexion");
    })
    .await;
}

#[tokio::test]
async fn a_wrong_secret_signs_nobody_on() {
    testkit::run(Engine::Sqlite, |world| async move {
        let place = Place::new().await;
        let (back, home) = (place.back.clone(), format!("{}/", place.home));
        let Some(provider) = OidcProvider::start(&back, &home) else { return };
        let (world, _served) = place.open(&world, Sso::open(&openid(&provider, "another"), &back).unwrap()).await;
        let mut browser = world.browser();
        let leaving = departure(&mut browser, "/connexion/ent").await;
        let returned = sign_on(&mut Visitor::new(), &leaving, "ELefevre", &back).await;
        browser.open(&path_of(&returned)).await;
        browser.expect_status(403);
        drop(provider);
        browser.tolerate_faults();
        browser.open("/connexion/ent/retour?code=x&state=y").await;
        browser.expect_status(403);
    })
    .await;
}

fn directory(slapd: &Slapd) -> DirectorySettings {
    DirectorySettings {
        url: slapd.address.clone(),
        insecure: true,
        base: Slapd::BASE.to_owned(),
        bind_dn: Slapd::READER.to_owned(),
        bind_password: Slapd::PASSWORD.to_owned().into(),
        timeout: PATIENT,
        ..DirectorySettings::off()
    }
}

fn open(settings: &DirectorySettings) -> Directory {
    Directory::open(settings).unwrap()
}

#[tokio::test]
async fn a_real_directory() {
    let Some(slapd) = Slapd::start() else { return };
    let settings = directory(&slapd);
    let directory = open(&settings);
    directory.health().await.unwrap();
    let eloise = Facts {
        last_name: Some("Lefèvre".to_owned()),
        first_name: Some("Éloïse".to_owned()),
        email: Some("eloise.lefevre@etu.univ.example".to_owned()),
        student_number: Some("21900345".to_owned()),
    };
    assert_eq!(directory.find("elefevre").await, Ok(Some(eloise)));
    assert_eq!(directory.find("nobody").await, Ok(None));
    // What has a meaning in filters is a name here and nothing else.
    for login in ["*", "elef*", "x)(uid=*", "elefevre)(objectClass=*", "\\2a", "\0"] {
        assert_eq!(directory.find(login).await, Ok(None), "{login:?}");
    }
    assert_eq!(directory.find("a*b(c)\\").await.unwrap().unwrap().last_name.as_deref(), Some("Signes"));
    assert_eq!(directory.find("double").await, Err(DirectoryError::Ambiguous));

    let students = open(&DirectorySettings { filter: "(eduPersonAffiliation=student)".to_owned(), ..settings.clone() });
    assert!(students.find("elefevre").await.unwrap().is_some());
    assert_eq!(students.find("agent").await, Ok(None));

    let wrong_password = open(&DirectorySettings { bind_password: "autre".to_owned().into(), ..settings.clone() });
    assert_eq!(wrong_password.find("elefevre").await, Err(DirectoryError::Refused("result 49".to_owned())));
    // TLS from the first byte, or begun before anything is said; with a server nobody vouches for, nothing is said.
    for address in [&slapd.address, &slapd.tls_address] {
        let encrypted = DirectorySettings { url: address.clone(), insecure: false, ..settings.clone() };
        let trusting = open(&DirectorySettings { authority: Some(slapd.authority.clone()), ..encrypted.clone() });
        assert!(trusting.find("elefevre").await.unwrap().is_some(), "{address}");
        let outcome = open(&encrypted).find("elefevre").await;
        assert!(matches!(outcome, Err(DirectoryError::Unavailable(_))), "{address}: {outcome:?}");
    }
    drop(slapd);
    assert!(matches!(directory.find("elefevre").await, Err(DirectoryError::Unavailable(_))));
}

#[tokio::test]
async fn the_directory_fills_in_a_first_visit() {
    testkit::run(Engine::Sqlite, |world| async move {
        let Some(slapd) = Slapd::start() else { return };
        let world = world.with_services(Sso::Scripted(world.sign_on.clone()), open(&directory(&slapd)));
        world.institution().await;
        world.sign_on.signs_on("elefevre", Facts::default());
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open("/connexion/ent/compte").await;
        assert_eq!(filled_in(&browser), eloise());
    })
    .await;
}

/// What we take for LimeSurvey is LimeSurvey to somebody else's client too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_survey_server_speaks_as_limesurvey_does() {
    let server = SurveyServer::start().await;
    server.survey(123_456, &[("suite", "Quelle suite ?")]);
    server.survey(7, &[]);
    server.answers(123_456, 3, "2026-03-16 10:01:00", &[("suite", "Thèse")]);
    server.begins(123_456, 4, &[("suite", "…")]);
    server.answers(123_456, 5, "2026-03-16 10:02:00", &[("suite", "Entreprise")]);
    let look = || {
        let address = server.address.clone();
        tokio::task::spawn_blocking(move || citric(&address, SurveyServer::USER, SurveyServer::PASSWORD, 123_456, 7))
    };
    let Some(plain) = look().await.unwrap() else { return };
    assert_eq!(plain["responses"].as_array().unwrap().len(), 2);
    assert_eq!((&plain["responses"][0]["id"], plain["responses"][0]["suite"].as_str()), (&serde_json::json!(3), Some("Thèse")));
    assert_eq!(plain["later"][0]["id"], 5);
    assert_eq!(plain["questions"]["suite"], "<p>Quelle suite ?</p>");
    assert_eq!(plain["empty"], "No Data, could not get max id.");
    assert!(plain["unknown"].as_str().unwrap().contains("Invalid survey ID"), "{plain}");
    assert!(plain["stranger"].as_str().unwrap().contains("Invalid user name or password"), "{plain}");
    assert_eq!(server.sessions(), 0);
    server.shape(Shape::Wrapped);
    let wrapped = look().await.unwrap().unwrap();
    assert_eq!(wrapped["responses"][0]["3"]["suite"], "Thèse");
}
