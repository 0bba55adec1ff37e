//! The hypotenuse, rounded as `sqrt(x * x + y * y)` would be if the sum were exact.

/// `hypot` of `<math.h>`.
pub(super) fn hypotenuse(x: f64, y: f64) -> f64 {
    let (x, y) = (x.abs(), y.abs());
    if x.is_infinite() || y.is_infinite() {
        return f64::INFINITY;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    let (long, short) = (x.max(y), x.min(y));
    if short <= long * f64::EPSILON / 4.0 {
        return long;
    }
    let scale = scale(long, short);
    root_of_squares(long * scale, short * scale) / scale
}

/// A power of two that keeps squares, and what is missing of them, in the range of floats.
fn scale(long: f64, short: f64) -> f64 {
    if long > 1e150 {
        f64::from_bits((1023 - 600) << 52)
    } else if short < 1e-120 {
        f64::from_bits((1023 + 700) << 52)
    } else {
        1.0
    }
}

/// The root of the rounded sum, and one step of Newton's method with what was rounded off.
fn root_of_squares(long: f64, short: f64) -> f64 {
    let (long_square, long_rest) = square(long);
    let (short_square, short_rest) = square(short);
    let sum = long_square + short_square;
    let rest = (short_square - (sum - long_square)) + (long_rest + short_rest);
    let root = sum.sqrt();
    let (root_square, root_rest) = square(root);
    let error = (sum - root_square) - root_rest + rest;
    root + error / (2.0 * root)
}

/// The square as the float next to it, and what is missing of it, exactly (Dekker, 1971).
fn square(x: f64) -> (f64, f64) {
    let split = x * 134_217_729.0;
    let high = split - (split - x);
    let low = x - high;
    let square = x * x;
    (square, (high * high - square) + 2.0 * high * low + low * low)
}

#[cfg(test)]
mod tests {
    use super::hypotenuse;

    #[test]
    fn sides_of_any_size_have_their_hypotenuse() {
        for (x, y, result) in [
            (3.0, 4.0, 5.0),
            (-3e300, 4e300, 5e300),
            (3e-300, -4e-300, 5e-300),
            (1.0, 1.0, 2.0_f64.sqrt()),
            (f64::MAX, f64::MAX, f64::INFINITY),
            (f64::NAN, f64::NEG_INFINITY, f64::INFINITY),
            (0.0, -0.0, 0.0),
            (0.0, -7.0, 7.0),
            (5e-324, 0.0, 5e-324),
            (1e200, 1e-200, 1e200),
            (2.0, 709.782_712_893_384, 709.785_530_651_542_7),
            (0.5, -745.2, 745.200_167_740_185_2),
        ] {
            assert_eq!(hypotenuse(x, y).to_bits(), f64::to_bits(result), "{x}, {y}");
            assert_eq!(hypotenuse(y, x).to_bits(), f64::to_bits(result), "{y}, {x}");
        }
        assert!(hypotenuse(1.0, f64::NAN).is_nan());
    }
}
