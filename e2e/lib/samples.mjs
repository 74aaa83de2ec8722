// Files that people deposit: small, real, made here.

/** A PDF of some pages with a line of text on each. */
export function pdf(title, pages = 1) {
  const objects = [];
  const add = (body) => objects.push(body);
  const kids = Array.from({ length: pages }, (_, n) => `${4 + 2 * n} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  for (let n = 1; n <= pages; n += 1) {
    const lines = Array.from({ length: 24 }, (_, line) => `(${title}, page ${n}, ligne ${line + 1} : texte de la piece deposee) Tj 0 -26 Td`);
    const text = `BT /F1 13 Tf 60 770 Td ${lines.join("\n")} ET`;
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length + 2} 0 R >>`);
    add(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
  }
  let out = "%PDF-1.4\n";
  const offsets = objects.map((body, n) => {
    const offset = out.length;
    out += `${n + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  out += offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { name: `${title}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(out, "latin1") };
}

/** A photo of a sheet, as a telephone would take it. */
export async function photo(browser, title, type = "jpeg") {
  const page = await browser.newPage({ viewport: { width: 620, height: 877 } });
  await page.setContent(`<body style="font:28px sans-serif;padding:40px;background:#fdfaf2"><h1>${title}</h1>${"<p>Texte lisible de la pièce déposée.</p>".repeat(8)}`);
  const buffer = await page.screenshot({ type });
  await page.close();
  return { name: `${title}.${type === "jpeg" ? "jpg" : type}`, mimeType: `image/${type}`, buffer };
}
