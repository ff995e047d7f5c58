//! `chitieu_fuzz::sheet` for libFuzzer.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| chitieu_fuzz::sheet(data));
