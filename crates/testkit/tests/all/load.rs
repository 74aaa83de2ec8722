//! A load of very many rows sets indexes and keys aside; afterwards everything stands as before.

use store::Db;
use store::bulk::CampaignFileRow;
use store::load::Load;
use testkit::{Engine, TestDb};

use crate::schema;

async fn counter(db: &Db) -> i64 {
    let mut tx = db.read().await.unwrap();
    store::setting::current(&mut tx, "test").await.unwrap()
}

#[tokio::test]
async fn a_load_leaves_the_schema_as_it_was() {
    for engine in Engine::ALL {
        let Some(database) = TestDb::open(engine).await else { continue };
        let db = &database.db;
        let before = schema::of(db).await;
        let mut load = Load::begin(db).await.unwrap();
        store::setting::raise(load.tx(), "test", 7).await.unwrap();
        load.finish().await.unwrap();
        assert_eq!(schema::of(db).await, before, "{engine:?}");
        assert_eq!(counter(db).await, 7);
    }
}

#[tokio::test]
async fn a_load_that_is_broken_off_leaves_no_trace() {
    for engine in Engine::ALL {
        let Some(database) = TestDb::open(engine).await else { continue };
        let db = &database.db;
        let before = schema::of(db).await;
        let mut load = Load::begin(db).await.unwrap();
        store::setting::raise(load.tx(), "test", 7).await.unwrap();
        drop(load);
        db.write().await.unwrap().commit().await.unwrap();
        assert_eq!((schema::of(db).await == before, counter(db).await), (true, 0), "{engine:?}");
    }
}

#[tokio::test]
async fn rows_that_refer_to_nothing_are_not_loaded() {
    for engine in Engine::ALL {
        let Some(database) = TestDb::open(engine).await else { continue };
        let db = &database.db;
        let stray = CampaignFileRow {
            id: uuid::Uuid::from_u128(1),
            account_id: uuid::Uuid::from_u128(2),
            campaign_id: uuid::Uuid::from_u128(3),
            file_number: "23456789".to_owned(),
            created_at: testkit::world::beginning(),
        };
        let mut load = Load::begin(db).await.unwrap();
        store::bulk::campaign_files(load.tx(), &[stray]).await.unwrap();
        assert!(load.finish().await.is_err(), "{engine:?}");
        let mut tx = db.write().await.unwrap();
        assert!(store::account::find_by_file_number(&mut tx, "23456789").await.unwrap().is_none(), "{engine:?}");
    }
}
