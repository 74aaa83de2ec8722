// Every page that somebody can reach, once per route and language: automatic rules without a violation, and no page of
// the product that was not looked at. Those of visitors and applicants are also made narrow, enlarged and printed.

import assert from "node:assert/strict";
import * as act from "../lib/acts.mjs";
import { violations } from "../lib/axe.mjs";
import { overflowAt, resize } from "../lib/overflow.mjs";
import { printed } from "../lib/paper.mjs";
import { APPLICANTS, STAFF, STAFF_PASSWORD, applicant } from "../lib/people.mjs";
import { pages, patternOf, routeOf } from "../lib/routes.mjs";
import * as ent from "../lib/sign_on.mjs";
import { until } from "../lib/until.mjs";
import { firstApplication } from "../lib/visits.mjs";

export const views = ["français 1280", "anglais 1280"];

/** Who looks around, where they begin, and what no link leads them to. */
const AUDIENCES = [
  ["sans compte", null, ["/", "/connexion", "/compte/creer", "/compte/cree", "/compte/identifiants-oublies", "/compte/code-perdu", "/offre", "/assistance", "/verification", "/verification/ABCD-EFGH", "/demo/courrier", "/page-inexistante"]],
  ["candidat admis", APPLICANTS.admitted, ["/tableau-de-bord", "/tableau-de-bord/messages", "/mon-compte/acces", "/mon-compte/informations-perso", "/candidatures"], ofAdmitted],
  ["candidate de l’étranger", APPLICANTS.abroad, ["/mon-compte/informations-perso/modifier", "/mon-compte/adresse/modifier", "/mon-compte/baccalaureat/modifier"]],
  ["candidat qui transmet", APPLICANTS.toSubmit, ["/candidatures", "/mon-compte/cursus-externe"], ofReady],
  ["candidat dont le dossier est incomplet", APPLICANTS.incomplete, [], ofIncomplete],
  ["gestionnaire", STAFF.managerOfSciences, ["/gestion", "/gestion/profils", "/gestion/messages", "/gestion/lettres", "/gestion/candidatures"], ofManager],
  ["membre de commission", STAFF.decidingMember, ["/commission", "/gestion"]],
  ["scolarité centrale", STAFF.central, ["/gestion", "/commission", "/admin"]],
  ["administrateur", STAFF.admin, ["/admin", "/gestion", "/gestion/formulaires/LOGEMENT/questionnaire"]],
];

/** What these answer on purpose. */
const REFUSES = new Map([["/page-inexistante", 404], ["/verification/{code}", 422], ["/connexion/ent/retour", 403]]);

/** Per language: routes opened, routes looked at, numbers of applications that staff visit later. */
const ledgers = { fr: ledger(), en: ledger() };

function ledger() {
  return { opened: new Set(), looked: new Set(), numbers: {} };
}

const ledgerOf = (me) => ledgers[me.view.language];

/** A telephone held upright, and a window of 1280 × 900 px at 200 %. */
const SIZES = [{ width: 320, height: 640 }, { width: 640, height: 450 }];
/** Not for applicants. */
const OTHERS = /^\/(gestion|commission|admin|demo)(\/|$)/;

/** The page at hand at 320 px, at 200 % and on paper; it comes back as it was. */
async function shapes(page) {
  const wrong = [];
  const size = page.viewportSize();
  for (const other of SIZES) wrong.push(...(await overflowAt(page, other)));
  await resize(page, size);
  await page.emulateMedia({ media: "print" });
  wrong.push(...(await printed(page)));
  await page.emulateMedia({ media: null });
  return wrong;
}

/** The rules on the page at hand, whose route counts as looked at. */
async function look(me, state = "") {
  ledgerOf(me).looked.add(patternOf(me.path()));
  const wrong = OTHERS.test(me.path()) ? [] : await shapes(me.page);
  wrong.push(...(await violations(me.page)));
  return wrong.map((line) => `${me.path()}${state}: ${line}`);
}

async function ofAdmitted(me) {
  const { base, number } = await firstApplication(me);
  ledgerOf(me).numbers.admitted = number;
  return [base, `${base}/confirmer`, `${base}/desister`];
}

async function ofIncomplete(me) {
  const { base, number, tabs, forms, documents } = await firstApplication(me);
  ledgerOf(me).numbers.incomplete = number;
  return [...tabs, ...forms, `${base}/pieces/${documents[0]}`, `${base}/pieces/${documents[0]}/deja-deposes`];
}

