//! The C library's mathematical functions, from one implementation in Rust.
//!
//! `f64::sin` and the like call the C library, and each C library rounds the last digit in its own
//! way: glibc, musl (which WebAssembly has), that of each operating system. A script would see on
//! which engine it runs. These definitions take the place of the C library's in the finished
//! artefact, so that every engine computes the same bits everywhere. Those that are left out
//! (`sqrt`, `fmod`, …) are exact, and so the same in any library.

/// Defines functions of the C library.
macro_rules! from_libm {
    ($($name:ident($($argument:ident),+);)+) => {$(
        // SAFETY: the signature is that of the C library's function of this name, and so is what
        // it does: nothing but to compute its result.
        #[doc = concat!("`", stringify!($name), "` of `<math.h>`.")]
        #[unsafe(no_mangle)]
        pub extern "C" fn $name($($argument: f64),+) -> f64 {
            libm::$name($($argument),+)
        }

        // For this library alone: neither may another one take ours, nor we that of the process.
        #[cfg(target_os = "linux")]
        std::arch::global_asm!(concat!(".hidden ", stringify!($name)));
    )+};
}

from_libm! {
    acos(x);
    asin(x);
    atan(x);
    atan2(y, x);
    cbrt(x);
    cos(x);
    cosh(x);
    exp(x);
    exp2(x);
    expm1(x);
    hypot(x, y);
    log(x);
    log10(x);
    log1p(x);
    log2(x);
    pow(x, y);
    sin(x);
    sinh(x);
    tan(x);
    tanh(x);
}
