//! What applicants deposit every day.

use paper::samples::{SampleField, sample_form_pdf, sample_jpeg, sample_png};
use paper::{FileKind, Observation, RefusalReason};

use crate::corpus::{self, letter};
use crate::press::lines;
use crate::support::{accepted, colour, drawn, file, ink, is_blue, is_red, refused, sandbox};

// covers: M1.15, M3.17
#[tokio::test]
async fn several_files_become_one_pdf_in_order() {
    let done = accepted(&[
        file("releve.pdf", letter(2)),
        file("photo.jpg", sample_jpeg(1000, 1400, 3, Some("Diplôme\nLicence de droit"))),
        file("capture.png", sample_png(1100, 800, 5)),
        file("cv.pdf", letter(1)),
    ])
    .await;
    assert_eq!(done.pages, 5);
    let seen: Vec<_> = done.files.iter().map(|f| (f.kind, f.first_page, f.pages)).collect();
    assert_eq!(seen, [(FileKind::Pdf, 1, 2), (FileKind::Jpeg, 3, 1), (FileKind::Png, 4, 1), (FileKind::Pdf, 5, 1)]);
    assert!(sandbox().page_text(&done.pdf, 1).await.unwrap().contains("Semestre 1"));
    assert_eq!(sandbox().page_count(&done.pdf).await.unwrap(), 5);
    assert_eq!(done.observations, []);
}

// rule: 60, 61
#[tokio::test]
async fn names_do_not_matter_and_content_does() {
    let done = accepted(&[file("photo.pdf", sample_jpeg(900, 1300, 1, None)), file("releve.JPG", letter(1))]).await;
    assert_eq!(done.files[0].kind, FileKind::Jpeg);
    assert_eq!(done.files[1].kind, FileKind::Pdf);
    accepted(&[file("", letter(1)), file(&"é/..\\\u{202e}".repeat(90), letter(1))]).await;
}

#[tokio::test]
async fn an_owners_restriction_is_lifted_and_a_lock_is_not() {
    for owned in [corpus::OWNER_AES, corpus::OWNER_RC4] {
        let done = accepted(&[file("attestation.pdf", owned)]).await;
        assert!(done.files[0].restriction_lifted);
        assert!(done.observations.contains(&Observation::RestrictionLifted { file: 0 }));
        assert!(sandbox().page_text(&done.pdf, 1).await.unwrap().contains("Attestation"));
    }
    assert_eq!(refused("ferme.pdf", corpus::LOCKED).await, RefusalReason::PasswordProtected);
}

#[tokio::test]
async fn what_was_typed_into_a_form_stays_on_the_page() {
    let field = |name: &str, value: Option<&str>, drawn| SampleField {
        name: name.to_owned(),
        label: format!("Champ {name} :"),
        value: value.map(str::to_owned),
        drawn,
    };
    let filled = sample_form_pdf("Formulaire", &[field("a", Some("Éloïse Müller"), true), field("b", Some("Rennes, 35000"), false), field("c", None, true)]);
    let done = accepted(&[file("formulaire.pdf", filled)]).await;
    assert_eq!(done.files[0].flattened, 2);
    assert!(done.observations.contains(&Observation::FormFlattened { file: 0 }));
    let page = drawn(&done.pdf, 1, 900).await;
    let field = |n: f32| {
        let y = (842.0 - (715.0 - 34.0 * n)) / 842.0;
        ink(&page, [0.425, y - 0.013, 0.88, y + 0.003])
    };
    assert!(field(0.0) > 200, "drawn by the file: {}", field(0.0));
    assert!(field(1.0) > 200, "drawn by us: {}", field(1.0));
    assert_eq!(field(2.0), 0, "left empty");
}

