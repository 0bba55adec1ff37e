//! The C library's mathematical functions, the same bits everywhere.
//!
//! `f64::sin` and the like call the C library, and each C library rounds the last digit in its own
//! way: glibc, musl (which WebAssembly has), that of each operating system. A script would see on
//! which engine it runs. The definitions here take the place of the C library's in the finished
//! artefact. Those that are left out (`sqrt`, `fma`, `fmod`, …) are exact, and so the same in any
//! library; `erf` and `gamma` are the interpreter's own.
//!
//! Almost all come from the crate `pxfm`, which rounds correctly: of the arguments where it differs
//! from glibc it was right in every one that was checked with 400 bits. So it does not matter that
//! it computes with other instructions where a processor has them.

mod hypotenuse;
mod power;

/// Defines functions of the C library.
macro_rules! functions {
    ($($name:ident($($argument:ident),+) = $definition:expr;)+) => {$(
        // SAFETY: the signature is that of the C library's function of this name, and so is what
        // it does: nothing but to compute its result.
        #[doc = concat!("`", stringify!($name), "` of `<math.h>`.")]
        #[unsafe(no_mangle)]
        pub extern "C" fn $name($($argument: f64),+) -> f64 {
            $definition
        }

        // For this library alone: neither may another one take ours, nor we that of the process.
        #[cfg(target_os = "linux")]
        std::arch::global_asm!(concat!(".hidden ", stringify!($name)));
    )+};
}

functions! {
    acos(x) = pxfm::f_acos(x);
    acosh(x) = pxfm::f_acosh(x);
    asin(x) = pxfm::f_asin(x);
    asinh(x) = pxfm::f_asinh(x);
    atan(x) = pxfm::f_atan(x);
    atan2(y, x) = pxfm::f_atan2(y, x);
    atanh(x) = pxfm::f_atanh(x);
    cbrt(x) = pxfm::f_cbrt(x);
    cos(x) = pxfm::f_cos(x);
    cosh(x) = pxfm::f_cosh(x);
    exp(x) = if x < SUBNORMAL_EXP { libm::exp(x) } else { pxfm::f_exp(x) };
    exp2(x) = if x < SUBNORMAL_EXP2 { libm::exp2(x) } else { pxfm::f_exp2(x) };
    expm1(x) = pxfm::f_expm1(x);
    hypot(x, y) = hypotenuse::hypotenuse(x, y);
    log(x) = pxfm::f_log(x);
    log10(x) = pxfm::f_log10(x);
    log1p(x) = pxfm::f_log1p(x);
    log2(x) = pxfm::f_log2(x);
    pow(x, y) = power::power(x, y);
    sin(x) = pxfm::f_sin(x);
    sinh(x) = pxfm::f_sinh(x);
    tan(x) = pxfm::f_tan(x);
    tanh(x) = pxfm::f_tanh(x);
}

/// Below these the result is subnormal, and `pxfm` 0.1.30 is sometimes wrong by far:
/// `exp(-710.5574213853761)`.
const SUBNORMAL_EXP: f64 = -708.0;
const SUBNORMAL_EXP2: f64 = -1021.0;

/// `sincos`, an extension of glibc that the compiler calls where it needs both.
///
/// # Safety
///
/// `sine` and `cosine` point to numbers that may be written.
#[cfg(target_os = "linux")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sincos(x: f64, sine: *mut f64, cosine: *mut f64) {
    // SAFETY: what the caller promises.
    unsafe {
        sine.write(pxfm::f_sin(x));
        cosine.write(pxfm::f_cos(x));
    }
}

#[cfg(target_os = "linux")]
std::arch::global_asm!(".hidden sincos");
