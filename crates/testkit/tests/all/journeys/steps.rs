//! What applicants do in every journey, by the labels of the manuals. They hold nothing but a browser and a mailbox.

use std::ops::{Deref, DerefMut};

use app::accounts::sso::Facts;
use paper::samples;
use testkit::browser::{Answer, plain};
use testkit::people::PASSWORD;
use testkit::{Browser, World};

use super::post::{Post, says};

/// The choice that heads the page of the bac, with its explanation.
pub const BAC_HELD: &str = "J’ai le bac ou une équivalence";
/// An INE of the older kind whose key is right.
pub const INE: &str = "1234567890V";
/// The student number that the institution's sign-on tells.
pub const STUDENT_NUMBER: &str = "21904417";
pub const CREATED: &str = "Candidature - enregistrée";
pub const RECEIVED: &str = "Candidature - dossier réceptionné";
pub const INCOMPLETE: &str = "Candidature - dossier incomplet";
pub const COMPLETE: &str = "Candidature - dossier complet";
pub const FAVOURABLE: &str = "Candidature - avis favorable";

/// Somebody who applies.
pub struct Applicant {
    pub world: World,
    pub browser: Browser,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// The login that the activation mail gave.
    pub file_number: String,
    /// Path of the application last made.
    pub application: String,
}

impl Deref for Applicant {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.browser
    }
}

impl DerefMut for Applicant {
    fn deref_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }
}

/// A PDF with readable pages.
pub fn pdf(title: &str, pages: usize) -> Vec<u8> {
    samples::sample_pdf(title, &["Texte lisible de la pièce déposée.", "Fait à Albi, le 16 mars 2026."], pages)
}

/// A photo of a sheet.
pub fn photo(seed: u32) -> Vec<u8> {
    samples::sample_jpeg(1240, 1754, seed, Some("Texte lisible de la piece deposee"))
}

impl Applicant {
    /// Somebody before the home page, with nothing yet.
    pub fn new(world: &World, first_name: &str, last_name: &str) -> Self {
        let email = format!("{}.{}@courriel.example", domain::text::fold_key(first_name), domain::text::fold_key(last_name).replace(' ', "-"));
        Self {
            world: world.clone(),
            browser: world.browser(),
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
            email,
            file_number: String::new(),
            application: String::new(),
        }
    }

    /// A student of the institution before the home page, without an account here.
    pub fn student(world: &World, first_name: &str, last_name: &str) -> Self {
        let person = Self::new(world, first_name, last_name);
        Self { email: person.institution_address(), ..person }
    }

    /// The address that the institution gave.
    fn institution_address(&self) -> String {
        format!("{}.{}@etu.univ.example", domain::text::fold_key(&self.first_name), domain::text::fold_key(&self.last_name))
    }

    /// The login of the ENT.
    pub fn ent_login(&self) -> String {
        domain::text::fold_key(&self.last_name)
    }

    /// « Connexion ENT », with the login and password of the institution typed over there.
    pub async fn sign_on(&mut self) {
        let facts = Facts {
            last_name: Some(self.last_name.clone()),
            first_name: Some(self.first_name.clone()),
            email: Some(self.institution_address()),
            student_number: Some(STUDENT_NUMBER.to_owned()),
        };
        let login = self.ent_login();
        self.world.sign_on.signs_on(&login, facts);
        self.follow("Connexion ENT").await;
    }

    /// The first visit: « Connexion ENT », « Je n'ai pas de compte eCandidat », « Créer un compte », the form filled in.
    pub async fn first_visit(&mut self) {
        self.open("/").await.see("Je suis étudiant");
        self.sign_on().await;
        let login = self.ent_login();
        self.expect_at("/connexion/ent/nouveau").see("Je n’ai pas de compte eCandidat").see(&login);
        self.follow_within("Je n’ai pas de compte eCandidat", "Créer un compte").await.expect_heading("Création de compte");
        let filled = ["Nom", "Prénom", "Adresse mail", "Confirmation Adresse Mail"].map(|field| self.value(field));
        let address = self.institution_address();
        assert_eq!(filled, [self.last_name.clone(), self.first_name.clone(), address.clone(), address]);
    }

    /// « Enregistrer » with the address that was filled in: the account is there at once, and no mail is needed.
    pub async fn keep_the_address(&mut self) {
        self.press("Enregistrer").await;
        self.expect_at("/tableau-de-bord").see("Votre compte est créé et lié à l’ENT");
        self.file_number = self.login_shown();
        self.email = self.institution_address();
    }

    /// Another address instead: its link, copied into the browser, and the ENT again.
    pub async fn change_the_address(&mut self, post: &mut Post, email: &str) {
        self.fill("Adresse mail", email).fill("Confirmation Adresse Mail", email).press("Enregistrer").await;
        self.expect_at("/compte/cree").see(email);
        let link = post.brings_one(email, "eCandidat - activez votre compte").await.link_to("/compte/valider/");
        let login = self.ent_login();
        self.open(&link).await.see(&login).see(email);
        self.sign_on().await;
        self.expect_at("/tableau-de-bord");
        self.file_number = self.login_shown();
        email.clone_into(&mut self.email);
    }

