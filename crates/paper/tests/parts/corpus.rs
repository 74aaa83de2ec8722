//! Good, damaged and hostile files, made in code where code can.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{Rgb, RgbImage, Rgba, RgbaImage};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use paper::samples::sample_pdf;

pub(crate) const LOCKED: &[u8] = include_bytes!("../data/locked_aes256.pdf");
pub(crate) const OWNER_AES: &[u8] = include_bytes!("../data/owner_aes256.pdf");
pub(crate) const OWNER_RC4: &[u8] = include_bytes!("../data/owner_rc4.pdf");
pub(crate) const CMYK: &[u8] = include_bytes!("../data/cmyk.jpg");
pub(crate) const PROGRESSIVE: &[u8] = include_bytes!("../data/progressive.jpg");

pub(crate) fn letter(pages: usize) -> Vec<u8> {
    sample_pdf("Relevé de notes", &["Semestre 1 : 14,5 / 20", "Semestre 2 : admis, mention bien"], pages)
}

pub(crate) fn cut(bytes: &[u8], percent: usize) -> Vec<u8> {
    bytes[..bytes.len() * percent / 100].to_vec()
}

/// A document under construction, with one content stream shared by all pages.
pub(crate) struct Draft {
    pub(crate) doc: Document,
    pub(crate) tree: ObjectId,
    pub(crate) content: ObjectId,
    pub(crate) kids: Vec<Object>,
}

impl Draft {
    pub(crate) fn new() -> Self {
        let mut doc = Document::with_version("1.5");
        let tree = doc.new_object_id();
        let content = doc.add_object(Stream::new(Dictionary::new(), b"0 0 1 rg 100 300 300 300 re f".to_vec()));
        Self { doc, tree, content, kids: Vec::new() }
    }

    pub(crate) fn page(&mut self, media_box: Option<[i64; 4]>) -> ObjectId {
        let mut page = dictionary! { "Type" => "Page", "Parent" => self.tree, "Contents" => self.content };
        if let Some(sides) = media_box {
            page.set("MediaBox", sides.into_iter().map(Object::Integer).collect::<Vec<_>>());
        }
        let id = self.doc.add_object(page);
        self.kids.push(id.into());
        id
    }

    pub(crate) fn save(mut self, count: Option<i64>, catalog: impl FnOnce(&mut Document, &mut Dictionary)) -> Vec<u8> {
        let count = count.unwrap_or(self.kids.len() as i64);
        self.doc.objects.insert(self.tree, dictionary! { "Type" => "Pages", "Kids" => self.kids, "Count" => count }.into());
        let mut root = dictionary! { "Type" => "Catalog", "Pages" => self.tree };
        catalog(&mut self.doc, &mut root);
        let root = self.doc.add_object(root);
        self.doc.trailer.set("Root", root);
        let mut out = Vec::new();
        self.doc.save_to(&mut out).unwrap();
        out
    }
}

const A4: [i64; 4] = [0, 0, 595, 842];

pub(crate) fn plain(pages: usize, media_box: Option<[i64; 4]>) -> Vec<u8> {
    let mut draft = Draft::new();
    for _ in 0..pages {
        draft.page(media_box);
    }
    draft.save(None, |_, _| {})
}

pub(crate) fn announcing(count: i64) -> Vec<u8> {
    let mut draft = Draft::new();
    draft.page(Some(A4));
    draft.save(Some(count), |_, _| {})
}

/// A page with hardly a word on it.
pub(crate) fn nearly_empty() -> Vec<u8> {
    let mut draft = Draft::new();
    draft.page(Some(A4));
    draft.doc.objects.insert(draft.content, Stream::new(Dictionary::new(), b"70 760 60 7 re f".to_vec()).into());
    draft.save(None, |_, _| {})
}

pub(crate) fn looping_tree() -> Vec<u8> {
    let mut draft = Draft::new();
    draft.page(Some(A4));
    let tree = draft.tree;
    draft.kids.push(tree.into());
    draft.save(Some(1), |_, _| {})
}

