// The story of the product with the logins that the demonstration prints: somebody applies, a manager asks for
// corrections, a committee decides, the central service publishes, the applicant answers. On the way people do what
// people do: forms sent empty, two clicks, two tabs, two colleagues at the same dossier.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { pdf } from "../lib/samples.mjs";
import { beginning, plain } from "../lib/text.mjs";

const PROGRAMME = "M2-MER-GEO";
const LETTER = "Lettre de motivation";

/** A printed login: the line begins with the role and tells who it is. */
function printed(world, role, name) {
  const found = world.site.logins.find(({ line }) => line.startsWith(role) && line.includes(name));
  assert.ok(found, `« ${role} … ${name} » is not among the printed logins`);
  return found;
}

async function arrive(world, role, name) {
  const { login, password } = printed(world, role, name);
  const person = await world.person({ email: login, password });
  await act.signIn(person);
  return person;
}

/** Sends a form and gives the status of the answer that is not a redirection. */
async function answerTo(person, press) {
  const answer = person.page.waitForResponse((response) => response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400));
  answer.catch(() => {});
  // The answer comes before its page: until that is there, one would read and type in the page before.
  await person.moved(press);
  return (await answer).status();
}

const form = (person) => person.page.locator("main form").filter({ has: person.page.locator("button[type='submit']") });

