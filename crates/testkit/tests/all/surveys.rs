//! The client of LimeSurvey against a server that speaks as it does: shapes, refusals, sessions.

use connect::surveys::{Response, SurveyError, SurveySettings, Surveys, Visit};
use testkit::survey_server::{Fault, Shape, SurveyServer};

const SURVEY: i64 = 123_456;

async fn server() -> SurveyServer {
    let server = SurveyServer::start().await;
    server.survey(SURVEY, &[("suite", "Quelle suite ?"), ("projet", "Votre projet")]);
    server
}

fn visit(server: &SurveyServer) -> Visit {
    server.open().visit().unwrap()
}

fn numbers(responses: &[Response]) -> Vec<i64> {
    responses.iter().map(|response| response.id).collect()
}

#[tokio::test]
async fn both_shapes_say_the_same() {
    let server = server().await;
    server.answers(SURVEY, 3, "2026-03-16 10:01:00", &[("suite", "Thèse"), ("projet", "Les mares\nde Crau")]);
    server.begins(SURVEY, 4, &[("suite", "…")]);
    server.answers(SURVEY, 5, "2026-03-16 10:02:00", &[("suite", "")]);
    let mut visit = visit(&server);
    let plain = visit.responses(SURVEY, 1).await.unwrap();
    server.shape(Shape::Wrapped);
    let wrapped = visit.responses(SURVEY, 1).await.unwrap();
    assert_eq!(numbers(&plain), [3, 5], "what was not submitted is left out");
    assert!(plain == wrapped, "{plain:?} {wrapped:?}");
    assert_eq!((plain[0].get("suite"), plain[0].get("projet")), ("Thèse", "Les mares\nde Crau"));
    assert_eq!(numbers(&visit.responses(SURVEY, 5).await.unwrap()), [5]);
    let questions = visit.questions(SURVEY).await.unwrap();
    assert_eq!(
        questions.iter().map(|question| (question.code.as_str(), question.words.as_str())).collect::<Vec<_>>(),
        [("suite", "Quelle suite ?"), ("projet", "Votre projet")]
    );
    visit.end().await;
    assert_eq!(server.sessions(), 0, "the session is given back");
}

#[tokio::test]
async fn nobody_answered_is_no_error() {
    let server = server().await;
    let mut visit = visit(&server);
    assert!(visit.responses(SURVEY, 1).await.unwrap().is_empty());
    server.survey(7, &[]);
    assert!(visit.questions(7).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_session_that_was_lost_is_renewed_once() {
    let server = server().await;
    server.answers(SURVEY, 1, "2026-03-16 10:01:00", &[("suite", "Thèse")]);
    let mut visit = visit(&server);
    visit.responses(SURVEY, 1).await.unwrap();
    server.forget_sessions();
    assert_eq!(numbers(&visit.responses(SURVEY, 1).await.unwrap()), [1]);
    let keys = server.calls().iter().filter(|call| call.method == "get_session_key").count();
    assert_eq!((keys, server.sessions()), (2, 1));
}

#[tokio::test]
async fn refusals_are_told_apart() {
    let server = server().await;
    let mut visit = visit(&server);
    assert_eq!(visit.responses(1, 1).await, Err(SurveyError::NoSurvey));
    server.close(SURVEY, true);
    assert!(matches!(visit.responses(SURVEY, 1).await, Err(SurveyError::Refused(_))));
    let health = |settings: SurveySettings| async move { Surveys::open(&settings).unwrap().health().await };
    assert_eq!(health(server.settings()).await, Ok(()));
    let stranger = SurveySettings { password: "devine".to_owned().into(), ..server.settings() };
    let refused = health(stranger).await.unwrap_err();
    assert!(matches!(&refused, SurveyError::Refused(_)) && !refused.to_string().contains("devine"), "{refused}");
    server.fails(Fault::Away);
    assert!(matches!(health(server.settings()).await, Err(SurveyError::Unavailable(_))));
    server.fails(Fault::Off);
    assert!(matches!(health(server.settings()).await, Err(SurveyError::Refused(_))), "an empty body: the interface is off");
    server.fails(Fault::Garbled);
    assert!(matches!(health(server.settings()).await, Err(SurveyError::Contract(_))));
    let settings = server.settings();
    drop(server);
    assert!(matches!(health(settings).await, Err(SurveyError::Unavailable(_))));
    assert_eq!(health(SurveySettings::off()).await, Ok(()));
}
