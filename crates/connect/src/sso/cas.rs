//! CAS 3: a ticket in the return address, redeemed once at `p3/serviceValidate`; ended by a posted `logoutRequest`.

use std::sync::Arc;

use reqwest::{Client, StatusCode};
use url::Url;

use super::xml::{self, Element};
use super::{Ends, How, Identity, Returned, SsoError, SsoSettings, field, folded, usable_login, with};
use crate::BadSetting;
use crate::facts::Names;
use crate::http::{self, ClientSettings, HttpError};

const NAMESPACE: &str = "http://www.yale.edu/tp/cas";
const SAML: &str = "urn:oasis:names:tc:SAML:2.0:protocol";
/// The protocol asks clients to take tickets of up to 256 characters.
const LONGEST_TICKET: usize = 256;

/// A CAS server. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Cas {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    prefix: Url,
    /// The service: must be the same, byte for byte, when signing in and when validating.
    back: String,
    names: Names,
    client: Client,
    signs_out: bool,
}

impl Cas {
    pub(super) fn open(settings: &SsoSettings, back: &str) -> Result<Self, BadSetting> {
        let prefix = http::address("sso.url", &settings.url)?;
        let authority = settings.authority.as_deref().map(|file| ("sso.ca_file", file));
        let client = http::client(&ClientSettings { timeout: settings.timeout, authority, address: &prefix })?;
        Ok(Self { inner: Arc::new(Inner { prefix, back: back.to_owned(), names: settings.names.clone(), client, signs_out: settings.signs_out }) })
    }

    pub(super) fn sign_in_address(&self, how: How) -> String {
        let mut parameters = vec![("service", self.inner.back.as_str())];
        match how {
            How::Plain => {}
            How::Anew => parameters.push(("renew", "true")),
            How::Quiet => parameters.push(("gateway", "true")),
        }
        with(&self.inner.prefix, "/login", &parameters)
    }

    pub(super) fn sign_out_address(&self, back: &str) -> Option<String> {
        self.inner.signs_out.then(|| with(&self.inner.prefix, "/logout", &[("service", back)]))
    }

    pub(super) async fn identify(&self, how: How, returned: &Returned) -> Result<Identity, SsoError> {
        let Some(ticket) = returned.ticket.as_deref() else { return Err(SsoError::Nobody) };
        let is_ticket = !ticket.is_empty() && ticket.len() <= LONGEST_TICKET && ticket.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_ticket {
            return Err(SsoError::Refused("not a ticket".to_owned()));
        }
        let mut answer = self.validate("/p3/serviceValidate", ticket, how).await?;
        if answer.status == StatusCode::NOT_FOUND {
            // A server of CAS 2: the ticket was not looked at, so it is still good.
            answer = self.validate("/serviceValidate", ticket, how).await?;
        }
        if answer.status != StatusCode::OK {
            return Err(SsoError::Unavailable(format!("status {}", answer.status.as_u16())));
        }
        let document = xml::parse(&answer.body).map_err(|error| SsoError::Answer(error.to_string()))?;
        let (login, facts) = read(&document, &self.inner.names)?;
        Ok(Identity { login, facts, ends: Ends { session: Some(ticket.to_owned()), subject: None }, sign_out_hint: None })
    }

    /// A ticket is good for one validation, whatever comes of it: this is never tried twice after an answer.
    async fn validate(&self, path: &str, ticket: &str, how: How) -> Result<http::Answer, SsoError> {
        let mut parameters = vec![("service", self.inner.back.as_str()), ("ticket", ticket)];
        if how == How::Anew {
            parameters.push(("renew", "true"));
        }
        Ok(http::send(self.inner.client.get(with(&self.inner.prefix, path, &parameters)), xml::LONGEST).await?)
    }

    pub(super) async fn health(&self) -> Result<(), SsoError> {
        let answer = http::send(self.inner.client.get(with(&self.inner.prefix, "/login", &[("service", self.inner.back.as_str())])), 1024 * 1024).await?;
        if answer.status.is_server_error() || answer.status == StatusCode::NOT_FOUND {
            return Err(SsoError::Unavailable(format!("status {}", answer.status.as_u16())));
        }
        Ok(())
    }
}

impl From<HttpError> for SsoError {
    fn from(error: HttpError) -> Self {
        match error {
            HttpError::TooLong(_) => SsoError::Answer(error.to_string()),
            HttpError::Unreachable(_) | HttpError::TimedOut => SsoError::Unavailable(error.to_string()),
        }
    }
}

fn read(document: &Element, names: &Names) -> Result<(String, crate::facts::Facts), SsoError> {
    if !document.is(NAMESPACE, "serviceResponse") {
        return Err(SsoError::Answer("not a service response".to_owned()));
    }
    let [outcome] = document.children.as_slice() else { return Err(SsoError::Answer("not one outcome".to_owned())) };
    if outcome.is(NAMESPACE, "authenticationFailure") {
        let code = outcome.attribute("code").unwrap_or_default();
        let code: String = code.chars().filter(|c| c.is_ascii_uppercase() || *c == '_').take(40).collect();
        return Err(if code == "INTERNAL_ERROR" { SsoError::Unavailable(code) } else { SsoError::Refused(code) });
    }
    if !outcome.is(NAMESPACE, "authenticationSuccess") {
        return Err(SsoError::Answer("neither success nor failure".to_owned()));
    }
    let mut users = outcome.children.iter().filter(|child| child.is(NAMESPACE, "user"));
    let (Some(user), None) = (users.next(), users.next()) else { return Err(SsoError::Answer("not one user".to_owned())) };
    let login = usable_login(folded(&user.text))?;
    let attributes = outcome.child("attributes").map(|attributes| attributes.children.as_slice()).unwrap_or_default();
    let facts = names.read(|name| attributes.iter().filter(|attribute| attribute.is(NAMESPACE, name)).map(|attribute| attribute.text.clone()).collect());
    Ok((login, facts))
}

