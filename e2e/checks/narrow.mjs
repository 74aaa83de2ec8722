// At 320 px nothing has to be scrolled sideways: pages of staff, and those of applicants in the states that matter most.
// Every page of visitors and applicants is looked at so by accessibility.mjs, in one state.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { overflow } from "../lib/overflow.mjs";
import { APPLICANTS, STAFF, STAFF_PASSWORD } from "../lib/people.mjs";
import * as ent from "../lib/sign_on.mjs";
import { firstApplication } from "../lib/visits.mjs";

const PHONE = { width: 320, height: 640 };
const OPEN = ["/", "/connexion", "/compte/creer", "/offre", "/offre/M1-BIOS", "/assistance", "/accessibilite", "/donnees-personnelles"];
const OWN = ["/tableau-de-bord", "/tableau-de-bord/messages", "/candidatures", "/mon-compte/informations-perso", "/mon-compte/baccalaureat", "/mon-compte/cursus-externe", "/mon-compte/acces", "/mon-compte/donnees"];
const FORMS = ["informations-perso/modifier", "adresse/modifier", "baccalaureat/modifier", "cursus-externe/nouveau", "stages/nouveau", "experiences-pro/nouvelle"].map((form) => `/mon-compte/${form}`);
const STAFFED = ["/gestion", "/gestion/candidatures"];

async function ready(me) {
  const { base, tabs, forms, documents } = await firstApplication(me);
  return [...tabs, ...forms, `${forms[0]}/champs/f7`, `${base}/transmettre`, `${base}/annuler`, `${base}/pieces/${documents[0]}`];
}

async function incomplete(me) {
  const { base, tabs, forms, documents } = await firstApplication(me);
  return [...tabs, ...forms, ...documents.slice(0, 2).map((code) => `${base}/pieces/${code}/deja-deposes`), `${base}/transmettre`];
}

async function admitted(me) {
  const { base } = await firstApplication(me);
  return [base, `${base}/confirmer`, `${base}/desister`];
}

async function dossier(me) {
  await me.open("/gestion/candidatures?vue=a-controler");
  const path = await me.page.locator(".ec-cards a[href^='/gestion/candidatures/']").first().getAttribute("href");
  return [path, `${path}/pieces`, `${path}/corrections`, `${path}/avis`, `${path}/historique`, `/gestion/candidatures/publication?n=${path.split("/").at(-1)}`];
}

export default function narrow({ part, check }) {
  part("320 px");
  const walk = (name, login, paths, more = async () => []) =>
    check(name, async (world) => {
      const me = await world.person();
      await me.page.setViewportSize(PHONE);
      if (login) await act.signIn(me, login, STAFF_PASSWORD);
      await me.speak();
      const wrong = [];
      for (const path of [...paths, ...(await more(me))]) wrong.push(...(await overflow(me, path)));
      assert.deepEqual(wrong, []);
    });
  walk("pages publiques", null, OPEN);
  check("première visite par « Connexion ENT »", async (world) => {
    const me = await ent.studentOf(world);
    await me.page.setViewportSize(PHONE);
    await me.open("/");
    await ent.signOn(me);
    const wrong = [];
    for (const path of ["/connexion/ent/nouveau", "/connexion/ent/compte"]) wrong.push(...(await overflow(me, path)));
    assert.deepEqual(wrong, []);
  });
  walk("pages du candidat, une candidature à transmettre", APPLICANTS.toSubmit, OWN, ready);
  walk("un dossier incomplet : formulaire, questions, messages, documents déjà déposés", APPLICANTS.incomplete, [], incomplete);
  walk("une candidature admise", APPLICANTS.admitted, [], admitted);
  walk("formulaires du profil", APPLICANTS.abroad, FORMS);
  walk("pages du gestionnaire", STAFF.managerOfSciences, STAFFED, dossier);
  walk("pages de la commission", STAFF.decidingMember, ["/commission", "/commission/SCI-MER/candidatures"]);
  walk("pages de l’administrateur", STAFF.admin, ["/admin", "/admin/etablissement", "/admin/campagnes", "/admin/droits", "/admin/profils", "/admin/profils/nouveau", "/admin/mails"]);
}
