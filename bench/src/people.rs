//! People in front of the pages: signing in, applying, depositing, submitting, with the forms as they stand in the pages.

use std::io::Write as _;
use std::net::SocketAddr;

use anyhow::Context as _;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::http::{Answer, Connection, get, request};

/// The password of the demonstration.
const PASSWORD: &str = "lampe-orage-tilleul-canot";
const BOUNDARY: &str = "----bench-5d1e";

/// Somebody with a connection of their own.
#[derive(Debug)]
pub struct Person {
    connection: Connection,
    cookies: Vec<(String, String)>,
    /// The address the reverse proxy would tell: everybody sits somewhere else.
    network: String,
}

/// A sign-in form ready to be posted.
#[derive(Debug)]
pub struct AtTheDoor {
    person: Person,
    body: String,
}

impl Person {
    pub async fn at(address: SocketAddr, number: usize) -> anyhow::Result<Self> {
        let network = format!("10.{}.{}.{}", number / 65_536 % 256, number / 256 % 256, number % 256);
        Ok(Self { connection: Connection::open(address).await?, cookies: Vec::new(), network })
    }

    /// Opens the sign-in page and fills it in.
    pub async fn at_the_door(mut self, login: &str) -> anyhow::Result<AtTheDoor> {
        let page = self.get("/connexion").await?;
        let token = token(&page)?;
        Ok(AtTheDoor { person: self, body: form(&[("_csrf", &token), ("login", login), ("password", PASSWORD), ("suite", "")]) })
    }

    pub async fn signed_in(self, login: &str) -> anyhow::Result<Self> {
        self.at_the_door(login).await?.enter().await
    }

    /// The value of the `Cookie` header.
    pub fn cookie(&self) -> String {
        self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    pub async fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        let answer = self.ask(path).await?;
        anyhow::ensure!(answer.status == 200, "{path} answered with {}", answer.status);
        Ok(answer)
    }

    /// Where an address leads that is no page of its own.
    pub async fn followed(&mut self, path: &str) -> anyhow::Result<String> {
        let answer = self.ask(path).await?;
        Ok(answer.header("location").with_context(|| format!("{path} answered with {} and leads nowhere", answer.status))?.to_owned())
    }

    async fn ask(&mut self, path: &str) -> anyhow::Result<Answer> {
        let cookie = self.cookie();
        let answer = self.connection.answer(&get(path, &[("Cookie", &cookie), ("X-Forwarded-For", &self.network)])).await?;
        self.take_cookies(&answer);
        Ok(answer)
    }

    /// The answer as it travels to a browser that takes these encodings.
    pub async fn compressed(&mut self, path: &str, encodings: &str) -> anyhow::Result<Answer> {
        let cookie = self.cookie();
        let answer = self.connection.answer(&get(path, &[("Cookie", &cookie), ("Accept-Encoding", encodings)])).await?;
        anyhow::ensure!(answer.status == 200, "{path} answered with {}", answer.status);
        Ok(answer)
    }

    /// Posts a form and gives where it leads.
    async fn post(&mut self, path: &str, content_type: &str, body: &[u8]) -> anyhow::Result<String> {
        let cookie = self.cookie();
        let headers = [("Cookie", cookie.as_str()), ("X-Forwarded-For", self.network.as_str()), ("Content-Type", content_type)];
        let answer = self.connection.answer(&request("POST", path, &headers, body)).await?;
        self.take_cookies(&answer);
        anyhow::ensure!(answer.status == 303, "{path} answered with {}", answer.status);
        Ok(answer.header("location").context("a redirect without its place")?.to_owned())
    }

    async fn post_form(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<String> {
        self.post(path, "application/x-www-form-urlencoded", form(fields).as_bytes()).await
    }

    fn take_cookies(&mut self, answer: &Answer) {
        for (name, value) in answer.cookies().filter_map(|cookie| cookie.split_once('=')) {
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
    }

    /// From « Candidater » to the submitted application, with every page a browser would open in between.
    pub async fn apply(&mut self, programme: &str, file: &[u8]) -> anyhow::Result<()> {
        let question = self.get(&format!("/candidatures/nouvelle?formation={programme}")).await?;
        let application = self.post_form("/candidatures/nouvelle", &[("_csrf", &token(&question)?), ("formation", programme)]).await?;
        let page = self.get(&application).await?;
        let token_there = token(&page)?;
        self.post(&format!("{application}/pieces/LM"), &format!("multipart/form-data; boundary={BOUNDARY}"), &upload(&token_there, file)).await?;
        self.post_form(&format!("{application}/pieces/INFO-UTILES/non-concerne"), &[("_csrf", &token_there)]).await?;
        let last_look = self.get(&format!("{application}/transmettre")).await?;
        self.post_form(&format!("{application}/transmettre"), &[("_csrf", &token(&last_look)?)]).await?;
        self.get(&application).await?;
        Ok(())
    }
}

impl AtTheDoor {
    /// Posts the form; the answer is a session.
    pub async fn enter(self) -> anyhow::Result<Person> {
        let Self { mut person, body } = self;
        person.post("/connexion", "application/x-www-form-urlencoded", body.as_bytes()).await.context("signing in")?;
        Ok(person)
    }
}

/// The token of the forms of a page.
fn token(page: &Answer) -> anyhow::Result<String> {
    let text = page.text();
    let field = text.split("name=\"_csrf\"").nth(1).context("a page without a form")?;
    Ok(field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).context("a token")?.to_owned())
}

fn form(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
}

fn encoded(value: &str) -> String {
    value
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn upload(token: &str, file: &[u8]) -> Vec<u8> {
    let mut out = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n").into_bytes();
    out.extend_from_slice(
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"lettre.pdf\"\r\nContent-Type: application/pdf\r\n\r\n").as_bytes(),
    );
    out.extend_from_slice(file);
    out.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    out
}

/// A PDF of one page with a picture of noise, packed as writers of PDF pack pictures: about a megabyte.
pub fn pdf() -> Vec<u8> {
    const SIDE: usize = 1_000;
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let noise: Vec<u8> = (0..SIDE * SIDE)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_be_bytes()[3]
        })
        .collect();
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::fast());
    let packed = packing.write_all(&noise).and_then(|()| packing.finish()).unwrap_or_default();
    let drawing = "q 400 0 0 400 97 300 cm /I Do Q BT /F 18 Tf 97 740 Td (Lettre de motivation) Tj ET";
    let objects: Vec<Vec<u8>> = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /I 6 0 R >> >> >>".to_vec(),
        format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
        [
            format!(
                "<< /Type /XObject /Subtype /Image /Width {SIDE} /Height {SIDE} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length {} >>\nstream\n",
                packed.len()
            )
            .into_bytes(),
            packed,
            b"\nendstream".to_vec(),
        ]
        .concat(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(out.len());
        out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
    for place in &places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    out.extend_from_slice(format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1).as_bytes());
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn values_of_forms_are_encoded() {
        assert_eq!(super::form(&[("a", "x@y é"), ("b", "1")]), "a=x%40y%20%C3%A9&b=1");
    }
}