/// The ticket whose session ended. The message is not signed: knowing the ticket is what entitles its sender.
pub(super) fn ended(message: &[u8]) -> Ends {
    let ticket = field(message, "logoutRequest")
        .and_then(|request| xml::parse(request.as_bytes()).ok())
        .filter(|request| request.is(SAML, "LogoutRequest"))
        .and_then(|request| request.child("SessionIndex").map(|index| index.text.trim().to_owned()))
        .filter(|ticket| !ticket.is_empty() && ticket.len() <= LONGEST_TICKET);
    Ends { session: ticket, subject: None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;

    fn cas() -> Cas {
        Cas::open(&SsoSettings::cas("https://cas.univ.example/cas/"), "https://candidatures.univ.example/connexion/ent/retour").unwrap()
    }

    fn of(inside: &str) -> Result<(String, Facts), SsoError> {
        let text = format!("<cas:serviceResponse xmlns:cas='{NAMESPACE}'>{inside}</cas:serviceResponse>");
        read(&xml::parse(text.as_bytes()).unwrap(), &Names::supann())
    }

    #[test]
    fn addresses_carry_the_service_and_how_insistent_to_be() {
        let service = "service=https%3A%2F%2Fcandidatures.univ.example%2Fconnexion%2Fent%2Fretour";
        assert_eq!(cas().sign_in_address(How::Plain), format!("https://cas.univ.example/cas/login?{service}"));
        assert_eq!(cas().sign_in_address(How::Anew), format!("https://cas.univ.example/cas/login?{service}&renew=true"));
        assert_eq!(cas().sign_in_address(How::Quiet), format!("https://cas.univ.example/cas/login?{service}&gateway=true"));
        assert_eq!(cas().sign_out_address("https://x.example/"), Some("https://cas.univ.example/cas/logout?service=https%3A%2F%2Fx.example%2F".to_owned()));
    }

    #[test]
    fn attributes_are_read_by_name_and_other_notations_passed_over() {
        let (login, facts) = of("<cas:authenticationSuccess><cas:user>  ELefevre </cas:user><cas:attributes><cas:authenticationDate>2026-03-16T09:00:00Z\
            </cas:authenticationDate><cas:mail>z@univ.example</cas:mail><cas:mail>e.lefevre@univ.example</cas:mail><cas:sn>Lef&#232;vre</cas:sn>\
            <cas:attribute name='givenName' value='Nobody'/></cas:attributes><cas:attribute name='sn' value='x'/></cas:authenticationSuccess>")
        .unwrap();
        assert_eq!(login, "elefevre");
        assert_eq!(facts, Facts { last_name: Some("Lefèvre".to_owned()), email: Some("e.lefevre@univ.example".to_owned()), ..Facts::default() });
    }

    #[test]
    fn only_one_user_in_the_right_place_counts() {
        let success = |inside: &str| of(&format!("<cas:authenticationSuccess>{inside}</cas:authenticationSuccess>"));
        assert!(success("<cas:user>a</cas:user>").is_ok());
        for inside in [
            "",
            "<cas:user/>",
            "<cas:user>a b</cas:user>",
            "<cas:user>a</cas:user><cas:user>b</cas:user>",
            "<user xmlns='urn:other'>a</user>",
            "<cas:attributes><cas:user>a</cas:user></cas:attributes>",
        ] {
            assert!(matches!(success(inside), Err(SsoError::Answer(_))), "{inside}");
        }
        assert!(of("<cas:authenticationFailure code='INVALID_TICKET'/><cas:authenticationSuccess><cas:user>a</cas:user></cas:authenticationSuccess>").is_err());
        assert_eq!(success("<cas:user>ad<!-- x -->min</cas:user>").unwrap().0, "admin", "a comment does not cut a login short");
    }

    #[test]
    fn failures_keep_their_code_and_nothing_else() {
        assert_eq!(
            of("<cas:authenticationFailure code='INVALID_TICKET'>ST-12 not recognized</cas:authenticationFailure>"),
            Err(SsoError::Refused("INVALID_TICKET".to_owned()))
        );
        assert_eq!(of("<cas:authenticationFailure code='INTERNAL_ERROR'/>"), Err(SsoError::Unavailable("INTERNAL_ERROR".to_owned())));
        assert_eq!(of("<cas:authenticationFailure code='ST-1 léa'/>"), Err(SsoError::Refused("ST".to_owned())));
    }

    #[test]
    fn a_message_of_the_end_names_a_ticket_or_nothing() {
        let message = |xml: &str| {
            let form: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("logoutRequest", xml).finish();
            ended(form.as_bytes()).session
        };
        let request = |inside: &str| {
            format!(
                "<samlp:LogoutRequest xmlns:samlp='{SAML}' xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='1' Version='2.0'>{inside}</samlp:LogoutRequest>"
            )
        };
        assert_eq!(message(&request("<saml:NameID>@NOT_USED@</saml:NameID><samlp:SessionIndex> ST-1 </samlp:SessionIndex>")), Some("ST-1".to_owned()));
        assert_eq!(message(&request("<samlp:SessionIndex></samlp:SessionIndex>")), None);
        assert_eq!(message("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"), None);
        assert_eq!(message("ST-1"), None);
        assert_eq!(ended(b"\xff\xfe").session, None);
    }
}
