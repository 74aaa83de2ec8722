// A page on paper: what is there to press or to go elsewhere is left out, what it says is not.

/** What is wrong with the page at hand, shown as it is printed; `least` is how many letters must be left of it beside its title. */
export async function printed(page, least = 1) {
  const wrong = [];
  const shown = (locator) => locator.filter({ visible: true }).count();
  if ((await shown(page.getByRole("navigation"))) > 0) wrong.push("navigation is printed");
  if ((await shown(page.locator(".btn"))) > 0) wrong.push("buttons are printed");
  const [title, text] = await page.evaluate(() => {
    const main = document.querySelector("main");
    return [main?.querySelector("h1"), main].map((element) => element?.innerText.trim() ?? "");
  });
  if (text.length - title.length < least) wrong.push(`hardly anything is printed: ${text}`);
  return wrong;
}
