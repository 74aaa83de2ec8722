// Steps on the staff's side, and what the applicant does after them.

import assert from "node:assert/strict";
import * as act from "./acts.mjs";
import { STAFF, STAFF_PASSWORD } from "./people.mjs";
import { pdf } from "./samples.mjs";
import { beginning, plain } from "./text.mjs";

/** Somebody of the staff at a browser of their own, signed in once. */
export async function colleague(world, role) {
  world.colleagues ??= {};
  if (!world.colleagues[role]) {
    const person = await world.person({ email: STAFF[role] });
    await act.signIn(person, STAFF[role], STAFF_PASSWORD);
    await person.speak();
    world.colleagues[role] = person;
  }
  return world.colleagues[role];
}

/** Finds the dossier of an application of the applicant in the list, and opens it. */
export async function openDossier(staff, who, programme = "") {
  await staff.open("/gestion/candidatures");
  await staff.page.locator("#f-q").fill(who.ine);
  await staff.go("Filtrer", staff.page.locator("main form[role='search']"));
  const lines = staff.page.locator("tr[data-row], .ec-cards > li").filter({ visible: true });
  const line = programme ? lines.filter({ hasText: programme }) : lines;
  await staff.moved(() => line.first().locator("a[href^='/gestion/candidatures/']").first().click());
  await staff.heading(who.last);
}

/** The document under review. */
const underReview = async (staff) => (await staff.page.locator("#t-act").innerText()).trim();

/** One judgement; true when nothing is left to judge. */
async function judge(staff, verdict, comment) {
  await staff.set(verdict, true);
  if (comment) await staff.set("Commentaire au candidat", comment);
  await staff.go("Enregistrer et suivante");
  await staff.sees("Le statut est enregistré.");
  return (await staff.text()).includes(plain(staff.t("review-all-judged")));
}

/** Side by side: refuses the document with this label, if one is given, and validates the others. */
export async function review(staff, { label, comment } = {}) {
  await staff.go("Contrôler les pièces");
  for (let judged = false; !judged; ) {
    const isWrong = label && beginning(staff.begins(label)).test(await underReview(staff));
    judged = await judge(staff, isWrong ? "Refusée" : "Validée", isWrong ? comment : "");
  }
}

/** « Saisie de l’avis »: favourable, published at once. */
export async function admit(staff) {
  await staff.go("Saisir un avis");
  await staff.set("Favorable", true);
  await staff.go("Enregistrer et publier");
  await staff.heading("Valider les avis");
  await staff.sees("Publier maintenant");
  await staff.go("Valider les avis", staff.page.locator("main form"));
  await staff.sees("1 avis est publié et son mail part.");
}

