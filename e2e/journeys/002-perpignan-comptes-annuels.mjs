// « Les comptes sont annuels, vous devrez recréer un compte chaque année » (Perpignan, and the UTT's guide), and what
// it replaces: both values of « Durée de vie des comptes », each from one campaign to the next. The journey has a site of
// its own, whose settings and campaigns change.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { applicant } from "../lib/people.mjs";
import { colleague } from "../lib/staff.mjs";

export const site = "comptes-annuels";

const NUMBER = /login\s*:\s*([2-9A-Z]{8})/;

/** A day as people type it, where the institution is: elsewhere it may be tomorrow already. */
function day(date) {
  return date.toLocaleDateString("fr-FR", { timeZone: "Europe/Paris", day: "2-digit", month: "2-digit", year: "numeric" });
}

/** The programme that the new campaign offers as the one before did. */
const PROGRAMME = "L3-INFO";

/** The number of one's file, as every page shows it. */
async function fileNumber(me) {
  return (await me.page.locator(".ec-user .ec-code").innerText()).trim();
}

/** Central admissions make a campaign and put it in service in place of the one before. */
async function nextCampaign(world, code, french, english) {
  const central = await colleague(world, "central");
  const today = new Date();
  const later = new Date(today.getTime() + 300 * 86_400_000);
  await central.open("/admin/campagnes");
  await central.go("Nouvelle campagne", central.page.locator("main"));
  await central.fill({ Code: code, "Libellé (Français)": french, "Libellé (English)": english, "Date de début": day(today), "Date de fin": day(later) });
  await central.go("Enregistrer");
  if (!(await central.control("Mettre en service").isVisible())) await central.open(`/admin/campagnes/${code}`);
  await central.go("Mettre en service");
  await central.sees("La campagne actuelle passe hors service");
  await central.go("Oui, mettre en service");
  await central.sees("La campagne est en service.");
  return central;
}

export default function journey({ part, step }) {
  part("Un compte sert à toutes les campagnes, comme au départ");
  step("créer un compte et remplir son profil dans une première campagne", async (world) => {
    const admin = await colleague(world, "admin");
    await admin.open("/admin/etablissement");
    assert.ok(await admin.page.getByLabel("Un compte sert à toutes les campagnes").isChecked());
    const me = (world.lasting = await world.person(applicant("Perrine", "Durable")));
    await act.createAccount(me);
    await act.activate(me, await me.mail("activez votre compte"));
    await act.fillPersonal(me);
    await act.fillAddress(me);
    await act.fillBac(me);
    world.memory.before = await fileNumber(me);
    assert.match(world.memory.before, /^[2-9A-Z]{8}$/);
    await act.signOut(me);
  });
  step("la campagne suivante est en service et offre de nouveau la formation", async (world) => {
    const central = await nextCampaign(world, "INTERMEDIAIRE", "Campagne intermédiaire", "Campaign between");
    // The form begins with what the programme was in the campaign before, dates shifted with it; it opens today instead.
    await central.open(`/gestion/formations/${PROGRAMME}`);
    for (const [name, days] of [["opening", 0], ["closing", 20], ["return_on", 30]]) {
      await central.page.locator(`main [name='${name}']`).fill(day(new Date(Date.now() + days * 86_400_000)));
    }
    await central.go("Enregistrer", central.page.locator("main"));
    await central.sees("Vos modifications sont enregistrées.");
  });
  step("le même compte se connecte : un nouveau n° de dossier, le profil est conservé", async (world) => {
    const me = world.lasting;
    await act.signIn(me);
    await me.sees("Bonjour Perrine");
    world.memory.after = await fileNumber(me);
    assert.match(world.memory.after, /^[2-9A-Z]{8}$/);
    assert.notEqual(world.memory.after, world.memory.before);
    await me.open("/mon-compte/informations-perso");
    await me.factIs("INE", me.who.ine.slice(0, 10));
    await me.open("/mon-compte/adresse");
    await me.shows("2 rue de l’Église");
    await me.open("/mon-compte/baccalaureat");
    await me.shows("Bellevue");
  });
  step("candidater dans la nouvelle campagne, sous le nouveau n° de dossier", async (world) => {
    const me = world.lasting;
    await act.apply(me, PROGRAMME);
    await me.factIs("Statut du dossier", "En attente");
    await me.shows(world.memory.after);
    await me.doesNotSee(world.memory.before);
    await me.mail("Candidature - enregistrée");
  });

  part("L’établissement choisit des comptes annuels");
  // covers: M2.01
  step("« Durée de vie des comptes » : un nouveau compte à chaque campagne ; l’accueil le dit", async (world) => {
    const admin = await colleague(world, "admin");
    await admin.open("/admin/etablissement");
    await admin.set("Un nouveau compte à chaque campagne", true);
    await admin.go("Enregistrer");
    await admin.sees("Vos modifications sont enregistrées.");
    const me = await world.me(applicant("Estelle", "Annuelle"));
    await me.open("/");
    await me.sees("Les comptes sont annuels : recréez un compte à chaque campagne");
  });

  // covers: M2.05
  step("sa mention sur les données personnelles s’affiche à l’accueil", async (world) => {
    const admin = await colleague(world, "admin");
    const notice = "Les données à caractère personnel que vous transmettez seront utilisées exclusivement pour le traitement de votre candidature.";
    await admin.open("/admin/messages/MSG_DONNEES");
    await admin.set("Texte (Français)", notice);
    await admin.set("En service", true);
    await admin.go("Enregistrer");
    const me = await world.me();
    await me.open("/");
    await me.heading("Données personnelles");
    await me.sees(notice);
  });

  part("Une première campagne");
  step("créer un compte, l’activer, remplir le profil", async (world) => {
    const me = await world.me();
    await act.createAccount(me);
    const mail = await me.mail("activez votre compte");
    world.memory.first = NUMBER.exec(mail.text)?.[1];
    await act.activate(me, mail);
    await act.fillPersonal(me);
  });
  step("dans la même campagne, la même adresse n’a pas de second compte", async (world) => {
    const me = await world.me();
    await act.signOut(me);
    await act.createAccount(me);
    const mail = await me.mail("vous avez déjà un compte");
    assert.ok(mail.text.includes(world.memory.first), mail.text);
  });

  part("La campagne suivante");
  step("la scolarité centrale crée une campagne et la met en service", async (world) => {
    await nextCampaign(world, "SUIVANTE", "Campagne suivante", "Next campaign");
  });
  // covers: M2.01, M3.01
  step("recréer un compte avec la même adresse : un nouveau login arrive par mail", async (world) => {
    const me = await world.me();
    await act.createAccount(me);
    world.memory.mail = await me.mail("activez votre compte");
    world.memory.second = NUMBER.exec(world.memory.mail.text)?.[1];
    assert.ok(world.memory.second);
    assert.notEqual(world.memory.second, world.memory.first);
  });
  // covers: M2.01
  step("l’activer, se connecter avec le nouveau login ; le profil est à remplir de nouveau", async (world) => {
    const me = await world.me();
    await act.activate(me, world.memory.mail);
    await act.signOut(me);
    await act.signIn(me, world.memory.second);
    await me.sees("Bonjour Estelle", world.memory.second);
    await me.open("/mon-compte/informations-perso");
    await me.hasFields("Nationalité", "INE et clé INE");
  });
}
