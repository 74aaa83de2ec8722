//! What the institution prints, and the dossier as a whole.

use lopdf::Document;
use paper::samples::sample_pdf;
use paper::typeset::dossier::{Checklist, DecisionGrid, DecisionGroup};
use paper::typeset::letter::{Block, Span, Verification};
use paper::typeset::{Frame, Institution, Moment, Row, Section, Table};
use paper::{AnswersData, Assembly, Cause, DossierData, LetterData, Part, Pictures, ReceiptData, SandboxError};

use crate::corpus;
use crate::support::{drawn, ink, qpdf_check, sandbox};

fn frame(title: &str) -> Frame {
    Frame {
        language: "fr".into(),
        title: title.into(),
        author: "Université de la Ville Haute".into(),
        institution: Institution {
            name: "Université de la Ville Haute".into(),
            lines: vec!["Service des admissions".into(), "1 place de l’Université, 35000 Rennes".into()],
        },
        generated: Moment { year: 2026, month: 3, day: 14, hour: 10, minute: 5, second: 0, offset_minutes: 60 },
        footer: "Édité le 14/03/2026 à 10:05 — https://candidatures.example.fr".into(),
        page_label: "Page {page} / {pages}".into(),
    }
}

fn dossier() -> DossierData {
    DossierData {
        frame: frame("Dossier de candidature"),
        identification: vec![
            Row::new("Campagne", "2026-2027"),
            Row::new("N° de dossier", "K7QW2M9A"),
            Row::new("Formation", "Master Informatique — parcours Systèmes"),
        ],
        notice: Some("À retourner avant le 30 avril 2026.".into()),
        applicant: vec![
            Section::of_rows(
                "Informations personnelles",
                vec![
                    Row::new("Nom", "Müller-Nguyễn"),
                    Row::new("Prénom", "#strong[Éloïse] *gras* _x_ $y$ @z \\ `"),
                    Row::new("Adresse", "12 rue des Lilas\n35000 Rennes"),
                ],
            ),
            Section::of_table(
                "Cursus",
                Table {
                    columns: vec!["Année".into(), "Diplôme".into(), "Établissement".into()],
                    widths: vec![1, 3, 3],
                    rows: vec![vec!["2025".into(), "Licence".into()], vec!["2022".into(), "Bac".into(), "Lycée".into()]],
                },
            ),
            Section::of_rows("Rubrique vide", vec![]),
        ],
        application: vec![Section::of_rows("Dates", vec![Row::new("Date de retour", "30/04/2026")])],
        documents: Some(Section::of_table(
            "Pièces justificatives",
            Table {
                columns: ["Pièce", "Statut", "Commentaire", "Fichier"].map(Into::into).to_vec(),
                widths: vec![4, 2, 3, 3],
                rows: (1..40).map(|n| vec![format!("Relevé de notes {n}"), "Validée".into(), String::new(), format!("releve_{n}.pdf")]).collect(),
            },
        )),
        documents_to_send: Some(Checklist {
            title: "Pièces à envoyer".into(),
            introduction: "Joignez :".into(),
            items: vec!["Curriculum vitæ".into(), "Photo".into()],
        }),
        decision_grid: Some(DecisionGrid {
            title: "Avis de la commission".into(),
            groups: vec![DecisionGroup { label: "Avis".into(), options: vec!["Favorable".into(), "Défavorable".into()] }],
            lines: vec!["Date et signature".into()],
        }),
        legal_notes: vec!["Les données sont conservées deux ans.".into()],
    }
}

fn title_and_ua(pdf: &[u8], title: &str) {
    let doc = Document::load_mem(pdf).unwrap();
    let catalog = doc.catalog().unwrap();
    assert!(catalog.has(b"StructTreeRoot"), "tagged");
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fr");
    let metadata = doc.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
    let xmp = String::from_utf8(metadata.get_plain_content().unwrap()).unwrap();
    assert!(xmp.contains("pdfuaid") && xmp.contains(title), "{xmp}");
    qpdf_check(pdf);
}