#[tokio::test]
async fn a_stamp_lands_where_it_was_whatever_the_page_does() {
    let done = accepted(&[file("tampon.pdf", corpus::stamped_unbalanced())]).await;
    let page = drawn(&done.pdf, 1, 400).await;
    assert!(is_red(colour(&page, 0.15, 0.05)));
    assert_eq!(colour(&page, 0.6, 0.05), [255, 255, 255]);
}

#[tokio::test]
async fn scripts_and_attachments_do_not_come_along() {
    let done = accepted(&[file("piege.pdf", corpus::active())]).await;
    assert_eq!((done.files[0].attachments_removed, done.files[0].active_content_removed), (true, true));
    for told in [Observation::AttachmentsRemoved { file: 0 }, Observation::ActiveContentRemoved { file: 0 }] {
        assert!(done.observations.contains(&told), "{told:?} is not told: {:?}", done.observations);
    }
    assert!(!done.pdf.windows(7).any(|w| w == b"MZ evil"));
    assert!(is_blue(colour(&drawn(&done.pdf, 1, 300).await, 0.4, 0.5)));
    let plain = accepted(&[file("releve.pdf", letter(1))]).await;
    assert_eq!((plain.files[0].attachments_removed, plain.files[0].active_content_removed), (false, false));
}

#[tokio::test]
async fn a_turned_photo_is_set_upright_and_forgets_where_it_was_taken() {
    let photo = corpus::turned_photo();
    assert!(photo.windows(3).any(|w| w == b"GPS"));
    let done = accepted(&[file("photo.jpg", photo)]).await;
    for trace in [b"GPS".as_slice(), b"Exif"] {
        assert!(!done.pdf.windows(trace.len()).any(|w| w == trace));
    }
    let page = drawn(&done.pdf, 1, 300).await;
    assert!(page.height() > page.width());
    assert!(is_red(colour(&page, 0.5, 0.15)), "{:?}", colour(&page, 0.5, 0.15));
    assert!(is_blue(colour(&page, 0.5, 0.85)));
}

#[tokio::test]
async fn a_photo_that_is_small_enough_stays_as_it_is() {
    let photo = sample_jpeg(1000, 1400, 3, Some("Diplôme\nLicence de droit"));
    let done = accepted(&[file("photo.jpg", photo.clone())]).await;
    // The compressed picture behind the markers, which say nothing about the photographer here.
    let data = &photo[photo.len() / 2..];
    assert!(done.pdf.windows(data.len()).any(|part| part == data), "the picture was written anew");
    assert!(done.pdf.len() < photo.len() + 4_096, "{} bytes became {}", photo.len(), done.pdf.len());
}

#[tokio::test]
async fn a_photo_inside_a_pdf_forgets_too() {
    let photo = corpus::turned_photo();
    let done = accepted(&[file("scan.pdf", corpus::scan(photo, 600, 400))]).await;
    assert!(!done.pdf.windows(3).any(|w| w == b"GPS"));
    assert!(is_red(colour(&drawn(&done.pdf, 1, 300).await, 0.2, 0.5)));
}

#[tokio::test]
async fn unusual_pictures_keep_their_colours() {
    let done =
        accepted(&[file("cmyk.jpg", corpus::CMYK), file("progressive.jpg", corpus::PROGRESSIVE), file("transparent.png", corpus::half_transparent())]).await;
    let cmyk = drawn(&done.pdf, 1, 300).await;
    assert!(is_red(colour(&cmyk, 0.5, 0.2)), "{:?}", colour(&cmyk, 0.5, 0.2));
    assert!(is_blue(colour(&cmyk, 0.5, 0.75)), "{:?}", colour(&cmyk, 0.5, 0.75));
    let transparent = drawn(&done.pdf, 3, 300).await;
    assert_eq!(colour(&transparent, 0.25, 0.5), [255, 255, 255]);
    assert!(is_red(colour(&transparent, 0.75, 0.5)));
}

