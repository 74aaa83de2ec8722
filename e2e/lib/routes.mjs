// The addresses of the product as patterns, read from where it keeps them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../../crates/web/src/paths.rs", import.meta.url));
/** What is no page: files, preferences, ends of sessions. */
const NO_PAGE = /\.pdf$|\/fichier|\/modele|\/deconnexion|\/session\/|\/langue\/|\/apparence\/|\/connexion\/ent|\/listes\/|\.csv$|\.xlsx$|\/apercu|\/static\//;

const patterns = [...readFileSync(FILE, "utf8").matchAll(/pub const \w+: &str = "(\/[^"]*)";/g)]
  .map(([, path]) => ({ path, expression: new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`) }))
  .sort((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0));

/** The pattern of an address, or null when it is not a page. */
export function routeOf(pathname) {
  if (NO_PAGE.test(pathname)) return null;
  return patterns.find(({ expression }) => expression.test(pathname))?.path ?? pathname.replace(/\d+|[0-9a-f-]{36}/g, "{}");
}
