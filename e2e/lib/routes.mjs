// The addresses of the product as patterns, read from where it keeps them.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("../../crates/web/src/", import.meta.url));
/** What is no page: files, preferences, ends of sessions. */
const NO_PAGE = /\.pdf$|\.ics$|\/fichier|\/envois|\/modele|\/deconnexion|\/session\/|\/langue\/|\/apparence\/|\/connexion\/ent|\/listes\/|\.csv$|\.xlsx$|\/apercu|\/static\/|\/donnees\/copie|\/messages\/[^/]+\/piece/;

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

/** The pattern of an address, or null when it is not a page. */
export function routeOf(pathname) {
  if (NO_PAGE.test(pathname)) return null;
  return patterns.find(({ expression }) => expression.test(pathname))?.path ?? pathname.replace(/\d+|[0-9a-f-]{36}/g, "{}");
}
