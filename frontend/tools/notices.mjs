// Gathers the licences of what is shipped to browsers into one text file.

import { readFileSync } from "node:fs";
import path from "node:path";

const SHIPPED = [
  ["htmx", "htmx.org", "LICENSE"],
  ["Bootstrap (parts of the style sheet)", "bootstrap", "LICENSE"],
  ["Lucide (icons)", "lucide-static", "LICENSE"],
  ["Hanken Grotesk (font)", "@fontsource-variable/hanken-grotesk", "LICENSE"],
];

export function buildNotices(root) {
  const parts = SHIPPED.map(([title, name, file]) => {
    const folder = path.join(root, "node_modules", name);
    const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const text = readFileSync(path.join(folder, file), "utf8").trim();
    return `${title}, ${name} ${version}\n\n${text}\n`;
  });
  return Buffer.from(parts.join(`\n${"-".repeat(72)}\n\n`));
}