async fn text(pdf: &[u8], page: usize) -> String {
    sandbox().page_text(pdf, page).await.unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_dossier_prints_everything_given_and_reads_nothing_as_markup() {
    let data = dossier();
    let pdf = data.typeset().unwrap();
    title_and_ua(&pdf, "Dossier de candidature");
    let pages = sandbox().page_count(&pdf).await.unwrap();
    let mut all = String::new();
    for page in 1..=pages {
        all += &text(&pdf, page).await;
    }
    for expected in [
        "K7QW2M9A",
        "Nguyễn",
        "#strong[Éloïse] *gras* _x_ $y$ @z \\ `",
        "Lycée",
        "releve_39.pdf",
        "Curriculum vitæ",
        "Défavorable",
        "conservées deux ans",
        "Page 1 / ",
    ] {
        assert!(all.contains(expected), "{expected} in {all}");
    }
    assert!(!all.contains("Rubrique vide"));
    assert_eq!(pdf, data.typeset().unwrap(), "same data, same bytes");
    assert_eq!(pdf, sandbox().dossier(&data).await.unwrap(), "same in the child");
}

#[tokio::test]
async fn an_almost_empty_dossier_is_a_document_too() {
    let data = DossierData { frame: Frame { author: String::new(), ..frame("Dossier") }, ..DossierData::default() };
    title_and_ua(&data.typeset().unwrap(), "Dossier");
}

#[tokio::test]
async fn the_receipt_carries_digests_in_full() {
    let digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    let data = ReceiptData {
        frame: frame("Accusé de réception"),
        introduction: "Votre candidature a été transmise.".into(),
        rows: vec![Row::new("Transmise le", "14/03/2026 à 10:05:12")],
        digest: Row::new("Empreinte (SHA-256)", digest),
        documents_title: "Pièces transmises".into(),
        documents: Table {
            columns: vec!["Pièce".into(), "Empreinte".into()],
            widths: vec![2, 5],
            rows: vec![vec!["Diplôme".into(), digest.chars().rev().collect()]],
        },
        legal_title: "Mentions".into(),
        legal_mentions: vec!["Vous pouvez exercer vos droits.".into()],
    };
    let pdf = data.typeset().unwrap();
    title_and_ua(&pdf, "Accusé de réception");
    let all = text(&pdf, 1).await;
    for expected in [digest, &digest.chars().rev().collect::<String>(), "Vous pouvez exercer"] {
        assert!(all.contains(expected), "{expected} in {all}");
    }
    assert_eq!(sandbox().receipt(&data).await.unwrap(), pdf);
}

fn assembly(cover: Vec<u8>) -> Assembly {
    Assembly {
        cover,
        cover_title: "Dossier".into(),
        title: "Dossier K7QW2M9A".into(),
        author: "Université de la Ville Haute".into(),
        subject: "Master Informatique".into(),
        language: "fr".into(),
    }
}

fn part(title: &str, pdf: Vec<u8>) -> Part {
    Part { title: title.into(), pdf }
}

// covers: M1.18
#[tokio::test]
async fn a_dossier_is_bound_with_bookmarks_and_names_what_is_missing() {
    let cover = dossier().typeset().unwrap();
    let cover_pages = sandbox().page_count(&cover).await.unwrap();
    let parts = [
        part("Curriculum vitæ", sample_pdf("CV", &["Expérience"], 2)),
        part("Diplôme", b"%PDF-1.4 nothing".to_vec()),
        part("Relevé", sample_pdf("Relevé", &["Notes"], 1)),
        part("Relevé (copie)", sample_pdf("Relevé", &["Notes"], 1)),
    ];
    let done = sandbox().assemble(&assembly(cover), &parts).await.unwrap();
    assert_eq!(done.skipped, ["Diplôme"]);
    assert_eq!(done.pages, cover_pages + 4);
    qpdf_check(&done.pdf);
    let doc = Document::load_mem(&done.pdf).unwrap();
    assert_eq!(doc.get_pages().len(), done.pages);
    let bookmarks: Vec<(String, usize)> = doc.get_toc().unwrap().toc.into_iter().map(|t| (t.title, t.page)).collect();
    assert_eq!(
        bookmarks,
        [
            ("Dossier".to_owned(), 1),
            ("Curriculum vitæ".to_owned(), cover_pages + 1),
            ("Relevé".to_owned(), cover_pages + 3),
            ("Relevé (copie)".to_owned(), cover_pages + 4),
        ]
    );
    assert!(text(&done.pdf, cover_pages + 1).await.contains("Expérience"));
    assert!(ink(&drawn(&done.pdf, cover_pages + 3, 300).await, [0.0, 0.0, 1.0, 1.0]) > 50);
}

#[tokio::test]
async fn a_part_that_may_kill_the_child_is_bound_or_left_out_and_named() {
    let parts = [part("Saine", sample_pdf("Saine", &[], 1)), part("Piégée", corpus::nested_arrays())];
    let done = sandbox().assemble(&assembly(sample_pdf("Couverture", &[], 1)), &parts).await.unwrap();
    // How deep the stack of the child reaches depends on how it was compiled.
    match done.skipped.as_slice() {
        [] => assert_eq!(done.pages, 3),
        [name] => assert_eq!((name.as_str(), done.pages), ("Piégée", 2)),
        more => panic!("{more:?}"),
    }
}

#[tokio::test]
async fn without_a_cover_there_is_no_dossier() {
    let answer = sandbox().assemble(&assembly(b"not a pdf".to_vec()), &[]).await;
    assert!(matches!(answer, Err(SandboxError::Unreadable { cause: Cause::Refused, .. })));
}

#[tokio::test]
async fn a_page_that_does_not_exist_cannot_be_shown() {
    let pdf = sample_pdf("Une page", &[], 1);
    for page in [0, 2, usize::MAX] {
        assert!(matches!(sandbox().preview(&pdf, page, 200).await, Err(SandboxError::Unreadable { .. })));
    }
    assert!(matches!(sandbox().preview(&pdf, 1, 1).await, Ok(p) if p.width == 16));
    assert!(matches!(sandbox().preview(&pdf, 1, 90_000).await, Ok(p) if p.width == 2_400));
}

#[tokio::test]
async fn answers_stand_below_their_questions_and_are_read_as_text() {
    let data = AnswersData {
        frame: frame("Formulaire complémentaire"),
        rows: vec![Row::new("N° de dossier", "K7QW2M9A")],
        notice: "Brouillon".into(),
        answers: vec![Row::new("Quel projet ?", "#strong[Enseigner]\nà l’université"), Row::new("Sans réponse ?", "")],
    };
    let pdf = data.typeset().unwrap();
    title_and_ua(&pdf, "Formulaire complémentaire");
    let all = text(&pdf, 1).await;
    for expected in ["K7QW2M9A", "Brouillon", "Quel projet ?", "#strong[Enseigner]", "à l’université"] {
        assert!(all.contains(expected), "{expected} in {all}");
    }
    assert_eq!(pdf, sandbox().answers(&data).await.unwrap(), "same in the child");
}

/// A small drawing: a stroke on a transparent ground.
fn stroke() -> Vec<u8> {
    let picture = image::RgbaImage::from_fn(300, 120, |x, y| if (x / 3).abs_diff(y) < 4 { image::Rgba([10, 20, 90, 255]) } else { image::Rgba([0, 0, 0, 0]) });
    let mut png = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgba8(picture).write_to(&mut png, image::ImageFormat::Png).unwrap();
    png.into_inner()
}

fn letter() -> LetterData {
    let strong = |text: &str| Span { text: text.into(), strong: true, emphasis: false };
    LetterData {
        frame: frame("Admission en Master 1 Informatique"),
        sender: vec!["Commission informatique".into(), "1, rue de l’Essai".into()],
        recipient: vec!["Madame Inès Müller-Nguyễn".into(), "2 via Roma".into(), "10121 Torino".into(), "ITALIE".into()],
        place_and_date: "À Rennes, le 14 mars 2026".into(),
        references: vec![Row::new("N° de dossier", "K7QW2M9A")],
        subject_label: "Objet\u{a0}:".into(),
        body: vec![
            Block::Paragraph { spans: vec![Span::plain("Avis "), strong("favorable"), Span::plain(" #strong[x] *gras*\nsuite")] },
            Block::List { numbered: false, items: vec![vec![Span::plain("Confirmez")], vec![Span::plain("Inscrivez-vous")]] },
            Block::List { numbered: true, items: vec![vec![Span::plain("Premier")]] },
        ],
        signatory: "La présidente de la commission".into(),
        signature_words: "Signature de la présidente".into(),
        mentions: vec!["Deux mois pour contester.".into()],
        verification: Verification {
            words: "À vérifier".into(),
            code: "ABCD-EFGH-JKMN".into(),
            url: "https://candidatures.example.fr/verification/ABCDEFGHJKMN".into(),
        },
    }
}

#[tokio::test]
async fn a_letter_prints_its_text_its_pictures_and_its_code_and_reads_nothing_as_markup() {
    let (data, picture) = (letter(), stroke());
    let pictures = Pictures { logo: Some(&picture), signature: Some(&picture) };
    let pdf = sandbox().letter(&data, pictures).await.unwrap();
    title_and_ua(&pdf, "Admission en Master 1 Informatique");
    assert_eq!(sandbox().page_count(&pdf).await.unwrap(), 1);
    let all = text(&pdf, 1).await;
    for expected in [
        "Commission informatique",
        "Madame Inès Müller-Nguyễn",
        "10121 Torino",
        "À Rennes, le 14 mars 2026",
        "K7QW2M9A",
        "Objet",
        "Admission en Master 1 Informatique",
        "#strong[x] *gras*",
        "Inscrivez-vous",
        "Premier",
        "La présidente de la commission",
        "Deux mois pour contester.",
        "ABCD-EFGH-JKMN",
        "https://candidatures.example.fr/verification/ABCDEFGHJKMN",
    ] {
        assert!(all.contains(expected), "{expected} in {all}");
    }
    let doc = Document::load_mem(&pdf).unwrap();
    let pictures_in = doc
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok())
        .filter(|s| s.dict.get(b"Subtype").is_ok_and(|t| t.as_name().is_ok_and(|name| name == b"Image")))
        .count();
    assert!(pictures_in >= 1, "the pictures are there");
    let is_link = |d: &lopdf::Dictionary| d.get(b"Subtype").is_ok_and(|t| t.as_name().is_ok_and(|name| name == b"Link"));
    let links = doc.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| is_link(d)).count();
    assert!(links >= 1, "the address can be followed");
    assert_eq!(pdf, sandbox().letter(&data, pictures).await.unwrap(), "same data, same bytes");
}

