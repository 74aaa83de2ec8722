// What sticks out of a page at the width at hand.

/** Opens a page and names what has to be scrolled sideways, the innermost last; empty when nothing has. */
export async function overflow(me, path) {
  const answer = await me.page.goto(me.site.url + path);
  if (answer.status() >= 400) return [`${path}: ${answer.status()}`];
  return me.page.evaluate((shown) => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > width + 1);
    return [`${shown}: ${document.documentElement.scrollWidth} px; ${out.slice(-3).map((element) => `${element.tagName.toLowerCase()}.${element.className}`).join(", ")}`];
  }, path);
}
