// « Connexion ENT », walked to the institution's sign-on server and back.

import assert from "node:assert/strict";
import { NotHere } from "./report.mjs";
import { until } from "./until.mjs";

/** Password of everybody at the CAS server of the tests, and who everybody is there. */
const PASSWORD = "girafe-tambour-29";
const FIRST = "Éloïse";
const LAST = "Lefèvre";

const RUN = Date.now().toString(36);
let count = 0;

/** A student with a login nobody else has. */
export function student() {
  count += 1;
  const login = `etu-${RUN}-${count}`;
  return { login, first: FIRST, last: LAST, email: `${login}@etu.univ.example`, own: `eloise.${RUN}${count}@courriel.example` };
}

/** The student of the journey, made at the first call. */
export async function studentOf(world) {
  if (!world.site.signOn) throw new NotHere("django-cas-server is not installed");
  world.student ??= await world.person(student());
  return world.student;
}

const isAt = (me, place) => me.page.url().startsWith(place);

/** On the sign-on server's page: login and password. */
async function identify(me, password = PASSWORD) {
  await me.page.locator("input[name='username']").fill(me.who.login);
  await me.page.locator("input[name='password']").fill(password);
  await me.moved(() => me.page.locator("form [type='submit']").click());
}

/** « Connexion ENT » on the page at hand, the institution's credentials, and back. */
export async function signOn(me) {
  const { signOn: server, url } = me.site;
  await me.go("Connexion ENT", me.page.locator("main"));
  // Who is signed on there already is sent back at once.
  if (isAt(me, server)) await identify(me);
  assert.ok(await until(() => isAt(me, url)), `the sign-on server keeps ${me.page.url()}`);
}

/** Where the sign-on server asks again who is there, although it knows: before an account is linked. */
export async function identifyAgain(me) {
  assert.ok(await until(() => isAt(me, me.site.signOn)), me.page.url());
  await identify(me);
}

/** A wrong password stays with the sign-on server: the product never sees it. */
export async function mistype(me) {
  await me.go("Connexion ENT", me.page.locator("main"));
  await identify(me, `${PASSWORD}0`);
  assert.ok(isAt(me, me.site.signOn), me.page.url());
  await me.open("/");
}

/** « Je n’ai pas de compte eCandidat », « Créer un compte »: the window is filled in. */
export async function openCreation(me) {
  await me.heading("Je n’ai pas de compte eCandidat");
  await me.go("Créer un compte", me.page.locator("main section").first());
  await me.heading("Création de compte");
  const { first, last, email } = me.who;
  for (const [label, value] of [["Nom", last], ["Prénom", first], ["Adresse mail", email], ["Confirmation Adresse Mail", email]]) {
    assert.equal(await me.field(label).inputValue(), value, label);
  }
}

/** With the institution's address, which needs no validation. */
export async function create(me) {
  await openCreation(me);
  await me.press("Enregistrer");
  await me.sees("Votre compte est créé et lié à l’ENT", `Bonjour ${FIRST}`);
}

/** With another address: its link, and the sign-on again, make the account valid. */
export async function createWithOwnAddress(me) {
  const { own } = me.who;
  await me.fill({ "Adresse mail": own, "Confirmation Adresse Mail": own });
  await me.press("Enregistrer");
  await me.sees("Vous devez maintenant valider la création de votre compte.", own);
  me.who.email = own;
}

/** The link of the mail leads to the sign-on, and from there into the account. */
export async function followLink(me) {
  const mail = await me.mail("activez votre compte");
  await me.page.goto(mail.links.find((link) => link.includes("/compte/valider/")));
  await me.sees(me.who.login);
  await signOn(me);
  await me.sees(`Bonjour ${FIRST}`);
}

/** « Déconnexion » leaves the institution's sign-on too: the next « Connexion ENT » asks for the credentials. */
export async function signOut(me) {
  if (!(await me.control(me.t("sign-out")).isVisible())) await me.page.locator(".ec-menu > summary").click();
  await me.press(me.t("sign-out"));
  assert.ok(await until(() => me.page.url() === `${me.site.url}/` || isAt(me, me.site.signOn)), me.page.url());
  await me.open("/");
  await me.sees("Connexion ENT");
}
