//! The structural check of CBOR: what is one well-formed item, and why the rest is none.
#![allow(missing_docs, reason = "tests read as specifications")]

use monty_jvm::cbor::{Malformed, check};

#[test]
fn well_formed_items_pass() {
    for bytes in [
        [0x00].as_slice(),
        &[0x18, 0xff],
        &[0x3b, 0, 0, 0, 0, 0, 0, 0, 1],
        &[0x43, 1, 2, 3],
        &[0x5f, 0x41, 1, 0x41, 2, 0xff],
        &[0x80],
        &[0x82, 0x01, 0xa1, 0x61, b'k', 0xf6],
        &[0x9f, 0x01, 0x9f, 0xff, 0xff],
        &[0xbf, 0x61, b'k', 0x01, 0xff],
        &[0xc1, 0x00],
        &[0xfb, 0, 0, 0, 0, 0, 0, 0, 0],
    ] {
        assert_eq!(check(bytes, 4), Ok(()), "{bytes:x?}");
    }
}

#[test]
fn everything_else_is_told_apart() {
    for (bytes, why) in [
        ([].as_slice(), Malformed::Truncated),
        (&[0x18], Malformed::Truncated),
        (&[0x43, 1, 2], Malformed::Truncated),
        (&[0x82, 0x01], Malformed::Truncated),
        (&[0xa1, 0x01], Malformed::Truncated),
        (&[0x9f, 0x01], Malformed::Truncated),
        (&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Malformed::Truncated),
        (&[0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Malformed::Truncated),
        (&[0x5b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], Malformed::Truncated),
        (&[0x00, 0x00], Malformed::Trailing),
        (&[0x1c], Malformed::Reserved),
        (&[0x1f], Malformed::Reserved),
        (&[0xff], Malformed::Reserved),
        (&[0x81, 0x81, 0x81, 0x81, 0x81, 0x00], Malformed::TooDeep),
    ] {
        assert_eq!(check(bytes, 4), Err(why), "{bytes:x?}");
    }
}
