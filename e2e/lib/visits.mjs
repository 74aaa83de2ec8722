// Addresses that belong to the people of the demonstration.

/** The first application of somebody signed in: its address, its tabs, its forms and the codes of its documents. */
export async function firstApplication(me) {
  await me.open("/candidatures");
  const base = await me.page.locator("main .ec-app h3 a[href^='/candidatures/']").first().getAttribute("href");
  await me.open(base);
  const documents = await me.page.locator("table.ec-docs tr[id^='piece-']").evaluateAll((rows) => rows.map((row) => row.id.slice("piece-".length)));
  const tabs = await me.page.locator("main nav .ec-tabs a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const forms = [];
  if (tabs.includes(`${base}/formulaires`)) {
    await me.open(`${base}/formulaires`);
    const links = await me.page.locator(`main table a[href^='${base}/formulaires/']`).evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    forms.push(...new Set(links));
  }
  return { base, number: base.split("/").at(-1), documents, tabs, forms };
}