#[tokio::test]
async fn a_cut_picture_is_refused_and_a_missing_end_mark_is_not() {
    let photo = sample_jpeg(900, 1200, 7, Some("Attestation\nligne"));
    for percent in [20, 50, 90, 99] {
        let reason = refused("photo.jpg", corpus::cut(&photo, percent)).await;
        assert_eq!(reason, RefusalReason::ImageTruncated, "{percent} %");
    }
    let mut repaired = corpus::cut(&photo, 60);
    repaired.extend_from_slice(&[0xFF, 0xD9]);
    assert_eq!(refused("photo.jpg", repaired).await, RefusalReason::ImageTruncated);
    assert_eq!(refused("photo.jpg", corpus::cut(corpus::PROGRESSIVE, 50)).await, RefusalReason::ImageTruncated);
    let drawing = sample_png(900, 700, 2);
    assert_eq!(refused("capture.png", corpus::cut(&drawing, 50)).await, RefusalReason::ImageTruncated);

    accepted(&[file("photo.jpg", &photo[..photo.len() - 2])]).await;
    let mut followed = photo.clone();
    followed.extend_from_slice(&sample_jpeg(100, 100, 1, None));
    followed.extend_from_slice(b"film");
    accepted(&[file("photo.jpg", followed)]).await;
}

#[tokio::test]
async fn large_scans_are_shrunk_and_stay_legible() {
    let (width, height) = (2000, 2830);
    let photo = corpus::detailed(width, height);
    assert!(photo.len() > 2_000_000, "{}", photo.len());
    let done = accepted(&[file("scan.pdf", corpus::scan(photo.clone(), width, height)), file("photo.jpg", photo)]).await;
    assert!(done.size < 2_500_000, "{}", done.size);
    let doc = lopdf::Document::load_mem(&done.pdf).unwrap();
    for (_, page) in doc.get_pages() {
        let images = doc.get_page_images(page).unwrap();
        assert_eq!(images.len(), 1);
        assert!((1_200..=1_700).contains(&images[0].width), "{}", images[0].width);
    }
}

#[tokio::test]
async fn oddities_are_asked_about_and_never_refused() {
    let text = format!("Certificat\n{}", lines(7, 40).join("\n"));
    let page = image::load_from_memory(&sample_jpeg(1240, 1754, 1, Some(&text))).unwrap();
    let sideways = corpus::jpeg(&page.rotate90().into_rgb8());
    let done = accepted(&[
        file("vide.pdf", corpus::nearly_empty()),
        file("couche.jpg", sideways),
        file("petite.jpg", sample_jpeg(300, 420, 2, None)),
        file("droite.jpg", corpus::jpeg(&page.into_rgb8())),
        file("blanche.png", corpus::png(&image::RgbImage::from_pixel(1240, 1754, image::Rgb([250; 3])))),
    ])
    .await;
    let mut seen = done.observations;
    seen.sort_by_key(|o| format!("{o:?}"));
    assert_eq!(
        seen,
        [
            Observation::BlankPage { page: 5 },
            Observation::LowResolution { page: 3, dpi: 36 },
            Observation::NearlyEmpty { page: 1 },
            Observation::Sideways { page: 2 },
        ]
    );
}

#[tokio::test]
async fn the_same_files_give_the_same_bytes() {
    let files = [file("releve.pdf", letter(2)), file("photo.jpg", sample_jpeg(900, 1300, 1, None))];
    assert_eq!(accepted(&files).await.pdf, accepted(&files).await.pdf);
}

#[test]
fn samples_are_small_real_files() {
    let pdf = letter(3);
    let photo = sample_jpeg(600, 850, 4, Some("Diplôme\nLicence"));
    let form = sample_form_pdf("Fiche", &[]);
    for (name, len, range) in [("pdf", pdf.len(), 1_000..30_000), ("jpeg", photo.len(), 10_000..90_000), ("form", form.len(), 800..30_000)] {
        assert!(range.contains(&len), "{name}: {len}");
    }
    crate::support::qpdf_check(&pdf);
    crate::support::qpdf_check(&form);
}