/// Half a megabyte that inflates to 80: one space, then copies of it.
pub(crate) fn flate_bomb() -> Vec<u8> {
    let mut draft = Draft::new();
    draft.page(Some(A4));
    let mut bits: Vec<bool> = Vec::new();
    let mut push = |value: u32, count: u32| bits.extend((0..count).rev().map(|n| value >> n & 1 == 1));
    // Last block, fixed codes; both are written from the lowest bit.
    push(0b110, 3);
    push(0x50, 8);
    for _ in 0..310_000 {
        // Copy 258 bytes from one byte back.
        push(0b1100_0101, 8);
        push(0, 5);
    }
    push(0, 7);
    let packed = bits.chunks(8).map(|byte| byte.iter().rev().fold(0u8, |all, bit| all << 1 | u8::from(*bit)));
    let data: Vec<u8> = [0x78, 0x01].into_iter().chain(packed).collect();
    let bomb = Stream::new(dictionary! { "Filter" => "FlateDecode" }, data);
    assert_eq!(bomb.decompressed_content_with_limit(100 << 20).unwrap().len(), 1 + 310_000 * 258);
    draft.doc.objects.insert(draft.content, bomb.into());
    draft.save(None, |_, _| {})
}

pub(crate) fn nested_arrays() -> Vec<u8> {
    let mut out = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Deep ".to_vec();
    out.extend(std::iter::repeat_n(b'[', 200_000));
    out.extend(std::iter::repeat_n(b']', 200_000));
    out.extend_from_slice(b" >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
    out.extend_from_slice(b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n");
    out.extend_from_slice(b"trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n9\n%%EOF\n");
    out
}

/// A page that nothing leads to: the page tree is missing, the end is proper.
pub(crate) fn orphan_page() -> Vec<u8> {
    b"%PDF-1.4\n1 0 obj\n<< /Type /Page /MediaBox [0 0 595 842] /Contents 2 0 R >>\nendobj\n\
      2 0 obj\n<< /Length 33 >>\nstream\n0 0 1 rg 100 300 300 300 re f    \nendstream\nendobj\n\
      3 0 obj\n<< /Type /Catalog /Pages 9 0 R >>\nendobj\n\
      trailer\n<< /Size 4 /Root 3 0 R >>\nstartxref\n0\n%%EOF\n"
        .to_vec()
}

/// Opens a dialogue, carries a program, and submits when left.
pub(crate) fn active() -> Vec<u8> {
    let mut draft = Draft::new();
    let page = draft.page(Some(A4));
    let script = || dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    let link = draft.doc.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => vec![0.into(), 0.into(), 90.into(), 90.into()],
        "A" => dictionary! { "S" => "Launch", "F" => Object::string_literal("cmd.exe") },
    });
    let dict = draft.doc.get_dictionary_mut(page).unwrap();
    dict.set("AA", dictionary! { "C" => script() });
    dict.set("Annots", vec![link.into()]);
    draft.save(None, |doc, root| {
        let file = doc.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"MZ evil".to_vec()));
        let spec = doc.add_object(dictionary! {
            "Type" => "Filespec", "F" => Object::string_literal("evil.exe"), "EF" => dictionary! { "F" => file },
        });
        let names = vec![Object::string_literal("evil.exe"), spec.into()];
        root.set("OpenAction", script());
        root.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    })
}

