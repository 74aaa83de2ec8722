//! A browser for pages of others: cookies, redirects one at a time, forms as they stand.

use reqwest::{Client, Response};
use scraper::{Html, Selector};
use url::Url;

/// Somebody in front of another server's pages.
#[derive(Clone, Debug)]
pub struct Visitor {
    client: Client,
    /// Where it stands.
    pub at: Url,
    /// The page at hand.
    pub page: String,
    /// Status of the page at hand.
    pub status: u16,
}

impl Default for Visitor {
    fn default() -> Self {
        Self::new()
    }
}

impl Visitor {
    /// Somebody without cookies.
    #[must_use]
    pub fn new() -> Self {
        connect::install_tls_provider();
        let client = Client::builder().cookie_store(true).no_proxy().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
        Self { client, at: Url::parse("http://127.0.0.1/").expect("an address"), page: String::new(), status: 0 }
    }

    /// Opens an address and follows redirects, until a page stands there or an address that begins with `stop` would be
    /// next; answers that address.
    pub async fn open(&mut self, address: &str, stop: &str) -> Option<String> {
        let first = self.client.get(address).send().await.expect("an answer");
        self.follow(first, stop).await
    }

    /// Fills in the first form on the page and sends it.
    pub async fn submit(&mut self, fields: &[(&str, &str)], stop: &str) -> Option<String> {
        let (action, values) = self.form(fields);
        let answer = self.client.post(action).form(&values).send().await.expect("an answer");
        self.follow(answer, stop).await
    }

    async fn follow(&mut self, mut answer: Response, stop: &str) -> Option<String> {
        for _ in 0..10 {
            self.at = answer.url().clone();
            let Some(location) = answer.headers().get("location").and_then(|value| value.to_str().ok()) else {
                self.status = answer.status().as_u16();
                self.page = answer.text().await.expect("the whole page");
                return None;
            };
            let next = self.at.join(location).expect("an address");
            if next.as_str().starts_with(stop) {
                return Some(next.into());
            }
            answer = self.client.get(next).send().await.expect("an answer");
        }
        panic!("redirects without end at {}", self.at)
    }

    fn form(&self, fields: &[(&str, &str)]) -> (Url, Vec<(String, String)>) {
        let page = Html::parse_document(&self.page);
        let all = Selector::parse("form").expect("a selector");
        let named = Selector::parse("[name]").expect("a selector");
        let form = page.select(&all).next().unwrap_or_else(|| panic!("{} has no form:\n{}", self.at, self.page));
        let mut values: Vec<(String, String)> = form
            .select(&named)
            .filter(|field| !matches!(field.attr("type"), Some("checkbox" | "radio" | "submit")) && field.value().name() != "button")
            .filter_map(|field| Some((field.attr("name")?.to_owned(), field.attr("value").unwrap_or_default().to_owned())))
            .filter(|(name, _)| fields.iter().all(|(given, _)| given != name))
            .collect();
        values.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        (self.at.join(form.attr("action").unwrap_or_default()).expect("an address"), values)
    }
}
