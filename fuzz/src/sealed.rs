//! The containers of documents, with checksums that hold, so that what is inside is reached.

use pairwright::storage::Document;
use sha2::{Digest as _, Sha256};

/// The text of a document with these data, as the library lays it out.
pub fn json<D: Document>(format: u32, data: &str) -> String {
    let sha256: String = Sha256::digest(data.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{{\n  \"format\": {format},\n  \"sha256\": \"{sha256}\",\n  \"{}\": {data}\n}}\n", D::KIND)
}

/// The bytes of a compact document with this `MessagePack`: kind, format and data.
pub fn compact(plain: &[u8]) -> Vec<u8> {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(plain, 0);
    [b"pwr\x1a\x01".as_slice(), &Sha256::digest(&packed), &packed].concat()
}

/// A document that was accepted goes round; what was refused says that it was the document's fault.
pub fn accepted<D: Document>(read: pairwright::Result<D>) -> Option<D> {
    match read {
        Ok(read) => {
            goes_round(&read);
            Some(read)
        }
        Err(error) => {
            assert!(error.is_document(), "{error}");
            None
        }
    }
}

/// The same document again by both ways, to the byte.
pub fn goes_round<D: Document>(data: &D) {
    let text = data.to_json().expect("what was accepted can be written");
    let bytes = data.to_bytes().expect("what was accepted can be written");
    let one = D::from_json(&text).expect("what was written can be read");
    let other = D::from_bytes(&bytes).expect("what was written can be read");
    for again in [one, other] {
        assert_eq!(again.to_json().unwrap(), text);
        assert_eq!(again.to_bytes().unwrap(), bytes);
    }
}
