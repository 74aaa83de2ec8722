// At 320 px nothing has to be scrolled sideways.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { overflow } from "../lib/overflow.mjs";
import { APPLICANTS, STAFF, STAFF_PASSWORD } from "../lib/people.mjs";

const OPEN = ["/", "/connexion", "/compte/creer", "/offre", "/offre/M1-BIOS", "/assistance", "/accessibilite", "/donnees-personnelles"];
const OWN = ["/tableau-de-bord", "/candidatures", "/mon-compte/informations-perso", "/mon-compte/baccalaureat", "/mon-compte/cursus-externe", "/mon-compte/acces"];
const STAFFED = ["/gestion", "/gestion/candidatures"];

export default function narrow({ part, check }) {
  part("320 px");
  const walk = (name, login, paths) =>
    check(name, async (world) => {
      const me = await world.person();
      await me.page.setViewportSize({ width: 320, height: 640 });
      if (login) await act.signIn(me, login, STAFF_PASSWORD);
      const wrong = [];
      for (const path of paths) wrong.push(...(await overflow(me, path)));
      if (login === APPLICANTS.toSubmit) {
        await me.open("/candidatures");
        const link = me.page.locator("main a[href^='/candidatures/']").first();
        wrong.push(...(await overflow(me, await link.getAttribute("href"))));
      }
      if (login === STAFF.managerOfSciences) {
        await me.open("/gestion/candidatures?vue=a-controler");
        const dossier = await me.page.locator(".ec-cards a[href^='/gestion/candidatures/']").first().getAttribute("href");
        for (const path of [dossier, `${dossier}/pieces`, `${dossier}/corrections`, `${dossier}/avis`, `${dossier}/historique`, `/gestion/candidatures/publication?n=${dossier.split("/").at(-1)}`]) wrong.push(...(await overflow(me, path)));
      }
      assert.deepEqual(wrong, []);
    });
  walk("pages publiques", null, OPEN);
  walk("pages du candidat", APPLICANTS.toSubmit, OWN);
  walk("pages du gestionnaire", STAFF.managerOfSciences, STAFFED);
  walk("pages de la commission", STAFF.decidingMember, ["/commission", "/commission/SCI-MER/candidatures"]);
  walk("pages de l’administrateur", STAFF.admin, ["/admin", "/admin/etablissement", "/admin/campagnes", "/admin/droits", "/admin/profils", "/admin/profils/nouveau", "/admin/mails"]);
}
