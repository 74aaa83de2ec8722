// Who walks the journeys: invented people, each with an address and an INE nobody else has.

const RUN = Date.now().toString(36);
const KEYS = "ABCDEFGHJKLMNPRSTUVWXYZ";
let count = 0;

/** An INE of the older kind: ten digits and the letter they lead to. */
export function ine() {
  const number = String(Math.floor(Math.random() * 1e10)).padStart(10, "0");
  return number + KEYS[Number(BigInt(number) % 23n)];
}

/** Somebody with a mailbox of their own. */
export function applicant(first, last) {
  count += 1;
  const box = `${first}.${last}`.normalize("NFD").replace(/[^A-Za-z.]/g, "").toLowerCase();
  return { first, last, email: `${box}.${RUN}${count}@courriel.example`, password: "prairie-cuivre-lanterne-7", ine: ine() };
}

export const STAFF_PASSWORD = "lampe-orage-tilleul-canot";

/** Logins of the demonstration's staff. */
export const STAFF = {
  admin: "anne.dauriac@univ-deux-rives.example",
  central: "sophie.carrel@univ-deux-rives.example",
  managerOfHealth: "helene.brisset@univ-deux-rives.example",
  managerOfSciences: "karim.lombard@univ-deux-rives.example",
  decidingMember: "marc.oudinot@univ-deux-rives.example",
  readingMember: "claire.lasserre@univ-deux-rives.example",
};

/** Logins of the demonstration's applicants. */
export const APPLICANTS = {
  fresh: "lucie.bertrand@courriel.example",
  complete: "ines.marchetti@courriel.example",
  toSubmit: "tom.berthaud@courriel.example",
  incomplete: "yanis.ouldali@courriel.example",
  admitted: "salome.vauquelin@courriel.example",
  abroad: "priya.kulkarni@courriel.example",
};
