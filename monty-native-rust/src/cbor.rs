//! The structure of CBOR, checked before anything is built from it.
//!
//! The interpreter's decoder recurses and takes lengths at their word. Bytes that pass this check
//! are one complete item, nest no deeper than allowed and promise no more than is there, so that
//! damaged ones are an error instead of an exhausted stack or an allocation that fails.

/// Why bytes are not one well-formed item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// They end inside the item.
    Truncated,
    /// They go on after it.
    Trailing,
    /// It nests too deep.
    TooDeep,
    /// It has a byte that stands for nothing.
    Reserved,
}

/// What is still to come in the container that is being read.
#[derive(Clone, Copy)]
enum Rest {
    /// This many items.
    Items(u64),
    /// Items up to a break.
    UntilBreak,
}

/// Checks that `bytes` are exactly one well-formed item of at most `max_depth` containers in each other.
pub fn check(bytes: &[u8], max_depth: usize) -> Result<(), Malformed> {
    let mut reader = Reader { bytes, at: 0 };
    let mut open = vec![Rest::Items(1)];
    while let Some(rest) = open.last_mut() {
        match rest {
            Rest::Items(0) => {
                open.pop();
                continue;
            }
            Rest::Items(left) => *left -= 1,
            Rest::UntilBreak if reader.takes_break()? => {
                open.pop();
                continue;
            }
            Rest::UntilBreak => {}
        }
        if let Some(inner) = reader.item()? {
            if open.len() > max_depth {
                return Err(Malformed::TooDeep);
            }
            open.push(inner);
        }
    }
    if reader.at == bytes.len() { Ok(()) } else { Err(Malformed::Trailing) }
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    /// Reads the head of an item, and its text if it has some; a container's rest where it is one.
    fn item(&mut self) -> Result<Option<Rest>, Malformed> {
        let head = self.byte()?;
        let (kind, info) = (head >> 5, head & 0x1f);
        let argument = match info {
            0..24 => Some(u64::from(info)),
            24 => Some(self.number(1)?),
            25 => Some(self.number(2)?),
            26 => Some(self.number(4)?),
            27 => Some(self.number(8)?),
            31 if (2..=5).contains(&kind) => None,
            _ => return Err(Malformed::Reserved),
        };
        match (kind, argument) {
            (2 | 3, Some(length)) => {
                self.skip(length)?;
                Ok(None)
            }
            (4, Some(items)) => self.fits(items).map(|()| Some(Rest::Items(items))),
            (5, Some(pairs)) => {
                let items = pairs.checked_mul(2).ok_or(Malformed::Truncated)?;
                self.fits(items).map(|()| Some(Rest::Items(items)))
            }
            (6, Some(_)) => Ok(Some(Rest::Items(1))),
            (_, None) => Ok(Some(Rest::UntilBreak)),
            _ => Ok(None),
        }
    }

    fn takes_break(&mut self) -> Result<bool, Malformed> {
        let is_break = *self.bytes.get(self.at).ok_or(Malformed::Truncated)? == 0xff;
        self.at += usize::from(is_break);
        Ok(is_break)
    }

    fn byte(&mut self) -> Result<u8, Malformed> {
        let byte = *self.bytes.get(self.at).ok_or(Malformed::Truncated)?;
        self.at += 1;
        Ok(byte)
    }

    fn number(&mut self, bytes: usize) -> Result<u64, Malformed> {
        (0..bytes).try_fold(0, |number, _| Ok(number << 8 | u64::from(self.byte()?)))
    }

    fn skip(&mut self, length: u64) -> Result<(), Malformed> {
        self.fits(length)?;
        // What fits in the bytes that are there fits in a `usize`.
        self.at += usize::try_from(length).map_err(|_| Malformed::Truncated)?;
        Ok(())
    }

    /// Refuses `length`, in items of a byte at least, where less is left.
    fn fits(&self, length: u64) -> Result<(), Malformed> {
        if length > (self.bytes.len() - self.at) as u64 { Err(Malformed::Truncated) } else { Ok(()) }
    }
}