export default function story({ part, step }) {
  part("la candidate");
  step("se connecter sans rien saisir dit quoi saisir ; puis avec le login imprimé", async (world) => {
    const { login, password } = printed(world, "Candidat", "Marchetti");
    const me = await world.me({ email: login, password, last: "Marchetti" });
    await me.open("/connexion");
    assert.equal(await answerTo(me, () => me.press("Connexion", me.page.locator("main"))), 422);
    await me.page.locator(".ec-errors").waitFor();
    await me.set("Utilisateur", login);
    assert.equal(await answerTo(me, () => me.press("Connexion", me.page.locator("main"))), 422);
    assert.equal(await me.field("Utilisateur").inputValue(), login);
    await me.set("Mot de passe", password);
    await me.go("Connexion", me.page.locator("main"));
    await me.sees("Bonjour Inès");
  });
  step("candidater ; une seconde fois est refusé", async (world) => {
    const me = await world.me();
    world.memory.path = await act.apply(me, PROGRAMME);
    world.memory.number = world.memory.path.split("/").at(-1);
    await me.mail("Candidature - enregistrée");
    await me.open(`/offre/${PROGRAMME}`);
    await me.doesNotSee("Voulez-vous candidater");
    await me.open(world.memory.path);
  });
  step("transmettre trop tôt dit ce qui manque ; déposer les pièces", async (world) => {
    const me = await world.me();
    await me.go("Transmettre ma candidature");
    await me.page.locator(".ec-errors li").filter({ hasText: LETTER }).waitFor();
    await me.go("Revenir à la candidature");
    await act.completeDocuments(me);
    await me.sees("Toutes les pièces sont là.");
  });
  step("« Transmettre ma candidature » dans deux onglets au même instant : un seul effet", async (world) => {
    const me = await world.me();
    const tabs = [me, await me.tab()];
    for (const tab of tabs) {
      await tab.open(`${world.memory.path}/transmettre`);
      await tab.sees("vous ne pourrez plus rien modifier");
    }
    await Promise.all(tabs.map((tab) => tab.go("Transmettre ma candidature", form(tab))));
    // Which of the two sentences a tab shows depends on who comes first: tabs share the cookie that carries them.
    for (const tab of tabs) await tab.factIs("Statut du dossier", "Réceptionné");
    await tabs[1].page.close();
    await me.mail("Candidature - dossier réceptionné");
  });

  part("le gestionnaire");
  step("trouver le dossier ; il n’y a qu’une transmission et qu’un mail", async (world) => {
    const manager = (world.manager = await arrive(world, "Gestionnaire", "Lombard"));
    await manager.open("/gestion/candidatures?vue=a-controler&q=Marchetti");
    const line = manager.page.locator("tr[data-row]").filter({ hasText: world.memory.number });
    await manager.moved(() => line.locator("a[data-row-link]").click());
    await manager.heading("Marchetti");
    await manager.go("Historique");
    assert.equal(await manager.page.locator("main ol.ec-list li").filter({ hasText: manager.t("audit-application-submit") }).count(), 1);
    assert.equal(await mailsOf(world, "Candidature - dossier réceptionné"), 1);
  });
  step("valider une pièce sans choisir de statut est refusé", async (world) => {
    const manager = world.manager;
    await manager.open(`/gestion/candidatures/${world.memory.number}/pieces`);
    await manager.set("Commentaire au candidat", "à relire");
    assert.equal(await answerTo(manager, () => manager.press("Enregistrer et suivante")), 422);
    await manager.sees("Choisissez un statut.");
    assert.equal(await manager.field("Commentaire au candidat").inputValue(), "à relire");
  });
  step("deux onglets sur la même pièce : le second voit les deux avis, rien n’est remplacé ni perdu", async (world) => {
    const manager = world.manager;
    const letter = await link(manager, LETTER);
    const other = await manager.tab();
    for (const tab of [manager, other]) {
      await tab.open(letter);
      await tab.sees(LETTER);
    }
    await manager.set("Refusée", true);
    await manager.set("Commentaire au candidat", "page 2 illisible");
    await manager.go("Enregistrer et suivante");
    await manager.sees("Le statut est enregistré.");
    await other.set("Validée", true);
    await other.set("Commentaire au candidat", "bonne lettre");
    assert.equal(await answerTo(other, () => other.press("Enregistrer et suivante")), 409);
    await other.sees("a été contrôlée entre-temps par Karim Lombard", "Refusée", "Commentaire : « page 2 illisible ».");
    assert.equal(await other.field("Commentaire au candidat").inputValue(), "bonne lettre");
    await other.page.close();
  });
  step("valider les autres pièces et demander des corrections en une action", async (world) => {
    const manager = world.manager;
    for (let judged = false; !judged; ) {
      await manager.set("Validée", true);
      await manager.go("Enregistrer et suivante");
      judged = (await manager.text()).includes(plain(manager.t("review-all-judged")));
    }
    await manager.go("Déclarer incomplet");
    await manager.go("Demander des corrections", form(manager));
    await manager.sees("Les corrections sont demandées");
  });

  part("la candidate corrige");
  step("le mail dit quoi corriger ; remplacer la pièce et transmettre de nouveau", async (world) => {
    const me = await world.me();
    const mail = await me.mail("Candidature - dossier incomplet");
    assert.ok(mail.text.includes("page 2 illisible"), mail.text);
    await me.open(world.memory.path);
    await act.statusIs(me, LETTER, "Refusée");
    await act.replace(me, LETTER, [pdf("lettre relue")]);
    await act.submit(me);
    await me.mail("Candidature - dossier réceptionné");
  });
  step("le gestionnaire valide la nouvelle pièce et déclare le dossier complet", async (world) => {
    const manager = world.manager;
    await manager.open(`/gestion/candidatures/${world.memory.number}/pieces`);
    await manager.heading(LETTER);
    await manager.set("Validée", true);
    await manager.go("Enregistrer et suivante");
    await manager.go("Déclarer complet");
    await manager.sees("Le statut du dossier est enregistré et un mail part.");
    await (await world.me()).mail("Candidature - dossier complet");
  });

  part("la commission");
  step("le membre qui décide ouvre le dossier depuis sa commission", async (world) => {
    const member = (world.member = await arrive(world, "Membre de commission", "Oudinot"));
    await member.open("/commission");
    await member.heading("Sciences de la mer");
    await member.moved(() => member.page.locator(`main a[href*="/candidatures/${world.memory.number}"]`).filter({ visible: true }).first().click());
  });
  step("l’avis sans type est refusé, le commentaire reste", async (world) => {
    const member = world.member;
    await member.open(`/gestion/candidatures/${world.memory.number}/avis`);
    await member.set("Commentaire", "Très bon dossier");
    assert.equal(await answerTo(member, () => member.press("Enregistrer", form(member))), 422);
    await member.sees("Choisissez un type de décision.");
    assert.equal(await member.field("Commentaire").inputValue(), "Très bon dossier");
  });
  step("deux onglets saisissent des avis différents : le second est prévenu, rien n’est remplacé", async (world) => {
    const member = world.member;
    const other = await member.tab();
    await other.open(`/gestion/candidatures/${world.memory.number}/avis`);
    await member.set("Favorable", true);
    await member.go("Enregistrer", form(member));
    await member.sees("L’avis est saisi. Il reste à le valider.");
    await other.set("Liste d’attente", true);
    await other.set("Commentaire", "à revoir");
    assert.equal(await answerTo(other, () => other.press("Enregistrer", form(other))), 409);
    await other.sees("Un autre avis a été saisi entre-temps : Favorable.");
    assert.equal(await other.field("Commentaire").inputValue(), "à revoir");
    await other.page.close();
  });
  step("la candidate ne voit rien tant que l’avis n’est pas publié", async (world) => {
    const me = await world.me();
    await me.open(world.memory.path);
    await me.factIs("Décision", "En attente");
    await me.doesNotSee("Très bon dossier");
  });

  part("la scolarité centrale");
  step("vérifier et publier l’avis", async (world) => {
    const central = await arrive(world, "Scolarité centrale", "Carrel");
    await central.open(`/gestion/candidatures/publication?n=${world.memory.number}`);
    await central.sees("1 avis prêt à être validé.", "Marchetti", "Favorable", (await world.me()).who.email);
    await central.go("Valider les avis", form(central));
    await central.sees("1 avis est publié et son mail part.");
  });

  part("la candidate répond");
  step("le mail d’avis favorable ; confirmer dans deux onglets : un seul mail", async (world) => {
    const me = await world.me();
    const mail = await me.mail("Candidature - avis favorable");
    assert.ok(mail.text.includes("Très bon dossier"), mail.text);
    const tabs = [me, await me.tab()];
    for (const tab of tabs) await tab.open(`${world.memory.path}/confirmer`);
    await Promise.all(tabs.map((tab) => tab.go("Oui, je confirme")));
    await tabs[1].page.close();
    await me.open(world.memory.path);
    await me.factIs("Décision", ": CONFIRME");
    await me.mail("Candidature - confirmation enregistrée");
    assert.equal(await mailsOf(world, "Candidature - confirmation enregistrée"), 1);
  });
  step("se désister, puis revenir sur le désistement", async (world) => {
    const me = await world.me();
    await me.press("Désistement candidature");
    await me.answer("Oui, me désister");
    await me.sees("Votre désistement est enregistré.");
    await me.go("Revenir sur le désistement");
    await me.sees("Votre désistement est annulé.");
    await me.factIs("Décision", ": CONFIRME");
  });
}

/** How many mails of this subject were written for the application, sent or not. */
async function mailsOf(world, subject) {
  await world.manager.open(`/gestion/candidatures/${world.memory.number}/mails`);
  return world.manager.page.locator("main .ec-list li").filter({ hasText: subject }).count();
}

/** The address of the review of a document, from the list beside it. */
async function link(staff, label) {
  const line = staff.page.locator(".ec-review__list a").filter({ has: staff.page.locator("span", { hasText: beginning(label) }) }).first();
  return line.getAttribute("href");
}
