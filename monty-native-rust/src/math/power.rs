//! Powers, rounded correctly where the result is not tiny.

/// `pow` of `<math.h>`.
pub(super) fn power(x: f64, y: f64) -> f64 {
    if y.to_bits() == 2.0_f64.to_bits() {
        return x * x;
    }
    if let Some(exact) = power_of_integer(x, y) {
        return exact;
    }
    let result = pxfm::f_pow(x, y);
    // What is left is infinite, undefined, zero or tiny, and some of it is wrong in pxfm 0.1.30:
    // 1.0 ** nan, nan ** 0.0, 1e155 ** -2.0, 6e-10 ** 34.0.
    if x.is_finite() && y.is_finite() && result.is_finite() && result.abs() >= smallest(y) {
        result
    } else {
        libm::pow(x, y)
    }
}

/// The smallest result that is sure to be right. Whole powers multiply parts of numbers, which must
/// not be too small to be exact.
fn smallest(y: f64) -> f64 {
    if (0.0..=102.0).contains(&y) && y.fract() == 0.0 { 1e-270 } else { 2.0 * f64::MIN_POSITIVE }
}

/// A whole power of a number with few digits, computed in integers: pxfm rounds what lies exactly
/// between two floats either way, as in 208067.0 ** 3.
fn power_of_integer(x: f64, y: f64) -> Option<f64> {
    if !(3.0..=127.0).contains(&y) || y.fract() != 0.0 || !x.is_normal() {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, and in the range above")]
    let times = y as u32;
    let (digits, exponent) = parts(x);
    if (u64::BITS - digits.leading_zeros()) * times > u128::BITS {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "this rounds, to the nearest and then to even")]
    let power = u128::from(digits).pow(times) as f64;
    let scale = power_of_two(exponent * times.cast_signed())?;
    Some(power * scale)
        .filter(|result| result.is_normal())
        .map(|result| if x < 0.0 && times % 2 == 1 { -result } else { result })
}

/// A normal number without its sign, as an odd integer and an exponent of two.
fn parts(x: f64) -> (u64, i32) {
    let mantissa = x.to_bits() & ((1 << 52) - 1) | (1 << 52);
    let zeros = mantissa.trailing_zeros();
    let biased = (x.to_bits() >> 52 & 0x7ff) as i32;
    (mantissa >> zeros, biased - 1075 + zeros.cast_signed())
}

/// `2.0 ** exponent`, if it is normal.
fn power_of_two(exponent: i32) -> Option<f64> {
    let biased = u64::try_from(exponent + 1023).ok()?;
    (1..=2046).contains(&biased).then(|| f64::from_bits(biased << 52))
}

#[cfg(test)]
mod tests {
    use super::power;

    #[test]
    fn what_has_few_digits_is_exact() {
        for (x, y, result) in [
            (10.0, 22.0, 1e22),
            (10.0, 3.0, 1000.0),
            (-3.0, 3.0, -27.0),
            (0.5, 10.0, 1.0 / 1024.0),
            (2.0, -3.0, 0.125),
            (2.0, 0.5, 2.0_f64.sqrt()),
            (9.0, 1.5, 27.0),
            (504.0, 9.0, 2.098_335_016_107_156e24),
            (208_067.0, 3.0, 9_007_610_865_436_764.0),
            (10.0, -3.0, 0.001),
            (10.0, 308.0, 1e308),
            (10.0, -308.0, 1e-308),
        ] {
            assert_eq!(power(x, y).to_bits(), result.to_bits(), "{x} ** {y}");
        }
    }

    #[test]
    fn what_no_number_can_be_computed_for_is_as_ieee_754_has_it() {
        let infinity = f64::INFINITY;
        for (x, y, result) in [
            (1.0, f64::NAN, 1.0),
            (f64::NAN, 0.0, 1.0),
            (f64::NAN, -0.0, 1.0),
            (-1.0, infinity, 1.0),
            (0.0, -1.0, infinity),
            (-0.0, -1.0, -infinity),
            (-0.0, -2.0, infinity),
            (-0.0, 3.0, -0.0),
            (-0.0, 0.5, 0.0),
            (-infinity, 0.5, infinity),
            (-infinity, 3.0, -infinity),
            (infinity, -1.0, 0.0),
            (0.5, infinity, 0.0),
            (0.5, -infinity, infinity),
            (10.0, 309.0, infinity),
            (-10.0, 309.0, -infinity),
            (10.0, -400.0, 0.0),
            (-10.0, -401.0, -0.0),
        ] {
            assert_eq!(power(x, y).to_bits(), f64::to_bits(result), "{x} ** {y}");
        }
        for (x, y) in [(-1.0, 0.5), (f64::NAN, 1.0), (2.0, f64::NAN), (-8.0, 1.0 / 3.0)] {
            assert!(power(x, y).is_nan(), "{x} ** {y}");
        }
    }

    #[test]
    fn tiny_and_huge_results_are_near() {
        for (x, y, result) in [
            (1e155, -2.0, 1e-310),
            (10.0, -311.0, 1e-311),
            (10.0, -323.0, 1e-323),
            (6.020_196_706_797_594e-10, 34.0, 3.211_908_631e-314),
            (f64::MAX, -0.5, 7.458_340_731_200_207e-155),
            (1e100, 3.0, 1e300),
            (1e-100, 3.0, 1e-300),
        ] {
            let off = power(x, y).to_bits().abs_diff(f64::to_bits(result));
            assert!(off <= 2, "{x} ** {y}: {}", power(x, y));
        }
    }
}
