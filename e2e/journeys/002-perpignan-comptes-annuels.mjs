// « Les comptes sont annuels, vous devrez recréer un compte chaque année » (Perpignan, and the UTT's guide): an
// institution that wants it so, from one campaign to the next. It has a site of its own, whose settings change.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { applicant } from "../lib/people.mjs";
import { colleague } from "../lib/staff.mjs";

export const site = "comptes-annuels";

const NUMBER = /login\s*:\s*([2-9A-Z]{8})/;

/** A day of the current year's end or later, as people type it. */
function day(date) {
  return date.toLocaleDateString("fr-FR", { day: "2-digit", month: "2-digit", year: "numeric" });
}

export default function journey({ part, step }) {
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
    const central = await colleague(world, "central");
    const today = new Date();
    const later = new Date(today.getTime() + 300 * 86_400_000);
    await central.open("/admin/campagnes");
    await central.go("Nouvelle campagne", central.page.locator("main"));
    await central.fill({ Code: "SUIVANTE", "Libellé (Français)": "Campagne suivante", "Libellé (English)": "Next campaign", "Date de début": day(today), "Date de fin": day(later) });
    await central.go("Enregistrer");
    if (!(await central.control("Mettre en service").isVisible())) await central.open("/admin/campagnes/SUIVANTE");
    await central.go("Mettre en service");
    await central.sees("La campagne actuelle passe hors service");
    await central.go("Oui, mettre en service");
    await central.sees("La campagne est en service.");
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
