//! Damaged and hostile files: each yields a result or a reason, and the parent lives on.

use std::time::Duration;

use paper::samples::{sample_jpeg, sample_png};
use paper::{Cause, ChildLimits, FileKind, Observation, Outcome, PrepareLimits, RefusalReason, Sandbox, SandboxError};

use crate::corpus::{self, letter};
use crate::support::{NO_ARGS, WORKER, accepted, colour, drawn, file, is_blue, prepare, refused, sandbox};

#[tokio::test]
async fn other_formats_are_named() {
    let cases: [(&str, &[u8], FileKind); 5] = [
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", FileKind::Heic),
        ("cv.docx", b"PK\x03\x04\x14\0\x06\0[Content_Types].xml....word/document.xml", FileKind::Word),
        ("cv.pdf", b"PK\x03\x04\x14\0\x06\0[Content_Types].xml....word/document.xml", FileKind::Word),
        ("cv.odt", b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument.text", FileKind::OpenDocument),
        ("page.pdf", b"<!DOCTYPE html><html><body>Session expir\xc3\xa9e</body></html>", FileKind::Html),
    ];
    for (name, bytes, detected) in cases {
        assert_eq!(refused(name, bytes).await, RefusalReason::NotAnAcceptedFormat { detected });
    }
    assert_eq!(refused("vide.pdf", b"").await, RefusalReason::Empty);
}

#[tokio::test]
async fn bounds_are_told_with_both_numbers() {
    let limits = PrepareLimits { max_files: 2, max_bytes: 10_000, max_pages: 3, ..PrepareLimits::default() };
    let reason = async |files: &[paper::ReceivedFile]| match sandbox().prepare(files, &limits).await.unwrap() {
        Outcome::Refused(refusal) => refusal,
        Outcome::Prepared(_) => panic!("accepted"),
    };
    let one = || file("a.pdf", letter(2));
    let refusal = reason(&[one(), one(), one()]).await;
    assert_eq!(refusal.reason, RefusalReason::TooManyFiles { found: 3, limit: 2 });
    assert_eq!(refusal.file, None);
    let refusal = reason(&[one(), one()]).await;
    assert_eq!(refusal.reason, RefusalReason::TooManyPages { found: 4, limit: 3 });
    let refusal = reason(&[file("b.pdf", letter(4))]).await;
    assert_eq!(refusal.reason, RefusalReason::TooManyPages { found: 4, limit: 3 });
    assert_eq!(refusal.file.unwrap().name, "b.pdf");
    let refusal = reason(&[file("c.jpg", vec![0xFF; 10_001])]).await;
    assert_eq!(refusal.reason, RefusalReason::TooLarge { found: 10_001, limit: 10_000 });
    assert_eq!(reason(&[]).await.reason, RefusalReason::Empty);
}

#[tokio::test]
async fn three_thousand_pages_are_counted_and_refused() {
    let reason = refused("annuaire.pdf", corpus::plain(3_000, Some([0, 0, 595, 842]))).await;
    assert_eq!(reason, RefusalReason::TooManyPages { found: 3_000, limit: 500 });
}

#[tokio::test]
async fn cut_documents_are_refused_or_whole() {
    let whole = letter(5);
    for percent in [10, 40, 60, 80, 95, 99] {
        match prepare(&[file("releve.pdf", corpus::cut(&whole, percent))]).await {
            Outcome::Prepared(done) => assert_eq!(done.pages, 5, "{percent} %: pages lost without a word"),
            Outcome::Refused(refusal) => {
                assert!(matches!(refusal.reason, RefusalReason::Truncated { .. } | RefusalReason::Unreadable), "{percent} %: {refusal:?}")
            }
        }
    }
    let reason = refused("releve.pdf", corpus::cut(&whole, 60)).await;
    assert!(matches!(reason, RefusalReason::Truncated { .. }), "{reason:?}");
    let reason = refused("releve.pdf", corpus::announcing(4)).await;
    assert_eq!(reason, RefusalReason::Truncated { readable: 1, announced: Some(4) });
}

#[tokio::test]
async fn small_damage_is_repaired_and_mentioned() {
    let whole = letter(2);
    let startxref = whole.windows(9).rposition(|w| w == b"startxref").unwrap();
    let mut wrong = whole[..startxref].to_vec();
    wrong.extend_from_slice(b"startxref\n7\n%%EOF\n");
    let mut behind = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    behind.extend_from_slice(&whole);
    for bytes in [wrong, behind] {
        let done = accepted(&[file("releve.pdf", bytes)]).await;
        assert_eq!(done.pages, 2);
    }
}

#[tokio::test]
async fn what_can_only_be_drawn_becomes_a_picture() {
    let done = accepted(&[file("orphelin.pdf", corpus::orphan_page())]).await;
    assert!(done.files[0].rasterised);
    assert_eq!(done.observations, [Observation::Rasterised { file: 0 }]);
    assert!(is_blue(colour(&drawn(&done.pdf, 1, 200).await, 0.4, 0.5)));
}

#[tokio::test]
async fn a_page_tree_that_bites_its_tail_gives_its_pages_once() {
    let done = accepted(&[file("boucle.pdf", corpus::looping_tree())]).await;
    assert_eq!(done.pages, 1);
}

#[tokio::test]
async fn odd_page_sizes_become_usable_ones() {
    for sides in [None, Some([0, 0, 2_000_000, 2_000_000]), Some([0, 0, 0, 0]), Some([595, 842, 0, 0])] {
        let done = accepted(&[file("taille.pdf", corpus::plain(1, sides))]).await;
        let page = drawn(&done.pdf, 1, 200).await;
        assert_eq!(page.width(), 200);
        if sides.is_none() {
            assert!(is_blue(colour(&page, 0.4, 0.5)));
        }
    }
    assert_eq!(refused("rien.pdf", corpus::plain(0, None)).await, RefusalReason::Empty);
}

#[tokio::test]
async fn bombs_go_off_in_the_child_or_not_at_all() {
    assert_eq!(refused("bombe.pdf", corpus::flate_bomb()).await, RefusalReason::Unreadable);
    let reason = refused("bombe.png", corpus::png_bomb()).await;
    assert_eq!(reason, RefusalReason::ImageTooLarge { found: 3_600, limit: 64 });
    // Either refused, or taken without the deep object: never a crash of the parent.
    prepare(&[file("imbrique.pdf", corpus::nested_arrays())]).await;
    // How deep the stack of the child reaches depends on how it was compiled.
    let deep = sandbox().page_count(&corpus::nested_arrays()).await;
    assert!(matches!(deep, Ok(1) | Err(SandboxError::Unreadable { .. })), "{deep:?}");
    let empty = sandbox().page_count(b"%PDF-1.4").await;
    assert!(matches!(empty, Err(SandboxError::Unreadable { .. })), "{empty:?}");
}

#[tokio::test]
async fn flipped_bytes_never_reach_the_parent() {
    let photo = sample_jpeg(400, 560, 1, None);
    let drawing = sample_png(400, 300, 1);
    for seed in 1..=4 {
        for whole in [&letter(2), &corpus::active(), &photo, &drawing] {
            let (Outcome::Prepared(_) | Outcome::Refused(_)) = prepare(&[file("x", corpus::flipped(whole, seed * 77))]).await;
        }
    }
}

#[tokio::test]
async fn the_offending_file_is_named_even_when_it_kills_the_child() {
    let limits = ChildLimits { memory_bytes: 180 << 20, wall: Duration::from_secs(180), ..ChildLimits::default() };
    let tight = Sandbox::new(WORKER, NO_ARGS, limits);
    let files = [file("releve.pdf", letter(1)), file("poster.png", poster())];
    for is_born in [false, true] {
        assert!(!is_born || tight.warm().await);
        let outcome = tight.prepare(&files, &PrepareLimits::default()).await.unwrap();
        let Outcome::Refused(refusal) = outcome else { panic!("accepted") };
        assert_eq!(refusal.file.unwrap().name, "poster.png");
        assert_eq!(refusal.reason, RefusalReason::Unreadable);
        assert!(matches!(tight.prepare(&files[..1], &PrepareLimits::default()).await.unwrap(), Outcome::Prepared(_)));
    }
}

#[tokio::test]
async fn impatience_is_not_a_verdict() {
    let slow = [file("poster.png", poster())];
    let patient = sandbox();
    let hasty = patient.within(Duration::ZERO).prepare(&slow, &PrepareLimits::default()).await;
    assert!(matches!(hasty, Err(SandboxError::TimedOut(_))), "{hasty:?}");
    let brief = ChildLimits { wall: Duration::from_micros(1), ..ChildLimits::default() };
    let brief = Sandbox::new(WORKER, NO_ARGS, brief).prepare(&slow, &PrepareLimits::default()).await;
    assert!(matches!(brief, Err(SandboxError::TimedOut(_))), "{brief:?}");
    assert!(patient.prepare(&[file("releve.pdf", letter(1))], &PrepareLimits::default()).await.is_ok());
}

/// So many pixels that a child is busy for long, and needs more memory than it has in tight limits.
fn poster() -> Vec<u8> {
    corpus::png(&image::RgbImage::from_raw(6_500, 6_500, vec![120; 6_500 * 6_500 * 3]).unwrap())
}

#[tokio::test]
async fn a_broken_installation_is_not_the_documents_fault() {
    for program in ["/nonexistent/paper-worker", "/bin/true"] {
        let broken = Sandbox::new(program, NO_ARGS, ChildLimits::default());
        let answer = broken.prepare(&[file("releve.pdf", letter(1))], &PrepareLimits::default()).await;
        assert!(matches!(answer, Err(SandboxError::Unavailable(_))), "{program}: {answer:?}");
    }
}

#[tokio::test]
async fn processor_time_is_bounded() {
    let limits = ChildLimits { cpu_seconds: 1, wall: Duration::from_secs(180), ..ChildLimits::default() };
    let tight = Sandbox::new(WORKER, NO_ARGS, limits);
    // Page after page of crossing lines, drawn as large as a preview gets.
    let mut heavy = corpus::Draft::new();
    heavy.page(Some([0, 0, 595, 842]));
    let lines: String = (0..60_000).map(|n| format!("0 {} m 595 {} l S\n", n % 842, n * 31 % 842)).collect();
    heavy.doc.objects.insert(heavy.content, lopdf::Stream::new(lopdf::Dictionary::new(), lines.into_bytes()).into());
    let heavy = heavy.save(None, |_, _| {});
    for is_born in [false, true] {
        assert!(!is_born || tight.warm().await);
        let answer = tight.preview(&heavy, 1, 2_400).await;
        assert!(matches!(answer, Err(SandboxError::Unreadable { cause: Cause::OutOfProcessorTime, .. })), "{:?}", answer.map(|p| p.width));
    }
}

#[tokio::test]
async fn many_tasks_share_few_children() {
    let shared = sandbox();
    let files = [file("releve.pdf", letter(1))];
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..6 {
        let (shared, files) = (shared.clone(), files.clone());
        tasks.spawn(async move { shared.prepare(&files, &PrepareLimits::default()).await });
    }
    while let Some(done) = tasks.join_next().await {
        assert!(matches!(done.unwrap().unwrap(), Outcome::Prepared(_)));
    }
}
