// What the product sent, read where the demonstration shows it.

import { plain } from "./text.mjs";

const WAIT_MS = 20_000;
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

/** Waits for a mail to this address whose subject contains these words; gives its page's address and its text. */
export async function waitForMail(site, to, subject, seen = new Set()) {
  const end = Date.now() + WAIT_MS;
  let found = [];
  while (Date.now() < end) {
    found = await letters(site, to);
    const letter = found.find((one) => plain(one.subject).includes(plain(subject)) && !seen.has(one.href));
    if (letter) {
      seen.add(letter.href);
      const html = await (await fetch(site.url + letter.href)).text();
      const article = /<article[^>]*>([\s\S]*?)<\/article>/.exec(html)?.[1] ?? "";
      const links = [...article.matchAll(/<a href="([^"]+)"/g)].map((link) => unescape(link[1]));
      return { ...letter, links, text: unescape(article.replace(/<br>|<\/p>/g, "\n").replace(/<[^>]+>/g, "")), attachments: /<h2[^>]*>[^<]*<\/h2><ul class="ec-list">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? "" };
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail « ${subject} » to ${to}; there are: ${found.map((letter) => letter.subject).join(" | ") || "none"}`);
}
