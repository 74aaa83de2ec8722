// The addresses of the product as patterns, read from where it keeps them, and which of them are pages.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = `${ROOT}crates/web/src/`;
/** What is no page: files, lists for scripts, preferences, ends of sessions. */
const NO_PAGE =
  /\.(pdf|ics|csv|xlsx|txt)$|^\/agenda\/|\/fichier|\/envois|\/modele|\/piece$|\/page\/[^/]+$|^\/gestion\/lettres\/|\/lettres?\/.*\/apercu|\/donnees\/copie|\/institution\/logo|\/static\/|^\/health\/|\/listes\/|\/deconnexion|\/session\/|\/langue\/|\/apparence\//;
/** Where a crawl would leave the site, or the visit to the sign-on server: looked at on the way through it. */
const SIGN_ON = /^\/connexion\/ent|^\/mon-compte\/acces\/ent/;
/** Pages that the table of permissions finds nobody on: it has no sign-on, no mailbox, no link of a mail, names no programme, ticks no line. */
const BESIDE = [
  "/demo/courrier",
  "/demo/courrier/{file}",
  "/verification/{code}",
  "/compte/mail/{token}",
  "/compte/mot-de-passe/{token}",
  "/compte/valider/{token}",
  "/candidatures/nouvelle",
  "/candidatures/{number}/formulaires/{code}",
  "/gestion/candidatures/archiver",
  "/gestion/candidatures/avis",
  "/gestion/candidatures/lettres",
  "/gestion/candidatures/publication",
  "/gestion/candidatures/statut",
];
const BEHIND_SIGN_ON = ["/connexion/ent/nouveau", "/connexion/ent/compte", "/connexion/ent/retour", "/mon-compte/acces/ent"];
/** Pages that no visitor of the demonstration meets, with the reason. */
const LEFT_OUT = new Map([
  ["/admin/campagnes/{code}/archiver", "asked when a campaign is over; the demonstration's is under way, its last one archived"],
  ["/gestion/formulaires/{code}/supprimer", "asked of forms that nobody asks for or answered; the demonstration's are in use"],
  ["/gestion/pieces-justificatives/{code}/supprimer", "asked of documents that nobody asks for; the demonstration's are in use"],
  ["/gestion/questions/{code}/supprimer", "asked of questions that nobody asks for; the demonstration's are in use"],
  ["/admin/profils/{code}/supprimer", "asked of profiles that nobody holds and that are not the last of their kind; the demonstration's are held"],
  ["/commission/{code}/validation", "the page of /gestion/candidatures/publication with other lines"],
]);

const constants = new Map([...readFileSync(`${SOURCES}paths.rs`, "utf8").matchAll(/pub const (\w+): &str = "(\/[^"]*)";/g)].map(([, name, path]) => [name, path]));

/** What set-up lists add to their own address: a new object, one of them, its removal. */
function objects() {
  const files = ["admin", "manager/setup"].flatMap((folder) => readdirSync(SOURCES + folder).map((file) => `${SOURCES}${folder}/${file}`));
  const lists = files.filter((file) => file.endsWith(".rs")).flatMap((file) => [...readFileSync(file, "utf8").matchAll(/const LIST: [^=]*= paths::(\w+);/g)].map(([, name]) => constants.get(name)));
  return lists.flatMap((list) => [`${list}/nouveau`, `${list}/{code}`, `${list}/{code}/supprimer`]);
}

const patterns = [...constants.values(), ...objects()]
  .map((path) => ({ path, expression: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`) }))
  .sort((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0));

/** The pattern of an address, whatever is there. */
export function patternOf(pathname) {
  return patterns.find(({ expression }) => expression.test(pathname))?.path ?? pathname.replace(/\d+|[0-9a-f-]{36}/g, "{}");
}

/** The pattern of an address that a crawl may open, or null when it is not a page. */
export function routeOf(pathname) {
  return NO_PAGE.test(pathname) || SIGN_ON.test(pathname) ? null : patternOf(pathname);
}

/** Every page: what somebody in the table of permissions is shown, and what that table cannot reach. */
export function pages(hasSignOn) {
  const lines = readFileSync(`${ROOT}docs/reference/permissions.md`, "utf8").matchAll(/^\| GET `([^`]+)` \|(.*)$/gm);
  const shown = [...lines].filter(([, , cells]) => cells.split("|").some((cell) => cell.trim().startsWith("200"))).map(([, route]) => route);
  const all = new Set([...shown, ...BESIDE, ...(hasSignOn ? BEHIND_SIGN_ON : [])]);
  return [...all].filter((route) => !NO_PAGE.test(route) && !LEFT_OUT.has(route));
}