#[tokio::test]
async fn a_letter_without_pictures_or_code_is_a_letter_too_and_a_broken_picture_hurts_the_child_only() {
    let data = LetterData { verification: Verification::default(), ..letter() };
    let pdf = sandbox().letter(&data, Pictures::default()).await.unwrap();
    title_and_ua(&pdf, "Admission en Master 1 Informatique");
    assert!(!text(&pdf, 1).await.contains("À vérifier"));
    let broken = sandbox().letter(&data, Pictures { logo: None, signature: Some(b"\x89PNG\r\n\x1a\n nothing") }).await;
    assert!(matches!(broken, Err(SandboxError::Unreadable { .. })), "{broken:?}");
}

#[tokio::test]
async fn a_picture_is_written_anew() {
    let png = sandbox().picture(&stroke(), 150).await.unwrap();
    assert_eq!((png.width, png.height), (150, 60));
    let read = image::load_from_memory(&png.png).unwrap();
    assert!(read.color().has_alpha() && read.to_rgba8().pixels().any(|p| p.0[3] == 0), "what was transparent stays so");
    let mut jpeg = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgb8(image::RgbImage::new(40, 20)).write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    assert_eq!(sandbox().picture(&jpeg.into_inner(), 1000).await.map(|p| (p.width, p.height)).unwrap(), (40, 20));
    let whole = stroke();
    for wrong in [&whole[..whole.len() / 2], b"", b"GIF89a", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"] {
        assert!(matches!(sandbox().picture(wrong, 150).await, Err(SandboxError::Unreadable { cause: Cause::Refused, .. })));
    }
}