/// One page that shows `jpeg` on all of it, upright or lying as the picture is.
pub(crate) fn scan(jpeg: Vec<u8>, width: u32, height: u32) -> Vec<u8> {
    let mut draft = Draft::new();
    let (across, up) = if width > height { (842, 595) } else { (595, 842) };
    let page = draft.page(Some([0, 0, across, up]));
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => i64::from(width), "Height" => i64::from(height),
        "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8, "Filter" => "DCTDecode",
    };
    let picture = draft.doc.add_object(Stream::new(dict, jpeg));
    let show = Stream::new(Dictionary::new(), format!("q {across} 0 0 {up} 0 0 cm /Scan Do Q").into_bytes());
    draft.doc.objects.insert(draft.content, show.into());
    let resources = dictionary! { "XObject" => dictionary! { "Scan" => picture } };
    draft.doc.get_dictionary_mut(page).unwrap().set("Resources", resources);
    draft.save(None, |_, _| {})
}

/// A page whose content leaves the coordinates upside down, with a stamp on it.
pub(crate) fn stamped_unbalanced() -> Vec<u8> {
    let mut draft = Draft::new();
    let page = draft.page(Some(A4));
    let content = Stream::new(Dictionary::new(), b"Q q 0.1 0 0 0.1 900 900 cm 0 g 10 10 20 20 re f".to_vec());
    draft.doc.objects.insert(draft.content, content.into());
    let look = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 100.into(), 50.into()],
    };
    let look = draft.doc.add_object(Stream::new(look, b"0.8 0 0 rg 0 0 100 50 re f".to_vec()));
    let stamp = draft.doc.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Stamp", "F" => 4,
        "Rect" => vec![0.into(), 742.into(), 200.into(), 842.into()], "AP" => dictionary! { "N" => look },
    });
    draft.doc.get_dictionary_mut(page).unwrap().set("Annots", vec![stamp.into()]);
    draft.save(None, |_, _| {})
}

/// Red on the left, blue on the right, wider than high.
pub(crate) fn red_blue(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([210, 30, 30]) } else { Rgb([30, 30, 200]) })
}

pub(crate) fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 85)).unwrap();
    out
}

/// A photo full of detail, hence large.
pub(crate) fn detailed(width: u32, height: u32) -> Vec<u8> {
    let mut state = 5u32;
    let bytes = (0..width * height * 3).map(|n| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (n / width % 200) as u8 + (state >> 27) as u8
    });
    let picture = RgbImage::from_raw(width, height, bytes.collect()).unwrap();
    let mut out = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, 95)).unwrap();
    out
}

/// A photo taken with the phone turned, saying so and where in its EXIF block.
pub(crate) fn turned_photo() -> Vec<u8> {
    let plain = jpeg(&red_blue(600, 400));
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPS 48.1173N 1.6778W");
    let mut out = plain[..2].to_vec();
    out.extend_from_slice(&[0xFF, 0xE1]);
    out.extend_from_slice(&(exif.len() as u16 + 2).to_be_bytes());
    out.extend_from_slice(&exif);
    out.extend_from_slice(&plain[2..]);
    out
}

pub(crate) fn half_transparent() -> Vec<u8> {
    let picture = RgbaImage::from_fn(900, 600, |x, _| if x < 450 { Rgba([0, 0, 0, 0]) } else { Rgba([200, 0, 0, 255]) });
    let mut out = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut out)).unwrap();
    out
}

pub(crate) fn png(picture: &RgbImage) -> Vec<u8> {
    let mut out = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut out)).unwrap();
    out
}

/// A few bytes that claim to be 60,000 by 60,000 pixels.
pub(crate) fn png_bomb() -> Vec<u8> {
    let mut out = paper::samples::sample_png(20, 20, 1);
    let side = 60_000u32.to_be_bytes();
    out[16..20].copy_from_slice(&side);
    out[20..24].copy_from_slice(&side);
    let crc = crc32(&out[12..29]);
    out[29..33].copy_from_slice(&crc.to_be_bytes());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }))
}

/// Byte flips at places that do not change from run to run.
pub(crate) fn flipped(bytes: &[u8], seed: u32) -> Vec<u8> {
    let mut out = bytes.to_vec();
    let mut state = seed | 1;
    for _ in 0..60 {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let at = state as usize % out.len();
        out[at] = (state >> 24) as u8;
    }
    out
}
