// What the widget is made of: one template of the server for all forms of a page.

let known: Promise<HTMLTemplateElement> | undefined;

async function fetched(address: string): Promise<HTMLTemplateElement> {
  // As the page asks for it beforehand, or it would come twice.
  const answer = await fetch(address, { credentials: "same-origin" });
  const box = document.createElement("template");
  if (answer.ok) box.innerHTML = await answer.text();
  const template = box.content.querySelector("template");
  if (!template) throw new Error("no parts");
  return template;
}

/** The template at this address. */
export function parts(address: string): Promise<HTMLTemplateElement> {
  known ??= fetched(address);
  return known;
}