async function ofReady(me) {
  await act.addExperience(me);
  await me.open("/mon-compte/experiences-pro");
  const entries = await me.page.locator("main a[href^='/mon-compte/experiences-pro/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const { base, forms, documents } = await firstApplication(me);
  const [piece] = documents.map((code) => `${base}/pieces/${code}`);
  const [form] = forms;
  return [...entries, ...forms, `${form}/champs/f7`, `${piece}/supprimer`, `${piece}/non-concerne`, `${base}/transmettre`, `${base}/annuler`, "/candidatures/nouvelle?formation=M1-AES"];
}

async function ofManager(me) {
  const { admitted, incomplete } = ledgerOf(me).numbers;
  await me.open("/gestion/candidatures?vue=a-controler");
  const dossier = await me.page.locator("tr[data-row] a[data-row-link]").first().getAttribute("href");
  const ofBoth = `n=${incomplete}&n=${admitted}`;
  const together = ["statut", "avis", "archiver", "lettres", "publication"].map((page) => `/gestion/candidatures/${page}?${ofBoth}`);
  const beside = ["formulaires", "questions"].map((page) => `/gestion/candidatures/${incomplete}/${page}`);
  return [dossier, `${dossier}/pieces`, `${dossier}/corrections`, `${dossier}/avis`, ...beside, ...together];
}

async function crawl(me, starts, wanted) {
  const { opened, looked } = ledgerOf(me);
  const queue = starts.map((path) => ({ path, isAsked: true }));
  /** Where this visitor found each route. */
  const found = new Map();
  const wrong = [];
  let count = 0;
  const visit = async ({ path, isAsked, isGuess }) => {
    const route = routeOf(path.split("?")[0]);
    if (!route || (isAsked ? looked : opened).has(route)) return;
    opened.add(route);
    const answer = await me.page.goto(me.site.url + path).catch((error) => error);
    if (answer instanceof Error) {
      wrong.push(`${path}: ${answer.message.split("\n")[0]}`);
      return;
    }
    if (!me.page.url().startsWith(me.site.url) || !(answer.headers()["content-type"] ?? "").includes("text/html")) return;
    const status = answer.status();
    const isRight = status < 400 || status === REFUSES.get(route);
    // A link in a mail of the demonstration may have been used meanwhile: the page that says so is a page too.
    if (!isRight && status !== 410) {
      if (!isGuess) wrong.push(`${path}: ${status}`);
      return;
    }
    const landed = patternOf(me.path());
    opened.add(landed);
    if (!found.has(landed)) found.set(landed, me.path());
    if (!isRight) wrong.push(...(await violations(me.page)).map((line) => `${me.path()}: ${line}`));
    else if (!looked.has(landed)) {
      count += 1;
      wrong.push(...(await look(me)));
    }
    const links = await me.page.locator("a[href]").evaluateAll((all) => all.map((link) => link.href));
    for (const link of links) {
      const url = new URL(link);
      if (url.origin === me.site.url && !opened.has(routeOf(url.pathname))) queue.push({ path: url.pathname });
    }
  };
  const drain = async () => {
    while (queue.length > 0) await visit(queue.shift());
  };
  await drain();
  // What no link led to is asked for by name, beside or below what was found: a question, a preview, a new object.
  for (const route of wanted) {
    const above = [...found.keys()].filter((one) => route.startsWith(`${one}/`) && !route.slice(one.length).includes("{")).sort((a, b) => b.length - a.length);
    if (looked.has(route) || above.length === 0) continue;
    await visit({ path: found.get(above[0]) + route.slice(above[0].length), isAsked: true, isGuess: true });
    await drain();
  }
  return { wrong, count };
}

/** Signed in, with the language of the view: an account brings its own. */
async function arrive(world, login) {
  const me = await world.person();
  if (login) {
    await act.signIn(me, login, STAFF_PASSWORD);
    await me.speak();
  }
  return me;
}

export default function accessibility({ part, check }) {
  part("pages que l’on n’atteint pas par un lien");
  check("liens des mails, demande d’effacement", async (world) => {
    const me = await world.person(applicant("Claire", "Lumière"));
    const wrong = [];
    /** Opens the link of a mail to this address. */
    const follow = async (person, subject, path) => {
      const { links } = await person.mail(subject);
      await person.page.goto(links.find((one) => one.includes(path)));
      wrong.push(...(await look(person)));
    };
    await act.createAccount(me);
    const mail = await me.mail("activez votre compte");
    await me.page.goto(mail.links.find((one) => one.includes("/compte/valider/")));
    wrong.push(...(await look(me)));
    await act.activate(me, mail);
    const visitor = await world.person({ ...me.who });
    await visitor.open("/compte/identifiants-oublies");
    await visitor.set(visitor.t("account-email"), me.who.email);
    await visitor.go(visitor.t("account-recover-button"), visitor.page.locator("main"));
    await follow(visitor, "vos identifiants", "/compte/mot-de-passe/");
    await me.open("/mon-compte/donnees/effacement");
    await me.set(me.t("own-data-erase-sure"), true);
    await me.go(me.t("own-data-erase-ask"), me.page.locator("main form"));
    const other = `autre.${me.who.email}`;
    await me.open("/mon-compte/acces");
    await me.fill({ [me.t("access-new-email")]: other, [me.t("account-email-again")]: other });
    await me.go(me.t("access-email-button"));
    me.who.email = other;
    await follow(me, "changement de votre adresse mail", "/compte/mail/");
    assert.deepEqual(wrong, []);
  });
  check("« Connexion ENT » : première visite, création, lien avec un compte", async (world) => {
    const me = await ent.studentOf(world);
    const wrong = [];
    await me.open("/");
    await ent.signOn(me);
    wrong.push(...(await look(me)));
    await me.open("/connexion/ent/compte");
    wrong.push(...(await look(me)));
    await me.set(me.t("account-last-name"), "");
    await me.press(me.t("form-save"));
    await me.page.locator(".ec-errors").waitFor();
    wrong.push(...(await look(me, ", refusée")));
    await act.signIn(me, APPLICANTS.fresh, STAFF_PASSWORD);
    await me.speak();
    await me.open("/mon-compte/acces");
    await me.page.locator("main a[href='/mon-compte/acces/ent/lier']").click();
    await ent.identifyAgain(me);
    assert.ok(await until(() => me.page.url() === `${me.site.url}/mon-compte/acces/ent`), me.page.url());
    await me.page.locator("main form").first().waitFor();
    wrong.push(...(await look(me)));
    await me.open("/connexion/ent/retour");
    wrong.push(...(await look(me)));
    assert.deepEqual(wrong, []);
  });

  part("toutes les pages");
  for (const [who, login, starts, more = async () => []] of AUDIENCES) {
    check(who, async (world) => {
      const me = await arrive(world, login);
      const { wrong, count } = await crawl(me, [...starts, ...(await more(me))], pages(world.site.signOn));
      assert.deepEqual(wrong, [], `${count} pages checked`);
      assert.ok(count > 0 || login, "no page was checked");
      await me.close();
      world.people.splice(world.people.indexOf(me), 1);
    });
  }
  check("aucune page n’est oubliée", async (world) => {
    const { looked } = ledgers[world.view.language];
    const all = pages(world.site.signOn);
    console.log(`        ${looked.size} pages regardées, dont ${all.filter((route) => looked.has(route)).length} sur ${all.length} du tableau des droits`);
    assert.deepEqual(all.filter((route) => !looked.has(route)), []);
  });

  part("états des pages");
  check("formulaires refusés", async (world) => {
    const me = await world.person();
    const wrong = [];
    for (const [path, button] of [["/connexion", "sign-in-button"], ["/compte/creer", "form-save"]]) {
      await me.open(path);
      await me.press(me.t(button), me.page.locator("main"));
      await me.page.locator(".ec-errors").waitFor();
      wrong.push(...(await look(me, ", refusé")));
    }
    assert.deepEqual(wrong, []);
  });
  check("formulaires refusés des gestionnaires", async (world) => {
    const me = await arrive(world, STAFF.managerOfSciences);
    await me.open("/gestion/candidatures?vue=avis-a-saisir");
    const dossier = await me.page.locator("tr[data-row] a[data-row-link]").first().getAttribute("href");
    const wrong = [];
    for (const path of [`${dossier}/avis`, `${dossier}/corrections`, `${dossier}/bloc-notes`]) {
      await me.open(path);
      await me.moved(() => me.page.locator(`main form[action="${path}"] button[type="submit"]`).last().click());
      await me.page.locator(".ec-errors").waitFor();
      wrong.push(...(await look(me, ", refusé")));
    }
    assert.deepEqual(wrong, []);
  });
}