const STEPS = {
  askCorrections: ({ label, comment, manager }) => [
    [
      "le gestionnaire contrôle les pièces : une refusée avec son motif, les autres validées",
      async (world) => {
        const staff = await colleague(world, manager);
        await openDossier(staff, world.applicant.who);
        await review(staff, { label, comment });
      },
    ],
    [
      "il demande des corrections en une action : le dossier est « Incomplet »",
      async (world) => {
        const staff = await colleague(world, manager);
        await staff.go("Déclarer incomplet");
        await staff.sees("Les pièces déjà refusées le restent.");
        await staff.shows(comment);
        await staff.go("Demander des corrections", staff.page.locator("main form"));
        await staff.sees("Les corrections sont demandées : le dossier est « Incomplet » et un mail part.");
        await staff.page.locator(".ec-pagehead .ec-tag").filter({ hasText: staff.t("file-status-incomplete") }).waitFor();
      },
    ],
  ],
  incomplete: ({ label, comment, replacement = "replace" }) => [
    [
      "le mail « Candidature - dossier incomplet » arrive et dit quoi corriger",
      async (world) => {
        const mail = await world.applicant.mail("Candidature - dossier incomplet");
        assert.ok(plain(mail.text).includes(plain(comment)), mail.text);
      },
    ],
    [
      "la pièce est « Refusée », son commentaire est affiché, les autres sont « Validée »",
      async (world) => {
        const me = world.applicant;
        await me.open(world.memory.path);
        await me.factIs("Statut du dossier", "Incomplet");
        await act.statusIs(me, label, "Refusée");
        const row = plain(await act.documentRow(me, label).innerText());
        assert.ok(row.includes(plain(comment)) && row.includes(plain(me.t("column-comment"))), row);
        await act.statusIs(me, "Curriculum vitae", "Validée");
        await me.sees("Dossier incomplet : 1 pièce refusée.");
      },
    ],
    replacement === "remove"
      ? [
          "supprimer la pièce refusée, en déposer une nouvelle",
          async (world) => {
            await act.remove(world.applicant, label);
            await act.deposit(world.applicant, label, [pdf("piece lisible")]);
          },
        ]
      : ["remplacer la pièce refusée", async (world) => act.replace(world.applicant, label, [pdf("piece lisible")])],
    [
      "transmettre de nouveau : « Réceptionné », et le mail",
      async (world) => {
        const me = world.applicant;
        await act.submit(me);
        await me.factIs("Statut du dossier", "Réceptionné");
        await act.statusIs(me, label, "Transmise");
        await me.mail("Candidature - dossier réceptionné");
      },
    ],
  ],
  managerSees: ({ manager, programme }) => [
    [
      "le gestionnaire voit le type de traitement, le code OPI, les dates de réception et de transmission",
      async (world) => {
        const staff = await colleague(world, manager);
        await openDossier(staff, world.applicant.who, programme);
        await staff.factIs("Type de traitement", "Accès contrôlé");
        assert.ok((await staff.fact("Type de traitement")).includes(staff.t("treatment-validated")));
        await staff.factIs("Code OPI", "Non défini");
        for (const term of ["Date de réception", "Date de transmission"]) assert.match(await staff.fact(term), /\d\d\/\d\d\/\d{4}/);
      },
    ],
    [
      "l’onglet « Bloc-notes » garde ce que le candidat ne voit jamais",
      async (world) => {
        const staff = await colleague(world, manager);
        const note = "Dossier à revoir avec la responsable du parcours";
        await staff.go("Bloc-notes");
        await staff.set("Nouvelle note", note);
        await staff.go("Ajouter la note");
        await staff.sees("La note est ajoutée.");
        await staff.shows(note);
        const me = world.applicant;
        await me.open(world.memory.path);
        await me.sees("Informations détaillées");
        await me.doesNotSee(note);
      },
    ],
  ],
  complete: ({ manager }) => [
    [
      "le gestionnaire valide les pièces et déclare le dossier complet : « Complet », et le mail",
      async (world) => {
        const staff = await colleague(world, manager);
        await openDossier(staff, world.applicant.who);
        await review(staff);
        await staff.go("Déclarer complet");
        await staff.sees("Le statut du dossier est enregistré et un mail part.");
        const me = world.applicant;
        await me.mail("Candidature - dossier complet");
        await me.open(world.memory.path);
        await me.factIs("Statut du dossier", "Complet");
      },
    ],
  ],
  decide: ({ manager, programme }) => [
    [
      "l’avis favorable est saisi, validé et publié",
      async (world) => {
        const staff = await colleague(world, manager);
        await openDossier(staff, world.applicant.who, programme);
        await admit(staff);
      },
    ],
  ],
  decisionMail: () => [
    [
      "l’avis est notifié par mail et affiché dans la candidature",
      async (world) => {
        const me = world.applicant;
        world.memory.decisionMail = await me.mail("Candidature - avis favorable");
        await me.open(world.memory.path);
        await me.factIs("Décision", "Favorable");
      },
    ],
  ],
  confirm: ({ programme }) => [
    [
      "« Candidatures », ouvrir la formation, « Confirmation candidature » : confirmé, et le mail",
      async (world) => {
        const me = world.applicant;
        await me.menu("Candidatures");
        await me.go(programme);
        await me.hasControls("Confirmation candidature", "Désistement candidature");
        await me.press("Confirmation candidature");
        await me.answer("Oui, je confirme");
        await me.sees("Votre candidature est confirmée.");
        await me.factIs("Décision", ": CONFIRME");
        await me.mail("Candidature - confirmation enregistrée");
      },
    ],
  ],
  withdraw: () => [
    [
      "« Désistement candidature » : désisté, et le mail",
      async (world) => {
        const me = world.applicant;
        await me.open(world.memory.path);
        await me.press("Désistement candidature");
        await me.answer("Oui, me désister");
        await me.sees("Votre désistement est enregistré.");
        await me.factIs("Décision", ": DESISTE");
        await me.mail("Candidature - désistement enregistré");
      },
    ],
    [
      "« Revenir sur le désistement » tant que le délai court : la réponse d’avant est rétablie, et le mail",
      async (world) => {
        const me = world.applicant;
        await me.go("Revenir sur le désistement");
        await me.sees("Votre désistement est annulé.");
        await me.hasControls("Désistement candidature");
        await me.mail("Candidature - désistement repris");
      },
    ],
  ],
};

/** Adds the steps of a part of the staff's work, or of what follows from it, to a journey. */
export function steps({ step }, what, options = {}) {
  for (const [name, walk] of STEPS[what](options)) step(name, walk);
}
