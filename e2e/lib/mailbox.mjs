// What the product sent, read where the demonstration shows it.

import { plain } from "./text.mjs";
import { until } from "./until.mjs";

const WAIT_MS = 40_000;
const ENTRY = /<li><a href="(\/demo\/courrier\/[^"]+)">([^<]*)<\/a><br><span class="ec-muted">([^<,]+)/g;
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&#x27;": "'", "&#38;": "&", "&#60;": "<", "&#62;": ">", "&#34;": '"' };

function unescape(text) {
  return text.replace(/&(?:#x?\w+|\w+);/g, (entity) => ENTITIES[entity] ?? entity);
}

async function letters(site, to) {
  const html = await (await fetch(`${site.url}/demo/courrier`)).text();
  return [...html.matchAll(ENTRY)]
    .map(([, href, subject, receiver]) => ({ href, subject: unescape(subject), to: unescape(receiver).trim() }))
    .filter((letter) => letter.to.includes(to));
}

/** Waits for a mail to this address whose subject contains one of these; gives its page's address and its text. */
export async function waitForMail(site, to, subjects, seen = new Set()) {
  let found = [];
  const letter = await until(async () => {
    found = await letters(site, to);
    return found.find((one) => !seen.has(one.href) && subjects.some((subject) => plain(one.subject).includes(plain(subject))));
  }, WAIT_MS, 250);
  if (!letter) throw new Error(`no mail « ${subjects.join(" » or « ")} » to ${to}; there are: ${found.map((one) => one.subject).join(" | ") || "none"}`);
  seen.add(letter.href);
  const html = await (await fetch(site.url + letter.href)).text();
  const article = /<article[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1] ?? "";
  const links = [...article.matchAll(/<a href="([^"]+)"/g)].map((link) => unescape(link[1]));
  return { ...letter, links, text: unescape(article.replace(/<br>|<\/p>/g, "\n").replace(/<[^>]+>/g, "")), attachments: /<h2[^>]*>[^<]*<\/h2><ul class="ec-list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? "" };
}