    /// « Déconnexion » leaves the ENT too; coming back by it takes nothing else.
    pub async fn leave_and_sign_on_again(&mut self) {
        let before = self.login_shown();
        self.press("Déconnexion").await.see("Vous êtes déconnecté d’eCandidat");
        self.follow("Continuer").await.expect_at("/");
        self.sign_on().await;
        self.expect_at("/tableau-de-bord");
        assert_eq!(self.login_shown(), before);
    }

    /// « Vous êtes connecté avec le login … » on the dashboard.
    fn login_shown(&self) -> String {
        let words = plain(self.text());
        let login = words.split("connecté avec le login : ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or_default().to_owned();
        assert_eq!(login.len(), 8, "a file number in {words}");
        login
    }

    /// « Créer un compte » up to the page that sends to the mailbox.
    pub async fn create_account(&mut self) {
        let (last, first, email) = (self.last_name.clone(), self.first_name.clone(), self.email.clone());
        self.open("/").await.follow("Créer un compte").await;
        self.expect_heading("Création de compte");
        self.fill("Nom", &last).fill("Prénom", &first).fill("Adresse mail", &email).fill("Confirmation Adresse Mail", &email);
        self.press("Enregistrer").await;
        self.expect_heading("Validez votre adresse mail").see("rendez-vous sur votre boîte mail").see("indésirables");
    }

    /// Reads the activation mail and follows its link; the password is chosen there.
    pub async fn activate(&mut self, post: &mut Post) -> String {
        let mail = post.brings_one(&self.email.clone(), "eCandidat - activez votre compte").await;
        says(&mail, "Votre login");
        let link = mail.link_to("/compte/valider/");
        self.open(&link).await.expect_heading("Activation de votre compte");
        self.fill("Mot de passe", PASSWORD).fill("Confirmation mot de passe", PASSWORD).press("Activer mon compte").await;
        self.see("Votre compte est activé");
        let words: Vec<&str> = mail.text.split_whitespace().collect();
        let is_login = |word: &&&str| word.len() == 8 && word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
        self.file_number = words.iter().find(is_login).map(|word| (*word).to_owned()).unwrap();
        link
    }

    /// « Connexion » on its own page, with the file number or the address.
    pub async fn sign_in(&mut self, login: &str, password: &str) {
        self.open("/connexion").await.see("Veuillez vous connecter avec votre compte eCandidat");
        self.fill("Utilisateur", login).fill("Mot de passe", password).press("Connexion").await;
    }

    /// Signs in again after a time away.
    pub async fn come_back(&mut self) {
        let login = self.file_number.clone();
        self.browser.forget_cookies();
        self.sign_in(&login, PASSWORD).await;
        self.expect_at("/tableau-de-bord");
    }

    /// « Informations perso. » in its two steps.
    pub async fn fill_personal(&mut self, ine: &str) {
        self.open("/mon-compte/informations-perso").await;
        self.choose("Nationalité", "Française").fill("INE et clé INE", ine).press("Suivant").await;
        self.choose("Civilité", "Madame").fill("Date naissance (jj/mm/aa)", "07/11/2001");
        self.choose("Département de naissance", "81 - Tarn").fill("Ville de naissance", "Albi").press("Enregistrer").await;
        self.see("Vos informations personnelles sont enregistrées.");
    }

    pub async fn fill_address(&mut self) {
        self.open("/mon-compte/adresse").await;
        self.fill("Code postal", "81000").fill("Adresse", "2 rue de l’Église").press("Actualiser").await;
        self.choose("Commune", "Albi").press("Enregistrer").await;
        self.see("Votre adresse est enregistrée.");
    }

    pub async fn fill_bac(&mut self) {
        self.open("/mon-compte/baccalaureat").await;
        self.choose("Votre situation", BAC_HELD).fill("Année d’obtention", "2019").press("Actualiser").await;
        self.choose("Série du bac ou équivalence", "ES – Économique et social").choose("Département", "81 - Tarn").press("Actualiser").await;
        self.choose("Commune", "Albi").press("Actualiser").await;
        self.choose("Établissement", "Autre établissement").fill("Autre établissement", "Lycée de la Préfecture").press("Enregistrer").await;
        self.see("Votre baccalauréat est enregistré.");
    }

    pub async fn fill_profile(&mut self, ine: &str) {
        self.fill_personal(ine).await;
        self.fill_address().await;
        self.fill_bac().await;
    }

    /// Account, activation and profile in one go, for people whose beginnings another journey tells.
    pub async fn arrive(world: &World, post: &mut Post, first_name: &str, last_name: &str, ine: &str) -> Self {
        let mut person = Self::new(world, first_name, last_name);
        person.create_account().await;
        person.activate(post).await;
        person.fill_profile(ine).await;
        person
    }

    /// « Nouvelle candidature », the programme found in the catalogue by some of its words, « Candidater », « Oui ».
    pub async fn apply(&mut self, post: &mut Post, search: &str, programme: &str) {
        self.open("/candidatures").await.follow("Nouvelle candidature").await;
        self.expect_heading("Offre de formation").see("Filtre en cours : Aucun");
        self.fill("Filtre : titre ou mot clé", search).press("Filtrer").await;
        self.follow(programme).await.expect_heading(programme);
        self.follow("Candidater").await;
        self.see("Voulez-vous candidater à la formation");
        self.press("Oui").await;
        self.see("Récapitulatif de votre candidature");
        self.application = self.at().split(['?', '#']).next().unwrap_or_default().to_owned();
        assert!(self.application.starts_with("/candidatures/"), "{}", self.application);
        let mail = post.brings_one(&self.email.clone(), CREATED).await;
        says(&mail, programme);
    }

    /// Number of the application last made.
    pub fn number(&self) -> i64 {
        self.application.rsplit('/').next().and_then(|number| number.parse().ok()).unwrap()
    }

    pub async fn open_application(&mut self) {
        let path = self.application.clone();
        self.open(&path).await.expect_status(200);
    }

    /// Fetches a paper of the application without leaving the page.
    pub async fn download(&mut self, what: &str) -> Answer {
        let path = format!("{}/{what}", self.application);
        self.fetch(&path).await
    }

    /// Deposits files for a document that has none.
    pub async fn deposit(&mut self, document: &str, files: &[(&str, Vec<u8>)]) {
        self.attach_files(document, files);
        self.press(&format!("Déposer – {document}")).await;
        self.checked(document).await;
    }

    /// Chooses the files without sending them.
    pub fn attach_files(&mut self, document: &str, files: &[(&str, Vec<u8>)]) {
        for (name, bytes) in files {
            let kind = if name.ends_with(".pdf") { "application/pdf" } else { "image/jpeg" };
            self.attach(&format!("Choisir Fichier – {document}"), name, kind, bytes.clone());
        }
    }

    /// « Remplacer » the file of a document by another one.
    pub async fn replace(&mut self, document: &str, earlier: &str, name: &str, bytes: Vec<u8>) {
        self.follow(&format!("Remplacer {earlier}")).await;
        self.attach_files(document, &[(name, bytes)]);
        self.press(&format!("Déposer – {document}")).await;
        self.checked(document).await;
    }

    /// On a busy machine the check of a file outlasts the request: the job ends it.
    async fn checked(&mut self, document: &str) {
        if plain(self.row(document)).ends_with("Vérification en cours") {
            self.world.run_jobs().await;
            self.reload().await;
        }
        self.see_status(document, "Déposée");
    }

    /// « Supprimer » the file of a document, and the question.
    pub async fn remove(&mut self, document: &str, name: &str) {
        self.follow(&format!("Supprimer {name}")).await;
        self.see(&format!("Supprimer le fichier déposé pour « {document} » ?"));
        self.press("Oui, supprimer").await;
        self.see("Le fichier est supprimé.");
        self.see_status(document, "En attente");
    }

    /// « Non concerné par cette pièce ».
    pub async fn decline(&mut self, document: &str) {
        self.follow(&format!("Non concerné par cette pièce – {document}")).await;
        self.see("vous certifiez sur l’honneur");
        self.press("Oui, je le certifie").await;
        self.see_status(document, "Non concerné");
    }

    /// Fails unless the row of a document ends with this status, whatever is said below it of the submission to come.
    pub fn see_status(&self, document: &str, status: &str) {
        let row = plain(self.row(document));
        let said = row.strip_suffix("sera transmise avec votre candidature").unwrap_or(&row).trim_end();
        assert!(said.ends_with(&plain(status)), "« {document} » is not « {status} »: {row}");
    }

    /// « Transmettre ma candidature » with its warning, then the receipt and the committee's alert.
    pub async fn submit(&mut self, post: &mut Post, alert: &str) {
        self.open_application().await;
        self.see("Toutes les pièces sont là.");
        self.follow("Transmettre ma candidature").await;
        self.see("Une fois votre candidature transmise, vous ne pourrez plus rien modifier.");
        self.press("Transmettre ma candidature").await;
        self.see("Votre candidature est transmise.").expect_fact("Statut du dossier", "Réceptionné");
        let subject = format!("Commission - candidature transmise : {} {}", self.last_name, self.first_name);
        let mails = post.brings(&[(&self.email, RECEIVED), (alert, &subject)]).await;
        assert!(mails.iter().all(|mail| mail.language == "fr"));
    }

    /// « Confirmation candidature » and its question.
    pub async fn confirm(&mut self, post: &mut Post) {
        self.open_application().await;
        self.follow("Confirmation candidature").await;
        self.press("Oui, je confirme").await;
        self.see("Votre candidature est confirmée.");
        post.brings_one(&self.email.clone(), "Candidature - confirmation enregistrée").await;
    }

    /// « Désistement candidature » and its question; nobody else is told before the undo delay is over.
    pub async fn withdraw(&mut self, post: &mut Post) {
        self.open_application().await;
        self.follow("Désistement candidature").await;
        self.see("Vous pourrez revenir en arrière jusqu’au");
        self.press("Oui, me désister").await;
        self.see("Votre désistement est enregistré.");
        post.brings_one(&self.email.clone(), "Candidature - désistement enregistré").await;
    }
}
